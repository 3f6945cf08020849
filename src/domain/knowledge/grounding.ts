/**
 * Lets a model's draft out sentence by sentence, each only if it rests on a passage it cites: the sentences are found
 * in `grounding.sentences.ts`; what they claim is held against the passages in `grounding.support.ts`, and whether they
 * turn the meaning round in `grounding.meaning.ts`.
 */
import type { Language } from '../events.ts'
import { firstUnit, longestSentence, unmarked } from './grounding.sentences.ts'
import { unsupported } from './grounding.support.ts'
import { words } from './search/text.ts'

export interface CitablePassage {
  slug: string
  title: string
  text: string
}

/** A checked sentence: its text without the [slug] marks, with the space or line break before it. */
export interface Released {
  text: string
  cited: string[]
}

/** Why a draft ends early. `claim` is what no cited passage supports. */
export type Stop =
  | { reason: 'no_answer' | 'empty' }
  | { reason: 'ungrounded'; sentence: string; claim: string }

/** A draft being checked. Everything in `shown` was released; once `stop` is set nothing more is. */
export interface Draft {
  readonly passages: ReadonlyMap<string, string>
  readonly question: string
  /** What the answer must be in; null where the customer writes in neither of ours. */
  readonly language: Language | null
  readonly pending: string
  /** A greeting waits for the first grounded sentence, so that nobody is greeted and then left. */
  readonly held: string
  readonly shown: string
  readonly cited: readonly string[]
  readonly stop: Stop | null
}

/**
 * An empty draft over `passages`. `question`: all the customer wrote that an answer may repeat. `language`: the one the
 * answer must be in; null where the customer writes in one that we do not speak.
 */
export function openDraft(
  passages: readonly CitablePassage[],
  question: string,
  language: Language | null,
): Draft {
  const bySlug = new Map<string, string>()
  for (const { slug, title, text } of passages) {
    bySlug.set(slug.toLowerCase(), `${bySlug.get(slug.toLowerCase()) ?? ''}\n${title}\n${text}`)
  }
  return { passages: bySlug, question, language, pending: '', held: '', shown: '', cited: [], stop: null }
}

/** The draft with `delta` added, and the sentences that this completes and grounds. */
export const release = (draft: Draft, delta: string): { draft: Draft; released: Released[] } =>
  judged({ ...draft, pending: draft.pending + delta }, false)

/** The draft at its end: the rest is judged as a last sentence. `stop` is null only if something grounded was shown. */
export function endDraft(draft: Draft): { draft: Draft; released: Released[] } {
  const { draft: last, released } = judged(draft, true)
  const nothing = last.stop === null && last.cited.length === 0
  return { draft: nothing ? { ...last, stop: { reason: 'empty' } } : last, released }
}

function judged(draft: Draft, last: boolean): { draft: Draft; released: Released[] } {
  const released: Released[] = []
  let now = draft
  while (!now.stop) {
    const unit = firstUnit(now.pending, last)
    if ((unit ?? now.pending).length > longestSentence) {
      now = { ...now, stop: ungrounded(now.pending, 'too long') }
    } else if (unit === null) {
      break
    } else {
      const next = weighed({ ...now, pending: now.pending.slice(unit.length) }, unit)
      if (next.shown.length > now.shown.length) {
        const cited = unmarked(unit, now.passages).cited
        released.push({ text: next.shown.slice(now.shown.length), cited })
      }
      now = next
    }
  }
  return { draft: now, released }
}

const ungrounded = (sentence: string, claim: string): Stop => ({
  reason: 'ungrounded',
  sentence: sentence.trim().slice(0, 300),
  claim: claim.slice(0, 100),
})

function weighed(draft: Draft, unit: string): Draft {
  const stopped = (stop: Stop): Draft => ({ ...draft, stop })
  if (draft.cited.length === 0 && !/[\p{L}\p{N}<[\]]/u.test(unit)) return draft
  const { text, cited, unknown } = unmarked(unit, draft.passages)
  if (/^\W*NO[ _]ANSWER(?!\w)/.test(text)) return stopped({ reason: 'no_answer' })
  if (/^(?:no answer|keine antwort)$/.test(words(text, 'en').join(' ')))
    return stopped({ reason: 'no_answer' })
  if (unknown !== null) return stopped(ungrounded(unit, unknown))
  const show = (): Draft => {
    const space =
      draft.shown + draft.held === '' ? '' : (/^\s*/.exec(text)?.[0] ?? '').replace(/\n{3,}/g, '\n\n')
    return {
      ...draft,
      held: '',
      shown: draft.shown + draft.held + (text.trim() === '' ? '' : space + text.trim()),
      cited: [...new Set([...draft.cited, ...cited])],
    }
  }
  const wordless = !/[\p{L}\p{N}<[\]]/u.test(text)
  if (wordless) return draft.cited.length > 0 || cited.length > 0 ? show() : draft
  if (cited.length === 0) {
    if (draft.cited.length > 0 || !isGreeting(text)) return stopped(ungrounded(unit, 'no citation'))
    return { ...draft, held: draft.held + (draft.held === '' ? text.trim() : ` ${text.trim()}`) }
  }
  const evidence = cited.map((slug) => draft.passages.get(slug) ?? '').join('\n')
  const claim = unsupported(text, evidence, draft.question, draft.language)
  return claim === null ? show() : stopped(ungrounded(unit, claim))
}

const greetings: readonly RegExp[] = [
  /^(?:guten (?:tag|morgen|abend)|hallo|gern|sehr gern|gruss gott|moin|sehr geehrte damen und herren)$/,
  /^(?:vielen dank|danke)(?: fur ihre (?:frage|nachricht|anfrage))?$/,
  /^(?:das|dabei|hier) (?:erklare|helfe|beantworte) ich (?:ihnen )?gern(?: weiter)?$/,
  /^(?:ich helfe ihnen gern(?: weiter)?|gern helfe ich ihnen(?: weiter)?|(?:das|es) tut mir leid)$/,
  /^(?:hello|hi|good (?:morning|afternoon|evening)|gladly|happy to help|(?:i am|im) (?:happy|glad) to help)$/,
  /^(?:thank you|thanks)(?: for (?:your (?:question|message)|asking|writing))?$/,
  /^(?:(?:i am|im) sorry(?: to hear that)?|sorry to hear that)$/,
]

function isGreeting(text: string): boolean {
  if (text.length > 80 || /[<>[\]():/@]/.test(text)) return false
  const plain = words(text, 'de').join(' ').replace('gerne', 'gern')
  return greetings.some((greeting) => greeting.test(plain))
}

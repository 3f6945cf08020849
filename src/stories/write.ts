import { costOf, longestAnswer, tokensOf } from '../domain/budget.ts'
import type { Verdict } from '../domain/decide.ts'
import { detectLanguage } from '../domain/signals/language.ts'
import { type Veil, veilOver } from '../domain/veil.ts'
import type { AnswerRequest, Found, Model } from '../ports.ts'
import { DraftFailed, draftAnswer } from './draft.ts'
import type { Needs } from './needs.ts'
import { handOff, nameOf, type Question, sourceOf, type Tell } from './question.ts'

/**
 * A model writes the answer from the passages; only what rests on them is shown. Its cost is reserved before it is
 * asked; with nothing left, a person takes over. `instead`: what is said when nothing of the draft could be shown;
 * without it, a person takes over as well.
 */
export async function write(
  needs: Needs,
  model: Model,
  question: Question,
  found: Found[],
  instead: (() => Verdict) | null,
  tell: Tell,
  signal: AbortSignal,
): Promise<Verdict> {
  const { request, veil } = asked(question, found)
  const call = await reserve(needs, question, request)
  if (!call) return handOff('budget_spent', question, 'budget')
  const messageId = needs.ids.uuid()
  const said = (text: string, cited: readonly string[]) => ({
    messageId,
    text: veil.lift(text),
    sources: found.filter((f) => cited.includes(f.article.slug)).map(sourceOf),
    maker: model.maker,
  })
  const start = startedWithin(needs.settings.answerWithinSeconds * 1000 * firstWordWithin)
  let failure: string | null = null
  try {
    const draft = draftAnswer(
      call.counting(model, start.begun),
      request,
      AbortSignal.any([signal, start.signal]),
    )
    for (;;) {
      const step = await draft.next()
      if (!step.done) {
        tell(veil.lift(step.value.text))
        continue
      }
      const result = step.value
      if (result.outcome === 'grounded') return { outcome: 'answered', ...said(result.text, result.cited) }
      if (result.shown === '' && instead) return instead()
      const partial = result.shown === '' ? {} : { partial: said(result.shown, result.cited) }
      return { ...handOff('no_answer', question, `draft.${result.reason}`), ...partial }
    }
  } catch (error) {
    failure = nameOf(error)
    if (failure !== 'taken_over') needs.report('the model failed', { reason: failure })
    const partial =
      error instanceof DraftFailed && error.shown !== '' ? { partial: said(error.shown, error.cited) } : {}
    return { ...handOff('bot_failed', question, failure), ...partial }
  } finally {
    start.begun()
    // What took too long before it could be asked says nothing about the model.
    if (call.wasAsked() && needs.modelHealth.learned(failure))
      needs.report('the model is away', { reason: failure })
    await call.settle(failure)
  }
}

/** The part of the time for an answer in which its first word must come: what begins later would not be finished. */
const firstWordWithin = 0.75

/** What of an article and of earlier messages is sent, in UTF-16 units each. The question itself is at most 8,000 long. */
const longest = { passage: 6000, passages: 24_000, question: 8000, earlier: 2000 }

/** What the model is asked, without anything personal, and the veil that puts it back. */
function asked(question: Question, found: Found[]): { request: AnswerRequest; veil: Veil } {
  let left = longest.passages
  const passages = found.flatMap(({ article: { slug, title, body } }) => {
    const text = beginning(body, Math.min(longest.passage, left))
    left -= text.length
    return text === '' ? [] : [{ slug, title, text }]
  })
  const veil = veilOver(
    question.log.filter((e) => e.seq <= question.seq),
    passages.map(({ title, text }) => `${title}\n${text}`).join('\n'),
  )
  const { text, language } = question
  const request: AnswerRequest = {
    question: veil.cover(text.slice(0, longest.question)),
    language,
    ...heardIn(text),
    passages,
    earlier: earlierOf(question).map(({ who, text: words }) => ({
      who,
      text: veil.cover(words.slice(0, longest.earlier)),
    })),
  }
  return { request, veil }
}

/** `text` up to a paragraph's end, or a sentence's, or as it comes. */
function beginning(text: string, length: number): string {
  if (text.length <= length) return text
  const cut = text.slice(0, Math.max(0, length))
  const end = Math.max(cut.lastIndexOf('\n\n'), cut.search(/[.!?][^.!?]*$/) + 1)
  return end > length / 2 ? cut.slice(0, end) : cut
}

const earlierOf = ({ log, seq }: Question): AnswerRequest['earlier'] =>
  log
    .filter((e) => e.seq < seq)
    .flatMap((e): AnswerRequest['earlier'] => {
      if (e.type === 'customer_wrote') return [{ who: 'customer', text: e.text }]
      return e.type === 'bot_replied' ? [{ who: 'bot', text: e.text }] : []
    })
    .slice(-6)

/** Another language than ours, where it is plain that it is one. */
function heardIn(text: string): { heard?: string } {
  const { language, code } = detectLanguage(text)
  return language === 'other' && code ? { heard: code } : {}
}

/** A deadline for the first word. `begun` ends it. */
function startedWithin(ms: number): { signal: AbortSignal; begun: () => void } {
  const start = new AbortController()
  const late = () => start.abort(new Error('The answer did not begin.', { cause: 'slow_start' }))
  const timer = setTimeout(late, ms)
  return { signal: start.signal, begun: () => clearTimeout(timer) }
}

/** The most a call can cost, taken from the budget; null when there is none left. */
async function reserve(needs: Needs, { conversationId }: Question, request: AnswerRequest) {
  const sent = tokensOf(JSON.stringify(request)) + promptTokens
  const reserved = sent + longestAnswer
  const at = needs.clock.now()
  if (!(await needs.budget.reserve(conversationId, at, reserved))) return null
  let received = ''
  let asked = false
  return {
    wasAsked: () => asked,
    /** The same model, listened to. */
    counting: (model: Model, begun: () => void): Model => ({
      ...model,
      async *answer(...request) {
        asked = true
        for await (const piece of model.answer(...request)) {
          begun()
          received += piece
          yield piece
        }
      },
    }),
    async settle(failure: string | null) {
      const spent = asked ? costOf({ reserved, sent, received: tokensOf(received), failure }) : 0
      await needs.budget
        .settle(conversationId, at, reserved, spent)
        .catch((error: unknown) => needs.report('a call was not settled', { reason: nameOf(error) }))
    },
  }
}

/** Our own part of the prompt, in tokens and rounded up. */
const promptTokens = 1200

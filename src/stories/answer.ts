import { botSays } from '../domain/botSays.ts'
import { episode, replay } from '../domain/conversation.ts'
import type { Verdict } from '../domain/decide.ts'
import type { Language, Log } from '../domain/events.ts'
import { extract } from '../domain/knowledge/extract.ts'
import { circling, served, timesAskedBack } from '../domain/policy.ts'
import { detectLanguage } from '../domain/signals/language.ts'
import { saysOnlyUnhelpful } from '../domain/signals/onlyUnhelpful.ts'
import { sameNeed, sameNeedFrom } from '../domain/signals/sameNeed.ts'
import { smallTalk } from '../domain/signals/smallTalk.ts'
import { findWish } from '../domain/signals/wish.ts'
import type { Band, Found } from '../ports.ts'
import { lookUp } from './lookUp.ts'
import type { Needs } from './needs.ts'
import { handOff, nameOf, type Question, sourceOf, type Tell } from './question.ts'
import { write } from './write.ts'

/**
 * What the bot comes to about the customer's message `messageId`. Never throws: whatever fails, is slow,
 * empty or refused is a handoff. Changes nothing; `conclude` decides whether the verdict may still be said.
 * `unlessOver` ends the work early: nobody waits for its verdict any more.
 */
export async function answer(
  needs: Needs,
  log: Log,
  {
    conversationId = null,
    messageId,
    text,
  }: { conversationId?: string | null; messageId: string; text: string },
  tell: Tell,
  unlessOver?: AbortSignal,
): Promise<Verdict> {
  const seq = log.find((e) => e.type === 'customer_wrote' && e.messageId === messageId)?.seq ?? log.length
  const question: Question = { conversationId, log, seq, text, language: replay(log).language }
  // Ended with the turn: a timeout signal of its own would live on for the whole time allowed, once for every turn.
  const deadline = new AbortController()
  const late = () => deadline.abort(new DOMException('The answer took too long.', 'TimeoutError'))
  const timer = setTimeout(late, needs.settings.answerWithinSeconds * 1000)
  try {
    const signal = unlessOver ? AbortSignal.any([deadline.signal, unlessOver]) : deadline.signal
    return await inTime(find(needs, question, tell, signal), signal)
  } catch (error) {
    // Whoever took over ended the work: nothing failed, and what comes of it is said no more.
    if (!unlessOver?.aborted) needs.report('the bot failed', { reason: nameOf(error), where: whereOf(error) })
    return handOff('bot_failed', question, nameOf(error))
  } finally {
    clearTimeout(timer)
  }
}

async function find(needs: Needs, question: Question, tell: Tell, signal: AbortSignal): Promise<Verdict> {
  const unsearched = answerSmallTalk(needs, question) ?? answerUnhelpful(needs, question)
  if (unsearched) return unsearched
  const { found, band } = await lookUp(needs, question, signal)
  const seen = whatTheSearchSays(question, found)
  const circles =
    seen.same && circling(question.log, needs.settings, { seq: question.seq, evidence: seen.same.evidence })
  if (circles) return { outcome: 'handed_off', ...circles }
  const verdict = await reply(needs, question, found, band, tell, signal)
  return verdict.outcome === 'handed_off' ? verdict : { ...verdict, ...seen.kept }
}

/** What is kept of the search with the reply, and whether an earlier message asked for the same. */
function whatTheSearchSays({ log, seq, language }: Question, found: Found[]) {
  const candidates = found.map(({ article, confidence }) => ({
    slug: article.slug,
    confidence: Math.round(confidence * 1000) / 1000,
  }))
  const nearest = sameNeed(log, seq, candidates, language)
  const same = nearest !== null && nearest.score >= sameNeedFrom ? nearest : null
  return { same, kept: { found: candidates, ...(same ? { restates: same.seq } : {}) } }
}

async function reply(
  needs: Needs,
  question: Question,
  found: Found[],
  band: Band,
  tell: Tell,
  signal: AbortSignal,
): Promise<Verdict> {
  const [best] = found
  // A wish for a call back, a phone number, a supervisor: unless an article plainly says how, a person does.
  if (band !== 'answer' && findWish(question.text)) return handOff('asked', question, 'wish.soft')
  const foreign = foreignLanguage(question.text)
  if (foreign !== null && band !== 'answer') return handOff('no_answer', question, `language.${foreign}`)
  if (band === 'handoff' || !best) return handOff('no_answer', question, 'no_answer')
  if (band === 'answer' && best.article.handoff === 'always') {
    return handOff('topic_rule', question, `article:${best.article.slug}`)
  }
  if (served(question.log).has(best.article.slug)) return offerOthers(needs, question, found)
  // While the model is away it is as if there were none: nobody waits for it, and sure answers need it least.
  if (needs.model && needs.modelHealth.mayAsk()) {
    const instead = band === 'ask_back' ? () => askBack(needs, question, found, 'which_of_these') : null
    return write(needs, needs.model, question, found, instead, tell, signal)
  }
  if (band === 'ask_back') return askBack(needs, question, found, 'which_of_these')
  return {
    outcome: 'answered',
    messageId: needs.ids.uuid(),
    text: isForeign(best, question)
      ? `${botSays('only_in_other_language', question.language)}\n\n${extract(best.article.body)}`
      : extract(best.article.body),
    sources: [sourceOf(best)],
  }
}

/** The language of the words, where it is none we speak: offers in ours would be of no use, and the agent should know. */
function foreignLanguage(text: string): string | null {
  const { language, code } = detectLanguage(text)
  return language === 'other' ? (code ?? 'other') : null
}

/** Greetings, thanks and the like get a polite word and no search. Null when the message says more than that. */
function answerSmallTalk(needs: Needs, { log, seq, text, language }: Question): Verdict | null {
  const say = (what: Parameters<typeof botSays>[0]): Verdict => inWords(needs, what, language)
  const kind = smallTalk(text)
  switch (kind) {
    case 'greeting':
    case 'thanks':
    case 'goodbye':
    case 'are_you_human':
      return say(kind)
    case 'empty': {
      // Twice nothing to read: a person may see what we cannot.
      const again = log.some(
        (e) => e.type === 'customer_wrote' && e.seq < seq && smallTalk(e.text) === 'empty',
      )
      return again ? null : say('in_words')
    }
    case 'yes':
    case 'no': {
      const what = answerToYesOrNo(log, text, kind)
      return what === null ? null : say(what)
    }
    case null:
      return null
    default:
      return kind satisfies never
  }
}

/** A bare yes or no answers the bot's last words; null where it has to be weighed like any other message. */
function answerToYesOrNo(log: Log, text: string, kind: 'yes' | 'no'): Parameters<typeof botSays>[0] | null {
  const said = log.findLast((e) => e.type === 'bot_replied' || e.type === 'bot_asked_back')
  if (said?.type === 'bot_replied') return kind === 'yes' ? 'thanks' : null
  if (said?.type !== 'bot_asked_back') return null
  if (kind === 'yes') return said.choices.length > 0 ? 'which_one' : 'glad'
  if (said.choices.length > 0) return null
  return /thank|thx|danke|merci/i.test(text) ? 'goodbye' : 'still_open'
}

/** "That did not help" names nothing to search for: the bot asks what is missing; the second time a person takes over. */
function answerUnhelpful(needs: Needs, question: Question): Verdict | null {
  const { log, seq, text, language } = question
  const part = episode(log)
  if (!saysOnlyUnhelpful(text) || !part.some((e) => e.type === 'bot_replied' && e.seq < seq)) return null
  const before = part.findLast((e) => e.type === 'customer_wrote' && e.seq < seq)
  if (before?.type === 'customer_wrote' && saysOnlyUnhelpful(before.text))
    return handOff('loop', question, 'unhelpful.again')
  return inWords(needs, 'what_is_missing', language)
}

/** A word of the bot's own, without a search: it costs no patience. */
const inWords = (needs: Needs, what: Parameters<typeof botSays>[0], language: Language): Verdict => ({
  outcome: 'asked_back',
  messageId: needs.ids.uuid(),
  text: botSays(what, language),
  choices: [],
})

/** The best article was served before. It is never sent again: others are offered once, then a person takes over. */
function offerOthers(needs: Needs, question: Question, found: Found[]): Verdict {
  const again = found[0]?.article
  const others = found.filter((f) => f.article.slug !== again?.slug)
  const verdict = askBack(needs, question, others, 'something_else')
  return verdict.outcome === 'asked_back' ? verdict : handOff('loop', question, `served:${again?.slug ?? ''}`)
}

/** Up to three choices, as often as the operator allows; then a person takes over. */
function askBack(
  needs: Needs,
  question: Question,
  found: Found[],
  what: 'which_of_these' | 'something_else',
): Verdict {
  const before = served(question.log)
  const choices = found
    .map((f) => ({ slug: f.article.slug, title: f.article.title }))
    .filter((c) => !before.has(c.slug))
  if (choices.length === 0 || timesAskedBack(question.log) >= needs.settings.askBackTimes) {
    return handOff('no_answer', question, 'asked_back_before')
  }
  return {
    outcome: 'asked_back',
    messageId: needs.ids.uuid(),
    text: found.some((f) => isForeign(f, question))
      ? `${botSays('only_in_other_language', question.language)} ${botSays(what, question.language)}`
      : botSays(what, question.language),
    choices: choices.slice(0, 3),
  }
}

const isForeign = ({ article }: Found, { language }: Question): boolean => article.language !== language

/** The place in our code, for the operator. Not the message: it may quote what a customer wrote. */
const whereOf = (error: unknown): string =>
  error instanceof Error ? (error.stack?.split('\n    at ')[1] ?? '') : ''

/**
 * The work, or a throw soon after the signal fires: also for work that does not listen to it. Work that does
 * goes first, because it knows what the customer has already seen.
 */
function inTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const late = new Promise<never>((_, fail) =>
    signal.addEventListener(
      'abort',
      () => setTimeout(() => fail(new Error('The answer took too long.', { cause: 'deadline' })), graceMs),
      { once: true },
    ),
  )
  return Promise.race([work, late])
}

/** What listening work has to wind up after the deadline, in milliseconds. */
const graceMs = 50

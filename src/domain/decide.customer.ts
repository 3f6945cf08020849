/** What a customer may do, and what follows from their words. */
import { replay } from './conversation.ts'
import { type Decided, handOff } from './decide.handoff.ts'
import { givenUp, ofTheHouse } from './decide.promise.ts'
import {
  type Contact,
  type ConversationEvent,
  continued,
  type FactKind,
  type Language,
  type Log,
} from './events.ts'
import { notice } from './notices.ts'
import { circling, type Patience, weigh } from './policy.ts'
import { isToReach } from './promises.ts'
import { Refusal } from './refusal.ts'
import { detectLanguage } from './signals/language.ts'

export const opened = (language: Language, page: string | undefined, at: Date): Decided => [
  { type: 'conversation_opened', at, language, ...(page === undefined ? {} : { page }) },
]

/**
 * A customer's words, and what the log alone already says about them: words and handoff are one append.
 * Words that were recorded before change nothing. After a resolution they reopen the case, at the bot.
 * @throws Refusal message_id_reused when `messageId` already names other words.
 */
export function receive(
  log: Log,
  message: { messageId: string; text: string },
  at: Date,
  patience: Patience,
): Decided {
  const known = log.find((e) => 'messageId' in e && e.messageId === message.messageId)
  if (known) {
    if (known.type === 'customer_wrote' && known.text === message.text) return []
    throw new Refusal(
      'message_id_reused',
      'This message id already names another message. Send it again under a new id.',
    )
  }
  const c = replay(log)
  const heard = detectLanguage(message.text).language
  const changed = (heard === 'de' || heard === 'en') && heard !== c.language
  const words: ConversationEvent = {
    type: 'customer_wrote',
    at,
    ...message,
    ...(changed ? { language: heard } : {}),
  }
  const first: Decided =
    c.status === 'resolved' ? [{ type: 'reopened', at }, notice('reopened', c.language, at), words] : [words]
  if (c.status !== 'with_bot' && c.status !== 'resolved') return first
  const signal = weigh(continued(log, first), patience)
  return signal === null
    ? first
    : [...first, ...handOff(changed ? heard : c.language, signal.reason, signal.evidence, at)]
}

/** The customer pressed the button. In the queue already: nothing changes but what they add. */
export function requestHandoff(
  log: Log,
  wish: { comment?: string; contact?: Contact; sameAgent?: boolean },
  at: Date,
): Decided {
  const c = replay(log)
  const added: Decided = []
  const isNew = (comment: string) => !log.some((e) => e.type === 'receipt_corrected' && e.comment === comment)
  if (wish.comment !== undefined && isNew(wish.comment))
    added.push({ type: 'receipt_corrected', at, comment: wish.comment })
  const { contact } = wish
  if (
    contact &&
    !log.some(
      (e) => e.type === 'contact_given' && e.contact === contact.contact && e.channel === contact.channel,
    )
  ) {
    added.push({ type: 'contact_given', at, ...contact })
  }
  switch (c.status) {
    case 'with_bot':
      return [...added, ...handOff(c.language, 'button', [], at, wish.sameAgent)]
    case 'resolved':
      return [{ type: 'reopened', at }, ...added, ...handOff(c.language, 'button', [], at, wish.sameAgent)]
    case 'waiting':
    case 'with_agent':
    case 'promised':
      return added
    default:
      return c.status satisfies never
  }
}

/**
 * The customer says whether it is solved. "Solved" closes it from anywhere. "Not solved" leads to people:
 * from the bot into the queue, after a resolution to its front.
 */
export function sayWhetherSolved(log: Log, solved: boolean, at: Date, sameAgent?: boolean): Decided {
  const c = replay(log)
  if (solved) {
    if (c.status === 'resolved' && c.confirmedSolved) return []
    const told = c.status === 'resolved' ? [] : [notice('resolved', c.language, at)]
    // Nobody need write or call any more; but what was promised to be done is still owed.
    const moot = c.promises.filter((p) => p.state === 'open' && isToReach(p.kind))
    return [
      ...givenUp(moot, 'solved', at),
      { type: 'resolved', at, outcome: 'solved', by: 'customer' },
      ...told,
    ]
  }
  if (c.status === 'resolved')
    return [{ type: 'reopened', at }, ...handOff(c.language, 'reopened', [], at, sameAgent)]
  if (c.status === 'with_bot') return handOff(c.language, 'no_answer', [], at)
  return []
}

/** Whether one answer of the bot helped. Saying the same again changes nothing. */
export function giveFeedback(
  log: Log,
  about: number,
  helped: boolean,
  at: Date,
  patience: Patience,
): Decided {
  if (log[about - 1]?.type !== 'bot_replied') {
    throw new Refusal('no_such_answer', 'There is no answer of the bot at this place.', { seq: about })
  }
  const last = log.findLast((e) => e.type === 'feedback_given' && e.about === about)
  if (last?.type === 'feedback_given' && last.helped === helped) return []
  const given: Decided = [{ type: 'feedback_given', at, about, helped }]
  const c = replay(log)
  if (helped || c.status !== 'with_bot') return given
  const signal = circling(continued(log, given), patience)
  return signal === null ? given : [...given, ...handOff(c.language, signal.reason, signal.evidence, at)]
}

/** Stars, and only after the customer has said "solved". */
export function rate(log: Log, rating: { score: number; comment?: string }, at: Date): Decided {
  const c = replay(log)
  if (!c.confirmedSolved) throw new Refusal('not_solved_yet', 'Please tell us first whether it is solved.')
  if (c.rated) throw new Refusal('already_rated', 'You have rated this already. Thank you.')
  return [{ type: 'rated', at, ...rating }]
}

/** The customer corrects or completes what the agent will read. */
export const correctReceipt = (
  correction: { matter?: string; facts?: { kind: FactKind; value: string }[]; comment?: string },
  at: Date,
): Decided => [{ type: 'receipt_corrected', at, ...correction }]

/** Back to the bot: the customer's own choice and nobody else's. */
export function returnToBot(log: Log, at: Date): Decided {
  const c = replay(log)
  switch (c.status) {
    case 'with_bot':
      return []
    case 'waiting':
    case 'with_agent':
    case 'promised':
      return [
        ...givenUp(ofTheHouse(c), 'returned_to_bot', at),
        { type: 'returned_to_bot', at },
        notice('returned_to_bot', c.language, at),
      ]
    case 'resolved':
      throw new Refusal('not_waiting', 'This conversation is closed. Write a message and it opens again.')
    default:
      return c.status satisfies never
  }
}

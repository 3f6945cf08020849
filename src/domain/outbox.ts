import { replay } from './conversation.ts'
import type { ConversationEvent, Log, Logged } from './events.ts'

/** Ways out of the house. Each is tried on its own. */
export const targets = ['webhook', 'mail'] as const
export type Target = (typeof targets)[number]

/** What must leave the house because of one event. */
export interface Outgoing {
  seq: number
  at: Date
  target: Target
  topic: string
  /** Not before this: words that belong together travel together. */
  dueAt: Date
}

/** What an event must tell other systems; null for those that stay between customer and bot. */
export function topicOf(event: ConversationEvent): string | null {
  switch (event.type) {
    case 'handoff_requested':
    case 'conversation_claimed':
    case 'claim_released':
    case 'claim_expired':
    case 'transferred':
    case 'escalated':
    case 'promise_made':
    case 'promise_due':
    case 'promise_kept':
    case 'promise_broken':
    case 'promise_withdrawn':
    case 'snoozed':
    case 'returned_to_bot':
    case 'resolved':
    case 'reopened':
      return event.type
    default:
      return null
  }
}

/** Mails that follow from one event wait this long, in seconds, so that three quick lines are one mail. */
export const gatherFor = 60

/**
 * What the events of `log` from place `from` on must send out. Follows from the log alone, event by event, so
 * that the audit can ask for every row; whether anybody is configured to receive it is seen when it is sent.
 */
export function outgoingOf(log: Log, from: number): Outgoing[] {
  const mailed = emailOf(log) !== null
  return log.slice(from - 1).flatMap((event): Outgoing[] => {
    const { seq, at } = event
    const topic = topicOf(event)
    const told: Outgoing[] = topic === null ? [] : [{ seq, at, target: 'webhook', topic, dueAt: at }]
    if (callsFallback(event)) return [...told, { seq, at, target: 'mail', topic: event.type, dueAt: at }]
    if (!mailed || !isMailed(log.slice(0, seq), event)) return told
    const dueAt = new Date(at.getTime() + gatherFor * 1000)
    return [...told, { seq, at, target: 'mail', topic: event.type, dueAt }]
  })
}

/** Nobody has come: whoever is named for that case is written to. */
export const callsFallback = (event: ConversationEvent): boolean =>
  event.type === 'escalated' && event.by === 'time' && event.to === 'fallback'

/** Whether an event is one that a customer who left an e-mail address may hear of there. `log` ends with it. */
function isMailed(log: Log, event: Logged): boolean {
  if (emailOf(log) === null) return false
  switch (event.type) {
    case 'handoff_requested':
    case 'agent_wrote':
      return true
    case 'contact_given': {
      const { status } = replay(log)
      return event.channel === 'email' && status !== 'with_bot' && status !== 'resolved'
    }
    case 'promise_made':
      return event.contact?.channel === 'email'
    default:
      return false
  }
}

/**
 * The address given as the way to reach the customer in this conversation; null without one. An address that
 * only stands in a message is a fact for the agent and never written to.
 */
export function emailOf(log: Log): string | null {
  for (const e of log.toReversed()) {
    if (e.type === 'contact_given' && e.channel === 'email') return e.contact
    if (e.type === 'promise_made' && e.contact?.channel === 'email') return e.contact.contact
  }
  return null
}

/** After this many failures a row is left for a person to look at: about half a day of trying. */
export const attemptsAllowed = 20

/**
 * Seconds to wait after the n-th failure: doubling, at most an hour, spread by up to a fifth so that many
 * that failed together do not come back together. `chance`: from 0 up to 1.
 */
export const backoff = (failures: number, chance: number): number =>
  Math.min(3600, 5 * 2 ** failures) * (0.9 + 0.2 * chance)

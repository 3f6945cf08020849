import { type Conversation, replay } from './conversation.ts'
import type { Log } from './events.ts'
import { type Check, type InvariantName, invariants } from './invariants.ts'
import type { Target } from './outbox.ts'
import type { QueueEntry } from './queue.ts'

export { type InvariantName, invariants } from './invariants.ts'

/** One conversation as it lies in the database: the log, and the rows that are views of it, all of one moment. */
export interface Kept {
  id: string
  log: Log
  row: { seq: number; status: string; unansweredSince: Date | null }
  queue: (QueueEntry & { leaseUntil: Date | null }) | null
  outbox: readonly KeptOutgoing[]
  /** Customer messages as they were counted apart from the log; `whole`: their digest is the log's. Null: none was ever counted. */
  acknowledged: { messages: number; whole: boolean } | null
}

export interface KeptOutgoing {
  seq: number
  target: Target
  deliveredAt: Date | null
  deadAt: Date | null
  nextAttemptAt: Date
}

/** A broken invariant, with what shows it: places and names, never anybody's words. */
export interface Broken {
  invariant: InvariantName
  conversationId: string
  detail: string
}

/** Every invariant that shows in the data, on one conversation. Empty means: nothing is broken. */
export function auditOne(kept: Kept, now: Date, answerWithinSeconds: number): Broken[] {
  const c = replay(kept.log)
  const names = Object.keys(invariants) as InvariantName[]
  return names.flatMap((invariant) => {
    const check: Check | null = invariants[invariant].check
    const detail = check === null ? null : check(kept, c, now, answerWithinSeconds)
    return detail === null ? [] : [{ invariant, conversationId: kept.id, detail }]
  })
}

/**
 * What is lost, computed. A customer's message that we acknowledged is lost when it is neither stored nor
 * erased: the count kept apart from the log says how many there were. A question is lost when its time has
 * passed and it has neither an answer, nor a person, nor a place in the queue.
 */
export interface Lost {
  messages: number
  questions: number
}

export function lostIn(kept: Kept, now: Date, answerWithinSeconds: number): Lost {
  const written = kept.log.filter((e) => e.type === 'customer_wrote').length
  return {
    messages: Math.max(0, (kept.acknowledged?.messages ?? 0) - written),
    questions: isForgotten(kept, replay(kept.log), now, answerWithinSeconds) ? 1 : 0,
  }
}

const isForgotten = (kept: Kept, c: Conversation, now: Date, within: number): boolean =>
  c.unanswered !== null &&
  ((c.status === 'with_bot' && invariants.I15.check(kept, c, now, within) !== null) ||
    (c.status !== 'with_bot' && c.status !== 'resolved' && kept.queue === null))

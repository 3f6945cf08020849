import { replay, type Status } from './conversation.ts'
import type { HandoffReason, Language, Log } from './events.ts'
import { matterOf } from './matter.ts'

/** A conversation's place among those that people have or await: one for each that is waiting, with an agent, or promised. */
export interface QueueEntry {
  status: Extract<Status, 'waiting' | 'with_agent' | 'promised'>
  /** Higher goes first; within one priority the order of arrival decides. */
  priority: number
  waitingSince: Date
  reason: HandoffReason
  language: Language
  /** In the customer's own words, short. */
  matter: string
  /** Whom the customer should meet again, if free. */
  prefers: string | null
  agent: string | null
  fence: number
}

/** The queue entry that follows from a log; null while people have nothing to do with it. */
export function queueEntry(log: Log): QueueEntry | null {
  const c = replay(log)
  if (c.status === 'with_bot' || c.status === 'resolved' || c.handoff === null || c.waitingSince === null)
    return null
  return {
    status: c.status,
    priority: c.priority,
    waitingSince: c.waitingSince,
    reason: c.handoff.reason,
    language: c.language,
    matter: matterOf(log, 280),
    prefers: c.handoff.reason === 'reopened' ? c.lastAgent : null,
    agent: c.assignment?.agent ?? null,
    fence: c.fence,
  }
}

/** How long a claim holds without a sign of life, and how often the sweep looks, in seconds. */
export const lease = { holdsFor: 45, sweptEvery: 10 } as const

/** When a claim lapses whose agent was last heard of at `at`. */
export const leaseFrom = (at: Date): Date => new Date(at.getTime() + lease.holdsFor * 1000)

/** An expected wait: between `low` and `high` seconds in `probability` of all cases. Null while too little is known. */
export type ExpectedWait = { low: number; high: number; probability: number } | null

import { replay, type Status, type ToldKind } from './conversation.ts'
import type { HandoffReason, Language, Log, ToldWait } from './events.ts'
import { matterOf } from './matter.ts'
import { nextUp } from './promises.ts'

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
  /** The team it belongs to; null: anybody's. */
  team: string | null
  /** Whom it is kept for first, if they are free, and since when. */
  prefers: string | null
  preferredSince: Date | null
  /** A promised one waits again from here on, whether or not that was recorded. */
  backAt: Date | null
  /** How far up the ladder this wait has come, and since when. */
  rung: number
  rungSince: Date
  /** What the customer was last told about the wait, when, and until when it holds. */
  told: ToldKind | null
  toldAt: Date | null
  toldUntil: Date | null
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
    team: c.team,
    prefers: c.prefers?.agent ?? null,
    preferredSince: c.prefers?.since ?? null,
    backAt: c.status === 'promised' ? (nextUp(c.promises)?.from ?? c.waitingSince) : null,
    rung: c.rung,
    rungSince: c.rungSince ?? c.waitingSince,
    told: c.told?.kind ?? null,
    toldAt: c.told?.at ?? null,
    toldUntil: c.told?.wait ? secondsAfter(c.told.at, c.told.wait.high) : null,
    agent: c.assignment?.agent ?? null,
    fence: c.fence,
  }
}

/** How long a claim holds without a sign of life, how often the sweep looks, and how far the clocks of two servers may be apart, in seconds. */
export const lease = { holdsFor: 45, sweptEvery: 10, clocksDiffer: 10 } as const

/** An agent who has not been heard of for this long does not count as present, in seconds. */
export const presentFor = 60

/** When a claim lapses whose agent was last heard of at `at`. */
export const leaseFrom = (at: Date): Date => secondsAfter(at, lease.holdsFor)

/**
 * No claim given now, on any server's clock, holds for longer than this. One that does was given before the
 * clock was put back: it holds for a lease from now, like any other, and so no living agent loses anything.
 */
export const farthestLease = (at: Date): Date => secondsAfter(at, lease.holdsFor + lease.clocksDiffer)

/** Nobody can have been heard of later than this, on any server's clock. */
export const farthestSeen = (at: Date): Date => secondsAfter(at, lease.clocksDiffer)

const secondsAfter = (at: Date, seconds: number): Date => new Date(at.getTime() + seconds * 1000)

/** An expected wait: between `low` and `high` seconds in `probability` of all cases. Null while too little is known. */
export type ExpectedWait = ToldWait | null

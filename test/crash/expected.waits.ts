import type { Logged } from '../../src/domain/events.ts'
import type { Expected } from './expected.ts'

/** One wait for a person: what stood before it, what was foretold, how it ended. Times in milliseconds. */
export interface Waited {
  askedAt: number
  ahead: number
  held: number
  agents: number
  told: { low: number; high: number } | null
  retold: number
  ended: { at: number; how: 'claimed' | 'promised' | 'left' } | null
}

/** A wait that is under way hears what was foretold, and ends with a person, a promise, or with the customer gone. */
export function endOfWait({ waits }: Expected, e: Logged): void {
  const wait = waits.at(-1)
  if (!wait || wait.ended !== null) return
  const at = e.at.getTime()
  if (e.type === 'notice_sent' && e.wait) {
    if (wait.told) wait.retold++
    wait.told ??= { low: at + e.wait.low * 1000, high: at + e.wait.high * 1000 }
  }
  if (e.type === 'conversation_claimed') wait.ended = { at, how: 'claimed' }
  if (e.type === 'promise_made' && e.by === 'house') wait.ended = { at, how: 'promised' }
  if (e.type === 'returned_to_bot' || e.type === 'resolved') wait.ended = { at, how: 'left' }
}

/** The figures of all waits there were. */
export function figuresOf(conversations: readonly Expected[], now: number) {
  const all = conversations.flatMap(({ waits }) => waits)
  const count = (which: (wait: Waited) => boolean) => all.filter(which).length
  const still = all.filter(({ ended }) => ended === null).map(({ askedAt }) => now - askedAt)
  const claimed = (wait: Waited) => wait.ended?.how === 'claimed'
  return {
    asked: all.length,
    claimed: count(claimed),
    promised: count(({ ended }) => ended?.how === 'promised'),
    left: count(({ ended }) => ended?.how === 'left'),
    waiting: still.length,
    told: count((wait) => claimed(wait) && wait.told !== null),
    inside: count(
      (wait) =>
        claimed(wait) &&
        wait.told !== null &&
        Number(wait.ended?.at) >= wait.told.low &&
        Number(wait.ended?.at) <= wait.told.high,
    ),
    retold: count(({ retold }) => retold > 0),
    oldest: still.length === 0 ? null : Math.max(...still) / 1000,
  }
}

import type { Clock } from '../ports.ts'

/** So many at once, and one more every so many seconds. */
export interface Allowance {
  burst: number
  every: number
}

/** How many keys are remembered at most: some 20 MB. Beyond that those are forgotten first that were first seen. */
const mostKeys = 100_000

/**
 * Token buckets by key (the generic cell rate algorithm, ITU-T I.371: one time stamp each instead of a count).
 * They live in this process: several processes allow several times as much, and a restart forgets.
 */
export function buckets({ burst, every }: Allowance, clock: Clock) {
  /** When the bucket will be full again, in milliseconds. */
  const fullAt = new Map<string, number>()
  const step = every * 1000
  const now = () => clock.now().getTime()
  /** A time further ahead than a bucket can be means that the clock was set back: nobody is punished for that. */
  const debtOf = (key: string, at: number) => {
    const debt = (fullAt.get(key) ?? at) - at
    return debt > burst * step ? 0 : Math.max(0, debt)
  }
  return {
    /** Takes one. 0: taken. Else nothing is taken, and this many seconds (at least 1) must pass. */
    take(key: string): number {
      const at = now()
      const debt = debtOf(key, at)
      const over = debt + step - burst * step
      if (over > 0) return Math.max(1, Math.ceil(over / 1000))
      fullAt.delete(key)
      fullAt.set(key, at + debt + step)
      if (fullAt.size > mostKeys) forgetOldest(fullAt)
      return 0
    },
    /** Gives one back. */
    giveBack(key: string): void {
      const debt = debtOf(key, now())
      if (debt > step) fullAt.set(key, now() + debt - step)
      else fullAt.delete(key)
    },
    size: () => fullAt.size,
  }
}

/** A map keeps the order in which its keys came. */
function forgetOldest(map: Map<string, number>): void {
  const { value } = map.keys().next()
  if (value !== undefined) map.delete(value)
}

export type Buckets = ReturnType<typeof buckets>

/**
 * How long a wait will be, from waits that were.
 *
 * The latest waits that began in the most similar load are scaled to today's load, and two of their order
 * statistics bound the range: of n exchangeable waits and the next one, each of the n + 1 gaps between them is
 * equally likely to hold it, whatever their distribution (S. S. Wilks, “Determination of sample sizes for
 * setting tolerance limits”, Annals of Mathematical Statistics 12, 1941). That delays of the recent past
 * foretell the next: R. Ibrahim and W. Whitt, “Real-time delay estimation based on delay history”,
 * Manufacturing & Service Operations Management 11(3), 2009.
 *
 * Waits of one busy hour resemble each other, so alone this says more than it knows. Therefore its own record
 * sets the width: after each told wait that was missed the range grows, after each that was right it shrinks
 * a little, which keeps the long-run share at the stated one for any sequence (I. Gibbs and E. Candès,
 * “Adaptive conformal inference under distribution shift”, NeurIPS 2021).
 */
import type { ToldWait } from './events.ts'

/** A wait as it began and how long it was; seconds. */
export interface Observed extends Load {
  seconds: number
  /** Whether it was within what the customer was told first; null where nothing was. */
  inside: boolean | null
}

/** What stands before somebody: how many are ahead, how many are being served, and how many agents are here. */
export interface Load {
  ahead: number
  held: number
  agents: number
}

/** The range is to hold in eight of ten cases. */
const aim = 0.8

/** How much one miss widens what follows; small, so that chance alone moves little. */
const step = 0.02

/** Fewer than this say nothing honest: with 19 the second and the eighteenth bound eight in ten. */
export const fewest = 19

/** How many waits are looked back at; the alike among them are a third, and no more than `neighbours`. */
export const lookBack = 600
const neighbours = 119

/** The range for somebody who comes now; null while too few waits are known. `observed`: the latest ones, in the order they ended. */
export function forecast(observed: readonly Observed[], now: Load): ToldWait | null {
  if (observed.length < fewest) return null
  const load = loadOf(now)
  const alike = observed
    .map((o) => ({
      far: Math.abs(Math.log(loadOf(o) / load)) + 4 * Math.abs(busy(o) - busy(now)),
      seconds: (o.seconds * load) / loadOf(o),
    }))
    .toSorted((a, b) => a.far - b.far)
    .slice(0, Math.max(fewest, Math.min(neighbours, Math.floor(observed.length / 3))))
    .map((o) => o.seconds)
    .toSorted((a, b) => a - b)
  const gaps = alike.length + 1
  const share = left(observed)
  const l = Math.max(1, Math.floor((gaps * share) / 2 + 1e-9))
  const u = Math.min(alike.length, gaps - l)
  // Its own record sets this, too: less after waits that were foretold, more after misses.
  const more = unseen(now, alike.length) * Math.exp(1 - aim - share)
  return {
    low: Math.floor((alike[l - 1] ?? 0) * Math.max(0, 1 - more)),
    high: Math.ceil((alike[u - 1] ?? 0) * (1 + more)),
    probability: aim,
  }
}

/**
 * What the spread of `n` alike waits does not show, as a share of the wait. Behind `ahead` others one waits for
 * k = ahead + 1 conversations to end; where they end at random, that sum deviates by 1/√k of itself. Waits that
 * overlap share most of those ends: behind a thousand, a hundred alike waits are nearly one and the same, so their
 * own spread lacks what they share, and their middle is as uncertain as that of n/k waits. Behind nobody nothing is
 * shared and nothing added. Found by simulation
 * (test/support/simulatedDesk.ts): without it a busy desk of 100 was right in 63 of 100 cases that were to be 80.
 */
function unseen({ ahead }: Load, n: number): number {
  const k = ahead + 1
  return eightyOfHundred * Math.sqrt((Math.max(0, 1 - n / k) + Math.min(1, ahead / n)) / k)
}

/** So many standard deviations to either side hold 80 % of a normal distribution. */
const eightyOfHundred = 1.28

/** The share of cases to be left outside, by what became of those that were told; below 0 even all are too few. */
const left = (observed: readonly Observed[]): number =>
  observed.reduce((share, { inside }) => {
    if (inside === null) return share
    const miss = inside ? 0 : 1
    return Math.min(0.4, Math.max(-0.5, share + step * (1 - aim - miss)))
  }, 1 - aim)

/** Turns to be had before one's own, by the hands there are for them. */
const loadOf = ({ ahead, agents }: Load): number => (ahead + 1) / Math.max(1, agents)

/** Whether a hand is free decides more than anything when nobody is ahead. */
const busy = ({ held, agents }: Load): number => held / Math.max(1, agents)

/** What is left of a told wait `seconds` later; null once it has slipped. */
export function remaining(told: ToldWait, seconds: number): ToldWait | null {
  if (seconds >= told.high) return null
  return {
    low: Math.max(0, Math.round(told.low - seconds)),
    high: Math.round(told.high - seconds),
    probability: told.probability,
  }
}

import { forecast, lookBack, type Observed } from '../../src/domain/wait.ts'

export interface SimulatedDesk {
  agents: number
  days: number
  /** Customers for each agent and day, as a share of what the usual ones are (1: at noon more come than can be served). */
  crowd?: number
}

export interface Waited {
  /** How many were told a range, and the share of them whose wait was in it. */
  told: number
  share: number
  /** Every wait, and the width of every range that was told; seconds. */
  waits: number[]
  widths: number[]
}

/** Waits that have begun, and when they ended (seconds since the first morning). */
type Waiting = Observed & { known: number }

/**
 * A desk for `days`: customers come at random, more around noon; each is served in order by the first free
 * agent, for a time that is mostly short and sometimes long; agents take a moment to look up. Tells each who
 * must wait what the forecast says from what is known at that moment, and counts how often it was so.
 */
export function simulateDesk(seed: number, { agents, days, crowd = 1 }: SimulatedDesk): Waited {
  const roll = dice(seed)
  const exponential = (mean: number) => -mean * Math.log(1 - roll())
  const handling = () =>
    240 * Math.exp(0.8 * Math.sqrt(-2 * Math.log(1 - roll())) * Math.cos(2 * Math.PI * roll()))
  const ended: Waiting[] = []
  const result: Waited = { told: 0, share: 0, waits: [], widths: [] }
  let inside = 0
  for (let day = 0; day < days; day++) {
    const free: number[] = Array.from({ length: agents }, () => 0)
    let waiting: Waiting[] = []
    for (let t = 0; t < 8 * 3600; ) {
      const busy = 0.75 + 0.35 * Math.sin((Math.PI * t) / (8 * 3600))
      t += exponential(330 / agents / busy / crowd)
      const now = day * 86_400 + t
      ended.push(...waiting.filter((w) => w.known <= now).toSorted((a, b) => a.known - b.known))
      waiting = waiting.filter((w) => w.known > now)
      const load = { ahead: waiting.length, held: free.filter((f) => f > t).length, agents }
      const first = free.indexOf(Math.min(...free))
      const begins = Math.max(t, free[first] ?? 0) + 5 + 20 * roll()
      free[first] = begins + handling()
      const said = forecast(ended.slice(-lookBack), load)
      const seconds = begins - t
      const right = said === null ? null : seconds >= said.low && seconds <= said.high
      if (said !== null) result.widths.push(said.high - said.low)
      if (right) inside++
      result.waits.push(seconds)
      waiting.push({ ...load, seconds, inside: right, known: now + seconds })
    }
    ended.push(...waiting.toSorted((a, b) => a.known - b.known))
  }
  result.told = result.widths.length
  result.share = inside / result.told
  return result
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function dice(seed: number) {
  let a = seed
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

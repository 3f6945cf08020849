import { describe, expect, test } from 'vitest'
import { fewest, forecast, lookBack, type Observed, remaining } from '../../src/domain/wait.ts'

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

/**
 * A desk for `days`: customers come at random, more around noon; each is served in order by the first free
 * agent, for a time that is mostly short and sometimes long; agents take a moment to look up. Tells each who
 * must wait what the forecast says from what is known at that moment, and counts how often it was so.
 */
function simulate(seed: number, { agents, days }: { agents: number; days: number }) {
  const roll = dice(seed)
  const exponential = (mean: number) => -mean * Math.log(1 - roll())
  const handling = () =>
    240 * Math.exp(0.8 * Math.sqrt(-2 * Math.log(1 - roll())) * Math.cos(2 * Math.PI * roll()))
  const past: (Observed & { known: number })[] = []
  let told = 0
  let inside = 0
  for (let day = 0; day < days; day++) {
    const free: number[] = Array.from({ length: agents }, () => 0)
    const starts: number[] = []
    for (let t = 0; t < 8 * 3600; ) {
      const busy = 0.75 + 0.35 * Math.sin((Math.PI * t) / (8 * 3600))
      t += exponential(330 / agents / busy)
      const held = free.filter((f) => f > t).length
      const first = free.indexOf(Math.min(...free))
      const begins = Math.max(t, free[first] ?? 0) + 5 + 20 * roll()
      free[first] = begins + handling()
      const load = {
        ahead: starts.filter((s) => s > t).length,
        held,
        agents,
      }
      const known = past.filter((o) => o.known <= day * 86_400 + t).slice(-lookBack)
      const said = forecast(known, load)
      const seconds = begins - t
      const right = said === null ? null : seconds >= said.low && seconds <= said.high
      if (right !== null) told++
      if (right) inside++
      starts.push(begins)
      past.push({ ...load, seconds, inside: right, known: day * 86_400 + begins })
      past.sort((a, b) => a.known - b.known)
    }
  }
  return { told, share: inside / told }
}

describe('in a simulated desk, eight of ten waits are within what was told', () => {
  test.each([
    [1, 3, 20],
    [2, 1, 40],
    [3, 8, 8],
  ])('seed %i, %i agents, %i days', (seed, agents, days) => {
    const { told, share } = simulate(seed, { agents, days })
    expect(told).toBeGreaterThan(1000)
    expect(share).toBeGreaterThan(0.78)
    expect(share).toBeLessThan(0.82)
  })
})

const waits = (count: number, seconds: (i: number) => number, ahead = 0): Observed[] =>
  Array.from({ length: count }, (_, i) => ({ ahead, held: 1, agents: 1, seconds: seconds(i), inside: null }))

test('while too few waits are known nothing is said', () => {
  expect(
    forecast(
      waits(fewest - 1, () => 60),
      { ahead: 0, held: 1, agents: 1 },
    ),
  ).toBeNull()
  expect(
    forecast(
      waits(fewest, () => 60),
      { ahead: 0, held: 1, agents: 1 },
    ),
  ).toEqual({ low: 60, high: 60, probability: 0.8 })
})

test('the probability is the one the order statistics have', () =>
  // Of 1 to 19, the second and the eighteenth.
  expect(
    forecast(
      waits(19, (i) => i + 1),
      { ahead: 0, held: 1, agents: 1 },
    ),
  ).toEqual({ low: 2, high: 18, probability: 0.8 }))

test('misses widen the range, and being right narrows it again', () => {
  const width = (inside: boolean | null) => {
    const said = forecast(
      waits(90, (i) => i).map((o) => ({ ...o, inside })),
      { ahead: 0, held: 1, agents: 1 },
    )
    return said === null ? 0 : said.high - said.low
  }
  expect(width(false)).toBeGreaterThan(width(null))
  expect(width(true)).toBeLessThan(width(null))
})

test('twice the queue ahead is twice the wait, and half of it with twice the agents', () => {
  const past = waits(40, () => 100, 1)
  expect(forecast(past, { ahead: 3, held: 1, agents: 1 })).toMatchObject({ low: 200, high: 200 })
  expect(forecast(past, { ahead: 3, held: 2, agents: 2 })).toMatchObject({ low: 100, high: 100 })
})

test('waits in a like load count before others', () => {
  const past = [...waits(30, () => 10, 0), ...waits(60, () => 900, 9)]
  expect(forecast(past, { ahead: 0, held: 1, agents: 1 })).toMatchObject({ low: 10, high: 10 })
})

test('what was told grows shorter as one waits, and is over once it has slipped', () => {
  const told = { low: 60, high: 300, probability: 0.8 }
  expect(remaining(told, 100)).toEqual({ low: 0, high: 200, probability: 0.8 })
  expect(remaining(told, 300)).toBeNull()
})

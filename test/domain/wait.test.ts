import { describe, expect, test } from 'vitest'
import { fewest, forecast, type Load, type Observed, remaining } from '../../src/domain/wait.ts'
import { simulateDesk } from '../support/simulatedDesk.ts'

describe('in a simulated desk, eight of ten waits are within what was told, or a few more', () => {
  test.each([
    { seed: 1, agents: 3, days: 20, crowd: 1 },
    { seed: 2, agents: 1, days: 40, crowd: 1 },
    { seed: 3, agents: 8, days: 8, crowd: 1 },
    // Large desks that are overrun: waits overlap, and a hundred of them are nearly one and the same.
    { seed: 4, agents: 30, days: 2, crowd: 1.1 },
    { seed: 5, agents: 100, days: 1, crowd: 1.1 },
  ])('$agents agents for $days days, crowd $crowd', ({ seed, ...desk }) => {
    const { told, share } = simulateDesk(seed, desk)
    expect(told).toBeGreaterThan(1000)
    expect(share).toBeGreaterThan(0.78)
    expect(share).toBeLessThan(0.91)
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
  const middle = (now: Load) => {
    const said = forecast(past, now)
    return said && (said.low + said.high) / 2
  }
  expect(middle({ ahead: 3, held: 1, agents: 1 })).toBe(200)
  expect(middle({ ahead: 3, held: 2, agents: 2 })).toBe(100)
})

test('behind a thousand others alike waits are nearly one and the same, and say less than they seem to', () => {
  const said = forecast(
    waits(90, () => 1000, 999),
    { ahead: 999, held: 1, agents: 1 },
  )
  expect(said?.low).toBeGreaterThan(900)
  expect(said?.low).toBeLessThan(960)
  expect(said?.high).toBeGreaterThan(1040)
  expect(said?.high).toBeLessThan(1100)
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

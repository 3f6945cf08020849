import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type House, houses } from '../support/houses.ts'
import { rounds } from '../support/long.ts'
import { days, usual } from './commands.ts'
import { play } from './play.ts'

const sequences: Record<string, number> = {
  memory: rounds(1000, 10_000),
  PGlite: rounds(30, 1000),
  PostgreSQL: rounds(30, 1000),
}

describe.each(houses)('days of random commands, crashes and clocks on %s', (name, open) => {
  let house: House
  beforeAll(async () => {
    house = await open()
  })
  afterAll(() => house.close())

  test('break nothing', { timeout: rounds(120_000, 7_200_000) }, async () => {
    const did = new Map<string, number>()
    let crashes = 0
    await fc.assert(
      fc.asyncProperty(days(rounds(usual.day, 30)), async (day) => {
        const played = await play(house, day)
        crashes += played.crashes
        for (const [what, times] of played.did) did.set(what, (did.get(what) ?? 0) + times)
      }),
      // A failure prints its seed and path; `fc.assert(…, { seed, path })` plays it again.
      { numRuns: sequences[name] ?? 30 },
    )
    // In a thousand days everything is done; thirty are as they fall.
    expect(did.size).toBeGreaterThanOrEqual(name === 'memory' ? 25 : 19)
    expect(crashes).toBeGreaterThan(10)
  })
})

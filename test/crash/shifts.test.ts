import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type House, houses } from '../support/houses.ts'
import { rounds } from '../support/long.ts'
import { shifts, usual } from './commands.ts'
import { play } from './play.ts'

/** About two thirds of what is done are agents who come, go, step aside, take more or fewer, or learn something. */
const shiftsOn: Record<string, number> = {
  memory: rounds(40, 340),
  PGlite: rounds(6, 340),
  PostgreSQL: rounds(6, 340),
}

describe.each(houses)('nobody waits unseen on %s', (name, open) => {
  let house: House
  beforeAll(async () => {
    house = await open()
  })
  afterAll(() => house.close())

  test('however agents come and go', { timeout: rounds(120_000, 3_600_000) }, async () => {
    let changes = 0
    let calls = 0
    await fc.assert(
      fc.asyncProperty(shifts(usual.shift), async (day) => {
        const { did, rungs } = await play(house, day)
        changes += (did.get('beats') ?? 0) + (did.get('learns') ?? 0)
        calls += rungs
      }),
      { numRuns: shiftsOn[name] ?? 6 },
    )
    expect(changes).toBeGreaterThan(rounds(150, 10_000))
    // The ladder has gone on, again and again.
    expect(calls).toBeGreaterThan(10)
  })
})

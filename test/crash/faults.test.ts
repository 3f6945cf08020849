import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../src/adapters/sql.ts'
import { databases } from '../support/databases.ts'
import { type House, houseOn, memoryHouse } from '../support/houses.ts'
import { type Day, days, shifts, usual } from './commands.ts'
import { faults } from './faults.ts'
import { laterFaults } from './laterFaults.ts'
import { play, Violation } from './play.ts'
import { sqlFaults } from './sqlFaults.ts'
import type { Sabotage } from './town.ts'

/** As many days, and shifts, as every `npm test` plays. */
const budget = {
  memory: { days: 1000, shifts: 40 },
  database: { days: 30, shifts: 6 },
}
const kinds: Record<'days' | 'shifts', fc.Arbitrary<Day>> = {
  days: days(usual.day),
  shifts: shifts(usual.shift),
}

/** What is wrong on the first day that goes wrong. */
async function found(
  house: House,
  where: 'days' | 'shifts',
  numRuns: number,
  sabotage?: Sabotage,
): Promise<unknown> {
  const day = fc.asyncProperty(kinds[where], async (commands) => {
    await play(house, commands, sabotage)
  })
  const { errorInstance } = await fc.check(day, { numRuns, endOnFailure: true })
  return errorInstance
}

describe('the days find', () => {
  test.each(faults)('%s', { timeout: 60_000 }, async (_, sabotage) => {
    expect(await found(await memoryHouse(), 'days', budget.memory.days, sabotage)).toBeInstanceOf(Violation)
  })

  test.each(laterFaults)('%s', { timeout: 60_000 }, async (_, sabotage, where) => {
    expect(await found(await memoryHouse(), where, budget.memory[where], sabotage)).toBeInstanceOf(Violation)
  })

  test('at least thirty faults', () => expect(faults.length + laterFaults.length).toBeGreaterThanOrEqual(30))
})

describe.each(databases.slice(0, 1))('on %s the days find in the SQL that', (_, open) => {
  let database: Database
  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database.close())

  test.each(sqlFaults)('%s', { timeout: 120_000 }, async (_, spoil, where) => {
    const house = houseOn({ ...database, sql: spoil(database.sql) })
    expect(await found(house, where, budget.database[where])).toBeInstanceOf(Violation)
  })
})

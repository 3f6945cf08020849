import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../src/adapters/sql.ts'
import { databases } from '../support/databases.ts'
import { type House, houseOn, memoryHouse } from '../support/houses.ts'
import { days as daysOf } from './commands.ts'
import { faults } from './faults.ts'
import { play, Violation } from './play.ts'
import { sqlFaults } from './sqlFaults.ts'
import type { Sabotage } from './town.ts'

/** As many days as every `npm test` plays. */
const budget = { memory: 1000, database: 30 }

/** What is wrong on the first day that goes wrong. */
async function found(house: House, days: number, sabotage?: Sabotage): Promise<unknown> {
  const day = fc.asyncProperty(daysOf(30), async (commands) => {
    await play(house, commands, sabotage)
  })
  const { errorInstance } = await fc.check(day, { numRuns: days, endOnFailure: true })
  return errorInstance
}

describe('the days find', () => {
  test.each(faults)('%s', { timeout: 60_000 }, async (_, sabotage) => {
    expect(await found(await memoryHouse(), budget.memory, sabotage)).toBeInstanceOf(Violation)
  })

  test('at least twelve faults', () => expect(faults.length).toBeGreaterThanOrEqual(12))
})

describe.each(databases.slice(0, 1))('on %s the days find in the SQL that', (_, open) => {
  let database: Database
  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database.close())

  test.each(sqlFaults)('%s', { timeout: 120_000 }, async (_, spoil) => {
    const house = houseOn({ ...database, sql: spoil(database.sql) })
    expect(await found(house, budget.database)).toBeInstanceOf(Violation)
  })
})

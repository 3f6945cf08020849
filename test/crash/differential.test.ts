import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databases } from '../support/databases.ts'
import { type House, houseOn, memoryHouse } from '../support/houses.ts'
import { rounds } from '../support/long.ts'
import { days, usual } from './commands.ts'
import { play } from './play.ts'

describe.each(databases)('the same day in memory and on %s', (_, open) => {
  let house: House
  beforeAll(async () => {
    house = houseOn(await open())
  })
  afterAll(() => house.close())

  test('leaves the same log, word for word', { timeout: rounds(120_000, 3_600_000) }, async () => {
    const inMemory = await memoryHouse()
    let events = 0
    await fc.assert(
      fc.asyncProperty(days(usual.day), async (day) => {
        const here = await play(inMemory, day)
        const there = await play(house, day)
        expect(there.hash).toBe(here.hash)
        events += there.events
      }),
      { numRuns: rounds(10, 300) },
    )
    // Days are as they fall: what matters is that something happened in them.
    expect(events).toBeGreaterThan(10)
  })
})

test('the same day twice leaves the same log, another seed another', async () => {
  const house = await memoryHouse()
  const [day] = fc.sample(days(40), { numRuns: 1, seed: 5 })
  const first = await play(house, day!)
  expect(await play(house, day!)).toEqual(first)
  expect((await play(house, { ...day!, seed: day!.seed + 1 })).hash).not.toBe(first.hash)
  expect(first.events).toBeGreaterThan(20)
})

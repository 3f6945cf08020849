import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databases } from '../support/databases.ts'
import { type House, houseOn, memoryHouse } from '../support/houses.ts'
import { rounds } from '../support/long.ts'
import { type Day, days, usual } from './commands.ts'
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

  test('also when a server with a bot that thinks is to die while it notes down what an agent can do', async () => {
    const deed = { server: 0, blow: null, again: false } as const
    const day: Day = {
      starts: '2026-11-23T12:00:00Z',
      seed: 0,
      forecasts: false,
      most: 4,
      commands: [
        { ...deed, does: 'opens', language: 'en' },
        { ...deed, does: 'writes to a slow bot', whose: 0, sentence: 0 },
        { ...deed, does: 'beats', agent: 4, state: null, capacity: null },
        { ...deed, does: 'learns', blow: { commit: 1, when: 'before' }, agent: 4, teams: [], languages: [] },
      ],
    }
    expect((await play(house, day)).hash).toBe((await play(await memoryHouse(), day)).hash)
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

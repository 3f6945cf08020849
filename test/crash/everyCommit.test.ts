import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databases } from '../support/databases.ts'
import { type House, houseOn, memoryHouse } from '../support/houses.ts'
import { rounds } from '../support/long.ts'
import type { Command } from './commands.ts'
import type { Blow } from './fuse.ts'
import { play } from './play.ts'

/** A whole story: questions, a handoff, two agents, a vanished one, a solution, and what comes after. */
const story: Partial<Command>[] = [
  { does: 'opens', language: 'en' },
  { does: 'writes', whose: 0, sentence: 0, id: 'new' },
  { does: 'rates an answer', whose: 0, about: 0, helped: false },
  { does: 'opens', language: 'de' },
  { does: 'writes', whose: 1, sentence: 5, id: 'new' },
  { does: 'presses the button', whose: 0, comment: 1, contact: true },
  { does: 'corrects', whose: 0, matter: 1 },
  { does: 'beats', agent: 0, state: 'online', capacity: 2 },
  { does: 'claims next', agent: 0 },
  { does: 'claims next', agent: 1 },
  { does: 'notes', claim: 1, id: 'new' },
  { does: 'replies', claim: 1, id: 'new' },
  { does: 'writes', whose: 1, sentence: 9, id: 'new' },
  { does: 'releases', claim: 0 },
  { does: 'time passes', seconds: 46 },
  { does: 'sweeps' },
  { does: 'claims one', agent: 2, whose: 1 },
  { does: 'replies', claim: 0, id: 'new' },
  { does: 'resolves', claim: 0, outcome: 'solved', closingWord: true, settles: null },
  { does: 'says whether solved', whose: 1, yes: false },
  { does: 'goes back to the bot', whose: 1 },
  { does: 'writes to a slow bot', whose: 1, sentence: 1 },
  { does: 'presses the button', whose: 1, comment: null, contact: false },
  { does: 'bot finishes', which: 0 },
  { does: 'says whether solved', whose: 1, yes: true },
  { does: 'gives stars', whose: 1, score: 5 },
  { does: 'writes', whose: 1, sentence: 8, id: 'new' },
]
const told = (death?: Death) => ({
  starts: '2026-11-23T12:00:00Z',
  seed: 7,
  forecasts: true,
  most: 4,
  commands: story.map((deed, step) => {
    const blow = step === death?.step ? death.blow : null
    return { server: 0, blow, again: true, ...deed } as Command
  }),
})

type Death = { step: number; blow: Blow }

/** Every commit the story has, found by dying there in memory. */
async function everyDeath(when: Blow['when']): Promise<Death[]> {
  const house = await memoryHouse()
  const deaths: Death[] = []
  for (const step of story.keys())
    for (let commit = 1; ; commit++) {
      const blow = { commit, when }
      if ((await play(house, told({ step, blow }))).crashes === 0) break
      deaths.push({ step, blow })
    }
  return deaths
}

describe('a server dies around every commit of a whole story', () => {
  test.each(['before', 'after'] as const)(
    '%s it: nothing acknowledged is lost, nothing is doubled',
    async (when) => {
      const deaths = await everyDeath(when)
      // Each step commits once at least, but the passing of time; a turn and a sweep more often.
      expect(deaths.length).toBeGreaterThan(story.length)
    },
  )
})

describe.each(databases)('the same on %s', (name, open) => {
  let house: House
  beforeAll(async () => {
    house = houseOn(await open())
  })
  afterAll(() => house.close())

  test('without a death the story goes as it should', async () => {
    const { crashes, events, did } = await play(house, told())
    expect([crashes, did.size]).toEqual([0, 18])
    expect(events).toBeGreaterThan(40)
  })

  // The embedded database is slow: every fifth death here, all of them in the long form.
  const part = name === 'PGlite' ? rounds(5, 1) : 1
  test.each(['before', 'after'] as const)('a death %s a commit', { timeout: 120_000 }, async (when) => {
    for (const death of (await everyDeath(when)).filter((_, i) => i % part === 0))
      expect((await play(house, told(death))).crashes).toBeGreaterThan(0)
  })
})

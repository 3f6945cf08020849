import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { articlesOf, scenarios } from '../scenarios/all.ts'
import { play } from '../scenarios/run.ts'
import { openPostgresCopy } from '../support/databases.ts'
import { builtForStart } from '../support/pages.ts'
import { createWorld } from '../support/world.ts'
import { asProcesses, asWorker, type Place } from './places.ts'

const places: [string, (databases: { sample: string; small: string }) => Promise<Place>][] = [
  ['the worker (workerd)', asWorker],
  ['three processes', (databases) => asProcesses(databases, 3)],
]

// Both need a database that more than one process can open.
describe.skipIf(inject('postgresUrl') === '').each(places)('on PostgreSQL, %s', (_, open) => {
  let place: Place
  const closing: (() => Promise<void>)[] = []

  beforeAll(async () => {
    await builtForStart()
    const filled = async (knowledge: 'sample' | 'small') => {
      const database = await openPostgresCopy(4)
      closing.push(database.close)
      await createWorld(database, { articles: await articlesOf(knowledge) })
      return database.url
    }
    place = await open({ sample: await filled('sample'), small: await filled('small') })
  }, 120_000)

  afterAll(async () => {
    await place?.stop()
    for (const close of closing) await close()
  })

  it.each(scenarios)('$file: $title', { timeout: 60_000 }, async (scenario) => {
    await play(place.world(scenario.knowledge), scenario)
  })

  it('leaves every invariant whole', async () => {
    for (const knowledge of ['sample', 'small'] as const) {
      const { body } = await place.world(knowledge).staff('Olga').get('/api/audit')
      expect(body.broken).toEqual([])
      expect(body.conversations).toBeGreaterThan(0)
    }
  })
})

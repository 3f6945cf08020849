import { afterAll, describe, expect, it } from 'vitest'
import { databases, type Open } from '../support/databases.ts'
import { createWorld, type World } from '../support/world.ts'
import { articlesOf, read, scenarios } from './all.ts'
import { play } from './run.ts'
import type { Later, Scenario } from './scenario.ts'

it.each(read)('$file can be read', (r) => {
  if ('broken' in r) throw r.broken
})

describe.each(databases)('scenarios on %s', (_, open) => {
  // Loading the articles takes a second: one world for each knowledge, and new conversations in it for each scenario.
  const worlds = new Map<Scenario['knowledge'], Promise<World>>()
  const worldWith = (knowledge: Scenario['knowledge']): Promise<World> => {
    const known = worlds.get(knowledge) ?? create(open, knowledge)
    worlds.set(knowledge, known)
    return known
  }
  afterAll(async () => {
    for (const world of worlds.values()) await (await world).database.close()
  })

  it.each(scenarios)('$file: $title', { timeout: 60_000 }, async (scenario) => {
    await play(await worldWith(scenario.knowledge), scenario)
  })

  it('leaves every invariant whole', async () => {
    for (const world of worlds.values()) {
      // What the last scenario left to be delivered goes out on the rounds a server makes, one a conversation each time.
      for (let round = 0; round < 20; round++) await (await world).sweep()
      const { body } = await (await world).staff('Olga').get('/api/audit')
      expect(body.broken).toEqual([])
      expect(body.conversations).toBeGreaterThan(0)
    }
  })
})

const create = async (open: Open, knowledge: Scenario['knowledge']): Promise<World> =>
  createWorld(await open(), { articles: await articlesOf(knowledge) })

// What is not tried is said aloud, with the row of the product that will bring it.
afterAll(() => {
  const later = scenarios.flatMap((s) => s.later)
  const rows = [...new Set(later.flatMap((l) => l.rows))].sort((a, b) =>
    a.localeCompare(b, 'en', { numeric: true }),
  )
  const told = rows.flatMap((row) => [
    `  ${row}`,
    ...later.filter((l) => l.rows.includes(row)).map((l) => `    ${place(l)}  ${l.what}`),
  ])
  if (later.length > 0)
    console.info(
      [`Left out of the scenarios, until the product can do it (${later.length} steps):`, ...told].join('\n'),
    )
})

const place = ({ file, line }: Later): string => `${file}:${line}`

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readArticleFiles } from '../../src/adapters/articleFiles.ts'
import { databases, type Open } from '../support/databases.ts'
import { nordlicht } from '../support/nordlicht.ts'
import { createWorld, type World } from '../support/world.ts'
import { play } from './run.ts'
import { type Later, parseScenario, type Scenario } from './scenario.ts'

const folder = import.meta.dirname
const files = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md')
const read = files.map((file): { file: string; scenario: Scenario } | { file: string; broken: unknown } => {
  try {
    return { file, scenario: parseScenario(file, readFileSync(join(folder, file), 'utf8')) }
  } catch (broken) {
    return { file, broken }
  }
})
const scenarios = read.flatMap((r) => ('scenario' in r ? [r.scenario] : []))

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
      const { body } = await (await world).staff('Olga').get('/api/audit')
      expect(body.broken).toEqual([])
      expect(body.conversations).toBeGreaterThan(0)
    }
  })
})

async function create(open: Open, knowledge: Scenario['knowledge']): Promise<World> {
  const database = await open()
  if (knowledge === 'small') return createWorld(database, { articles: nordlicht })
  const { files, notTaken } = await readArticleFiles(join(folder, '../../knowledge'))
  expect(notTaken).toEqual([])
  return createWorld(database, { articles: files.map(({ article }) => article) })
}

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

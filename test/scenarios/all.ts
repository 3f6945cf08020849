import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readArticleFiles } from '../../src/adapters/articleFiles.ts'
import type { Article } from '../../src/domain/knowledge/article.ts'
import { nordlicht } from '../support/nordlicht.ts'
import { parseScenario, type Scenario } from './scenario.ts'

const folder = import.meta.dirname

/** Every file of this folder that is a scenario, or what is wrong with it. */
export const read = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md') && name !== 'README.md')
  .toSorted()
  .map((file): { file: string; scenario: Scenario } | { file: string; broken: unknown } => {
    try {
      return { file, scenario: parseScenario(file, readFileSync(join(folder, file), 'utf8')) }
    } catch (broken) {
      return { file, broken }
    }
  })

export const scenarios = read.flatMap((r) => ('scenario' in r ? [r.scenario] : []))

/** The articles a scenario is played on. */
export async function articlesOf(knowledge: Scenario['knowledge']): Promise<readonly Article[]> {
  if (knowledge === 'small') return nordlicht
  const { files, notTaken } = await readArticleFiles(join(folder, '../../knowledge'))
  if (notTaken.length > 0) throw new Error(`Not taken: ${JSON.stringify(notTaken)}`)
  return files.map(({ article }) => article)
}

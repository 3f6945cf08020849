import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SearchEntry } from '../../src/domain/knowledge/search/index.ts'

export interface Query {
  id: string
  lang: 'de' | 'en'
  text: string
  relevant: string[]
  out_of_scope: boolean
}

export interface RetrievalSet {
  name: string
  entries: SearchEntry[]
  queries: Query[]
}

interface CorpusRow {
  id: string
  lang: 'de' | 'en'
  question: string
  variants?: string[]
  answer?: string
  title?: string
}

/** The sets in `folder`/retrieval, by name. Ends the program with a sentence when there are none. */
export function readRetrievalSets(folder: string): RetrievalSet[] {
  const home = join(folder, 'retrieval')
  if (!existsSync(home))
    stop(`There is no folder ${home}. Name the folder that holds retrieval/: npm run eval -- --data DIR`)
  const names = readdirSync(home).filter((name) => existsSync(join(home, name, 'corpus.jsonl')))
  if (names.length === 0) stop(`${home} holds no set: each is a folder with corpus.jsonl and queries.jsonl.`)
  return names.toSorted().map((name) => ({
    name,
    entries: readRows<CorpusRow>(join(home, name, 'corpus.jsonl')).map(entryOf),
    queries: readRows<Query>(join(home, name, 'queries.jsonl')),
  }))
}

export function stop(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}

const readRows = <Row>(file: string): Row[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Row)

const entryOf = (row: CorpusRow): SearchEntry => ({
  id: row.id,
  lang: row.lang,
  title: row.title ?? '',
  questions: [row.question, ...(row.variants ?? [])],
  answer: row.answer ?? '',
})

import { bm25Idf, bm25Shares } from './bm25.ts'
import { type Features, featuresOf, shares, views } from './features.ts'
import { addList, buildLists, buildTable, idOf, type Lists, type Table } from './postings.ts'
import { solveRidge } from './ridge.ts'
import { buildSpelling, type Spelling } from './spelling.ts'
import { type Lang, words } from './text.ts'

export interface SearchEntry {
  id: string
  lang: Lang
  title: string
  questions: readonly string[]
  answer: string
}

/** The index of all entries of one language. */
export interface Part {
  lang: Lang
  ids: string[]
  spelling: Spelling
  /** Features of rows and entries; the numbers it gives are those of `idf`, `bmIdf`, `rows` and `entries`. */
  table: Table
  idf: Float32Array
  bmIdf: Float32Array
  /** Unit TF-IDF vectors of the rows. A row is one thing an entry is found by. */
  rows: Lists
  entryOf: Int32Array
  /** How many questions each entry has, at least 1: a title alone counts as one. */
  wordings: Int32Array
  /** What is shown of each row. */
  passages: string[]
  /** Ridge coefficients of each row, entry after entry; empty when there are too many rows to solve for. */
  ridge: Float32Array
  /** BM25 shares of the entries. */
  entries: Lists
}

/**
 * Above this many rows a part is large. Solving for the ridge would take too long, so the best cosine alone decides;
 * the row of an answer is read by words and senses only, and features that more than `mostPlaces` rows hold are
 * weighed but not looked up: they tell least and cost most.
 */
const mostRidgeRows = 2500
const mostPlaces = 1500

export function buildPart(lang: Lang, entries: readonly SearchEntry[], largeFrom = mostRidgeRows): Part {
  const rows = rowsOf(entries)
  const large = rows.length > largeFrom
  const most = large ? mostPlaces : Number.POSITIVE_INFINITY
  const rowFeatures = rows.map((row) =>
    large && row.isAnswer ? withoutPieces(featuresOf(row.text, lang)) : featuresOf(row.text, lang),
  )
  const entryBags = entries.map((entry) => bagOf(featuresOf(wholeText(entry), lang)))
  const table = buildTable([...rowFeatures.map(bagOf), ...entryBags])
  const idf = new Float32Array(table.size)
  for (const [key, df] of countEntries(rowFeatures, rows)) idf[idOf(table, key)] = rowIdf(df, entries.length)
  const vectors = rowFeatures.map((row) => vectorOf(row, (key) => idf[idOf(table, key)]!))
  const lists = buildLists(vectors, table, most)
  const held = holders(entryBags, table)
  const shared = buildLists(bm25Shares(entryBags), table, most)
  const entryOf = Int32Array.from(rows, (row) => row.entry)
  return {
    lang,
    ids: entries.map((entry) => entry.id),
    spelling: buildSpelling(vocabulary(rows, lang)),
    table: { keys: table.keys, ids: table.ids },
    idf: idf.map((value) => value || rowIdf(0, entries.length)),
    bmIdf: idf.map((_, id) => bm25Idf(held[id]!, entries.length)),
    rows: lists,
    entryOf,
    wordings: Int32Array.from(entries, (entry) => Math.max(1, entry.questions.length)),
    passages: rows.map((row) => row.passage),
    ridge: large ? new Float32Array(0) : solveRidge(kernelOf(vectors, lists, table), entryOf, entries.length),
    entries: shared,
  }
}

interface Row {
  entry: number
  isAnswer: boolean
  text: string
  passage: string
}

/**
 * The rows: each question, the title unless other entries have the same (then it names a section), and the first
 * question with the answer.
 */
function rowsOf(entries: readonly SearchEntry[]): Row[] {
  const titles = Map.groupBy(entries, (entry) => entry.title)
  return entries.flatMap((entry, at) => {
    const own = titles.get(entry.title)!.length === 1 ? [entry.title] : []
    const rows = [...own, ...entry.questions]
      .filter((text) => text.trim() !== '')
      .map((text) => ({ entry: at, isAnswer: false, text, passage: text }))
    const passage = rows[0]?.passage ?? entry.title
    if (entry.answer.trim() !== '' || rows.length === 0)
      rows.push({
        entry: at,
        isAnswer: true,
        text: `${entry.questions[0] ?? entry.title}\n${entry.answer}`,
        passage,
      })
    return rows
  })
}

const wholeText = (entry: SearchEntry): string => [entry.title, ...entry.questions, entry.answer].join('\n')

const withoutPieces = (found: Features): Features => ({ ...found, pieces: new Map() })

/** For each number of `table` how many of `bags` hold it. */
function holders(bags: readonly ReadonlyMap<number, number>[], table: Table & { size: number }): Int32Array {
  const counts = new Int32Array(table.size)
  for (const bag of bags) for (const key of bag.keys()) counts[idOf(table, key)]!++
  return counts
}

const bagOf = (found: Features): Map<number, number> => new Map(views.flatMap((view) => [...found[view]]))

/** For each feature how many entries have it in a row. */
function countEntries(found: readonly Features[], rows: readonly Row[]): Map<number, number> {
  const lastEntry = new Map<number, number>()
  const counts = new Map<number, number>()
  for (const [at, row] of found.entries())
    for (const key of bagOf(row).keys()) {
      if (lastEntry.get(key) === rows[at]!.entry) continue
      lastEntry.set(key, rows[at]!.entry)
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  return counts
}

/** Flatter than usual (2 + ln instead of 1 + ln): with few entries a rare word is often rare by chance. */
export const rowIdf = (df: number, total: number): number => 2 + Math.log((total + 1) / (df + 1))

/** The TF-IDF vector of a text, unit length, each view brought to its share. */
export function vectorOf(found: Features, idf: (key: number) => number): Map<number, number> {
  const vector = new Map<number, number>()
  for (const view of views) {
    let norm = 0
    for (const [key, tf] of found[view]) {
      const weight = (tf > 1 ? 1 + Math.log(tf) : tf) * idf(key)
      vector.set(key, weight)
      norm += weight * weight
    }
    const scale = Math.sqrt(shares[view] / norm)
    for (const key of found[view].keys()) vector.set(key, vector.get(key)! * scale)
  }
  return vector
}

/** The cosine of each row with each. */
function kernelOf(vectors: readonly ReadonlyMap<number, number>[], rows: Lists, table: Table): Float64Array {
  const kernel = new Float64Array(vectors.length ** 2)
  for (const [at, vector] of vectors.entries()) {
    const sums = kernel.subarray(at * vectors.length, (at + 1) * vectors.length)
    for (const [key, weight] of vector) addList(rows, idOf(table, key), weight, sums)
  }
  return kernel
}

/** All words of the rows, the most frequent first. */
function vocabulary(rows: readonly Row[], lang: Lang): string[] {
  const counts = new Map<string, number>()
  for (const row of rows)
    for (const word of words(row.text, lang)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([word]) => word)
}

import { bm25Idf, bm25Shares } from './bm25.ts'
import { type Features, featuresOfTokens, shares, type Token, tokenOf, views } from './features.ts'
import { type Bag, buildLists, buildTable, type Lists, numbering, type Table } from './postings.ts'
import { solveRidge } from './ridge.ts'
import { buildSpelling, type Spelling } from './spelling.ts'
import { type Lang, longestText, words } from './text.ts'

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
  const read = reader(lang)
  const rows = rowsOf(entries)
  const large = rows.length > largeFrom
  const most = large ? mostPlaces : Number.POSITIVE_INFINITY
  const { numbers, numberOf } = numbering()
  const rowBags = rows.map((row) => {
    const found = featuresOfTokens(read(row.texts), lang)
    return bagOf(large && row.isAnswer ? { ...found, pieces: new Map() } : found, numberOf)
  })
  const entryBags = entries.map((entry) =>
    bagOf(featuresOfTokens(read([entry.title, ...entry.questions, entry.answer]), lang), numberOf),
  )
  const entryOf = Int32Array.from(rows, (row) => row.entry)
  const idf = countEntries(rowBags, entryOf, numbers.size).map((df) => rowIdf(df, entries.length))
  const vectors = rowBags.map((bag) => vectorOf(bag, idf))
  const lists = buildLists(vectors, numbers.size, most)
  const held = countEntries(entryBags, Int32Array.from(entries.keys()), numbers.size)
  return {
    lang,
    ids: entries.map((entry) => entry.id),
    spelling: buildSpelling(vocabulary(rows, lang)),
    table: buildTable(numbers),
    idf: Float32Array.from(idf),
    bmIdf: Float32Array.from(held, (df) => bm25Idf(df, entries.length)),
    rows: lists,
    entryOf,
    wordings: Int32Array.from(entries, (entry) => Math.max(1, entry.questions.length)),
    passages: rows.map((row) => row.passage),
    ridge: large ? new Float32Array(0) : solveRidge(kernelOf(vectors, lists), entryOf, entries.length),
    entries: buildLists(bm25Shares(entryBags), numbers.size, most),
  }
}

/**
 * The tokens of texts read as one. The same words come again and again, in the rows and in the whole of an entry,
 * so each text is split and each word stemmed once.
 */
function reader(lang: Lang): (texts: readonly string[]) => readonly Token[] {
  const known = new Map<string, Token>()
  const readBefore = new Map<string, readonly Token[]>()
  const token = (word: string): Token => {
    const made = known.get(word) ?? tokenOf(word, lang)
    known.set(word, made)
    return made
  }
  const readOne = (text: string): readonly Token[] => {
    const tokens = readBefore.get(text) ?? words(text, lang).map(token)
    readBefore.set(text, tokens)
    return tokens
  }
  return (texts) => {
    const whole = texts.reduce((sum, text) => sum + text.length + 1, -1)
    return whole <= longestText ? texts.flatMap(readOne) : readOne(texts.join('\n').slice(0, longestText))
  }
}

interface Row {
  entry: number
  isAnswer: boolean
  /** Read as one. */
  texts: string[]
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
      .map((text) => ({ entry: at, isAnswer: false, texts: [text], passage: text }))
    const passage = rows[0]?.passage ?? entry.title
    if (entry.answer.trim() !== '' || rows.length === 0)
      rows.push({
        entry: at,
        isAnswer: true,
        texts: [entry.questions[0] ?? entry.title, entry.answer],
        passage,
      })
    return rows
  })
}

/** Features by their numbers, one view after the other; view `v` ends before `ends[v]`. */
interface ViewedBag extends Bag {
  ends: readonly number[]
}

function bagOf(found: Features, numberOf: (key: number) => number): ViewedBag {
  const size = views.reduce((sum, view) => sum + found[view].size, 0)
  const [ids, weights] = [new Int32Array(size), new Float64Array(size)]
  let at = 0
  const ends = views.map((view) => {
    for (const [key, tf] of found[view]) {
      ids[at] = numberOf(key)
      weights[at++] = tf
    }
    return at
  })
  return { ids, weights, ends }
}

/** For each feature how many entries have it in one of `bags`, which lie entry after entry. */
function countEntries(bags: readonly Bag[], entryOf: Int32Array, size: number): Float64Array {
  const lastEntry = new Int32Array(size).fill(-1)
  const counts = new Float64Array(size)
  for (let place = 0; place < bags.length; place++) {
    const { ids } = bags[place]!
    for (let i = 0; i < ids.length; i++) {
      if (lastEntry[ids[i]!] === entryOf[place]) continue
      lastEntry[ids[i]!] = entryOf[place]!
      counts[ids[i]!]!++
    }
  }
  return counts
}

/** Flatter than usual (2 + ln instead of 1 + ln): with few entries a rare word is often rare by chance. */
export const rowIdf = (df: number, total: number): number => 2 + Math.log((total + 1) / (df + 1))

/** The TF-IDF vector of a text, unit length, each view brought to its share. */
function vectorOf({ ids, weights, ends }: ViewedBag, idf: Float64Array): Bag {
  const vector = new Float64Array(ids.length)
  let at = 0
  for (const [v, view] of views.entries()) {
    const from = at
    let norm = 0
    for (; at < ends[v]!; at++) {
      const tf = weights[at]!
      const weight = (tf > 1 ? 1 + Math.log(tf) : tf) * idf[ids[at]!]!
      vector[at] = weight
      norm += weight * weight
    }
    const scale = Math.sqrt(shares[view] / norm)
    for (let i = from; i < at; i++) vector[i]! *= scale
  }
  return { ids, weights: vector }
}

/** The cosine of each row with each before it and itself: the lower half of a symmetric matrix. */
function kernelOf(vectors: readonly Bag[], { starts, places, weights }: Lists): Float64Array {
  const kernel = new Float64Array(vectors.length ** 2)
  for (let row = 0; row < vectors.length; row++) {
    const vector = vectors[row]!
    const base = row * vectors.length
    for (let i = 0; i < vector.ids.length; i++) {
      const weight = vector.weights[i]!
      const end = starts[vector.ids[i]! + 1]!
      for (let at = starts[vector.ids[i]!]!; at < end && places[at]! <= row; at++)
        kernel[base + places[at]!]! += weight * weights[at]!
    }
  }
  return kernel
}

/** All words of the rows, the most frequent first. */
function vocabulary(rows: readonly Row[], lang: Lang): string[] {
  const counts = new Map<string, number>()
  for (const row of rows)
    for (const word of words(row.texts.join('\n'), lang)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([word]) => word)
}

import { bm25Idf } from './bm25.ts'
import { type Features, featuresOfTokens, otherThan, shares, type Token, tokenOf, views } from './features.ts'
import { keyOf } from './hash.ts'
import { type Part, rowIdf } from './part.ts'
import { addLists, idOf } from './postings.ts'
import { correct } from './spelling.ts'
import { isFormWord } from './stopwords.ts'
import { words } from './text.ts'

export interface Hit {
  id: string
  /** Orders the hits of one query. */
  score: number
  /** From 0 to 1, and comparable between queries of one index: what the bands are set on. */
  confidence: number
  /** The title or phrasing of the entry that is most like the query. */
  passage: string
}

/** How many entries are looked at closely, or as many as are asked for. */
const candidates = 12

/** How much each view of the query counts in BM25. */
const bmShares = { words: 1, pieces: 0.5, senses: 1.5 }

/** The `k` entries of `part` that fit `query` best, best first. */
export function searchPart(part: Part, query: string, k: number): Hit[] {
  const found = featuresOfTokens(readQuery(part, query), part.lang)
  const terms = lookUp(part, found)
  const { likeness, known } = compareRows(part, found, terms)
  const bm = scoreBm25(part, found, terms)
  const best = bestOfRows(part, likeness)
  const near = neighbourhood(part, likeness, best)
  return largest(sumOf(bm, best), Math.max(candidates, k))
    .map((entry) => {
      const ridge = part.ridge.length === 0 ? best[entry]! : predict(part.ridge, entry, likeness)
      const share = bm[entry]!
      return {
        id: part.ids[entry]!,
        score: (ridge + best[entry]!) / 2 + share,
        confidence: clamp((ridge + share + near + 0.3 * known) / 3.3 + lenience(part.wordings[entry]!)),
        passage: closestPassage(part, entry, likeness, best[entry]!),
      }
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, k)
}

const clamp = (value: number): number => Math.max(0, Math.min(1, value))

/**
 * What the confidence gains where an article is worded only once or twice: a customer's words are rarely near its
 * only ones, so the same likeness says more there. Measured: with it the same thresholds let through as many
 * strangers with one wording as with five.
 */
const lenience = (wordings: number): number => 0.07 * (1 - Math.log2(Math.min(Math.max(wordings, 1), 4)) / 2)

/**
 * The words of the query as they will be searched. A word that neither the rows nor our concepts know, not even in
 * another form, is a slip of the pen for a word of the rows, or simply unknown. A query mostly in the other
 * language is searched by the concepts of its words and by the names that the rows know.
 */
function readQuery(part: Part, query: string): Token[] {
  const own = words(query, part.lang).map((word) => tokenOf(word, part.lang))
  const isKnown = (token: Token) => idOf(part.table, keyOf(token.root)) >= 0 || isFamiliar(token)
  const strange = own.filter((token) => !isKnown(token))
  const foreign = strange.map(({ word }) => tokenOf(word, otherThan(part.lang))).filter(isFamiliar)
  if (foreign.length > own.length / 2) return [...own.filter(isKnown), ...foreign].filter(isMatter)
  return own.map((token) => {
    const meant = isKnown(token) ? undefined : correct(part.spelling, token.word)
    return meant === undefined ? token : tokenOf(meant, part.lang)
  })
}

const isFamiliar = ({ word, lang, concepts }: Token): boolean => concepts.length > 0 || isFormWord(word, lang)

const isMatter = ({ word }: Token): boolean => !isFormWord(word, 'de') && !isFormWord(word, 'en')

/** The numbers of the features, one view after the other, -1 for what the part does not know. */
function lookUp(part: Part, found: Features): Int32Array {
  const ids = new Int32Array(found.words.size + found.pieces.size + found.senses.size)
  let at = 0
  for (const view of views) for (const key of found[view].keys()) ids[at++] = idOf(part.table, key)
  return ids
}

/**
 * The cosine of the query with each row. Features that no row has stay in the query's length, so what we do not
 * know lowers every cosine. `known` is the share of the query's letters, weighed, that some row has.
 */
function compareRows(
  part: Part,
  found: Features,
  terms: Int32Array,
): { likeness: Float64Array; known: number } {
  const likeness = roomFor(part)
  const weights = new Float64Array(terms.length)
  const unseen = rowIdf(0, part.ids.length)
  let known = 0
  let at = 0
  const filled = views.reduce((sum, view) => sum + (found[view].size > 0 ? shares[view] : 0), 0)
  for (const view of views) {
    const from = at
    let norm = 0
    let seen = 0
    for (const tf of found[view].values()) {
      const id = terms[at]!
      const weight = (tf > 1 ? 1 + Math.log(tf) : tf) * (id < 0 ? unseen : part.idf[id]!)
      norm += weight * weight
      if (id >= 0) seen += weight * weight
      weights[at++] = weight
    }
    if (view === 'pieces') known = norm > 0 ? seen / norm : 0
    const scale = Math.sqrt(shares[view] / filled / norm)
    for (let i = from; i < at; i++) weights[i]! *= scale
  }
  addLists(part.rows, terms, weights, likeness)
  return { likeness, known }
}

/** One sum for each row, all 0. The same room for every query of a part: making it anew costs as much as filling it. */
function roomFor(part: Part): Float64Array {
  const kept = rooms.get(part)
  if (kept) return kept.fill(0)
  const made = new Float64Array(part.passages.length)
  rooms.set(part, made)
  return made
}
const rooms = new WeakMap<Part, Float64Array>()

/** BM25 of each entry as a share of what an entry with every term of the query without end could reach. */
function scoreBm25(part: Part, found: Features, terms: Int32Array): Float64Array {
  const scores = new Float64Array(part.ids.length)
  const weights = new Float64Array(terms.length)
  const unseen = bm25Idf(0, part.ids.length)
  let most = 0
  let at = 0
  for (const view of views)
    for (const tf of found[view].values()) {
      const id = terms[at]!
      const weight = bmShares[view] * Math.min(tf, 1) * (id < 0 ? unseen : part.bmIdf[id]!)
      most += weight
      weights[at++] = weight
    }
  addLists(part.entries, terms, weights, scores)
  if (most > 0) for (let entry = 0; entry < scores.length; entry++) scores[entry]! /= most
  return scores
}

/** For each entry how like the query its closest row is; 0 where none is like it at all. */
function bestOfRows({ ids, entryOf }: Part, likeness: Float64Array): Float64Array {
  const best = new Float64Array(ids.length)
  // The rows of an entry lie together, so each is looked at once and in order.
  for (let entry = 0, row = 0; entry < ids.length; entry++) {
    let most = 0
    for (; row < likeness.length && entryOf[row] === entry; row++) most = Math.max(most, likeness[row]!)
    best[entry] = most
  }
  return best
}

/** What is shown of the row of `entry` that is `best` like the query; nothing where none is like it. */
function closestPassage(part: Part, entry: number, likeness: Float64Array, best: number): string {
  if (best === 0) return ''
  let row = firstRow(part, entry)
  while (likeness[row] !== best) row++
  return part.passages[row]!
}

/** Where the rows of an entry begin. Looked for when it is wanted: few entries of a query come so far. */
function firstRow({ entryOf }: Part, entry: number): number {
  let [first, end] = [0, entryOf.length]
  while (first < end) {
    const middle = (first + end) >> 1
    if (entryOf[middle]! < entry) first = middle + 1
    else end = middle
  }
  return first
}

function sumOf(a: Float64Array, b: Float64Array): Float64Array {
  const sum = new Float64Array(a.length)
  for (let at = 0; at < a.length; at++) sum[at] = a[at]! + b[at]!
  return sum
}

/**
 * How close the five rows closest to the query are on average. A question of our kind has neighbours, a stranger
 * has at best one that happens to share words (detection of outliers by nearest neighbours, Ramaswamy et al. 2000).
 */
function neighbourhood(part: Part, likeness: Float64Array, best: Float64Array): number {
  // They are rows of the five entries with the closest rows: who looks at all rows looks at five times as many.
  const entries = largest(best, 5)
  const near: number[] = []
  for (const entry of entries)
    for (let row = firstRow(part, entry); row < likeness.length && part.entryOf[row] === entry; row++)
      near.push(likeness[row]!)
  const closest = Float64Array.from(near)
  return largest(closest, 5).reduce((sum, at) => sum + closest[at]!, 0) / 5
}

/** The indices of the `count` largest values above 0, largest first, the earlier first among equals. */
function largest(values: Float64Array, count: number): number[] {
  const top: number[] = []
  let least = 0
  for (let at = 0; at < values.length; at++) {
    const value = values[at]!
    if (!(value > least)) continue
    let place = Math.min(top.length, count - 1)
    for (; place > 0 && values[top[place - 1]!]! < value; place--) top[place] = top[place - 1]!
    top[place] = at
    if (top.length === count) least = values[top[count - 1]!]!
  }
  return top
}

/**
 * What the ridge regression makes of the query for one entry: about 1 for its own phrasings, 0 for others. Four sums
 * at once, because each addition would wait for the one before it.
 */
function predict(ridge: Float32Array, entry: number, likeness: Float64Array): number {
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  let at = entry * likeness.length
  let row = 0
  for (; row + 4 <= likeness.length; row += 4, at += 4) {
    a += ridge[at]! * likeness[row]!
    b += ridge[at + 1]! * likeness[row + 1]!
    c += ridge[at + 2]! * likeness[row + 2]!
    d += ridge[at + 3]! * likeness[row + 3]!
  }
  for (; row < likeness.length; row++, at++) a += ridge[at]! * likeness[row]!
  return a + b + (c + d)
}

import { bm25Idf } from './bm25.ts'
import { conceptsOf } from './concepts.ts'
import { type Features, featuresOfTokens, otherThan, shares, type Token, tokenOf, views } from './features.ts'
import { hash } from './hash.ts'
import { type Part, rowIdf } from './part.ts'
import { addList, idOf } from './postings.ts'
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
  const { likeness, known } = compareRows(part, found)
  const bm = scoreBm25(part, found)
  const closest = closestRows(part, likeness)
  const near = neighbourhood(likeness)
  const promise = bm.map((share, entry) => share + (likeness[closest[entry]!] ?? 0))
  return largest(promise, Math.max(candidates, k))
    .map((entry) => {
      const row = closest[entry]!
      const best = likeness[row] ?? 0
      const ridge = part.ridge.length === 0 ? best : predict(part, entry, likeness)
      const share = bm[entry]!
      return {
        id: part.ids[entry]!,
        score: (ridge + best) / 2 + share,
        confidence: clamp((ridge + share + near + 0.3 * known) / 3.3 + lenience(part.wordings[entry]!)),
        passage: part.passages[row] ?? '',
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
  const isKnown = (token: Token) => idOf(part.table, hash(token.root)) >= 0 || isFamiliar(token)
  const strange = own.filter((token) => !isKnown(token))
  const foreign = strange.map(({ word }) => tokenOf(word, otherThan(part.lang))).filter(isFamiliar)
  if (foreign.length > own.length / 2) return [...own.filter(isKnown), ...foreign].filter(isMatter)
  return own.map((token) => {
    const meant = isKnown(token) ? undefined : correct(part.spelling, token.word)
    return meant === undefined ? token : tokenOf(meant, part.lang)
  })
}

const isFamiliar = ({ word, root, lang }: Token): boolean =>
  isFormWord(word, lang) || conceptsOf(root, lang).length > 0

const isMatter = ({ word }: Token): boolean => !isFormWord(word, 'de') && !isFormWord(word, 'en')

/**
 * The cosine of the query with each row. Features that no row has stay in the query's length, so what we do not
 * know lowers every cosine. `known` is the share of the query's letters, weighed, that some row has.
 */
function compareRows(part: Part, found: Features): { likeness: Float64Array; known: number } {
  const likeness = new Float64Array(part.passages.length)
  const unseen = rowIdf(0, part.ids.length)
  let known = 0
  const filled = views.reduce((sum, view) => sum + (found[view].size > 0 ? shares[view] : 0), 0)
  for (const view of views) {
    const ids: number[] = []
    const weights: number[] = []
    let norm = 0
    let seen = 0
    for (const [key, tf] of found[view]) {
      const id = idOf(part.table, key)
      const weight = (tf > 1 ? 1 + Math.log(tf) : tf) * (id < 0 ? unseen : part.idf[id]!)
      norm += weight * weight
      if (id < 0) continue
      seen += weight * weight
      ids.push(id)
      weights.push(weight)
    }
    if (view === 'pieces') known = norm > 0 ? seen / norm : 0
    const scale = Math.sqrt(shares[view] / filled / norm)
    for (let i = 0; i < ids.length; i++) addList(part.rows, ids[i]!, weights[i]! * scale, likeness)
  }
  return { likeness, known }
}

/** BM25 of each entry as a share of what an entry with every term of the query without end could reach. */
function scoreBm25(part: Part, found: Features): Float64Array {
  const scores = new Float64Array(part.ids.length)
  const unseen = bm25Idf(0, part.ids.length)
  let most = 0
  for (const view of views)
    for (const [key, tf] of found[view]) {
      const id = idOf(part.table, key)
      const weight = bmShares[view] * Math.min(tf, 1) * (id < 0 ? unseen : part.bmIdf[id]!)
      most += weight
      if (id >= 0) addList(part.entries, id, weight, scores)
    }
  return most > 0 ? scores.map((score) => score / most) : scores
}

/** For each entry its row most like the query, -1 where none is like it at all. */
function closestRows(part: Part, likeness: Float64Array): Int32Array {
  const closest = new Int32Array(part.ids.length).fill(-1)
  for (let row = 0; row < likeness.length; row++) {
    const entry = part.entryOf[row]!
    if (likeness[row]! > (likeness[closest[entry]!] ?? 0)) closest[entry] = row
  }
  return closest
}

/**
 * How close the five rows closest to the query are on average. A question of our kind has neighbours, a stranger
 * has at best one that happens to share words (detection of outliers by nearest neighbours, Ramaswamy et al. 2000).
 */
function neighbourhood(likeness: Float64Array): number {
  const closest = largest(likeness, 5)
  return closest.reduce((sum, row) => sum + likeness[row]!, 0) / 5
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

/** What the ridge regression makes of the query for one entry: about 1 for its own phrasings, 0 for others. */
function predict({ ridge }: Part, entry: number, likeness: Float64Array): number {
  let sum = 0
  const from = entry * likeness.length
  for (let row = 0; row < likeness.length; row++) sum += ridge[from + row]! * likeness[row]!
  return sum
}

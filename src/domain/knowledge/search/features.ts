import { conceptsIn, conceptsOf, conceptsOfPair } from './concepts.ts'
import { finish, keyOf, keyOfPair, step } from './hash.ts'
import { isFormWord } from './stopwords.ts'
import { type Lang, longestText, stem, words } from './text.ts'

/**
 * A text seen three ways, each a bag of hashed features with how often they occur: `words` are stems and pairs of
 * neighbouring stems, `pieces` the runs of 3 and 4 letters inside words, which forgive endings and misspelling,
 * and `senses` the concepts behind the words, or the stem where we know none. The 32-bit hash stands for the
 * feature: in a corpus of this kind two features share one about never.
 */
export type View = 'words' | 'pieces' | 'senses'
export type Features = Record<View, Map<number, number>>

/** How much each view counts for the likeness of two texts; together 1. */
export const shares: Record<View, number> = { words: 0.2, pieces: 0.4, senses: 0.4 }
export const views: readonly View[] = ['words', 'pieces', 'senses']

/** A word as it is searched, folded; `lang` is the language it belongs to. */
export interface Token {
  word: string
  root: string
  lang: Lang
  /** How much it counts in words and senses. */
  weight: number
  concepts: readonly number[]
}

/** Stop words count half in words and senses; their letters count fully: "where is" and "when is" differ by them. */
const stopWeight = 0.5

export function tokenOf(word: string, lang: Lang): Token {
  const root = stem(word, lang)
  return {
    word,
    root,
    lang,
    weight: isFormWord(word, lang) ? stopWeight : 1,
    concepts: conceptsOf(root, lang),
  }
}

export const featuresOf = (text: string, lang: Lang): Features =>
  featuresOfTokens(
    words(text.slice(0, longestText), lang).map((word) => tokenOf(word, lang)),
    lang,
  )

/** Words of another language than `own` give their senses only: nothing else of them can be alike. */
export function featuresOfTokens(tokens: readonly Token[], own: Lang): Features {
  const found: Features = { words: new Map(), pieces: new Map(), senses: new Map() }
  let before = '^'
  let weightBefore = 1
  for (const token of tokens) {
    const { word, root, lang, weight } = token
    if (lang === own) {
      add(found.words, keyOf(root), weight)
      add(found.words, keyOfPair(before, root), Math.sqrt(weight * weightBefore))
      addPieces(found.pieces, word)
    }
    addSenses(found.senses, token, before)
    before = root
    weightBefore = weight
  }
  return found
}

/** The concepts of a word and of the pair it ends; for a word without one those of its parts, and its stem. */
function addSenses(
  into: Map<number, number>,
  { word, root, lang, weight, concepts }: Token,
  before: string,
): void {
  for (const concept of concepts) put(into, concept, weight)
  for (const concept of conceptsOfPair(before, root, lang)) put(into, concept, 1)
  if (concepts.length > 0) return
  for (const concept of conceptsIn(word, lang)) put(into, concept, 1)
  put(into, keyOf(root, senseSeed), weight)
}

const senseSeed = 0x9747b28c

export const otherThan = (lang: Lang): Lang => (lang === 'de' ? 'en' : 'de')

const add = (into: Map<number, number>, key: number, weight: number) =>
  into.set(key, (into.get(key) ?? 0) + weight)

/** A sense counts once, however many words point to it. */
function put(into: Map<number, number>, key: number, weight: number): void {
  if (weight > (into.get(key) ?? 0)) into.set(key, weight)
}

/** All runs of 3 and 4 letters of the word between its marked ends, hashed as they grow. */
function addPieces(into: Map<number, number>, word: string): void {
  const marked = `_${word}_`
  for (let start = 0; start + 3 <= marked.length; start++) {
    const two = step(step(0x2545f491, marked.charCodeAt(start)), marked.charCodeAt(start + 1))
    const three = step(two, marked.charCodeAt(start + 2))
    add(into, finish(three), 1)
    if (start + 4 <= marked.length) add(into, finish(step(three, marked.charCodeAt(start + 3))), 1)
  }
}

const dimensions = 2 ** 20

/**
 * One sparse vector for a text, unit length, in 2^20 dimensions (0-based, ascending): made without a corpus, so
 * it can be stored beside each phrasing (pgvector's `sparsevec`) and compared by cosine anywhere. Empty for a text
 * without letters or digits. It changes with our word lists: keep `blobVersion` beside it.
 */
export function features(text: string, lang: Lang): { indices: number[]; values: number[] } {
  const found = featuresOf(text, lang)
  const folded = new Map<number, number>()
  for (const view of views) {
    const norm = [...found[view].values()].reduce((sum, tf) => sum + tf * tf, 0)
    for (const [key, tf] of found[view])
      add(folded, (key >>> 0) % dimensions, tf * Math.sqrt(shares[view] / norm))
  }
  const sorted = [...folded].sort((a, b) => a[0] - b[0])
  const length = Math.sqrt(sorted.reduce((sum, [, value]) => sum + value * value, 0))
  return { indices: sorted.map(([index]) => index), values: sorted.map(([, value]) => value / length) }
}

import { conceptsIn, conceptsOf } from './concepts.ts'
import { finish, hash, step } from './hash.ts'
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

/** A word of a question as it will be searched: `foreign` when it belongs to the other language. */
export interface Token {
  word: string
  foreign?: boolean
}

/** Stop words count half in words and senses; their letters count fully, which keeps "where is" and "when is" apart. */
const stopWeight = 0.5

export const featuresOf = (text: string, lang: Lang): Features =>
  featuresOfTokens(
    words(text.slice(0, longestText), lang).map((word) => ({ word })),
    lang,
  )

export function featuresOfTokens(tokens: readonly Token[], lang: Lang): Features {
  const found: Features = { words: new Map(), pieces: new Map(), senses: new Map() }
  let before = '^'
  let weightBefore = 1
  for (const { word, foreign = false } of tokens) {
    const weight = isFormWord(word, lang) ? stopWeight : 1
    const own = foreign ? otherThan(lang) : lang
    const root = stem(word, own)
    add(found.words, hash(root), weight)
    add(found.words, hash(`${before} ${root}`), Math.sqrt(weight * weightBefore))
    addPieces(found.pieces, word)
    const concepts = conceptsOf(root, own)
    for (const concept of concepts) put(found.senses, concept, weight)
    for (const concept of conceptsOf(`${before} ${root}`, own)) put(found.senses, concept, 1)
    if (concepts.length === 0) {
      for (const concept of conceptsIn(word, own)) put(found.senses, concept, 1)
      put(found.senses, root, weight)
    }
    before = root
    weightBefore = weight
  }
  return found
}

export const otherThan = (lang: Lang): Lang => (lang === 'de' ? 'en' : 'de')

const add = (into: Map<number, number>, key: number, weight: number) =>
  into.set(key, (into.get(key) ?? 0) + weight)

/** A sense counts once, however many words point to it. */
function put(into: Map<number, number>, sense: string | number, weight: number): void {
  const key = hash(`#${sense}`)
  into.set(key, Math.max(into.get(key) ?? 0, weight))
}

/** All runs of 3 and 4 letters of the word between its marked ends, hashed as they grow. */
function addPieces(into: Map<number, number>, word: string): void {
  const marked = `_${word}_`
  for (let start = 0; start + 3 <= marked.length; start++) {
    let h = 0x2545f491
    const end = Math.min(marked.length, start + 4)
    for (let at = start; at < end; at++) {
      h = step(h, marked.charCodeAt(at))
      if (at >= start + 2) add(into, finish(h), 1)
    }
  }
}

const dimensions = 2 ** 20

/**
 * One sparse vector for a text, unit length, in 2^20 dimensions (0-based, ascending): made without a corpus, so
 * it can be stored beside each phrasing (pgvector's `sparsevec`) and compared by cosine anywhere. Empty for a text
 * without letters or digits.
 */
export function features(text: string, lang: Lang): { indices: number[]; values: number[] } {
  const found = featuresOf(text, lang)
  const folded = new Map<number, number>()
  for (const view of views) {
    const norm = [...found[view].values()].reduce((sum, tf) => sum + tf * tf, 0)
    for (const [key, tf] of found[view]) add(folded, key % dimensions, tf * Math.sqrt(shares[view] / norm))
  }
  const sorted = [...folded].sort((a, b) => a[0] - b[0])
  const length = Math.sqrt(sorted.reduce((sum, [, value]) => sum + value * value, 0))
  return { indices: sorted.map(([index]) => index), values: sorted.map(([, value]) => value / length) }
}

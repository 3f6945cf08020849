import { isFormWord } from '../knowledge/search/stopwords.ts'
import { stem } from '../knowledge/search/text.ts'
import { words } from './words.ts'

/** How much each view counts: characters see spelling and compounds, stems see the matter. */
const weights = { characters: 0.5, stems: 0.5 } as const

interface Bag {
  counts: ReadonlyMap<string, number>
  norm: number
}

interface Views {
  characters: Bag
  stems: Bag
}

type Spoken = 'de' | 'en'

/** A message made ready to be compared with many. */
export interface Wording {
  words: readonly string[]
  /** Its words as one language sees them, made once. */
  in: (language: Spoken) => Views
}

export function wording(text: string): Wording {
  const found = words(text)
  const made: Partial<Record<Spoken, Views>> = {}
  const first = found.slice(0, 200)
  return {
    words: found,
    in: (language) =>
      (made[language] ??= { characters: grams(first, language), stems: stems(first, language) }),
  }
}

/**
 * How much two messages ask the same: 0 (nothing in common) to 1 (the same words). A mix of character three- to
 * five-grams inside words and of word stems, function words weighed down, both as cosines.
 */
export function alike(a: Wording, b: Wording, language: string): number {
  if (a.words.length === 0 || b.words.length === 0) return 0
  const spoken = language === 'de' ? 'de' : 'en'
  const [left, right] = [a.in(spoken), b.in(spoken)]
  return (
    weights.characters * cosine(left.characters, right.characters) +
    weights.stems * cosine(left.stems, right.stems)
  )
}

/** `alike` for two texts that are compared with nothing else. */
export const similarity = (a: string, b: string, language: string): number =>
  alike(wording(a), wording(b), language)

const weight = (word: string, language: Spoken): number => (isFormWord(word, language) ? 0.25 : 1)

function stems(found: readonly string[], language: Spoken): Bag {
  const counts = new Map<string, number>()
  for (const word of found) {
    const stemmed = stem(word, language)
    counts.set(stemmed, Math.max(counts.get(stemmed) ?? 0, weight(word, language)))
  }
  return bag(counts)
}

function grams(found: readonly string[], language: Spoken): Bag {
  const counts = new Map<string, number>()
  for (const word of new Set(found)) {
    const framed = ` ${word} `
    const weighs = weight(word, language)
    for (let n = 3; n <= 5; n++)
      for (let i = 0; i + n <= framed.length; i++) {
        const gram = framed.slice(i, i + n)
        counts.set(gram, (counts.get(gram) ?? 0) + weighs)
      }
  }
  return bag(counts)
}

const bag = (counts: ReadonlyMap<string, number>): Bag => ({
  counts,
  norm: Math.sqrt([...counts.values()].reduce((sum, value) => sum + value * value, 0)),
})

function cosine(a: Bag, b: Bag): number {
  let dot = 0
  for (const [key, value] of a.counts) dot += value * (b.counts.get(key) ?? 0)
  return dot === 0 ? 0 : Math.min(1, dot / (a.norm * b.norm))
}

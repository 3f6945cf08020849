import { episode } from '../conversation.ts'
import type { Evidence, Log } from '../events.ts'
import { isFormWord } from '../knowledge/search/stopwords.ts'
import { stem } from '../knowledge/search/text.ts'
import { detectLanguage } from './language.ts'
import { smallTalk } from './smallTalk.ts'
import { visible, words } from './words.ts'

/**
 * From here on two messages ask the same. Chosen on two development sets of customers' questions, one German and one
 * English, as the least value at which no more than 5 in 100 questions on a neighbouring topic are taken for the same.
 * It finds about 40 in 100 restated ones; those in wholly other words show in the articles served, not in the wording.
 */
export const sameQuestion = 0.43

/** Two messages this short say too little to be the same question in other words. */
const fewestWords = 2

/** How much each view counts: characters see spelling and compounds, stems see the matter. */
const weights = { characters: 0.5, stems: 0.5 } as const

type Bag = Map<string, number>

/**
 * How much two messages ask the same: 0 (nothing in common) to 1 (the same words). A mix of character three- to
 * five-grams inside words and of word stems, function words weighed down, both as cosines.
 */
export function similarity(a: string, b: string, language: string): number {
  const lang = language === 'de' ? 'de' : 'en'
  const [left, right] = [words(a).slice(0, 200), words(b).slice(0, 200)]
  if (left.length === 0 || right.length === 0) return 0
  return (
    weights.characters * cosine(grams(left, lang), grams(right, lang)) +
    weights.stems * cosine(stems(left, lang), stems(right, lang))
  )
}

const weight = (word: string, lang: 'de' | 'en'): number => (isFormWord(word, lang) ? 0.25 : 1)

function stems(found: string[], lang: 'de' | 'en'): Bag {
  const bag: Bag = new Map()
  for (const word of found)
    bag.set(stem(word, lang), Math.max(bag.get(stem(word, lang)) ?? 0, weight(word, lang)))
  return bag
}

function grams(found: string[], lang: 'de' | 'en'): Bag {
  const bag: Bag = new Map()
  for (const word of new Set(found)) {
    const framed = ` ${word} `
    for (let n = 3; n <= 5; n++)
      for (let i = 0; i + n <= framed.length; i++) {
        const gram = framed.slice(i, i + n)
        bag.set(gram, (bag.get(gram) ?? 0) + weight(word, lang))
      }
  }
  return bag
}

function cosine(a: Bag, b: Bag): number {
  let dot = 0
  for (const [key, value] of a) dot += value * (b.get(key) ?? 0)
  return dot === 0 ? 0 : Math.min(1, dot / (norm(a) * norm(b)))
}

const norm = (bag: Bag): number => Math.sqrt([...bag.values()].reduce((sum, value) => sum + value * value, 0))

/** An earlier message that the customer's last one asks again in other words. */
export interface Restated {
  evidence: Evidence[]
  similarity: number
}

/** Whether the customer's last message asks an earlier one of the episode again; the nearest one is the evidence. */
export function findRestated(log: Log): Restated | null {
  const asked = episode(log)
    .filter((event) => event.type === 'customer_wrote')
    .filter(({ text }) => saysSomething(text))
  const last = asked.at(-1)
  if (!last || last.seq !== log.findLast((event) => event.type === 'customer_wrote')?.seq) return null
  const language = detectLanguage(last.text).language
  let best: Restated | null = null
  for (const earlier of asked.slice(0, -1).slice(-10)) {
    const near = similarity(earlier.text, last.text, language)
    if (near >= sameQuestion && near > (best?.similarity ?? 0))
      best = {
        evidence: [earlier, last].map(({ seq, text }) => ({
          seq,
          quote: visible(text).slice(0, 200),
          rule: 'restated',
        })),
        similarity: near,
      }
  }
  return best
}

const saysSomething = (text: string): boolean => smallTalk(text) === null && words(text).length >= fewestWords

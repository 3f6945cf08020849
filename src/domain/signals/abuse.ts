import * as de from './abuse.de.ts'
import * as en from './abuse.en.ts'
import { detectLanguage } from './language.ts'
import { book, type Found, find, reading, without } from './phrases.ts'

const books = {
  en: { others: book(en.others, en.sets), abuse: book(en.abuse, en.sets) },
  de: { others: book(de.others, de.sets), abuse: book(de.abuse, de.sets) },
} as const

/**
 * An insult, a threat or harassment directed at whoever answers, apart from anger about the matter. Each language's
 * rules read that language only; a message too short to tell is read by both.
 */
export function findAbuse(text: string): Found | null {
  const { language } = detectLanguage(text)
  const read = reading(text)
  for (const code of language === 'de' || language === 'en' ? [language] : (['de', 'en'] as const)) {
    const found = find(books[code].abuse, without(books[code].others, read))
    if (found) return found
  }
  return null
}

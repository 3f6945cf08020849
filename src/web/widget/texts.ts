import type { Texts } from './de.ts'
import type { Problem } from './outbox.ts'
import type { Language } from './wire.ts'

export type { Texts }

const learnt: Partial<Record<Language, Texts>> = {}

export const learn = (language: Language, words: Texts): void => {
  learnt[language] = words
}

/** The words of a language; of another, while these have not been learnt. */
export const textsOf = (language: Language): Texts => learnt[language] ?? (Object.values(learnt)[0] as Texts)

/** Learns a language that the page did not come in. Rejects when the network is gone. */
export const bring = (language: Language): Promise<unknown> =>
  learnt[language] ? Promise.resolve() : language === 'de' ? import('./de.ts') : import('./en.ts')

/** What a refusal means, as a sentence; the reference is for whoever reports it. */
export const explain = (t: Texts, problem?: Problem | null): string => {
  const known = t.problems as Record<string, string>
  const { code = '', reference } = problem ?? {}
  return `${known[code] ?? t.problems.other}${reference ? ` ${t.reference}: ${reference}` : ''}`
}

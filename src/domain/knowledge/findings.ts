import type { Language } from '../events.ts'
import { type Article, isValidOn } from './article.ts'

/** Two published articles of one language that say they answer the same question. */
export interface Duplicate {
  slug: string
  other: string
  /** The title or phrasing of each. */
  text: string
  otherText: string
  /** Cosine of their features, up to 1. */
  likeness: number
}

/** What an editor may want to mend. */
export interface Findings {
  duplicates: Duplicate[]
  /** No longer true, or only for `soonDays` more. */
  stale: { slug: string; validUntil: string; passed: boolean }[]
  fewPhrasings: { slug: string; count: number }[]
  /** The language it is not there in. */
  missingTranslation: { slug: string; language: Language }[]
}

/** With fewer phrasings than this, questions in other words often miss the article. */
export const enoughPhrasings = 5

const soonDays = 30

/** What is to be found in `articles` (each in its newest revision) on `today` (`YYYY-MM-DD`). */
export function findingsOf(
  articles: readonly Article[],
  duplicates: readonly Duplicate[],
  today: string,
): Findings {
  const soon = new Date(Date.parse(`${today}T00:00:00Z`) + soonDays * 86_400_000).toISOString().slice(0, 10)
  const there = new Map(articles.map((article) => [article.slug, article]))
  const paired = new Set(
    articles.flatMap(({ slug, language, translationOf }) => {
      const pair = there.get(translationOf ?? '')
      return pair && pair.language !== language ? [slug, pair.slug] : []
    }),
  )
  return {
    duplicates: duplicates.filter(({ slug, other }) => there.has(slug) && there.has(other)),
    stale: articles.flatMap((article) => {
      const { slug, validUntil } = article
      if (validUntil === undefined || isValidOn(article, soon)) return []
      return [{ slug, validUntil, passed: !isValidOn(article, today) }]
    }),
    fewPhrasings: articles
      .filter(({ questions }) => questions.length < enoughPhrasings)
      .map(({ slug, questions }) => ({ slug, count: questions.length })),
    missingTranslation: articles
      .filter(({ slug }) => !paired.has(slug))
      .map(({ slug, language }) => ({ slug, language: language === 'de' ? 'en' : 'de' })),
  }
}

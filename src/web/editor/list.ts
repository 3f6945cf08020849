import type { EditedArticle, FindingsFound } from '../../http/wire.ts'

/** What customers see of it: nothing yet, this very text, or an earlier one. */
export type Standing = 'draft' | 'published' | 'changed'

export const standingOf = (article: EditedArticle): Standing => {
  if (article.publishedRevision === null) return 'draft'
  return article.publishedRevision === article.revision ? 'published' : 'changed'
}

export interface Filters {
  search: string
  language: '' | 'de' | 'en'
  standing: '' | Standing
  handoff: '' | 'never' | 'offer' | 'always'
  outOfDate: boolean
}
export const noFilters: Filters = { search: '', language: '', standing: '', handoff: '', outOfDate: false }

/** How many filters are set, the search aside. */
export const countOfFilters = ({ language, standing, handoff, outOfDate }: Filters): number =>
  [language, standing, handoff].filter((value) => value !== '').length + (outOfDate ? 1 : 0)

/** The most pressing thing about an article, worst first. */
export type Health =
  | { kind: 'conflict' }
  | { kind: 'expired'; validUntil: string }
  | { kind: 'duplicate'; other: string; text: string }
  | { kind: 'weak'; count: number }
  | { kind: 'expires'; validUntil: string }
  | { kind: 'unpaired'; language: 'de' | 'en' }
  | { kind: 'good' }

/** How loud it is: the dot's colour and shape. */
export const loudness: Record<Health['kind'], 'stop' | 'warn' | 'soft' | 'ok'> = {
  conflict: 'stop',
  expired: 'stop',
  duplicate: 'warn',
  weak: 'warn',
  expires: 'warn',
  unpaired: 'soft',
  good: 'ok',
}

export function healthOf(article: EditedArticle, findings: FindingsFound | null): Health {
  const { slug } = article
  if (article.conflict) return { kind: 'conflict' }
  const stale = findings?.stale.find((found) => found.slug === slug)
  if (stale?.passed) return { kind: 'expired', validUntil: stale.validUntil }
  const twin = findings?.duplicates.find((found) => found.slug === slug || found.other === slug)
  if (twin) {
    return twin.slug === slug
      ? { kind: 'duplicate', other: twin.other, text: twin.otherText }
      : { kind: 'duplicate', other: twin.slug, text: twin.text }
  }
  const few = findings?.fewPhrasings.find((found) => found.slug === slug)
  if (few) return { kind: 'weak', count: few.count }
  if (stale) return { kind: 'expires', validUntil: stale.validUntil }
  const missing = findings?.missingTranslation.find((found) => found.slug === slug)
  return missing ? { kind: 'unpaired', language: missing.language } : { kind: 'good' }
}

/** How many articles have something pressing. */
export const pressing = (articles: readonly EditedArticle[], findings: FindingsFound | null): number =>
  articles.filter((article) => ['stop', 'warn'].includes(loudness[healthOf(article, findings).kind])).length

const plain = (text: string): string => text.toLowerCase().normalize('NFKD').replaceAll(/\p{M}/gu, '')

/** The articles that pass, by title. Every word of the search must stand somewhere in the article. */
export function shownOf(
  articles: readonly EditedArticle[],
  filters: Filters,
  findings: FindingsFound | null,
): EditedArticle[] {
  const words = plain(filters.search).split(/\s+/).filter(Boolean)
  const stale = new Set(findings?.stale.map((found) => found.slug))
  return articles
    .filter(
      (article) =>
        (filters.language === '' || article.language === filters.language) &&
        (filters.standing === '' || standingOf(article) === filters.standing) &&
        (filters.handoff === '' || article.handoff === filters.handoff) &&
        (!filters.outOfDate || stale.has(article.slug)) &&
        holdsAll(article, words),
    )
    .toSorted((a, b) => a.title.localeCompare(b.title, a.language))
}

function holdsAll(article: EditedArticle, words: readonly string[]): boolean {
  if (words.length === 0) return true
  const text = plain(
    [article.title, article.slug, ...article.questions, ...article.tags, article.body].join(' '),
  )
  return words.every((word) => text.includes(word))
}

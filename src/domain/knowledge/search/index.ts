import { buildPart, type Part, type SearchEntry } from './part.ts'
import { type Hit, searchPart } from './query.ts'
import { type Lang, longestQuery } from './text.ts'

export { blobVersion, loadIndex, saveIndex } from './blob.ts'
export { features } from './features.ts'
export type { SearchEntry } from './part.ts'
export type { Hit } from './query.ts'

/** Made by `buildIndex`, plain data: one part for each language that has entries. */
export interface SearchIndex {
  parts: Part[]
}

/**
 * Builds the index over all entries. About a second for 400 entries with three phrasings, so off the request path.
 * The same entries give the same index on every machine. A part with more than `largeFrom` rows (2,500 unless told) is
 * built as a large one.
 */
export function buildIndex(entries: readonly SearchEntry[], largeFrom?: number): SearchIndex {
  const languages: Lang[] = ['de', 'en']
  const parts = languages
    .map((lang) => ({ lang, entries: entries.filter((entry) => entry.lang === lang) }))
    .filter((part) => part.entries.length > 0)
    .map((part) => buildPart(part.lang, part.entries, largeFrom))
  return { parts }
}

/**
 * The `k` entries (10 unless told) that fit `query` best, best first, each once; none for a query without letters
 * or digits. The query is cut at 2,000 characters. With `lang` only entries of that language are looked at,
 * without it all. A question in the other language is searched by its concepts: it finds less, with less confidence.
 */
export function search(index: SearchIndex, query: string, options: { k?: number; lang?: Lang } = {}): Hit[] {
  const { k = 10, lang } = options
  const asked = query.slice(0, longestQuery)
  const hits = index.parts
    .filter((part) => lang === undefined || part.lang === lang)
    .flatMap((part) => searchPart(part, asked, k))
  return hits.sort((a, b) => b.score - a.score).slice(0, k)
}

import type { Article, Published } from '../domain/knowledge/article.ts'
import type { Bands } from '../domain/knowledge/search/bands.ts'
import { loadIndex } from '../domain/knowledge/search/index.ts'
import type { Clock, Embedder, Rehearsal } from '../ports.ts'
import { fingerprintOf, publishedArticles } from './articles.ts'
import { searching } from './knowledge.ts'
import { type Indexer, type Live, newestIndex, toEntry } from './searchIndex.ts'
import type { Sql } from './sql.ts'

/** How many drafts are kept at hand: an editor asks several questions of one. */
const kept = 4

/**
 * Builds an index over what is published and one draft, and keeps the last few. The thresholds are those in force:
 * one article moves them little, and finding them takes five times as long as the index itself. With an embedder the draft itself is found by its words alone: vectors are made at publishing.
 */
export function sqlRehearsal(
  sql: Sql,
  clock: Clock,
  indexer: Indexer,
  embedder?: Embedder,
  fixed: Partial<Bands> = {},
): Rehearsal {
  const built = new Map<string, Promise<Live>>()
  let inForce: Live | null = null
  return {
    async with(draft) {
      inForce = await newestIndex(sql, inForce)
      const others = (await publishedArticles(sql)).filter((article) => article.slug !== draft.slug)
      const name = `${inForce?.version} ${fingerprintOf(others)} ${JSON.stringify(draft)}`
      const live = built.get(name) ?? build(others, draft, indexer, inForce?.bands)
      // The latest asked for goes to the end; the one nobody asked for the longest time goes.
      built.delete(name)
      built.set(name, live)
      live.catch(() => built.delete(name))
      for (const oldest of [...built.keys()].slice(0, -kept)) built.delete(oldest)
      return searching(() => live, sql, clock, embedder, fixed)
    },
  }
}

async function build(
  others: readonly Published[],
  draft: Article,
  indexer: Indexer,
  known?: Bands,
): Promise<Live> {
  const articles = [...others, { ...draft, revision: 0 }].toSorted((a, b) => (a.slug < b.slug ? -1 : 1))
  const { index, bands } = await indexer(articles.map(toEntry), known)
  return {
    version: 0,
    index: loadIndex(index),
    bands,
    articles: new Map(articles.map((article) => [article.slug, article])),
  }
}

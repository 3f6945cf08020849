import { isValidOn } from '../domain/knowledge/article.ts'
import { type Bands, certaintyOf, decideBand } from '../domain/knowledge/search/bands.ts'
import type { Clock, Embedder, Found, Knowledge } from '../ports.ts'
import { FaqRetriever } from './retriever.ts'
import { type Live, newestIndex } from './searchIndex.ts'
import type { Sql } from './sql.ts'

/** How long an index may be used before we look whether there is a newer one, in milliseconds. */
const freshFor = 500

/** The index as last loaded, and when (milliseconds) we last looked whether there is a newer one. Plain data. */
export interface IndexMemory {
  live: Live | null
  looked: number
}
export const indexMemory = (): IndexMemory => ({ live: null, looked: Number.NEGATIVE_INFINITY })

/** The published knowledge on a database. The index is loaded once and looked after at most twice a second. */
export function sqlKnowledge(
  sql: Sql,
  clock: Clock,
  embedder?: Embedder,
  memory = indexMemory(),
  fixed: Partial<Bands> = {},
): Knowledge & { lookAgain(): void } {
  const { live, lookAgain } = keepFresh(sql, clock, memory)
  return { lookAgain, ...searching(live, sql, clock, embedder, fixed) }
}

/** Search on whatever index `live` gives; `fixed` thresholds go before those the index came with. */
export function searching(
  live: () => Promise<Live | null>,
  sql: Sql,
  clock: Clock,
  embedder?: Embedder,
  fixed: Partial<Bands> = {},
): Knowledge {
  return {
    async search(question, { language, limit, without }, signal) {
      const retriever = new FaqRetriever({
        live,
        sql,
        limit: limit * 2 + (without?.size ?? 0),
        signal,
        ...(embedder ? { embedder } : {}),
        ...(language ? { language } : {}),
      })
      const documents = await retriever.invoke(question)
      const now = await live()
      const today = clock.now().toISOString().slice(0, 10)
      const found = documents.flatMap(({ pageContent, metadata }): Found[] => {
        const article = now?.articles.get(metadata.slug)
        if (!article || !isValidOn(article, today) || without?.has(article.slug)) return []
        return [{ article, passage: pageContent, score: metadata.score, confidence: metadata.confidence }]
      })
      const best = found.slice(0, limit)
      const hits = best.map((f) => ({
        id: f.article.slug,
        passage: f.passage,
        score: f.score,
        confidence: f.confidence,
      }))
      const bands = now ? { ...now.bands, ...fixed } : null
      return {
        found: best,
        band: bands ? decideBand(hits, bands) : 'handoff',
        certainty: certaintyOf(hits),
        bands,
      }
    },

    async published(language) {
      const articles = [...((await live())?.articles.values() ?? [])]
      return language ? articles.filter((article) => article.language === language) : articles
    },
  }
}

function keepFresh(
  sql: Sql,
  clock: Clock,
  memory: IndexMemory,
): { live: () => Promise<Live | null>; lookAgain: () => void } {
  let looking: Promise<Live | null> | null = null
  let asked = 0
  const now = async (): Promise<Live | null> => {
    if (Math.abs(clock.now().getTime() - memory.looked) < freshFor) return memory.live
    const mine = asked
    looking ??= newestIndex(sql, memory.live).finally(() => {
      if (mine === asked) looking = null
    })
    const found = await looking
    // Somebody published while we looked: what we saw may be the old one.
    if (mine !== asked) return now()
    memory.live = found
    memory.looked = clock.now().getTime()
    return found
  }
  return {
    live: now,
    lookAgain() {
      asked++
      looking = null
      memory.looked = Number.NEGATIVE_INFINITY
    },
  }
}

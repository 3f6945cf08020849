import { Document } from '@langchain/core/documents'
import { BaseRetriever } from '@langchain/core/retrievers'
import { toSql } from 'pgvector'
import type { Language } from '../domain/events.ts'
import { type Hit, search } from '../domain/knowledge/search/index.ts'
import type { Embedder } from '../ports.ts'
import type { Live } from './searchIndex.ts'
import type { Sql } from './sql.ts'

/** How long an answer waits for the embedder, in milliseconds: then it rests on words alone. */
const patience = 1500

/** What the retriever says of each document, beside its text. */
export interface Match extends Record<string, unknown> {
  slug: string
  score: number
  confidence: number
}

export interface RetrieverNeeds {
  live: () => Promise<Live | null>
  sql: Sql
  embedder?: Embedder
  language?: Language
  limit: number
  signal?: AbortSignal
}

/**
 * The FAQ index as LangChain knows retrievers: ask in plain words, get the passages that fit, best first,
 * one for each article. Any LangChain chain can be given this one.
 */
export class FaqRetriever extends BaseRetriever<Match> {
  lc_namespace = ['baton', 'retrievers']
  readonly #needs: RetrieverNeeds

  constructor(needs: RetrieverNeeds) {
    super()
    this.#needs = needs
  }

  override async _getRelevantDocuments(question: string): Promise<Document<Match>[]> {
    const live = await this.#needs.live()
    if (live === null) return []
    const { language, limit } = this.#needs
    const local = search(live.index, question, { k: limit * 2, ...(language ? { lang: language } : {}) })
    const dense = await this.#dense(question)
    return merge(local, dense)
      .slice(0, limit)
      .map(
        (hit) =>
          new Document({
            pageContent: hit.passage,
            metadata: { slug: hit.id, score: hit.score, confidence: hit.confidence },
          }),
      )
  }

  /** The nearest passages by embedding, where a model gives them. Without one, or when it fails, the local index answers alone. */
  async #dense(question: string): Promise<Hit[]> {
    const { sql, embedder, language, limit, signal } = this.#needs
    if (!embedder) return []
    try {
      const late = AbortSignal.timeout(patience)
      const [vector] = await embedder.embed([question], signal ? AbortSignal.any([signal, late]) : late)
      if (!vector) return []
      const rows = await sql<{ slug: string; text: string; similarity: number }>`
        select   distinct on (slug) slug, text, similarity
        from (
          select   passage.slug, text, 1 - (embedding <=> ${toSql(vector)}::vector) as similarity
          from     passage
          join     article on article.slug = passage.slug and article.published_revision = passage.revision
          where    embedder = ${embedder.name} and (${language ?? null}::text is null or passage.language = ${language ?? null}::text)
          order by embedding <=> ${toSql(vector)}::vector
          limit    ${limit * 4}
        ) nearest
        order by slug, similarity desc
      `
      return rows.map((row) => ({
        id: row.slug,
        passage: row.text,
        score: row.similarity,
        confidence: closeness(row.similarity),
      }))
    } catch (error) {
      if (signal?.aborted) throw error
      return []
    }
  }
}

/** Cosines of sentence embeddings crowd together: unrelated texts reach about 0.3, paraphrases 0.8 and more. */
const closeness = (cosine: number): number => Math.max(0, Math.min(1, (cosine - 0.3) / 0.5))

/** Each article once. Its confidence is the better of the two, its place their mean. */
function merge(local: Hit[], dense: Hit[]): Hit[] {
  if (dense.length === 0) return local
  const byId = new Map(local.map((hit) => [hit.id, hit]))
  for (const hit of dense) {
    const known = byId.get(hit.id)
    byId.set(hit.id, known ? { ...known, confidence: Math.max(known.confidence, hit.confidence) } : hit)
  }
  const closest = new Map(dense.map((hit) => [hit.id, hit.confidence]))
  const here = new Map(local.map((hit) => [hit.id, hit.confidence]))
  const place = (hit: Hit) => (closest.get(hit.id) ?? 0) + (here.get(hit.id) ?? 0)
  return [...byId.values()].sort((a, b) => place(b) - place(a))
}

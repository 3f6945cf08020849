import { SparseVector } from 'pgvector'
import type { Published } from '../domain/knowledge/article.ts'
import type { Bands } from '../domain/knowledge/search/bands.ts'
import { blobVersion } from '../domain/knowledge/search/blob.ts'
import { features, loadIndex, type SearchEntry, type SearchIndex } from '../domain/knowledge/search/index.ts'
import type { Clock, Embedder } from '../ports.ts'
import { fingerprintOf, publishedArticles } from './articles.ts'
import type { Sql } from './sql.ts'

/**
 * Builds an index and its bands from entries; wherever that is done, the request path goes on meanwhile. Finding
 * the bands is most of the work: with `bands` given they are taken as they are. @throws when `signal` calls it off
 */
export type Indexer = (
  entries: readonly SearchEntry[],
  bands?: Bands,
  signal?: AbortSignal,
) => Promise<{ index: Uint8Array; bands: Bands }>

/**
 * Bands as they lie beside an index: `carried` where they are those of the index before, because an edit must not
 * wait for new ones; `finding` since when (ISO) a process has been finding them anew.
 */
interface KeptBands extends Bands {
  carried?: true
  finding?: string
}

/** The index in force, with the articles it was built from. */
export interface Live {
  version: number
  index: SearchIndex
  bands: Bands
  articles: Map<string, Published>
}

export const toEntry = (article: Published): SearchEntry => ({
  id: article.slug,
  lang: article.language,
  title: article.title,
  questions: article.questions,
  answer: article.body,
})

/**
 * Builds the index anew where what is published is not what the newest index was built from. The bands in force
 * are carried on, and `settleBands` finds new ones; only a first index waits for its own. Nothing is
 * locked while it builds; if articles change meanwhile it builds once more. An embedder that fails holds up
 * nothing: `embedderFailed` hears of it, search goes by words alone, and the next call tries again.
 */
export async function reindex(
  sql: Sql,
  indexer: Indexer,
  clock: Clock,
  embedder?: Embedder,
  embedderFailed: (error: unknown) => void = () => {},
): Promise<void> {
  for (;;) {
    const articles = await publishedArticles(sql)
    const fingerprint = fingerprintOf(articles)
    const [newest] = await sql<{ fingerprint: string; bands: KeptBands }>`
      select fingerprint, bands from search_index where shape = ${blobVersion} order by version desc limit 1
    `
    if (newest?.fingerprint === fingerprint) {
      // Also where no article has changed: the embedder may be new, or may have failed the last time.
      if (embedder) await embedPassages(sql, embedder, embedderFailed)
      return
    }
    const { index, bands } = await indexer(articles.map(toEntry), newest && bandsOf(newest.bands))
    const kept: KeptBands = newest ? { ...bands, carried: true } : bands
    await keepPassages(sql, articles)
    await sql`
      insert into search_index (version, built_at, fingerprint, shape, bands, index)
      select coalesce(max(version), 0) + 1, ${clock.now()}, ${fingerprint}, ${blobVersion}, ${{ ...kept }}, ${index}
      from   search_index
      on conflict (version) do nothing
    `
    await sql`delete from search_index where version < (select max(version) from search_index) - 5`
  }
}

/** After this long without a result, in milliseconds, whoever was finding bands is taken for dead. */
const findingLasts = 120_000

/**
 * Finds the bands of the newest index anew where an edit has carried the old ones on, and gives whether it did. One
 * process at a time: the others leave it to the one that has begun. Two would do no harm, they find the same.
 * Bands found for an index that is no longer the newest are dropped, and the next call finds those of the newest.
 */
export async function settleBands(
  sql: Sql,
  indexer: Indexer,
  clock: Clock,
  signal?: AbortSignal,
): Promise<boolean> {
  const now = clock.now()
  const dead = new Date(now.getTime() - findingLasts)
  const [mine] = await sql<{ version: number; fingerprint: string }>`
    update search_index
    set    bands = jsonb_set(bands, '{finding}', to_jsonb(${now.toISOString()}::text))
    where  version = (select max(version) from search_index where shape = ${blobVersion})
      and  (bands ->> 'carried')::boolean
      and  coalesce((bands ->> 'finding')::timestamptz < ${dead}, true)
    returning version, fingerprint
  `
  if (!mine) return false
  const articles = await publishedArticles(sql)
  // Published since: the index of that is being built, and its bands come after it.
  if (fingerprintOf(articles) !== mine.fingerprint) return giveBack(sql, mine.version)
  try {
    const { bands } = await indexer(articles.map(toEntry), undefined, signal)
    await sql`update search_index set bands = ${{ ...bands }} where version = ${mine.version}`
    return true
  } catch (error) {
    await giveBack(sql, mine.version)
    throw error
  }
}

/** Leaves the bands of `version` to whoever comes next. */
async function giveBack(sql: Sql, version: number): Promise<false> {
  await sql`update search_index set bands = bands - 'finding' where version = ${version}`
  return false
}

const bandsOf = ({ answer, askBack }: KeptBands): Bands => ({ answer, askBack })

/** The newest index, unless `known` is it already, with its bands as they are now. Null while there is none. */
export async function newestIndex(sql: Sql, known: Live | null): Promise<Live | null> {
  const [newest] = await sql<{ version: number; bands: KeptBands }>`
    select version, bands from search_index where shape = ${blobVersion} order by version desc limit 1
  `
  if (!newest) return null
  const bands = bandsOf(newest.bands)
  if (known?.version === newest.version) return { ...known, bands }
  const [row] = await sql<{ index: Uint8Array }>`
    select index from search_index where version = ${newest.version}
  `
  if (!row) return known
  const articles = await publishedArticles(sql)
  return {
    version: newest.version,
    index: loadIndex(row.index),
    bands,
    articles: new Map(articles.map((a) => [a.slug, a])),
  }
}

const dimensions = 2 ** 20

/** One row for each title, question and body of what is published and has none yet. */
async function keepPassages(sql: Sql, articles: readonly Published[]): Promise<void> {
  const there = new Set(
    (await sql<{ key: string }>`select distinct slug || '@' || revision as key from passage`).map(
      (row) => row.key,
    ),
  )
  for (const article of articles) {
    if (there.has(`${article.slug}@${article.revision}`)) continue
    const texts = [
      { kind: 'title', text: article.title },
      ...article.questions.map((text) => ({ kind: 'question', text })),
      { kind: 'body', text: article.body },
    ]
    const rows = texts.map(({ kind, text }, nr) => ({ nr, kind, text, features: sparse(text, article) }))
    await sql`
      insert into passage (slug, revision, nr, kind, language, text, features)
      select ${article.slug}, ${article.revision}, nr, kind, ${article.language}, text, features::sparsevec
      from   jsonb_to_recordset(${{ rows }}::jsonb -> 'rows') as row (nr int, kind text, text text, features text)
      on conflict do nothing
    `
  }
}

function sparse(text: string, article: Published): string {
  const { indices, values } = features(text, article.language)
  return new SparseVector(
    new Map(indices.map((index, i) => [index, values[i] ?? 0])),
    dimensions,
  ).toPostgres()
}

const batch = 64

async function embedPassages(sql: Sql, embedder: Embedder, failed: (error: unknown) => void): Promise<void> {
  for (;;) {
    const rows = await sql<{ slug: string; revision: number; nr: number; text: string }>`
      select   slug, revision, nr, text
      from     passage
      where    embedder is distinct from ${embedder.name}
      order by slug, revision, nr
      limit    ${batch}
    `
    if (rows.length === 0) return
    const texts = rows.map((row) => row.text)
    const vectors = await embedder.embed(texts, AbortSignal.timeout(60_000)).catch(failed)
    if (vectors?.length !== rows.length) return
    for (const [i, { slug, revision, nr }] of rows.entries()) {
      await sql`
        update passage set embedding = ${`[${(vectors[i] ?? []).join(',')}]`}::vector, embedder = ${embedder.name}
        where  slug = ${slug} and revision = ${revision} and nr = ${nr}
      `
    }
  }
}

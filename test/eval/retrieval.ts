import { buildIndex, type Hit, type SearchEntry, search } from '../../src/domain/knowledge/search/index.ts'
import { bareBm25 } from './bare.ts'
import { damage, seeded } from './chance.ts'
import type { Query, RetrievalSet } from './data.ts'
import { trigramSearch } from './trigrams.ts'

/** The figures of one set. Shares from 0 to 1; AUROC and false accepts are NaN where nothing is out of scope. */
export interface Figures {
  recallAt1: number
  recallAt3: number
  mrrAt10: number
  oosAuroc: number
  falseAcceptAt95: number
  latencyMs: { median: number; p95: number }
}

export interface Measured extends Figures {
  /** For each query in scope 1 when the first hit was right, else 0; in the order of the set. */
  firsts: number[]
}

type Find = (query: string, k: number) => readonly { id: string; confidence: number }[]

/** What `find` makes of the queries, one at a time as a server would get them. */
export function measure(queries: readonly Query[], find: Find): Measured {
  for (const { text } of queries.slice(0, 300)) find(text, 10) // warm, as a server is
  const times: number[] = []
  const inside: number[] = []
  const outside: number[] = []
  const ranks: number[] = []
  for (const query of queries) {
    const start = performance.now()
    const hits = find(query.text, 10)
    times.push(performance.now() - start)
    const confidence = hits[0]?.confidence ?? 0
    if (query.out_of_scope) outside.push(confidence)
    else {
      inside.push(confidence)
      ranks.push(1 + hits.findIndex((hit) => query.relevant.includes(hit.id)))
    }
  }
  return {
    recallAt1: mean(ranks.map((rank) => (rank === 1 ? 1 : 0))),
    recallAt3: mean(ranks.map((rank) => (rank >= 1 && rank <= 3 ? 1 : 0))),
    mrrAt10: mean(ranks.map((rank) => (rank > 0 ? 1 / rank : 0))),
    oosAuroc: auroc(inside, outside),
    falseAcceptAt95: acceptedAt(inside, outside, 0.95),
    latencyMs: { median: quantile(times, 0.5), p95: quantile(times, 0.95) },
    firsts: ranks.map((rank) => (rank === 1 ? 1 : 0)),
  }
}

export interface SetReport {
  name: string
  ours: Measured
  bare: Measured
  trigrams: Measured
  damaged: Measured
  buildMs: number
  worst: Miss[]
}

/** A question that got something else than it asked for. */
interface Miss {
  text: string
  passage: string
  confidence: number
  /** The question of the entry it belongs to; null when it belongs to none. */
  wanted: string | null
}

export function measureSet({ name, entries, queries }: RetrievalSet): SetReport {
  const start = performance.now()
  const index = buildIndex(entries)
  const buildMs = performance.now() - start
  const lang = entries[0]!.lang
  const ask = (text: string, k: number): readonly Hit[] => search(index, text, { k, lang })
  const bare = bareBm25(entries)
  const random = seeded(2026)
  const broken = queries.map((query) => ({ ...query, text: damage(query.text, random) }))
  return {
    name,
    buildMs,
    ours: measure(queries, ask),
    bare: measure(queries, bare),
    trigrams: measure(queries, trigramSearch(entries)),
    damaged: measure(broken, ask),
    worst: worstMisses(queries, entries, ask),
  }
}

/** The eight misses we were most confident in. */
function worstMisses(
  queries: readonly Query[],
  entries: readonly SearchEntry[],
  ask: (text: string, k: number) => readonly Hit[],
): Miss[] {
  const questions = new Map(entries.map((entry) => [entry.id, entry.questions[0] ?? entry.title]))
  return queries
    .flatMap((query): Miss[] => {
      const [first] = ask(query.text, 1)
      if (first === undefined || query.relevant.includes(first.id)) return []
      const wanted = query.out_of_scope ? null : (questions.get(query.relevant[0] ?? '') ?? '')
      return [{ text: query.text, passage: first.passage, confidence: first.confidence, wanted }]
    })
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, 8)
}

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? Number.NaN

/** How often a question in scope has more confidence than one out of scope; a tie counts half. */
export function auroc(inside: readonly number[], outside: readonly number[]): number {
  const marked = [...inside.map((value) => ({ value, in: 1 })), ...outside.map((value) => ({ value, in: 0 }))]
  marked.sort((a, b) => a.value - b.value)
  let wins = 0
  let below = 0
  for (let at = 0; at < marked.length; ) {
    let end = at
    while (end < marked.length && marked[end]!.value === marked[at]!.value) end++
    const tied = marked.slice(at, end)
    const insideTied = tied.filter((one) => one.in === 1).length
    const outsideTied = tied.length - insideTied
    wins += insideTied * (below + outsideTied / 2)
    below += outsideTied
    at = end
  }
  return wins / (inside.length * outside.length)
}

/** The share of `outside` that is accepted by the threshold that accepts `recall` of `inside`. */
function acceptedAt(inside: readonly number[], outside: readonly number[], recall: number): number {
  const threshold = inside.toSorted((a, b) => a - b)[Math.floor((1 - recall) * inside.length)] ?? 0
  return outside.filter((value) => value >= threshold).length / outside.length
}

import { buildIndex, loadIndex, saveIndex, search } from '../../src/domain/knowledge/search/index.ts'
import { bareBm25 } from '../eval/bare.ts'
import { madeUpKnowledge } from './corpus.ts'

export interface SearchBench {
  articles: number
  buildMs: number
  loadMs: number
  blobMb: number
  /** A query in process, in milliseconds: the shortest of three times each. */
  ours: { median: number; p95: number }
  /** The same of a bare BM25 over the same articles. */
  bare: { median: number; p95: number }
}

/** Questions to a made-up knowledge of `articles`, one at a time, as a server gets them: half of them warm, half count. */
export function benchSearch(articles: number): SearchBench {
  const { entries, asked } = madeUpKnowledge(articles, 7)
  const [index, buildMs] = timed(() => buildIndex(entries))
  const blob = saveIndex(index)
  const [live, loadMs] = timed(() => loadIndex(blob))
  const bm25 = {
    de: bareBm25(entries.filter((entry) => entry.lang === 'de')),
    en: bareBm25(entries.filter((entry) => entry.lang === 'en')),
  }
  const ask = (find: (one: (typeof asked)[number]) => unknown) => {
    const half = asked.length / 2
    for (const one of asked.slice(0, half)) find(one)
    const times = asked
      .slice(half)
      .map((one) => Math.min(...[1, 2, 3].map(() => timed(() => find(one))[1])))
      .sort((a, b) => a - b)
    return { median: times[Math.floor(times.length / 2)]!, p95: times[Math.floor(times.length * 0.95)]! }
  }
  return {
    articles,
    buildMs,
    loadMs,
    blobMb: blob.length / 2 ** 20,
    ours: ask(({ text, lang }) => search(live, text, { k: 10, lang })),
    bare: ask(({ text, lang }) => bm25[lang](text, 10)),
  }
}

function timed<T>(work: () => T): [T, number] {
  const start = performance.now()
  const made = work()
  return [made, performance.now() - start]
}

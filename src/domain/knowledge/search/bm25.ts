import type { Bag } from './postings.ts'

/**
 * BM25 (Robertson & Zaragoza 2009) with its weights worked out ahead: the share of a term's idf that an entry
 * earns, tf / (tf + k1 (1 - b + b · length / mean length)), for each term of each entry. A score is then a sum of
 * idf times share, and never more than the sum of the idf: as a part of that it lies between 0 and 1.
 */
export function bm25Shares(entries: readonly Bag[], k1 = 1.2, b = 0.75): Bag[] {
  const lengths = entries.map((entry) => entry.weights.reduce((sum, tf) => sum + tf, 0))
  const mean = lengths.reduce((sum, length) => sum + length, 0) / entries.length || 1
  return entries.map((entry, at) => {
    const slack = k1 * (1 - b + (b * lengths[at]!) / mean)
    return { ids: entry.ids, weights: entry.weights.map((tf) => tf / (tf + slack)) }
  })
}

/** Robertson's idf, kept above zero, for a term that `df` of `total` entries hold. */
export const bm25Idf = (df: number, total: number): number => Math.log(1 + (total - df + 0.5) / (df + 0.5))

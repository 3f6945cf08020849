import type { SearchEntry } from '../../src/domain/knowledge/search/index.ts'

/**
 * What one gets in an afternoon, to stand beside ours: BM25 (k1 1.2, b 0.75) over lower-case words, one document
 * an entry, an inverted index, no stemming and no stop words.
 */
export function bareBm25(entries: readonly SearchEntry[]) {
  const documents = entries.map((entry) => tokens([entry.title, ...entry.questions, entry.answer].join(' ')))
  const mean = documents.reduce((sum, document) => sum + document.length, 0) / documents.length
  const postings = new Map<string, { at: number; share: number }[]>()
  for (const [at, document] of documents.entries()) {
    const counts = new Map<string, number>()
    for (const token of document) counts.set(token, (counts.get(token) ?? 0) + 1)
    for (const [token, tf] of counts) {
      const share = (tf * 2.2) / (tf + 1.2 * (0.25 + (0.75 * document.length) / mean))
      const list = postings.get(token)
      if (list) list.push({ at, share })
      else postings.set(token, [{ at, share }])
    }
  }
  return (query: string, k: number): { id: string; confidence: number }[] => {
    const scores = new Float64Array(entries.length)
    for (const token of tokens(query)) {
      const list = postings.get(token) ?? []
      const idf = Math.log(1 + (entries.length - list.length + 0.5) / (list.length + 0.5))
      for (const { at, share } of list) scores[at]! += idf * share
    }
    return [...scores.keys()]
      .filter((at) => scores[at]! > 0)
      .sort((a, b) => scores[b]! - scores[a]!)
      .slice(0, k)
      .map((at) => ({ id: entries[at]!.id, confidence: scores[at]! }))
  }
}

const tokens = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

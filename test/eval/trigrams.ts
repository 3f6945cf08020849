import type { SearchEntry } from '../../src/domain/knowledge/search/index.ts'

/**
 * What a database gives for one line of SQL: pg_trgm's similarity, the share of letter triples that two texts
 * have in common, with the best phrasing of each entry.
 */
export function trigramSearch(entries: readonly SearchEntry[]) {
  const rows = entries.flatMap(({ id, title, questions }) =>
    [title, ...questions].filter((text) => text !== '').map((text) => ({ id, triples: triplesOf(text) })),
  )
  const holders = new Map<string, number[]>()
  for (const [at, { triples }] of rows.entries())
    for (const triple of triples) {
      const list = holders.get(triple)
      if (list) list.push(at)
      else holders.set(triple, [at])
    }
  return (query: string, k: number): { id: string; confidence: number }[] => {
    const asked = triplesOf(query)
    const shared = new Int32Array(rows.length)
    for (const triple of asked) for (const at of holders.get(triple) ?? []) shared[at]!++
    const best = new Map<string, number>()
    for (const [at, { id, triples }] of rows.entries()) {
      const similarity = shared[at]! / (asked.size + triples.size - shared[at]!)
      if (similarity > (best.get(id) ?? 0)) best.set(id, similarity)
    }
    return [...best]
      .sort((a, b) => b[1] - a[1])
      .slice(0, k)
      .map(([id, confidence]) => ({ id, confidence }))
  }
}

/** Each word with two spaces before and one behind, cut in threes, as pg_trgm does. */
function triplesOf(text: string): Set<string> {
  const triples = new Set<string>()
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    const padded = `  ${word} `
    for (let at = 0; at + 3 <= padded.length; at++) triples.add(padded.slice(at, at + 3))
  }
  return triples
}

import { expect, test } from 'vitest'
import { bm25Idf, bm25Shares } from '../../../../src/domain/knowledge/search/bm25.ts'

test('a term earns more the more often it stands in a shorter entry, and never its whole idf', () => {
  const bag = (...weights: number[]) => ({
    ids: Int32Array.from(weights.keys()),
    weights: Float64Array.from(weights),
  })
  const [often, once, long] = bm25Shares([bag(3), bag(1, 2), bag(1, 20)])
  expect(often!.weights[0]).toBeGreaterThan(once!.weights[0]!)
  expect(once!.weights[0]).toBeGreaterThan(long!.weights[0]!)
  expect(often!.weights[0]).toBeLessThan(1)
})

test('a term that every entry has still counts a little', () => {
  expect(bm25Idf(10, 10)).toBeGreaterThan(0)
  expect(bm25Idf(1, 10)).toBeGreaterThan(bm25Idf(5, 10))
})

import { expect, test } from 'vitest'
import { bm25Idf, bm25Shares } from '../../../../src/domain/knowledge/search/bm25.ts'

test('a term earns more the more often it stands in a shorter entry, and never its whole idf', () => {
  const [often, once, long] = bm25Shares([
    new Map([[1, 3]]),
    new Map([
      [1, 1],
      [2, 2],
    ]),
    new Map([
      [1, 1],
      [2, 20],
    ]),
  ])
  expect(often!.get(1)).toBeGreaterThan(once!.get(1)!)
  expect(once!.get(1)).toBeGreaterThan(long!.get(1)!)
  expect(often!.get(1)).toBeLessThan(1)
})

test('a term that every entry has still counts a little', () => {
  expect(bm25Idf(10, 10)).toBeGreaterThan(0)
  expect(bm25Idf(1, 10)).toBeGreaterThan(bm25Idf(5, 10))
})

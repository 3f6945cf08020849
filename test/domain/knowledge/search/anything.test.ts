import { assert, property, record, string } from 'fast-check'
import { expect, test } from 'vitest'
import {
  buildIndex,
  features,
  loadIndex,
  saveIndex,
  search,
} from '../../../../src/domain/knowledge/search/index.ts'
import { shop } from './shop.ts'

const text = () => string({ unit: 'binary', maxLength: 60 })

test('whatever is asked of whatever was written, hits are in order and in range', () => {
  assert(
    property(record({ title: text(), question: text(), answer: text() }), text(), (written, query) => {
      const { title, question, answer } = written
      const index = buildIndex([
        ...shop.slice(0, 6),
        { id: 'odd', lang: 'de', title, questions: [question], answer },
      ])
      for (const asked of [query, question]) {
        const hits = search(loadIndex(saveIndex(index)), asked)
        for (const [at, hit] of hits.entries()) {
          expect(hit.confidence >= 0 && hit.confidence <= 1).toBe(true)
          expect(hit.score).toBeLessThanOrEqual(hits[at - 1]?.score ?? Number.POSITIVE_INFINITY)
        }
        for (const value of features(asked, 'en').values) expect(value).toBeGreaterThan(0)
      }
    }),
    { numRuns: 20, seed: 4 },
  )
})

import { expect, test } from 'vitest'
import { bareBm25 } from './bare.ts'
import { bootstrap, damage, seeded } from './chance.ts'
import { auroc, measure } from './retrieval.ts'

test('AUROC counts a tie half', () => {
  expect(auroc([2, 3], [0, 1])).toBe(1)
  expect(auroc([1, 1], [1, 1])).toBe(0.5)
  expect(auroc([1], [0, 2])).toBe(0.5)
})

test('recall, rank and false accepts are counted from the hits', () => {
  const queries = ['first', 'second', 'none', 'strange'].map((text) => ({
    id: text,
    lang: 'en' as const,
    text,
    relevant: ['right'],
    out_of_scope: text === 'strange',
  }))
  const hits: Record<string, string[]> = {
    first: ['right'],
    second: ['other', 'right'],
    none: ['other'],
    strange: ['other'],
  }
  const figures = measure(queries, (text) =>
    hits[text]!.map((id) => ({ id, confidence: text === 'strange' ? 0.1 : 0.9 })),
  )
  expect(figures).toMatchObject({
    recallAt1: 1 / 3,
    recallAt3: 2 / 3,
    mrrAt10: 0.5,
    oosAuroc: 1,
    falseAcceptAt95: 0,
  })
})

test('damage touches about a third of the long words, the same ones each time', () => {
  const text = 'delivery address invoice refund parcel router contract password '.repeat(50)
  const damaged = damage(text, seeded(7))
  expect(damaged).toBe(damage(text, seeded(7)))
  const words = text.split(' ')
  const touched = damaged.split(' ').filter((word, at) => word !== words[at]).length
  expect(touched / words.length).toBeGreaterThan(0.25)
  expect(touched / words.length).toBeLessThan(0.45)
  expect(damage('too few here', seeded(7))).toBe('too few here')
})

test('the bootstrap range holds the mean', () => {
  const { low, high } = bootstrap([0, 1, 1, 1, 0, 1, 1, 0], seeded(1))
  expect(low).toBeLessThan(0.625)
  expect(high).toBeGreaterThan(0.625)
})

test('bare BM25 prefers the entry with the rarer word', () => {
  const entry = (id: string, question: string) => ({
    id,
    lang: 'en' as const,
    title: '',
    questions: [question],
    answer: '',
  })
  const find = bareBm25([
    entry('a', 'track my parcel'),
    entry('b', 'return my parcel'),
    entry('c', 'my invoice'),
  ])
  expect(find('return parcel', 3).map((hit) => hit.id)).toEqual(['b', 'a'])
})

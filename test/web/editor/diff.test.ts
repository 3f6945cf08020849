import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toForm } from '../../../src/web/editor/article.ts'
import { changesBetween, isEmpty, sidesOf } from '../../../src/web/editor/changes.ts'
import { difference } from '../../../src/web/editor/diff.ts'
import { article } from './articles.ts'

describe('a difference', () => {
  test('keeps what stayed and says what came and went', () =>
    expect(difference('It takes 5 days after arrival.', 'It takes 7 working days after arrival.')).toEqual([
      { kind: 'same', text: 'It takes ' },
      { kind: 'removed', text: '5 ' },
      { kind: 'added', text: '7 working ' },
      { kind: 'same', text: 'days after arrival.' },
    ]))
  test('holds both texts whole, whatever they are', () => {
    const words = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', 'ä'), maxLength: 40 })
    fc.assert(
      fc.property(words, words, (before, after) => {
        const runs = difference(before, after)
        const without = (kind: string) =>
          runs
            .filter((run) => run.kind !== kind)
            .map((run) => run.text)
            .join('')
        expect(without('added')).toBe(before)
        expect(without('removed')).toBe(after)
      }),
    )
  })
  test('of two long strangers is told at once', () => {
    const long = (word: string) => Array.from({ length: 4000 }, (_, at) => `${word}${at}`).join(' ')
    const started = performance.now()
    expect(difference(long('a'), long('b'))).toHaveLength(2)
    expect(performance.now() - started).toBeLessThan(1000)
  })
})

describe('what changes for customers', () => {
  const before = toForm(article('wifi', { questions: ['a?', 'b?'] }))
  test('nothing', () => expect(isEmpty(changesBetween(before, { ...before }))).toBe(true))
  test('phrasings, the rule, the last day', () =>
    expect(
      changesBetween(before, {
        ...before,
        questions: ['b?', 'c?'],
        handoff: 'always',
        validUntil: '2027-01-01',
      }),
    ).toMatchObject({
      title: null,
      body: null,
      addedQuestions: ['c?'],
      removedQuestions: ['a?'],
      handoff: { before: 'offer', after: 'always' },
      validUntil: { before: '', after: '2027-01-01' },
      other: false,
    }))
  test.each([
    ['tags', { tags: 'x' }],
    ['the order of the phrasings', { questions: ['b?', 'a?'] }],
    ['the pair', { translationOf: 'wlan' }],
  ])('%s are for editors only', (_, change) =>
    expect(changesBetween(before, { ...before, ...change })).toMatchObject({ other: true }),
  )
})

test('the two sides of a conflict are the newest from each', () => {
  const by = (revision: number, writtenBy: string) => article('wifi', { revision, writtenBy })
  const sides = sidesOf([by(1, 'file'), by(2, 'Edda'), by(3, 'file'), by(4, 'Olga')])
  expect([sides?.file.revision, sides?.ours.revision]).toEqual([3, 4])
  expect(sidesOf([by(1, 'file')])).toBeNull()
})

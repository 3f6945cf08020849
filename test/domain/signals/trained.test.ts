import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { findAbuse } from '../../../src/domain/signals/abuse.ts'
import { likelihood, slotsOf } from '../../../src/domain/signals/trained.ts'
import { findWish } from '../../../src/domain/signals/wish.ts'
import { train } from '../../eval/train/logistic.ts'

const lines = (name: string) =>
  readFileSync(new URL(`../../eval/train/${name}.txt`, import.meta.url), 'utf8')
    .trim()
    .split('\n')

describe('a small model', () => {
  const examples = [
    'a rude word',
    'a rude thing',
    'very rude',
    'my parcel',
    'the parcel is late',
    'a parcel',
  ].map((text, i) => ({ text, yes: i < 3, group: text }))
  const way = { slots: 1024, rounds: 10, ridge: 1e-5, favour: 1 }

  test('learns what tells the two kinds apart', () => {
    const model = train(examples, way)
    expect(likelihood(model, 'how rude')).toBeGreaterThan(0.5)
    expect(likelihood(model, 'another parcel')).toBeLessThan(0.5)
  })
  test('comes out the same each time', () => expect(train(examples, way)).toEqual(train(examples, way)))
  test('reads any text, and of a long one beginning and end', () => {
    expect(slotsOf('', 1024).length).toBeLessThan(3)
    expect(slotsOf('word '.repeat(100_000), 1024).length).toBeLessThan(100)
    expect(slotsOf('\u{E0041}\u200B🙂', 1024).length).toBeLessThan(3)
  })
})

describe.each(['de', 'en'])('anger about the matter (%s)', (language) => {
  test('is no insult', () => {
    expect(lines(`anger.${language}`).filter((text) => findAbuse(text) !== null)).toEqual([])
  })
  test('is no wish for a person', () =>
    expect(lines(`anger.${language}`).filter((text) => findWish(text)?.kind === 'explicit')).toEqual([]))
})

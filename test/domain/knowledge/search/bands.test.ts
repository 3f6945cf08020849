import { describe, expect, test } from 'vitest'
import { bandsFor, decideBand, usualBands } from '../../../../src/domain/knowledge/search/bands.ts'
import type { Hit } from '../../../../src/domain/knowledge/search/index.ts'
import { shop } from './shop.ts'

const hit = (score: number, confidence: number): Hit => ({ id: `${score}`, score, confidence, passage: '' })
const bands = { answer: 0.6, askBack: 0.3 }

describe('what the bot does', () => {
  test('answers what is sure', () => expect(decideBand([hit(1, 0.5), hit(0.5, 0.4)], bands)).toBe('answer'))
  test('asks back when a second article fits as well', () =>
    expect(decideBand([hit(1, 0.5), hit(0.98, 0.5)], bands)).toBe('ask_back'))
  test('hands off what is not ours, and when nothing is found', () => {
    expect(decideBand([hit(0.2, 0.1)], bands)).toBe('handoff')
    expect(decideBand([], bands)).toBe('handoff')
  })
})

describe('thresholds from a corpus', () => {
  test('too small to try are the usual ones', () => {
    expect(bandsFor(shop.slice(0, 3))).toEqual(usualBands)
    expect(bandsFor([])).toEqual(usualBands)
  })

  test('are found by leaving out, and the same each time', () => {
    const found = bandsFor(corpus)
    expect(found).toEqual(bandsFor(structuredClone(corpus)))
    expect(found.answer).toBeGreaterThan(found.askBack)
    expect(found.askBack).toBeGreaterThan(0)
  })

  const things = [
    'router',
    'invoice',
    'parcel',
    'password',
    'refund',
    'contract',
    'mailbox',
    'repeater',
    'phone',
    'cable',
    'discount',
    'warranty',
  ]
  const corpus = things.map((thing) => ({
    id: thing,
    lang: 'en' as const,
    title: `About the ${thing}`,
    questions: [
      `what about my ${thing}`,
      `${thing} help`,
      `tell me about a ${thing}`,
      `question on ${thing}`,
      `${thing} please`,
    ],
    answer: '',
  }))
})

import { describe, expect, test } from 'vitest'
import { figure, secondOf, whyOf } from '../../../src/web/editor/verdict.ts'
import { tried } from './articles.ts'

describe('why the bot decides as it does', () => {
  test('sure enough', () =>
    expect(whyOf(tried())).toEqual({ kind: 'sure', title: 'Wi-Fi', is: 0.71, needed: 0.57 }))
  test('a model wrote it though the search was not sure', () =>
    expect(whyOf(tried({ certainty: 0.4 }))).toEqual({ kind: 'written', title: 'Wi-Fi' }))
  test('not sure enough', () =>
    expect(
      whyOf(
        tried({
          decision: 'ask_back',
          certainty: 0.4,
          confidence: 0.35,
          choices: [{ slug: 'wifi', title: 'Wi-Fi' }],
        }),
      ),
    ).toEqual({ kind: 'unsure', is: 0.4, needed: 0.57 }))
  test('torn between two', () =>
    expect(
      whyOf(
        tried({
          decision: 'ask_back',
          certainty: 0.5,
          confidence: 0.6,
          choices: [{ slug: 'wifi', title: 'Wi-Fi' }],
        }),
      ),
    ).toEqual({ kind: 'torn', is: 0.5, needed: 0.57, second: 'Mail' }))
  test('a greeting', () =>
    expect(whyOf(tried({ decision: 'ask_back', choices: [] }))).toEqual({ kind: 'polite' }))
  test('nothing like it', () =>
    expect(whyOf(tried({ decision: 'handoff', reason: 'no_answer', confidence: 0.2 }))).toEqual({
      kind: 'unlike',
      is: 0.2,
      needed: 0.3,
    }))
  test('nothing at all', () =>
    expect(whyOf(tried({ decision: 'handoff', reason: 'no_answer', found: [] }))).toEqual({
      kind: 'nothing',
    }))
  test.each([
    ['topic_rule', { kind: 'rule', title: 'Wi-Fi' }],
    ['asked', { kind: 'asked' }],
    ['frustration', { kind: 'other', reason: 'frustration' }],
  ] as const)('%s', (reason, why) => expect(whyOf(tried({ decision: 'handoff', reason }))).toEqual(why))
})

test('the second is told with how close it came', () => {
  expect(secondOf(tried())).toEqual({ title: 'Mail', passage: 'mail?', close: false })
  const [first, second] = tried().found
  expect(secondOf(tried({ found: [first!, { ...second!, score: 0.75 }] }))).toMatchObject({ close: true })
  expect(secondOf(tried({ found: [first!] }))).toBeNull()
})

test('figures are written as the language does', () =>
  expect([figure(0.714, 'de'), figure(0.714, 'en')]).toEqual(['0,71', '0.71']))

import { describe, expect, test } from 'vitest'
import { laterTexts } from '../../../src/web/widget/later.texts.ts'
import { inMinutes, promisesOf, reaches } from '../../../src/web/widget/promised.ts'
import type { Standing } from '../../../src/web/widget/wire.ts'
import { asks, claimed, handedOff, heard, opened, stateAfter } from './script.ts'

const noon = '2026-11-23T12:00:00.000Z'
const made = (id: string, by: 'house' | 'agent' = 'house') => ({
  type: 'promise_made' as const,
  id,
  kind: 'call_back' as const,
  from: noon,
  dueAt: noon,
  by,
})
const broken = (id: string) => ({ type: 'promise_broken' as const, id })
const kept = (id: string) => ({ type: 'promise_kept' as const, id, agent: 'Ada' })
const due = (id: string) => ({ type: 'promise_due' as const, id })
const withdrawn = (id: string, by: 'customer' | 'agent') => ({
  type: 'promise_withdrawn' as const,
  id,
  by,
  reason: 'waits_here',
})
const status = (...told: Parameters<typeof heard>) => stateAfter(...heard(opened, ...told)).known.status

describe('a conversation with a promise', () => {
  test('is promised from the choice on, and waits again once its time has come', () => {
    expect(status(handedOff, made('a'))).toBe('promised')
    expect(status(handedOff, made('a'), due('a'))).toBe('waiting')
    expect(status(handedOff, made('a'), made('b'), due('a'))).toBe('waiting')
  })

  test('waits again when the customer would rather wait, and not while another promise stands', () => {
    expect(status(handedOff, made('a'), withdrawn('a', 'customer'))).toBe('waiting')
    expect(status(handedOff, made('a'), withdrawn('a', 'customer'), made('b'))).toBe('promised')
    expect(status(handedOff, made('a'), made('b', 'agent'), kept('a'))).toBe('promised')
  })

  test('stays with the agent who gave their word', () => {
    expect(status(handedOff, claimed, made('a', 'agent'))).toBe('with_agent')
    expect(status(handedOff, claimed, made('a', 'agent'), kept('a'))).toBe('with_agent')
  })
})

describe('promises as the customer reads them', () => {
  const owed = (id: string, late: boolean) =>
    ({ promises: [{ id, inWords: 'We call you.', broken: late }] }) as unknown as Standing
  const shown = (standing: Standing | null, ...told: Parameters<typeof heard>) =>
    promisesOf(
      { ...stateAfter(...heard(opened, asks('m'), handedOff, ...told)), standing },
      laterTexts.en.chosen,
    ).map(({ words, state }) => [words.split(',')[0], state])

  test('what is owed stands first, in the words of the house; a broken one says so', () => {
    expect(shown(owed('b', false), made('a'), kept('a'), made('b'))).toEqual([
      ['We call you.', 'open'],
      ['Call back', 'kept'],
    ])
    expect(shown(owed('a', true), made('a'), broken('a'))).toEqual([['We call you.', 'broken']])
  })

  test('kept late is not the same as kept', () => {
    expect(shown(null, made('a'), broken('a'), kept('a'))).toEqual([['Call back', 'late']])
  })

  test('what we took back is told; what the customer chose otherwise is not', () => {
    expect(shown(null, made('a'), withdrawn('a', 'agent'))).toEqual([['Call back', 'withdrawn']])
    expect(shown(null, made('a'), withdrawn('a', 'customer'))).toEqual([])
  })
})

test('a wait is told in whole minutes that hold it', () => {
  expect(inMinutes({ low: 245, high: 530, probability: 0.8 })).toEqual([4, 9, 8])
  expect(inMinutes({ low: 10, high: 20, probability: 0.8 })).toEqual([0, 1, 8])
})

test.each([
  ['email', 'kim@example.org', true],
  ['email', 'kim@example', false],
  ['email', '0170 1234567', false],
  ['call_back', '+49 (170) 123-4567', true],
  ['call_back', '12345', false],
  ['call_back', 'kim@example.org', false],
] as const)('whether somebody can be reached: %s %s', (kind, text, yes) => {
  expect(reaches(kind, text)).toBe(yes)
})

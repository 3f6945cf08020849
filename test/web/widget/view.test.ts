import { describe, expect, test } from 'vitest'
import type { Action } from '../../../src/web/widget/state.ts'
import { aloud, type Foot, footOf, linesOf, room, unsent } from '../../../src/web/widget/view.ts'
import {
  agentSays,
  answers,
  asks,
  asksBack,
  claimed,
  feedback,
  handedOff,
  heard,
  notice,
  opened,
  resolved,
  stateAfter,
  writes,
} from './script.ts'

const shown = (...actions: Action[]) =>
  linesOf(stateAfter(...actions)).flatMap((line) => (line.who === 'day' ? [] : [line]))

describe('the lines', () => {
  test('tell who speaks, in the order of the log', () => {
    const lines = shown(
      ...heard(
        opened,
        asks('a'),
        answers('a'),
        handedOff,
        notice('On to a person.'),
        claimed,
        agentSays('Hi'),
      ),
    )
    expect(lines.map((line) => line.who)).toEqual(['customer', 'bot', 'system', 'agent'])
  })

  test('begin each day with its date', () => {
    expect(linesOf(stateAfter(...heard(opened, asks('a'), answers('a')))).map((line) => line.who)).toEqual([
      'day',
      'customer',
      'bot',
    ])
  })

  test('end with what is on its way, under the same key as when it has arrived', () => {
    const [before] = shown(writes('a'), { type: 'again', id: 'a' })
    const [then] = shown(writes('a'), { type: 'again', id: 'a' }, ...heard(opened, asks('a')))
    expect(before).toMatchObject({ key: 'a', state: 'again' })
    expect(then).toMatchObject({ key: 'a', state: 'sent' })
  })

  test('a message that is safe is sent, though its answer is still to come', () => {
    expect(shown(writes('a'), { type: 'accepted', id: 'a' }, { type: 'again', id: 'a' })).toMatchObject([
      { state: 'sent' },
    ])
  })

  test('what was written without a network goes out by itself, from the first moment', () => {
    expect(shown(writes('a'))).toMatchObject([{ state: 'sending' }])
    expect(shown({ type: 'line', online: false }, writes('a'))).toMatchObject([{ state: 'again' }])
  })

  test('ask about the latest answer only, while the bot has the word', () => {
    const asked = (...actions: Action[]) =>
      shown(...actions).map((line) => (line.who === 'bot' ? line.helped : 'not the bot'))
    expect(asked(...heard(opened, asks('a'), answers('a')))).toEqual(['not the bot', null])
    expect(
      asked(...heard(opened, asks('a'), answers('a'), asks('b'), answers('b'))).filter((x) => x === null),
    ).toHaveLength(1)
    expect(asked(...heard(opened, asks('a'), answers('a'), handedOff))).toEqual(['not the bot', undefined])
    expect(asked(...heard(opened, asks('a'), answers('a'), feedback(3, false)))).toEqual([
      'not the bot',
      false,
    ])
  })

  test('offer choices until something is said', () => {
    const choices = (...actions: Action[]) =>
      shown(...actions).flatMap((line) => (line.who === 'bot' ? [line.choices.length] : []))
    const asked = heard(opened, asks('a'), asksBack('a'))
    expect(choices(...asked)).toEqual([1])
    expect(choices(...asked, writes('b'))).toEqual([0])
    expect(choices(...heard(opened, asks('a'), asksBack('a'), handedOff))).toEqual([0])
  })
})

describe('the foot', () => {
  const person: Action = { type: 'errand', id: 'p', task: { kind: 'person' } }
  const opinion = (helped: boolean): Action => ({
    type: 'errand',
    id: 'f',
    task: { kind: 'feedback', seq: 3, helped },
  })
  const answered = heard(opened, asks('a'), answers('a'))
  test.each<[string, Action[], Foot]>([
    ['nothing at first', [], 'nothing'],
    ['work, once the words are safe', [writes('a'), { type: 'accepted', id: 'a' }], 'working'],
    ['work, while an answer is owed', heard(opened, asks('a')), 'working'],
    ['nothing after an answer: it has its own question', answered, 'nothing'],
    ['"solved?" after "that helped"', [...answered, opinion(true)], 'solved'],
    ['"what is missing?" after "that did not help"', [...answered, opinion(false)], 'what_is_missing'],
    ['the place, from the wish on', [...answered, person], 'waiting'],
    ['the place in the queue', heard(opened, handedOff), 'waiting'],
    ['nothing with a person', heard(opened, handedOff, claimed), 'nothing'],
    ['"solved?" when a person closed it', heard(opened, handedOff, claimed, resolved('agent')), 'solved'],
    ['stars only after "solved"', heard(opened, resolved('customer')), 'rating'],
    ['thanks after the stars', heard(opened, resolved('customer'), { type: 'rated', score: 5 }), 'closed'],
    ['no stars once it is open again', heard(opened, resolved('customer'), { type: 'reopened' }), 'nothing'],
    [
      'the queue after "not solved"',
      heard(opened, resolved('agent'), { type: 'reopened' }, handedOff),
      'waiting',
    ],
  ])('%s', (_, actions, foot) => expect(footOf(stateAfter(...actions))).toBe(foot))
})

test('the counter speaks only near the end, and counts characters as people do', () => {
  expect(room('a'.repeat(7000))).toBe(null)
  expect(room('🙂'.repeat(7900))).toEqual({ left: 100 })
  expect(room('a'.repeat(8120))).toEqual({ left: -120 })
})

test('what waits to go out is counted, what was refused is not', () => {
  const s = stateAfter(writes('a'), writes('b'), {
    type: 'refused',
    id: 'b',
    problem: { code: 'x', reference: '' },
  })
  expect(unsent(s)).toBe(1)
})

test('a case code is said in two halves', () => expect(aloud('7K2M49QD')).toBe('7K2M-49QD'))

import { expect, test } from 'vitest'
import { asText, transcriptOf } from '../../src/domain/transcript.ts'
import {
  answers,
  asksBack,
  breaksOff,
  claims,
  corrects,
  handsOff,
  isTold,
  logOf,
  minutes,
  notes,
  opens,
  rates,
  releases,
  reopens,
  resolves,
  returns,
  type Step,
  says,
  saysSolved,
  vanishes,
  writes,
} from '../support/log.ts'

const log = logOf(
  opens(),
  says('Where is my refund?'),
  answers('A refund takes 5 working days.', 'refund-time'),
  says('It is broken'),
  asksBack('Which one?', 'wifi', 'mail'),
  handsOff('button'),
  claims('Ada'),
  isTold('claimed', 'Ada'),
  notes('Ada', 'Third time this week'),
  writes('Ada', 'I am looking.'),
  releases('Ada', 'Needs the warehouse'),
)

test('agents see every word, first to last, with who said it', () =>
  expect(transcriptOf(log, 'agent').map(({ seq, who, name, text }) => [seq, name ?? who, text])).toEqual([
    [2, 'customer', 'Where is my refund?'],
    [3, 'bot', 'A refund takes 5 working days.'],
    [4, 'customer', 'It is broken'],
    [5, 'bot', 'Which one?'],
    [8, 'system', 'Ada has taken over, with everything you have written in view.'],
    [9, 'Ada', 'Third time this week'],
    [10, 'Ada', 'I am looking.'],
    [11, 'Ada', 'Needs the warehouse'],
  ]))

test('customers see the same without notes and without what agents tell each other', () => {
  const seen = transcriptOf(log, 'customer')
  expect(seen.map((line) => line.seq)).toEqual([2, 3, 4, 5, 8, 10])
  expect(JSON.stringify(seen)).not.toMatch(/Third time|warehouse/)
})

test('an answer shows what it rests on, a question back its choices, a broken-off answer that it is one', () => {
  const lines = transcriptOf(logOf(opens(), says('?'), breaksOff('A refund', 'refund-time')), 'customer')
  expect(lines[1]).toMatchObject({ who: 'bot', partial: true, sources: [{ slug: 'refund-time' }] })
  expect(transcriptOf(log, 'customer')[1]).not.toHaveProperty('partial')
  expect(transcriptOf(log, 'customer')[3]).toMatchObject({ choices: [{ slug: 'wifi' }, { slug: 'mail' }] })
})

test('the first of 200 messages is there', () => {
  const long = logOf(opens(), ...Array.from({ length: 200 }, (_, i): Step => says(`message ${i + 1}`)))
  expect(transcriptOf(long, 'agent').map((line) => line.text)).toEqual(
    Array.from({ length: 200 }, (_, i) => `message ${i + 1}`),
  )
})

test('what changed hands only is no line of its own', () => {
  const silent = logOf(
    opens(),
    handsOff(),
    claims('Ada'),
    vanishes('Ada'),
    returns,
    corrects({}),
    resolves('Ada'),
    saysSolved,
    rates(5),
    reopens,
    releases('Ada'),
  )
  expect(transcriptOf(silent, 'agent')).toEqual([])
})

test('to take along it is plain text, with times in UTC and the grounds of an answer', () =>
  expect(asText(transcriptOf(log, 'customer'), 'en').split('\n').slice(0, 9)).toEqual([
    '2026-11-23 12:01 UTC  You',
    'Where is my refund?',
    '',
    '2026-11-23 12:02 UTC  Assistant (automatic)',
    'A refund takes 5 working days.',
    '[refund-time]',
    '',
    '2026-11-23 12:03 UTC  You',
    'It is broken',
  ]))

test('a line carries its time', () => expect(transcriptOf(log, 'agent')[0]?.at).toEqual(minutes(1)))

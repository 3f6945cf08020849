import { describe, expect, test } from 'vitest'
import { briefOf, receiptOf } from '../../src/domain/brief.ts'
import { continued } from '../../src/domain/events.ts'
import {
  answers,
  asksBack,
  breaksOff,
  claims,
  corrects,
  finds,
  handsOff,
  leaves,
  logOf,
  minutes,
  opens,
  says,
  tell,
  writes,
} from '../support/log.ts'

const kim = logOf(
  opens(),
  says('Hello'),
  asksBack('Hello. What is it about?'),
  says('Where is my refund for order 4711-0815?'),
  answers('A refund takes 5 working days.', 'refund-time'),
  says('It has been nine days.'),
  answers('It was sent on Monday.', 'refund-sent'),
  finds(7, false),
  says('I want to talk to a person'),
  handsOff('asked'),
)

describe('what Ada reads in ten seconds', () => {
  test('the matter is the first message that says what it is about', () =>
    expect(briefOf(kim).matter).toBe('Where is my refund for order 4711-0815?'))

  test('the matter is what Kim corrected it to', () =>
    expect(briefOf(tell(kim, corrects({ matter: 'Refund of the router' }), says('Hello?'))).matter).toBe(
      'Refund of the router',
    ))

  test('why it was handed off, with what shows it', () => {
    const log = continued(logOf(opens(), says('Person!')), [
      {
        type: 'handoff_requested',
        at: minutes(2),
        reason: 'asked',
        evidence: [{ seq: 2, quote: 'Person', rule: 'wish' }],
      },
    ])
    expect(briefOf(log)).toMatchObject({
      reason: { code: 'asked', evidence: [{ seq: 2, quote: 'Person', rule: 'wish' }] },
      waitingSince: minutes(2),
    })
  })

  test('what was tried, and how Kim took it', () =>
    expect(briefOf(kim).tried).toMatchObject([
      {
        seq: 5,
        sources: [{ slug: 'refund-time' }],
        reaction: 'wrote_on',
        next: { seq: 6, text: 'It has been nine days.' },
      },
      { seq: 7, sources: [{ slug: 'refund-sent' }], reaction: 'did_not_help' },
    ]))

  test('the last word about an answer counts', () =>
    expect(briefOf(tell(kim, finds(7, true))).tried[1]?.reaction).toBe('helped'))

  test('a greeting is nothing that was tried', () =>
    expect(briefOf(logOf(opens(), says('Hello'), asksBack('Hello.'))).tried).toEqual([]))

  test('what is still open: everything written since anybody replied', () => {
    expect(briefOf(kim).openQuestions).toEqual([{ seq: 9, text: 'I want to talk to a person' }])
    const withAda = tell(kim, says('It is urgent'), claims('Ada'))
    expect(briefOf(withAda).openQuestions.map((q) => q.text)).toEqual([
      'I want to talk to a person',
      'It is urgent',
    ])
    expect(briefOf(tell(withAda, writes('Ada', 'I am looking.'))).openQuestions).toEqual([])
  })

  test('an answer that was broken off leaves its question open', () => {
    const log = logOf(
      opens(),
      says('Where is my refund?'),
      breaksOff('A refund', 'refund-time'),
      handsOff('bot_failed'),
    )
    expect(briefOf(log).openQuestions).toEqual([{ seq: 2, text: 'Where is my refund?' }])
  })

  test('facts, with the message they come from', () =>
    expect(briefOf(kim).facts).toContainEqual(expect.objectContaining({ kind: 'order_number', seq: 4 })))

  test('facts that Kim set right come first', () => {
    const log = tell(kim, corrects({ facts: [{ kind: 'order_number', value: '4711-0816' }] }))
    expect(briefOf(log).facts[0]).toEqual({
      kind: 'order_number',
      value: '4711-0816',
      text: '4711-0816',
      seq: 11,
    })
  })

  test('what Kim added, and where to reach them: the last address', () => {
    const log = tell(
      kim,
      corrects({ comment: 'The blue one' }),
      leaves('old@example.org'),
      leaves('kim@example.org'),
    )
    expect(briefOf(log)).toMatchObject({
      added: [{ seq: 11, text: 'The blue one' }],
      contact: { channel: 'email', contact: 'kim@example.org', seq: 13 },
    })
  })

  test('the mood, once for each message', () =>
    expect(briefOf(kim).mood.map((m) => m.seq)).toEqual([2, 4, 6, 9]))

  test('a conversation without a word has a brief as well', () =>
    expect(briefOf(logOf(opens(), handsOff('button')))).toMatchObject({
      matter: '',
      tried: [],
      openQuestions: [],
    }))

  test('a long matter is cut at a word, never through an emoji', () => {
    const words = briefOf(logOf(opens(), says(`My parcel ${'is broken '.repeat(100)}`))).matter
    expect(words.length).toBeLessThanOrEqual(500)
    expect(words).toMatch(/(is|broken)…$/)
    for (const pad of ['', 'x']) {
      const emoji = briefOf(logOf(opens(), says(`${pad}${'🎈'.repeat(400)}`))).matter
      expect(emoji.isWellFormed()).toBe(true)
    }
  })
})

test('the receipt shows Kim the same, without evidence and mood', () => {
  const receipt = receiptOf(tell(kim, corrects({ comment: 'The blue one' }), leaves('kim@example.org')))
  expect(receipt).toMatchObject({
    matter: 'Where is my refund for order 4711-0815?',
    reason: 'asked',
    tried: [
      { title: 'refund-time', reaction: 'wrote_on' },
      { title: 'refund-sent', reaction: 'did_not_help' },
    ],
    added: ['The blue one'],
    contact: { channel: 'email', contact: 'kim@example.org' },
  })
  expect(JSON.stringify(receipt)).not.toMatch(/evidence|mood|rule/)
})

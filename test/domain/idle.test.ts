import { describe, expect, test } from 'vitest'
import { conclude, judgeSilence, receive } from '../../src/domain/decide.ts'
import type { ConversationEvent, Log } from '../../src/domain/events.ts'
import { continued } from '../../src/domain/events.ts'
import {
  answers,
  asksBack,
  claims,
  finds,
  handsOff,
  logOf,
  opens,
  reopens,
  resolves,
  returns,
  says,
  tell,
} from '../support/log.ts'

const minutes = 60_000
const patience = { askBackTimes: 1, loopBudget: 2 }

/** What silence of so many minutes after the last event comes to. */
function silenceOf(log: Log, length: number): ConversationEvent[] {
  const at = new Date(log.at(-1)!.at.getTime() + length * minutes)
  const quiet = {
    askBefore: new Date(at.getTime() - 10 * minutes),
    closeBefore: new Date(at.getTime() - 24 * 60 * minutes),
  }
  return judgeSilence(log, quiet, 'q1', at)
}
const comesTo = (log: Log, length: number): string => {
  const [first] = silenceOf(log, length)
  switch (first?.type) {
    case undefined:
      return 'nothing'
    case 'bot_asked_back':
      return first.text
    case 'handoff_requested':
      return `a person, because ${first.reason}`
    case 'resolved':
      return `the end, ${first.outcome}`
    default:
      return first?.type ?? ''
  }
}

const answered = logOf(opens(), says('Where is my refund?'), answers('Five days.', 'refund-time'))
const asked = (log: Log) => continued(log, silenceOf(log, 11))

describe('a conversation with the bot that goes quiet', () => {
  test('is left alone for ten minutes', () => expect(comesTo(answered, 9)).toBe('nothing'))

  test('after an answer: is asked once whether it helped', () => {
    expect(comesTo(answered, 11)).toMatch(/^Did that help\?/)
    expect(silenceOf(answered, 11)[0]).toMatchObject({ afterSilence: true, choices: [], messageId: 'q1' })
    expect(comesTo(asked(answered), 60)).toBe('nothing')
  })

  test('is never asked a second time', () => {
    const more = tell(asked(answered), says('What does shipping cost?'), answers('Five euros.', 'shipping'))
    expect(comesTo(more, 60)).toBe('nothing')
  })

  test('after an offer: is asked whether it is still there', () =>
    expect(comesTo(logOf(opens(), says('refund'), asksBack('Which?', 'a', 'b')), 11)).toMatch(
      /^Are you still there\?/,
    ))

  test('ends as silent a day after the question, and says that it may go on', () => {
    const [end, told] = silenceOf(asked(answered), 24 * 60)
    expect(end).toMatchObject({ type: 'resolved', outcome: 'silent', by: 'silence' })
    expect(told).toMatchObject({ type: 'notice_sent', kind: 'resolved' })
  })

  test.each([
    ['thanks', tell(answered, says('Great, thank you'), asksBack('You are welcome.'))],
    ['a goodbye', tell(answered, says('bye'), asksBack('Goodbye.'))],
    ['"that helped"', tell(answered, finds(3, true))],
  ])('plainly solved (%s): no question, and silent at the end, not solved', (_, log) => {
    expect(comesTo(log, 30)).toBe('nothing')
    expect(comesTo(log, 25 * 60)).toBe('the end, silent')
  })

  test.each([
    ['"that did not help"', tell(answered, finds(3, false))],
    ['words that say so', tell(answered, says('that did not help'), asksBack('So that did not help you.'))],
    [
      'the same asked again, and a choice left standing',
      tell(answered, says('Where is my refund now?'), asksBack('One of these?', 'a', 'b')),
    ],
  ])('after %s: a person', (_, log) => {
    expect(comesTo(log, 9)).toBe('nothing')
    expect(comesTo(log, 11)).toBe('a person, because loop')
  })

  test('a "that helped" about an earlier answer says nothing about the one that came after it', () => {
    const log = tell(answered, says('And to a credit card?'), finds(3, true), answers('The same.', 'card'))
    expect(comesTo(log, 11)).toMatch(/^Did that help\?/)
  })

  test('a "that helped" after it wipes the slate', () => {
    const log = tell(
      answered,
      finds(3, false),
      says('And to a credit card?'),
      answers('The same.', 'card'),
      finds(6, true),
    )
    expect(comesTo(log, 11)).toBe('nothing')
  })

  test.each([
    ['it waits for a person', tell(answered, handsOff())],
    ['an agent has it', tell(answered, handsOff(), claims('Ada'))],
    ['it is closed', tell(answered, handsOff(), claims('Ada'), resolves('Ada'))],
    ['the bot owes an answer', tell(answered, says('And abroad?'))],
    ['nobody has written yet', logOf(opens())],
  ])('nothing, while %s', (_, log) => expect(comesTo(log, 48 * 60)).toBe('nothing'))

  test.each([
    ['came back to the bot', tell(answered, handsOff(), returns)],
    ['was opened again', tell(answered, handsOff(), claims('Ada'), resolves('Ada'), reopens)],
  ])('nobody has written since it %s: no question, and not open for ever either', (_, log) => {
    expect(comesTo(log, 23 * 60)).toBe('nothing')
    expect(comesTo(log, 24 * 60)).toBe('the end, silent')
  })
})

describe('the answer to "did that help?"', () => {
  const writes = (text: string) =>
    receive(asked(answered), { messageId: 'm9', text }, new Date('2026-11-24T10:00:00Z'), patience)

  test.each(['no', 'No, not really', 'that did not help', 'it did not help'])('"%s": a person', (text) =>
    expect(writes(text)[1]).toMatchObject({ type: 'handoff_requested', reason: 'no_answer' }),
  )
  test.each(['yes', 'yes, thanks', 'What does shipping cost?'])('"%s": none', (text) =>
    expect(writes(text)).toHaveLength(1),
  )
})

test('a reply that comes in the moment of the question counts: nothing is asked', () => {
  const wrote = tell(answered, says('thanks'))
  expect(silenceOf(wrote, 11)).toEqual([])
  const replied = conclude(
    wrote,
    'm4',
    { outcome: 'asked_back', messageId: 'x', text: 'Bye.', choices: [] },
    new Date(),
  )
  expect(replied).toHaveLength(1)
})

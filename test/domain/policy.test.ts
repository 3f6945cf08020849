import { describe, expect, test } from 'vitest'
import { circling, served, timesAskedBack, weigh } from '../../src/domain/policy.ts'
import {
  answers,
  asksBack,
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

const patience = { askBackTimes: 1, loopBudget: 2 }
const refund = logOf(
  opens(),
  says('Where is my refund?'),
  answers('A refund takes 5 working days.', 'refund-time'),
)

describe('reasons to hand off, by weight', () => {
  test.each([
    ['a wish for a person', 'I want to talk to a person', 'asked'],
    ['a wish, however angry', 'You idiot, I want to talk to a person', 'asked'],
    ['a wish, also when it goes in circles', 'You said that already. I want to talk to a person', 'asked'],
    ['an insult', 'You stupid idiot', 'abuse'],
    ['"you said that already", at once', 'You said that already', 'loop'],
  ] as const)('%s', (_, text, reason) =>
    expect(weigh(tell(refund, says(text)), patience)?.reason).toBe(reason),
  )

  test.each(['Where is my refund?', 'My parcel is broken', 'Thanks', 'The person next door took my parcel'])(
    'none: %s',
    (text) => expect(weigh(logOf(opens(), says(text)), patience)).toBeNull(),
  )

  test('the evidence names the message and quotes it', () => {
    const signal = weigh(tell(refund, says('Well … I want to talk to a person.')), patience)
    expect(signal?.evidence).toHaveLength(1)
    expect(signal?.evidence[0]).toMatchObject({ seq: 4, rule: expect.any(String) })
    expect('Well … I want to talk to a person.'.toLowerCase()).toContain(
      signal?.evidence[0]?.quote.toLowerCase(),
    )
  })

  test('"none of these" hands off after a question back, and means nothing without one', () => {
    const choices = logOf(opens(), says('It does not work'), asksBack('Which one?', 'wifi', 'mail'))
    expect(weigh(tell(choices, says('none of these')), patience)).toMatchObject({ reason: 'no_answer' })
    expect(weigh(tell(refund, says('none of these')), patience)?.reason).not.toBe('no_answer')
  })

  test('only the customer’s own latest words are weighed', () => {
    expect(weigh(refund, patience)).toBeNull()
    expect(weigh(tell(refund, says('I want a person'), handsOff('asked')), patience)).toBeNull()
  })
})

describe('the loop budget', () => {
  test('is spent when two answers did not help', () => {
    const once = tell(refund, finds(3, false))
    const twice = tell(
      once,
      says('And my parcel?'),
      answers('Tomorrow.', 'parcel-not-delivered'),
      finds(6, false),
    )
    expect(circling(once, patience)).toBeNull()
    expect(circling(twice, patience)?.reason).toBe('loop')
    expect(circling(twice, patience)?.evidence.map((e) => e.seq)).toEqual([4, 7])
  })

  test('is what the operator allows', () => {
    const once = tell(refund, finds(3, false))
    expect(circling(once, { ...patience, loopBudget: 1 })?.reason).toBe('loop')
  })

  test('is full again after "that helped"', () => {
    const relieved = tell(
      refund,
      finds(3, false),
      says('And my parcel?'),
      answers('…', 'parcel'),
      finds(6, true),
    )
    expect(circling(tell(relieved, finds(6, false)), patience)).toBeNull()
  })

  test('counts the same sources served again, in whatever words', () => {
    const again = tell(
      refund,
      says('It has been nine days'),
      answers('It usually takes five days.', 'refund-time'),
    )
    expect(circling(again, patience)).toBeNull()
    expect(circling(again, { ...patience, loopBudget: 1 })?.evidence[0]?.rule).toBe('loop.same_sources')
  })

  test.each([
    ['the case was opened again', [resolves('Ada'), reopens]],
    ['Kim went back to the bot', [handsOff(), returns]],
  ])('what came before counts no longer once %s', (_, steps) => {
    const spent = tell(refund, finds(3, false), says('You said that already'))
    expect(circling(spent, patience)?.reason).toBe('loop')
    expect(weigh(tell(spent, ...steps, says('Hello')), patience)).toBeNull()
  })
})

describe('questions back', () => {
  const choice = (log = logOf(opens())) =>
    tell(log, says('It does not work'), asksBack('Which one?', 'wifi', 'mail'))
  test('are counted since the last answer', () => {
    expect(timesAskedBack(choice())).toBe(1)
    expect(timesAskedBack(choice(choice()))).toBe(2)
    expect(timesAskedBack(tell(choice(), answers('So.', 'wifi')))).toBe(0)
  })
  test('a greeting answered is none', () =>
    expect(timesAskedBack(logOf(opens(), says('Hello'), asksBack('Hello. What is it about?')))).toBe(0))
})

test('served are the articles of this episode', () => {
  expect(served(refund)).toEqual(new Set(['refund-time']))
  expect(served(tell(refund, resolves('Ada'), reopens))).toEqual(new Set())
})

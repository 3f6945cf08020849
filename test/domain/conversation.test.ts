import { describe, expect, test } from 'vitest'
import { episode, replay } from '../../src/domain/conversation.ts'
import { continued } from '../../src/domain/events.ts'
import {
  answers,
  asksBack,
  breaksOff,
  claims,
  corrects,
  finds,
  handsOff,
  isTold,
  leaves,
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
  tell,
  vanishes,
  writes,
} from '../support/log.ts'

const asked = logOf(opens(), says('Where is my refund?'))
const answered = tell(asked, answers('5 working days.', 'refund-time'))
const waiting = tell(answered, says('I want to talk to a person'), handsOff('asked'))
const withAda = tell(waiting, claims('Ada'))
const resolved = tell(withAda, writes('Ada', 'It arrives tomorrow.'), resolves('Ada'))

describe('who has the ball', () => {
  test.each([
    ['a conversation that has just been opened', logOf(opens()), 'with_bot'],
    ['after a handoff', waiting, 'waiting'],
    ['after a claim', withAda, 'with_agent'],
    ['when Ada gives it back', tell(withAda, releases('Ada')), 'waiting'],
    ['when Ada vanishes', tell(withAda, vanishes('Ada')), 'waiting'],
    ['when Kim goes back to the bot', tell(withAda, returns), 'with_bot'],
    ['when Ada closes it', resolved, 'resolved'],
    ['when Kim says that it is solved', tell(answered, saysSolved), 'resolved'],
    ['when it is opened again', tell(resolved, reopens), 'with_bot'],
    ['when it was not solved after all', tell(resolved, reopens, handsOff('reopened')), 'waiting'],
  ] as const)('%s', (_, log, status) => expect(replay(log).status).toBe(status))

  test('only with an agent is there an assignment, and only with people a handoff', () => {
    expect(replay(withAda)).toMatchObject({
      assignment: { agent: 'Ada', fence: 1, since: minutes(5) },
      handoff: { reason: 'asked', at: minutes(4), seq: 5 },
    })
    for (const step of [returns, resolves('Ada'), saysSolved])
      expect(replay(tell(withAda, step))).toMatchObject({
        assignment: null,
        handoff: null,
        waitingSince: null,
      })
    for (const step of [releases('Ada'), vanishes('Ada')])
      expect(replay(tell(withAda, step))).toMatchObject({ assignment: null, handoff: { reason: 'asked' } })
  })
})

describe('the place in the queue', () => {
  test('is the moment of the handoff, whatever is lost on the way', () => {
    for (const steps of [
      [claims('Ada')],
      [claims('Ada'), vanishes('Ada')],
      [claims('Ada'), releases('Ada'), claims('Ben', 2), vanishes('Ben'), says('Anyone?')],
    ] satisfies Step[][])
      expect(replay(tell(waiting, ...steps)).waitingSince).toEqual(minutes(4))
  })

  test('is a new one after a return to the bot and another handoff', () =>
    expect(replay(tell(waiting, returns, says('A person!'), handsOff('asked'))).waitingSince).toEqual(
      minutes(7),
    ))

  test('is in front for whoever comes back with "not solved", and usual again after that', () => {
    const back = tell(resolved, reopens, handsOff('reopened'))
    expect([replay(waiting).priority, replay(back).priority]).toEqual([0, 10])
    expect(replay(tell(back, returns, says('Hello'), handsOff('button'))).priority).toBe(0)
  })
})

describe('the fence', () => {
  test('grows with each claim and never falls back', () => {
    const twice = tell(withAda, vanishes('Ada'), claims('Ben', 2))
    expect(replay(twice)).toMatchObject({
      fence: 2,
      assignment: { agent: 'Ben', fence: 2 },
      lastAgent: 'Ben',
    })
    expect(replay(tell(twice, resolves('Ben'), reopens, handsOff())).fence).toBe(2)
  })
})

describe('what is not answered yet', () => {
  test('is the earliest message nobody replied to', () => {
    const twoQuestions = tell(asked, says('And where is my parcel?'))
    expect(replay(twoQuestions).unanswered).toMatchObject({ seq: 2, at: minutes(1) })
    expect(replay(answered).unanswered).toBeNull()
  })

  test.each([
    ['the bot asks back', asksBack('Which one?', 'refund-time')],
    ['an agent writes', writes('Ada', 'Tomorrow.')],
    ['it is resolved', saysSolved],
    // They were told that a person would come, and chose otherwise: nobody owes them those words any more.
    ['the customer goes back to the bot', returns],
  ])('is nothing once %s', (_, step) => expect(replay(tell(asked, step)).unanswered).toBeNull())

  test.each([
    ['a note among agents', notes('Ada', 'Looks like a lost parcel')],
    ['a notice', isTold('claimed', 'Ada')],
    ['a claim', claims('Ada')],
    ['a handoff', handsOff()],
    ['an answer that was broken off', breaksOff('A refund takes', 'refund-time')],
  ])('is not settled by %s', (_, step) =>
    expect(replay(tell(asked, step)).unanswered).toMatchObject({ seq: 2 }),
  )

  test('an answer settles the message it answers, not another one written meanwhile', () => {
    const meanwhile = tell(asked, says('And where is my parcel?'))
    const first = continued(meanwhile, [
      { type: 'bot_replied', at: minutes(3), messageId: 'b', inReplyTo: 'm2', text: '5 days', sources: [] },
    ])
    expect(replay(first).unanswered).toMatchObject({ seq: 3, at: minutes(2) })
    expect(replay(tell(first, answers('Tomorrow.', 'parcel'))).unanswered).toBeNull()
  })
})

describe('stars', () => {
  test('may be given after Kim has said "solved", not because Ada closed the case', () => {
    expect(replay(resolved).confirmedSolved).toBe(false)
    expect(replay(tell(resolved, saysSolved)).confirmedSolved).toBe(true)
  })
  test('are given once for each time the case ends', () => {
    const rated = tell(resolved, saysSolved, rates(5))
    expect(replay(rated).rated).toBe(true)
    expect(replay(tell(rated, reopens))).toMatchObject({
      rated: false,
      confirmedSolved: false,
      resolution: null,
    })
  })
})

describe('an episode', () => {
  test('begins with the conversation', () => expect(episode(waiting)).toEqual(waiting))
  test('begins anew when the case is opened again', () =>
    expect(episode(tell(resolved, reopens, says('Hi again'))).map((e) => e.type)).toEqual([
      'reopened',
      'customer_wrote',
    ]))
  test('begins anew when Kim goes back to the bot', () =>
    expect(episode(tell(waiting, returns, says('Hi again'))).map((e) => e.type)).toEqual([
      'returned_to_bot',
      'customer_wrote',
    ]))
  test('goes on through handoffs and claims', () => expect(episode(withAda)).toEqual(withAda))
})

test('the language is the one the customer writes in', () => {
  const changed = continued(asked, [
    { type: 'customer_wrote', at: minutes(2), messageId: 'x', text: 'Wo ist mein Geld?', language: 'de' },
  ])
  expect([replay(asked).language, replay(changed).language]).toEqual(['en', 'de'])
})

test('the latest address is where the customer can be reached', () =>
  expect(replay(tell(withAda, leaves('old@example.org'), leaves('kim@example.org'))).reach).toEqual({
    email: 'kim@example.org',
  }))

test.each([
  ['a correction', corrects({ comment: 'It is the blue one' })],
  ['feedback', finds(3, false)],
  ['a note', notes('Ada', 'n')],
])('%s changes nothing but the count', (_, step) => {
  const { seq, ...before } = replay(withAda)
  expect(replay(tell(withAda, step))).toEqual({ ...before, seq: seq + 1 })
})

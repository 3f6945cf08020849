import { expect, test } from 'vitest'
import { lease, leaseFrom, queueEntry } from '../../src/domain/queue.ts'
import {
  claims,
  handsOff,
  logOf,
  minutes,
  opens,
  reopens,
  resolves,
  returns,
  says,
  seconds,
  tell,
  vanishes,
  writes,
} from '../support/log.ts'

const waiting = logOf(opens(), says('Where is my refund?'), handsOff('asked'))
const withAda = tell(waiting, claims('Ada'))

test('who waits has an entry that says since when, why, and what about', () =>
  expect(queueEntry(waiting)).toEqual({
    status: 'waiting',
    priority: 0,
    waitingSince: minutes(2),
    reason: 'asked',
    language: 'en',
    matter: 'Where is my refund?',
    team: null,
    prefers: null,
    preferredSince: null,
    backAt: null,
    rung: 0,
    rungSince: minutes(2),
    told: null,
    toldAt: null,
    toldUntil: null,
    agent: null,
    fence: 0,
  }))

test('who is with an agent keeps the entry, for the day the agent vanishes', () => {
  expect(queueEntry(withAda)).toMatchObject({
    status: 'with_agent',
    agent: 'Ada',
    fence: 1,
    waitingSince: minutes(2),
  })
  expect(queueEntry(tell(withAda, vanishes('Ada')))).toMatchObject({
    status: 'waiting',
    agent: null,
    fence: 1,
    waitingSince: minutes(2),
  })
})

test.each([
  ['with the bot', logOf(opens(), says('Hello'))],
  ['back at the bot', tell(waiting, returns)],
  ['resolved', tell(withAda, writes('Ada', 'Done'), resolves('Ada'))],
])('%s there is none', (_, log) => expect(queueEntry(log)).toBeNull())

test('whoever comes back with "not solved" should meet the same person', () => {
  const solved = tell(withAda, writes('Ada', 'Done'), resolves('Ada'))
  expect(queueEntry(tell(solved, reopens, handsOff('reopened')))).toMatchObject({
    prefers: 'Ada',
    priority: 10,
  })
  expect(queueEntry(tell(solved, reopens, handsOff('asked')))).toMatchObject({ prefers: null, priority: 0 })
})

test('the matter is short enough for a list', () => {
  const entry = queueEntry(logOf(opens(), says('My parcel is lost. '.repeat(100)), handsOff()))
  expect(entry?.matter.length).toBeLessThanOrEqual(280)
})

test('a claim holds for 45 seconds and is looked after every 10: back in the queue within a minute', () => {
  expect(leaseFrom(seconds(0))).toEqual(seconds(45))
  expect(lease.holdsFor + lease.sweptEvery).toBeLessThanOrEqual(60)
})

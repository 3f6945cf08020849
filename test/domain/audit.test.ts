import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { auditOne, type InvariantName, invariants, type Kept } from '../../src/domain/audit.ts'
import { replay } from '../../src/domain/conversation.ts'
import type { Log } from '../../src/domain/events.ts'
import { handoffNotice } from '../../src/domain/notices.ts'
import { outgoingOf } from '../../src/domain/outbox.ts'
import { leaseFrom, queueEntry } from '../../src/domain/queue.ts'
import {
  answers,
  breaksOff,
  claims,
  handsOff,
  logOf,
  minutes,
  notes,
  opens,
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

/** A conversation as an honest database keeps it: every row says what the log says. */
function kept(log: Log): Kept {
  const c = replay(log)
  const written = log.filter((e) => e.type === 'customer_wrote').length
  return {
    id: 'kim',
    log,
    row: { seq: c.seq, status: c.status, unansweredSince: c.unanswered?.at ?? null },
    queue: inQueue(log),
    outbox: outgoingOf(log, 1).map(({ seq, target, at }) => ({
      seq,
      target,
      deliveredAt: at,
      deadAt: null,
      nextAttemptAt: at,
    })),
    acknowledged: written === 0 ? null : { messages: written, whole: true },
  }
}

/** The queue's row, with a lease as long as there is an agent. */
function inQueue(log: Log): Kept['queue'] {
  const entry = queueEntry(log)
  return entry && { ...entry, leaseUntil: entry.agent === null ? null : leaseFrom(minutes(20)) }
}

const broken = (found: Kept, now = minutes(20)): InvariantName[] =>
  auditOne(found, now, 20).map((b) => b.invariant)

const withBot = logOf(opens(), says('Where is my refund?'), answers('5 working days.', 'refund-time'))
const isTold: Step = (_, at) => handoffNotice('asked', 'en', at)
const waiting = tell(withBot, says('A person, please'), handsOff('asked'), isTold)
const withAda = tell(waiting, claims('Ada'))
const resolved = tell(withAda, writes('Ada', 'It arrives tomorrow.'), resolves('Ada'))

describe('nothing is broken', () => {
  test.each([
    ['at the bot', withBot],
    ['waiting', waiting],
    ['with Ada', withAda],
    ['resolved', resolved],
    [
      'half an answer, then a handoff',
      logOf(opens(), says('?'), breaksOff('It', 'x'), handsOff('bot_failed')),
    ],
    ['the bot speaks again after a return', tell(waiting, returns, says('Hi'), answers('Hello', 'x'))],
    ['the bot speaks again after a reopening', tell(resolved, reopens, says('Hi'), answers('Hello', 'x'))],
    [
      'claimed, lost, claimed again',
      tell(withAda, vanishes('Ada'), claims('Ben', 2), releases('Ben'), claims('Ada', 3)),
    ],
    ['Kim solved it while Ada had it', tell(withAda, saysSolved)],
    ['closed as unsolved over a question', tell(withAda, says('Hello?'), resolves('Ada', 'unsolved'))],
  ])('in an honest database: %s', (_, log) => expect(auditOne(kept(log), minutes(20), 20)).toEqual([]))
})

/** For each invariant, ways to break it that must be found. */
const planted: Partial<Record<InvariantName, [string, Kept][]>> = {
  I1: [
    ['waiting, and in nobody’s queue', { ...kept(waiting), queue: null }],
    ['with Ada, and in nobody’s queue', { ...kept(withAda), queue: null }],
    ['resolved, and still in the queue', { ...kept(resolved), queue: inQueue(waiting) }],
    ['at the bot, and in the queue', { ...kept(withBot), queue: inQueue(waiting) }],
  ],
  I2: [
    ['claimed twice', kept(tell(withAda, claims('Ben', 2)))],
    ['a fence that stands still', kept(tell(withAda, releases('Ada'), claims('Ben', 1)))],
    ['released by somebody else', kept(tell(withAda, releases('Ben')))],
    ['a claim of somebody else lapsed', kept(tell(withAda, vanishes('Ben')))],
    ['written by somebody else', kept(tell(withAda, writes('Ben', 'Hi')))],
    ['written after the claim was lost', kept(tell(withAda, vanishes('Ada'), writes('Ada', 'Hi')))],
    ['noted by nobody’s owner', kept(tell(waiting, notes('Ada', 'Hi')))],
    ['closed by somebody else', kept(tell(withAda, writes('Ada', 'Hi'), resolves('Ben')))],
  ],
  I3: [
    ['a message that is gone', { ...kept(withBot), acknowledged: { messages: 2, whole: false } }],
    ['a message that was changed', { ...kept(withBot), acknowledged: { messages: 1, whole: false } }],
    ['a message nobody acknowledged', { ...kept(withBot), acknowledged: null }],
  ],
  I4: [['a message twice', kept(tell(withBot, says('Hello', 'm2')))]],
  I5: [
    ['a gap', kept(withBot.filter((e) => e.seq !== 2))],
    ['a wrong order', kept([...withBot].reverse())],
    ['a tail that is missing', { ...kept(withBot), log: withBot.slice(0, 2) }],
    ['a row that lags behind', { ...kept(withBot), row: { ...kept(withBot).row, seq: 2 } }],
  ],
  I6: [['a handoff undone by hand', { ...kept(waiting), row: { ...kept(waiting).row, status: 'with_bot' } }]],
  I7: [
    ['the bot answers into the queue', kept(tell(waiting, answers('5 working days.', 'refund-time')))],
    ['the bot talks over Ada', kept(tell(withAda, answers('5 working days.', 'refund-time')))],
    ['half an answer after the handoff', kept(tell(waiting, breaksOff('5', 'refund-time')))],
  ],
  I8: [
    [
      'a message the agent does not see',
      kept(tell(withAda, (_, at) => ({ type: 'rated', at, score: 1, messageId: 'hidden' }) as never)),
    ],
  ],
  I9: [['a handoff without a word', kept(tell(withBot, handsOff('asked'), says('Hello?')))]],
  I10: [
    [
      'a claim that lapsed long ago',
      { ...kept(withAda), queue: { ...inQueue(withAda)!, leaseUntil: minutes(19) } },
    ],
  ],
  I12: [
    ['closed as solved over a question', kept(tell(withAda, says('Hello?'), resolves('Ada')))],
    ['closed as solved without a word', kept(tell(withAda, resolves('Ada')))],
  ],
  I13: [
    ['a handoff nobody outside hears of', { ...kept(withAda), outbox: kept(withAda).outbox.slice(1) }],
    [
      'a row that nobody delivers',
      {
        ...kept(waiting),
        outbox: kept(waiting).outbox.map((row) => ({ ...row, deliveredAt: null, nextAttemptAt: minutes(4) })),
      },
    ],
  ],
  I15: [['a question without an answer', kept(logOf(opens(), says('Anyone?')))]],
  I16: [
    ['a status of its own', { ...kept(withAda), row: { ...kept(withAda).row, status: 'waiting' } }],
    ['a question forgotten', { ...kept(waiting), row: { ...kept(waiting).row, unansweredSince: null } }],
    ['a question invented', { ...kept(withBot), row: { ...kept(withBot).row, unansweredSince: minutes(1) } }],
    ['a place lost', { ...kept(waiting), queue: { ...inQueue(waiting)!, waitingSince: minutes(9) } }],
    ['a fence of its own', { ...kept(withAda), queue: { ...inQueue(withAda)!, fence: 7 } }],
    ['another owner', { ...kept(withAda), queue: { ...inQueue(withAda)!, agent: 'Ben' } }],
    ['a matter nobody wrote', { ...kept(waiting), queue: { ...inQueue(waiting)!, matter: 'Buy now' } }],
  ],
  I18: [
    [
      'waiting, and hidden behind an agent',
      { ...kept(waiting), queue: { ...inQueue(waiting)!, agent: 'Ada', leaseUntil: minutes(21) } },
    ],
  ],
  I20: [
    [
      'a claim until tomorrow',
      { ...kept(withAda), queue: { ...inQueue(withAda)!, leaseUntil: minutes(1000) } },
    ],
  ],
}

describe.each(Object.entries(planted) as [InvariantName, [string, Kept][]][])(
  '%s is seen to be broken',
  (name, cases) => {
    test.each(cases)('%s', (_, found) => expect(broken(found)).toContain(name))
  },
)

test('every invariant has a fault planted for it, or names the tests that show it', () => {
  const unplanted = (Object.keys(invariants) as InvariantName[]).filter((name) => !planted[name])
  // I17 cannot be broken by data: it asks the rules themselves, which this conversation shows.
  expect(unplanted).toEqual(['I11', 'I14', 'I17', 'I19'])
  for (const name of unplanted)
    expect(invariants[name]).toMatchObject({ test: expect.stringContaining('test/') })
})

test('each test that an invariant names is there, by file and by title', () => {
  const named = Object.values(invariants).flatMap((one) => ('test' in one ? [one.test] : []))
  for (const one of named) {
    const files = one.match(/test\/[\w/]+\.test\.ts/g) ?? []
    const texts = files.map((file) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'))
    expect(files).not.toEqual([])
    const title = /\.test\.ts: (.+)$/.exec(one)?.[1]
    if (title !== undefined) expect(texts.join()).toContain(`'${title}`)
  }
  expect(named.length).toBeGreaterThan(5)
})

test('what is found names the conversation and shows it', () =>
  expect(auditOne(planted.I2![0]![1], minutes(20), 20)[0]).toEqual({
    invariant: 'I2',
    conversationId: 'kim',
    detail: 'claimed at 8 while Ada had it',
  }))

test('a question may wait for the answer’s deadline and one sweep', () => {
  const asked = kept(logOf(opens(), says('Anyone?')))
  const at = (seconds: number) => new Date(minutes(1).getTime() + seconds * 1000)
  expect(broken(asked, at(50))).toEqual([])
  expect(broken(asked, at(51))).toEqual(['I15'])
})

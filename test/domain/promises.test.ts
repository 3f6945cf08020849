import { describe, expect, test } from 'vitest'
import { replay } from '../../src/domain/conversation.ts'
import {
  agentWrites,
  choosePromise,
  claim,
  heedPromises,
  keepPromise,
  makePromise,
  resolveAsAgent,
  returnToBot,
  sayWhetherSolved,
  snooze,
  transfer,
  waitHere,
  withdrawPromise,
} from '../../src/domain/decide.ts'
import { type ConversationEvent, continued, type Log } from '../../src/domain/events.ts'
import { readHolidays, readHours } from '../../src/domain/hours.ts'
import { queueEntry } from '../../src/domain/queue.ts'
import { type Service, usualService } from '../../src/domain/service.ts'
import { outcomeOf, refusalOf, types } from '../support/deciding.ts'
import {
  answers,
  claims,
  handsOff,
  keeps,
  leaves,
  logOf,
  minutes,
  opens,
  passesOn,
  promises,
  resolves,
  returns,
  says,
  tell,
  writes,
} from '../support/log.ts'

const withBot = logOf(opens(), says('Where is my refund?'), answers('5 working days.', 'refund-time'))
const waiting = tell(withBot, says('I want to talk to a person'), handsOff('asked'))
const withAda = tell(waiting, claims('Ada'), writes('Ada', 'I will see to it.'))
const ada = { agent: 'Ada', fence: 1 }
const at = minutes(30)
const held = minutes(31)
const shop: Service = {
  ...usualService,
  hours: { week: readHours('Mo-Fr 09:00-17:00'), holidays: readHolidays('DE') },
}
const plus = (log: Log, decided: readonly ConversationEvent[]) => continued(log, decided)
const saturday = new Date('2026-11-28T11:00:00Z')
const call = { id: 'p1', kind: 'call_back', contact: { channel: 'phone', contact: '+49 30 1234' } } as const

describe('instead of waiting, Kim chooses', () => {
  test('a call back: it is dated, told, and no longer in the queue until its time', () => {
    const log = plus(waiting, choosePromise(waiting, null, call, usualService, at))
    expect(types(log.slice(waiting.length))).toEqual(['contact_given', 'promise_made', 'notice_sent'])
    // 12:30 in Greenwich is half past one in Berlin; four hours from then, and worked on from an hour before.
    expect(log.at(-1)).toMatchObject({
      kind: 'promise_made',
      text: expect.stringContaining('We will call you on +49 30 1234 today between 16:30 and 17:30.'),
    })
    expect(replay(log)).toMatchObject({ status: 'promised', waitingSince: minutes(4) })
    expect(queueEntry(log)).toMatchObject({ status: 'promised', backAt: minutes(30 + 180) })
  })

  test('on a Saturday: the first opening hours there are', () => {
    const log = plus(waiting, choosePromise(waiting, null, call, shop, saturday))
    expect(replay(log).promises).toMatchObject([
      { from: new Date('2026-11-30T11:00:00Z'), dueAt: new Date('2026-11-30T12:00:00Z') },
    ])
    expect(log.at(-1)).toMatchObject({
      text: expect.stringContaining('on Monday 30 November, between 12:00 and 13:00'),
    })
  })

  test('a time of their own, and is held to the opening hours', async () => {
    const monday = new Date('2026-11-30T14:00:00Z')
    const made = choosePromise(waiting, null, { ...call, from: monday }, shop, saturday)
    expect(made.find((e) => e.type === 'promise_made')).toMatchObject({
      from: monday,
      dueAt: new Date('2026-11-30T14:30:00Z'),
    })
    const refused = await refusalOf(() =>
      choosePromise(waiting, null, { ...call, from: new Date('2026-11-29T14:00:00Z') }, shop, saturday),
    )
    expect(refused).toMatchObject({
      code: 'outside_hours',
      details: { next: new Date('2026-11-30T08:00:00Z') },
    })
  })

  test('nothing without a way to reach them: no address known asks for one before promising', () => {
    const choose = (kind: 'email' | 'call_back', log = waiting) =>
      outcomeOf(() => choosePromise(log, null, { id: 'p', kind }, usualService, at))
    expect([choose('email'), choose('call_back')]).toEqual([
      'refused: contact_needed',
      'refused: contact_needed',
    ])
    expect(choose('email', tell(waiting, leaves('kim@example.org')))).toEqual(['promise_made', 'notice_sent'])
  })

  test('nor with one that reaches nobody: what was typed is named, and nothing is promised on it', async () => {
    const typed = (kind: 'email' | 'call_back', contact: string, log = waiting) => {
      const channel = kind === 'email' ? ('email' as const) : ('phone' as const)
      return () =>
        choosePromise(log, null, { id: 'p', kind, contact: { channel, contact } }, usualService, at)
    }
    expect((await refusalOf(typed('email', 'kim at example'))).message).toBe(
      '“kim at example” reaches nobody. Which e-mail address may we write to?',
    )
    for (const number of ['12 34', 'please call', '+49 30 1234 extension two'])
      expect(outcomeOf(typed('call_back', number)), number).toBe('refused: contact_needed')
    for (const number of ['+49 (30) 901820', '0170/123-45.67'])
      expect(outcomeOf(typed('call_back', number)), number).toContain('promise_made')
    // A wish for a person keeps whatever was left with it; a promise cannot be made on that.
    const left = tell(waiting, leaves('kim at example'))
    expect(outcomeOf(() => choosePromise(left, null, { id: 'p', kind: 'email' }, usualService, at))).toBe(
      'refused: contact_needed',
    )
  })

  test('from the bot as well, and then people have it', () =>
    expect(types(choosePromise(withBot, null, call, usualService, at))).toEqual([
      'contact_given',
      'handoff_requested',
      'notice_sent',
      'promise_made',
      'notice_sent',
    ]))

  test('sent again it changes nothing; another choice takes the first one’s place', () => {
    const log = plus(waiting, choosePromise(waiting, null, call, usualService, at))
    expect(choosePromise(log, null, call, usualService, minutes(40))).toEqual([])
    expect(choosePromise(log, null, { ...call, id: 'p2' }, usualService, minutes(40))).toEqual([])
    const email = {
      id: 'p3',
      kind: 'email',
      contact: { channel: 'email', contact: 'kim@example.org' },
    } as const
    expect(types(choosePromise(log, null, email, usualService, minutes(40)))).toEqual([
      'contact_given',
      'promise_withdrawn',
      'promise_made',
      'notice_sent',
    ])
  })

  test('to wait here after all: the old place is theirs again', () => {
    const log = plus(waiting, choosePromise(waiting, null, call, usualService, at))
    const back = plus(log, waitHere(log, usualService, minutes(40)))
    expect(queueEntry(back)).toMatchObject({ status: 'waiting', waitingSince: minutes(4), rung: 0 })
    expect(waitHere(waiting, usualService, at)).toEqual([])
  })

  test('to wait here after all, while Ada’s own word stands: nobody is told of a place they do not have', () => {
    const word = { id: 'p1', kind: 'refund', dueAt: minutes(600) } as const
    const hold = { agent: 'Ada', fence: 1 }
    const away = plus(withAda, makePromise(withAda, held, hold, word, true, usualService, at))
    const log = plus(away, choosePromise(away, null, { ...call, id: 'p2' }, usualService, at))
    const decided = waitHere(log, usualService, minutes(40))
    expect(decided).toMatchObject([
      { type: 'promise_withdrawn', id: 'p2' },
      {
        type: 'notice_sent',
        kind: 'promise_made',
        text: expect.stringContaining('Your refund will be under way'),
      },
    ])
    expect(queueEntry(plus(log, decided))).toMatchObject({ status: 'promised' })
  })

  test('not while Ada is there', () =>
    expect(outcomeOf(() => choosePromise(withAda, held, call, usualService, at))).toBe(
      'refused: not_waiting',
    ))
})

describe('Ada gives her word', () => {
  const refund = { id: 'p1', kind: 'refund', dueAt: minutes(240), text: 'Refund of 20 euros' } as const

  test('and it goes on; only she can, and only for later', () => {
    expect(types(makePromise(withAda, held, ada, refund, false, usualService, at))).toEqual([
      'promise_made',
      'notice_sent',
    ])
    const no = (hold: typeof ada, dueAt: Date) =>
      outcomeOf(() => makePromise(withAda, held, hold, { ...refund, dueAt }, false, usualService, at))
    expect([
      no({ agent: 'Ben', fence: 1 }, minutes(90)),
      no(ada, minutes(29)),
      no(ada, minutes(60 * 24 * 400)),
    ]).toEqual(['refused: claim_lost', 'refused: due_in_past', 'refused: due_too_far'])
  })

  test('a call needs a number', () => {
    const word = { id: 'p1', kind: 'call_back', dueAt: minutes(240) } as const
    const given = [{}, { contact: { channel: 'phone', contact: 'at home' } }] as const
    for (const more of given)
      expect(
        outcomeOf(() => makePromise(withAda, held, ada, { ...word, ...more }, false, usualService, at)),
      ).toBe('refused: contact_needed')
  })

  test('put away, it is back by itself an hour before it is due', () => {
    const log = plus(withAda, makePromise(withAda, held, ada, refund, true, usualService, at))
    expect(queueEntry(log)).toMatchObject({ status: 'promised', agent: null, backAt: minutes(180) })
    const due = plus(log, heedPromises(log, usualService, minutes(180)))
    expect(queueEntry(due)).toMatchObject({ status: 'waiting', prefers: 'Ada', priority: 20 })
    expect(outcomeOf(() => snooze(due, null, ada, 'p1', minutes(181)))).toBe('refused: claim_lost')
  })

  const promised = plus(withAda, makePromise(withAda, held, ada, refund, false, usualService, at))
  const end = { outcome: 'solved', messageId: 'w', text: 'Bye.' } as const

  test('a conversation with an open promise cannot be closed silently', async () => {
    const refused = await refusalOf(() => resolveAsAgent(promised, held, ada, end, at))
    expect(refused).toMatchObject({
      code: 'open_promise',
      details: { promises: [{ id: 'p1', kind: 'refund' }] },
    })
    const closed = (more: object) => types(resolveAsAgent(promised, held, ada, { ...end, ...more }, at))
    expect(closed({ kept: ['p1'] })).toEqual([
      'agent_wrote',
      'promise_kept',
      'notice_sent',
      'resolved',
      'notice_sent',
    ])
    expect(closed({ withdrawn: [{ id: 'p1', reason: 'Paid in the shop.' }] })).toContain('promise_withdrawn')
  })

  test('nor with a broken one that was never made good', () => {
    const broken = plus(promised, heedPromises(promised, usualService, minutes(240)))
    expect(types(broken.slice(promised.length))).toEqual(['promise_due', 'promise_broken', 'notice_sent'])
    expect(outcomeOf(() => resolveAsAgent(broken, minutes(241), ada, end, minutes(240)))).toBe(
      'refused: open_promise',
    )
    const late = plus(broken, keepPromise(broken, minutes(241), ada, 'p1', minutes(240)))
    expect(replay(late).promises).toMatchObject([{ state: 'kept', late: true }])
  })

  test('handed on with the conversation, the promise has a new owner', () => {
    const moved = plus(promised, transfer(promised, held, ada, { agent: 'Ben' }, 'Please', at))
    expect(replay(moved).promises).toMatchObject([{ owner: 'Ben', state: 'open' }])
    const team = plus(promised, transfer(promised, held, ada, { team: 'billing' }, undefined, at))
    expect(replay(team).promises).toMatchObject([{ owner: null, team: 'billing' }])
  })

  test('kept or withdrawn is said by whoever has it; while nobody has, by any agent', () => {
    expect(outcomeOf(() => keepPromise(promised, held, { agent: 'Ben', fence: 1 }, 'p1', at))).toBe(
      'refused: claim_lost',
    )
    const away = tell(promised, passesOn('Ada', { team: 'billing' }))
    expect(types(keepPromise(away, null, { agent: 'Ben' }, 'p1', at))).toEqual([
      'promise_kept',
      'notice_sent',
    ])
    expect(outcomeOf(() => withdrawPromise(away, null, { agent: 'Ben' }, 'p9', 'No', at))).toBe(
      'refused: promise_not_found',
    )
    expect(keepPromise(tell(promised, keeps('Ada')), held, ada, 'p1', at)).toEqual([])
  })

  test('when Kim says “solved”, a call is moot and a refund is still owed', () => {
    const both = tell(promised, promises('call_back', minutes(60), minutes(90), 'Ada', 'p2'))
    const solved = plus(both, sayWhetherSolved(both, true, at))
    expect(replay(solved).promises.map((p) => [p.kind, p.state])).toEqual([
      ['refund', 'open'],
      ['call_back', 'withdrawn'],
    ])
    // And if it is not done in time, people have the case again, at the front.
    const broken = plus(solved, heedPromises(solved, usualService, minutes(240)))
    expect(queueEntry(broken)).toMatchObject({ status: 'waiting', reason: 'promise_broken', priority: 20 })
  })
})

describe('what the house promised', () => {
  const house = tell(waiting, promises('chat_later', minutes(60), minutes(120)))

  test('is kept by the first word of a person, late or not', () => {
    const due = plus(house, heedPromises(house, usualService, minutes(60)))
    const taken = plus(due, claim(due, null, 'Ada', minutes(61)))
    expect(
      types(agentWrites(taken, minutes(70), ada, { messageId: 'x', text: 'Hello again' }, minutes(62))),
    ).toEqual(['agent_wrote', 'promise_kept'])
  })

  test('or by the closing word, unless Ada says what else becomes of it', () => {
    const taken = plus(house, claim(house, null, 'Ada', minutes(61)))
    const end = { outcome: 'solved', messageId: 'w', text: 'Your refund is paid.' } as const
    const closed = (more: object) =>
      types(resolveAsAgent(taken, minutes(70), ada, { ...end, ...more }, minutes(62)))
    expect(closed({})).toEqual(['agent_wrote', 'promise_kept', 'resolved', 'notice_sent'])
    expect(closed({ kept: ['p1'] }).filter((type) => type === 'promise_kept')).toHaveLength(1)
    const gone = closed({ withdrawn: [{ id: 'p1', reason: 'You said you will write.' }] })
    expect(gone).toContain('promise_withdrawn')
    expect(gone).not.toContain('promise_kept')
    expect(
      outcomeOf(() =>
        resolveAsAgent(taken, minutes(70), ada, { outcome: 'unsolved', messageId: 'w' }, minutes(62)),
      ),
    ).toBe('refused: open_promise')
  })

  test('is due once and broken once', () => {
    expect(heedPromises(house, usualService, minutes(59))).toEqual([])
    const due = plus(house, heedPromises(house, usualService, minutes(60)))
    expect(types(due.slice(house.length))).toEqual(['promise_due', 'notice_sent'])
    expect(heedPromises(due, usualService, minutes(119))).toEqual([])
    const broken = plus(due, heedPromises(due, usualService, minutes(120)))
    expect(types(broken.slice(due.length))).toEqual(['promise_broken', 'notice_sent'])
    expect(broken.at(-1)).toMatchObject({ text: expect.stringContaining('We did not keep our word') })
    expect(heedPromises(broken, usualService, minutes(500))).toEqual([])
  })

  test('ends with the customer’s own way back to the bot', () => {
    expect(types(returnToBot(house, at))).toEqual(['promise_withdrawn', 'returned_to_bot', 'notice_sent'])
    expect(replay(tell(withAda, promises('refund', at, held, 'Ada'), returns)).promises[0]?.state).toBe(
      'open',
    )
  })
})

test('a resolution is not the end of what is owed: the ledger keeps it', () =>
  expect(replay(tell(withAda, promises('refund', at, held, 'Ada'), resolves('Ada'))).promises).toMatchObject([
    { state: 'open', owner: 'Ada' },
  ]))

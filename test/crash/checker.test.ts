import { describe, expect, test } from 'vitest'
import { type Anomaly, anomalies, check } from './checker.ts'
import { asJson, type History, type Operation, openHistory, type Seen } from './history.ts'

const log: Seen[] = [
  { seq: 1, type: 'conversation_opened' },
  { seq: 2, type: 'customer_wrote', messageId: 'k1', text: 'Where is my refund?' },
  { seq: 3, type: 'bot_replied', messageId: 'b1', text: 'In 5 days.' },
  { seq: 4, type: 'customer_wrote', messageId: 'k2', text: 'A person, please' },
  { seq: 5, type: 'handoff_requested' },
  { seq: 6, type: 'conversation_claimed', agent: 'Ada', fence: 1 },
  { seq: 7, type: 'note_added', messageId: 'n1', agent: 'Ada', text: 'Looks angry' },
  { seq: 8, type: 'agent_wrote', messageId: 'a1', agent: 'Ada', text: 'Hello Kim' },
  { seq: 9, type: 'claim_expired', agent: 'Ada' },
  { seq: 10, type: 'conversation_claimed', agent: 'Ben', fence: 2 },
  { seq: 11, type: 'agent_wrote', messageId: 'a2', agent: 'Ben', text: 'Ben here' },
]
const places = (from: number, to: number, without: number[] = [7]): Seen[] =>
  log.filter((e) => e.seq >= from && e.seq <= to && !without.includes(e.seq))

/** Each operation takes two milliseconds, one after the other, unless it says otherwise. */
const told = (...operations: object[]): History =>
  operations.map((op, i) => ({
    conversation: 'kims',
    outcome: 'ok',
    invoked: i * 10,
    ended: i * 10 + 2,
    ...op,
  })) as Operation[]

const kim = (messageId: string, text: string, more: object = {}) => ({
  process: 'Kim',
  f: 'write',
  as: 'customer',
  messageId,
  text,
  ...more,
})
const staff = (agent: string, fence: number, messageId: string, text: string, more: object = {}) => ({
  process: agent,
  f: 'write',
  as: 'agent',
  messageId,
  text,
  fence,
  ...more,
})
const reads = (events: Seen[], more: object = {}) => ({
  process: 'Kim',
  f: 'read',
  after: 0,
  events,
  ...more,
})
const claims = (agent: string, fence: number, more: object = {}) => ({
  process: agent,
  f: 'claim',
  agent,
  fence,
  ...more,
})
const atTheEnd = (events: Seen[] = log) => ({
  process: 'the end',
  f: 'read',
  whole: true,
  after: 0,
  events,
  invoked: 10_000,
  ended: 10_001,
})

const day = [
  kim('k1', 'Where is my refund?', { seq: 2 }),
  reads(places(1, 3)),
  kim('k2', 'A person, please', { outcome: 'unknown', ended: null }),
  kim('k2', 'A person, please', { seq: 4 }),
  { process: 'Kim', f: 'handoff' },
  claims('Ada', 1),
  { ...staff('Ada', 1, 'n1', 'Looks angry'), as: 'note' },
  staff('Ada', 1, 'a1', 'Hello Kim'),
  claims('Ben', 2),
  staff('Ada', 1, 'a9', 'Still there?', { outcome: 'refused' }),
  staff('Ben', 2, 'a2', 'Ben here'),
  reads(places(4, 11), { after: 3 }),
]
const without = (seq: number) => log.filter((e) => e.seq !== seq).map((e, i) => ({ ...e, seq: i + 1 }))
const plus = (...more: Omit<Seen, 'seq'>[]): Seen[] => [
  ...log,
  ...more.map((e, i) => ({ ...e, seq: log.length + i + 1 })),
]

const planted: [Anomaly, string, object[]][] = [
  [
    'lost acknowledged write',
    'a message that was taken',
    [kim('k1', 'Where is my refund?'), atTheEnd(without(2))],
  ],
  ['lost acknowledged write', 'other words than were taken', [kim('k1', 'Where is my parcel?'), atTheEnd()]],
  ['lost acknowledged write', 'an agent’s reply', [staff('Ada', 1, 'a0', 'Hello'), atTheEnd()]],
  ['lost acknowledged write', 'a claim', [claims('Cleo', 3), atTheEnd()]],
  ['lost acknowledged write', 'a handoff', [{ process: 'Kim', f: 'handoff' }, atTheEnd(without(5))]],
  ['duplicate', 'a message that stands twice', [atTheEnd(plus({ type: 'customer_wrote', messageId: 'k1' }))]],
  ['duplicate', 'a message shown twice', [reads([...places(1, 3), ...places(3, 4)]), atTheEnd()]],
  ['gap or reorder', 'a place that is empty', [atTheEnd(log.filter((e) => e.seq !== 4))]],
  ['gap or reorder', 'a place the customer was not shown', [reads(places(1, 5, [3])), atTheEnd()]],
  [
    'gap or reorder',
    'events out of order',
    [reads([...places(3, 3), ...places(2, 2)], { after: 1 }), atTheEnd()],
  ],
  ['gap or reorder', 'another event at the same place', [reads([{ seq: 1, type: 'rated' }]), atTheEnd()]],
  [
    'gap or reorder',
    'another place than was told',
    [kim('k1', 'Where is my refund?', { seq: 3 }), atTheEnd()],
  ],
  [
    'gap or reorder',
    'what was said later stands before',
    [kim('k2', 'A person, please'), kim('k1', 'Where is my refund?'), atTheEnd()],
  ],
  [
    'stale read after own write',
    'their own words are missing',
    [kim('k2', 'A person, please'), reads(places(1, 3)), atTheEnd()],
  ],
  [
    'stale read after own write',
    'less than a moment ago',
    [reads(places(1, 5)), reads(places(1, 4)), atTheEnd()],
  ],
  ['double owner', 'a claim under a number that was given', [claims('Ada', 1), claims('Ben', 1), atTheEnd()]],
  ['double owner', 'a claim on what is held', [atTheEnd(without(9))]],
  [
    'double owner',
    'a fence that does not grow',
    [atTheEnd(log.map((e) => (e.seq === 10 ? { ...e, fence: 1 } : e)))],
  ],
  ['double owner', 'a claim that was overtaken', [claims('Ben', 2), claims('Ada', 1), atTheEnd()]],
  [
    'double owner',
    'words of somebody who has lost it',
    [atTheEnd(plus({ type: 'agent_wrote', agent: 'Ada' }))],
  ],
  ['double owner', 'words under an old number', [staff('Ben', 1, 'a2', 'Ben here'), atTheEnd()]],
  [
    'double owner',
    'words that were refused',
    [staff('Ben', 2, 'a2', 'Ben here', { outcome: 'refused' }), atTheEnd()],
  ],
  [
    'resurrected bot',
    'an answer after the handoff',
    [atTheEnd(plus({ type: 'bot_replied', messageId: 'b2' }))],
  ],
  [
    'resurrected bot',
    'a question after the handoff',
    [atTheEnd(plus({ type: 'bot_asked_back', messageId: 'b2' }))],
  ],
]

describe('the checker', () => {
  test('finds nothing in an ordinary day: a lost line, a vanished agent, a late writer who is refused', () => {
    expect(check(told(...day, atTheEnd()))).toEqual([])
  })

  test.each(planted)('%s: %s', (anomaly, _, operations) => {
    expect(check(told(...operations)).map((found) => found.anomaly)).toContain(anomaly)
  })

  test('has a planted case for each of the six', () => {
    expect(new Set(planted.map(([anomaly]) => anomaly))).toEqual(new Set(anomalies))
  })

  test.each<[string, object[]]>([
    [
      'an answer that was cut',
      [kim('k2', 'A person, please'), reads(places(1, 3), { cut: true }), atTheEnd()],
    ],
    [
      'another’s words',
      [{ ...kim('k2', 'A person, please'), process: 'Tarek' }, reads(places(1, 3)), atTheEnd()],
    ],
    [
      'the bot after the customer went back',
      [atTheEnd(plus({ type: 'returned_to_bot' }, { type: 'bot_replied' }))],
    ],
    ['a message nobody knows the fate of', [kim('k7', 'Hello?', { outcome: 'unknown' }), atTheEnd()]],
    [
      'two who wrote at the same time',
      [kim('k2', 'A person, please', { ended: 99 }), kim('k1', 'Where is my refund?'), atTheEnd()],
    ],
    ['a claim that gave nothing', [claims('Ada', 0, { conversation: '', fence: undefined }), atTheEnd()]],
  ])('is not alarmed by %s', (_, operations) => expect(check(told(...operations))).toEqual([]))

  test.each<[string, object[]]>([
    ['nobody read it whole', [kim('k1', 'Where is my refund?'), reads(places(1, 11))]],
    ['something happened after the last reading', [atTheEnd(), kim('k9', 'Bye', { invoked: 10_002 })]],
  ])('says so when %s', (_, operations) => {
    expect(() => check(told(...operations))).toThrow('Conversation kims was not read whole at the end.')
  })
})

describe('a history', () => {
  const clock = () => {
    let time = 0
    return () => time++
  }

  test('keeps what was begun, how it ended, and when; what never came back stays unknown', async () => {
    const history = openHistory(clock())
    history.begin({ process: 'Kim', conversation: 'kims', f: 'handoff' })
    history
      .begin({ process: 'Ada', conversation: '', f: 'claim', agent: 'Ada' })
      .ok({ conversation: 'kims', fence: 1 })
    const refused = history.during(
      { process: 'Ben', conversation: 'kims', f: 'claim', agent: 'Ben' },
      (error) => error === 'no',
      () => Promise.reject('no'),
    )
    await expect(refused).rejects.toBe('no')
    expect(history.operations).toMatchObject([
      { process: 'Kim', outcome: 'unknown', invoked: 0, ended: null },
      { process: 'Ada', outcome: 'ok', invoked: 1, ended: 2, conversation: 'kims', fence: 1 },
      { process: 'Ben', outcome: 'refused', invoked: 3, ended: 4 },
    ])
  })

  test('goes out as JSON and comes back as it was', () => {
    const history = told(...day, atTheEnd())
    expect(JSON.parse(asJson(history))).toEqual(history)
    expect(asJson(history).split('\n')).toHaveLength(history.length + 3)
  })
})

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  addNote,
  agentWrites,
  claim,
  escalate,
  expireClaim,
  type Hold,
  type Lease,
  makePromise,
  release,
  resolveAsAgent,
  returnToBot,
  sayWhetherSolved,
  transfer,
  type Word,
} from '../../src/domain/decide.ts'
import type { ConversationEvent, Log } from '../../src/domain/events.ts'
import { usualService } from '../../src/domain/service.ts'
import { refusalOf } from '../support/deciding.ts'
import { type House, houses, type Keeping } from '../support/houses.ts'
import { handsOff, logOf, minutes, opens, says, seconds } from '../support/log.ts'

type Decided = readonly ConversationEvent[]

/** Everything Ada may do to what she has, `text` with it where there is one. */
const operations: [string, (log: Log, lease: Lease, hold: Hold, at: Date) => Decided, string | undefined][] =
  [
    [
      'a reply',
      (log, lease, hold, at) => agentWrites(log, lease, hold, { messageId: 'late', text: 'Late' }, at),
      'Late',
    ],
    [
      'a note',
      (log, lease, hold, at) => addNote(log, lease, hold, { messageId: 'late', text: 'Late' }, at),
      'Late',
    ],
    ['a release', (log, lease, hold, at) => release(log, lease, hold, undefined, at), undefined],
    ['a release with a comment', (log, lease, hold, at) => release(log, lease, hold, 'Late', at), 'Late'],
    [
      'a transfer to a colleague',
      (log, lease, hold, at) => transfer(log, lease, hold, { agent: 'Cleo' }, 'Late', at),
      'Late',
    ],
    [
      'a transfer to a team',
      (log, lease, hold, at) => transfer(log, lease, hold, { team: 'billing' }, undefined, at),
      undefined,
    ],
    ['an escalation', (log, lease, hold, at) => escalate(log, lease, hold, 'billing', 'Late', at), 'Late'],
    [
      'a promise',
      (log, lease, hold, at) => makePromise(log, lease, hold, word(at), false, usualService, at),
      'Late',
    ],
    [
      'a promise to be put away until its time',
      (log, lease, hold, at) => makePromise(log, lease, hold, word(at), true, usualService, at),
      'Late',
    ],
    [
      'a solution',
      (log, lease, hold, at) =>
        resolveAsAgent(log, lease, hold, { outcome: 'solved', messageId: 'late', text: 'Late' }, at),
      'Late',
    ],
    [
      'a resolution without a word',
      (log, lease, hold, at) =>
        resolveAsAgent(log, lease, hold, { outcome: 'unsolved', messageId: 'late' }, at),
      undefined,
    ],
  ]

const word = (at: Date): Word => ({
  id: 'word',
  kind: 'answer',
  dueAt: new Date(at.getTime() + 7_200_000),
  text: 'Late',
})

const moment = seconds(300)
const later = seconds(360)

/** How Ada, who took it under 1, has lost it. Each leaves the conversation as it is at `later`. */
const losses: [string, (keeping: Keeping, id: string) => Promise<unknown>][] = [
  [
    'she gave it back',
    ({ store }, id) => store.record(id, (log, lease) => release(log, lease, ada, undefined, moment)),
  ],
  ['she was not heard of, and nobody has noticed yet', async () => {}],
  [
    'she was not heard of, and it is recorded',
    ({ store }, id) => store.record(id, (log, lease) => expireClaim(log, lease, later)),
  ],
  [
    'she passed it on to Ben',
    ({ store }, id) =>
      store.record(id, (log, lease) => transfer(log, lease, ada, { agent: 'Ben' }, undefined, moment)),
  ],
  [
    'she passed it up',
    ({ store }, id) =>
      store.record(id, (log, lease) => escalate(log, lease, ada, 'billing', undefined, moment)),
  ],
  [
    'she has put it away',
    ({ store }, id) =>
      store.record(id, (log, lease) =>
        makePromise(log, lease, ada, { ...word(moment), id: 'hers' }, true, usualService, moment),
      ),
  ],
  [
    'Ben has it',
    ({ queue }, id) => queue.claim('Ben', id, later, (log, lease) => claim(log, lease, 'Ben', later)),
  ],
  [
    'she has it again, under another number',
    ({ queue }, id) => queue.claim('Ada', id, later, (log, lease) => claim(log, lease, 'Ada', later)),
  ],
  [
    'it is resolved',
    ({ store }, id) =>
      store.record(id, (log, lease) =>
        resolveAsAgent(log, lease, ada, { outcome: 'spam', messageId: 'end' }, moment),
      ),
  ],
  [
    'Kim says it is solved',
    ({ store }, id) => store.record(id, (log) => sayWhetherSolved(log, true, moment)),
  ],
  ['Kim went back to the bot', ({ store }, id) => store.record(id, (log) => returnToBot(log, moment))],
]
const ada: Hold = { agent: 'Ada', fence: 1 }

describe.each(houses)('who has lost a conversation changes nothing in it, on %s', (_, open) => {
  let house: House
  let keeping: Keeping
  let id: string
  beforeAll(async () => {
    house = await open()
    keeping = house.serve()
  })
  beforeEach(async () => {
    await house.empty()
    id = (await keeping.store.open(logOf(opens(), says('Where is my refund?'), handsOff()))).id
    await keeping.queue.claim('Ada', id, seconds(290), (log, lease) => claim(log, lease, 'Ada', seconds(290)))
  })
  afterAll(() => house.close())

  test.each(losses)('%s: each is refused, and the text given back', async (_, lose) => {
    await lose(keeping, id)
    const [before] = await keeping.archive.kept(null, 1)
    for (const [what, operation, text] of operations) {
      const refusal = await refusalOf(() =>
        keeping.store.record(id, (log, lease) => operation(log, lease, ada, later)),
      )
      expect([what, refusal.code, refusal.details.text]).toEqual([what, 'claim_lost', text])
    }
    expect((await keeping.archive.kept(null, 1))[0]).toEqual(before)
  })

  test.each(operations)('while Ada has it, %s is taken', async (_, operation) => {
    const { decided } = await keeping.store.record(id, (log, lease) => operation(log, lease, ada, moment))
    expect(decided.length).toBeGreaterThan(0)
  })

  test('Ben’s number does not help Ada, nor hers Ben', async () => {
    for (const hold of [
      { agent: 'Ada', fence: 2 },
      { agent: 'Ben', fence: 1 },
    ]) {
      const refusal = await refusalOf(() =>
        keeping.store.record(id, (log, lease) =>
          agentWrites(log, lease, hold, { messageId: 'm', text: 'Mine' }, moment),
        ),
      )
      expect([refusal.code, refusal.details.owner]).toEqual(['claim_lost', 'Ada'])
    }
  })

  test('what Ada had sent before she lost it may be sent again, and changes nothing', async () => {
    const words = { messageId: 'once', text: 'It is on its way.' }
    const say = (at: Date) =>
      keeping.store.record(id, (log, lease) => agentWrites(log, lease, ada, words, at))
    await say(moment)
    expect((await say(minutes(60))).decided).toEqual([])
  })
})

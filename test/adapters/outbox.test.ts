import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { randomIds } from '../../src/adapters/clock.ts'
import { sqlOutbox } from '../../src/adapters/outbox.ts'
import type { Database } from '../../src/adapters/sql.ts'
import { sqlStore } from '../../src/adapters/store.ts'
import { attemptsAllowed } from '../../src/domain/outbox.ts'
import { type Delivered, type Outbox, type OutboxRow, Undeliverable } from '../../src/ports.ts'
import { databases } from '../support/databases.ts'
import { claims, handsOff, leaves, logOf, minutes, opens, releases, seconds, writes } from '../support/log.ts'
import { empty } from '../support/world.ts'

/** In the middle of all chance: what failed waits exactly 5, 10, 20 … seconds. */
const middle = { ...randomIds, uuid: () => '80000000-0000-4000-8000-000000000000' }

describe.each(databases)('the outbox on %s', (_, open) => {
  let database: Database
  let outbox: Outbox
  let delivered: OutboxRow[]
  const deliver = async (row: OutboxRow): Promise<Delivered> => {
    delivered.push(row)
    return { outcome: 'sent' }
  }
  const fail = async () => {
    throw new Undeliverable('nobody there')
  }
  const happens = (...steps: Parameters<typeof logOf>) =>
    sqlStore(database.sql, randomIds, { ring() {}, listen: () => () => {} }).open(logOf(opens(), ...steps))
  const flush = (at: Date, how: Parameters<Outbox['flush']>[2] = deliver) => outbox.flush(at, 'webhook', how)
  beforeAll(async () => {
    database = await open()
  })
  beforeEach(async () => {
    await empty(database)
    outbox = sqlOutbox(database.sql, middle)
    delivered = []
  })
  afterAll(() => database.close())

  test('hands out each row once, in the order in which things happened', async () => {
    const { id } = await happens(handsOff(), claims('Ada'))
    expect(await flush(minutes(5))).toBe(2)
    expect(delivered).toEqual([
      { conversationId: id, seq: 2, target: 'webhook', topic: 'handoff_requested', attempts: 0 },
      { conversationId: id, seq: 3, target: 'webhook', topic: 'conversation_claimed', attempts: 0 },
    ])
    expect(await flush(minutes(60))).toBe(0)
    expect(await outbox.counts()).toEqual([])
  })

  test('tries again what could not be delivered, each time a little later', async () => {
    await happens(handsOff())
    expect(await flush(seconds(60), fail)).toBe(0)
    expect(await flush(seconds(64))).toBe(0)
    expect(await flush(seconds(65), fail)).toBe(0)
    expect(await flush(seconds(74))).toBe(0)
    expect(await flush(seconds(75))).toBe(1)
    expect(delivered[0]).toMatchObject({ attempts: 2 })
  })

  test('what failed together does not come back together', async () => {
    outbox = sqlOutbox(database.sql, randomIds)
    for (let i = 0; i < 8; i++) await happens(handsOff())
    await flush(minutes(5), fail)
    const due = (await outbox.list('pending', 10)).map((line) => line.nextAttemptAt?.getTime() ?? 0)
    expect(new Set(due).size).toBeGreaterThan(4)
    expect(Math.min(...due)).toBeGreaterThanOrEqual(minutes(5).getTime() + 4500)
    expect(Math.max(...due)).toBeLessThanOrEqual(minutes(5).getTime() + 5500)
  })

  test('a later row of the same conversation waits for the one before it; other conversations go on', async () => {
    const kim = await happens(handsOff(), claims('Ada'), releases('Ada'))
    const tarek = await happens(handsOff(), claims('Ben'))
    const notKims = async (row: OutboxRow) =>
      row.conversationId === kim.id && row.seq === 2 ? fail() : deliver(row)
    expect(await flush(minutes(9), notKims)).toBe(2)
    expect(delivered.every((row) => row.conversationId === tarek.id)).toBe(true)
    expect(await flush(minutes(10))).toBe(3)
    expect(delivered.slice(2).map((row) => row.seq)).toEqual([2, 3, 4])
  })

  test('mail and webhook of one event fail and succeed on their own', async () => {
    await happens(leaves('kim@example.org'), handsOff())
    expect(await outbox.flush(minutes(5), 'mail', fail)).toBe(0)
    expect(await flush(minutes(5))).toBe(1)
    expect(await outbox.counts()).toMatchObject([{ target: 'mail', pending: 1, dead: 0 }])
  })

  test('mail waits a minute, so that three quick lines are one', async () => {
    await happens(leaves('kim@example.org'), handsOff(), claims('Ada'), writes('Ada', 'Hello'))
    const due = (await outbox.list('pending', 10)).filter((line) => line.target === 'mail')
    expect(due.map(({ topic, nextAttemptAt }) => [topic, nextAttemptAt])).toEqual([
      ['handoff_requested', minutes(3)],
      ['agent_wrote', minutes(5)],
    ])
  })

  test('leaves a row to people after twenty failures; those behind it go on, and a replay brings it back', async () => {
    const { id } = await happens(handsOff(), claims('Ada'))
    const notTheFirst = async (row: OutboxRow) => (row.seq === 2 ? fail() : deliver(row))
    for (let tries = 1; tries <= attemptsAllowed; tries++) {
      expect(delivered).toEqual([])
      await flush(minutes(120 * tries), notTheFirst)
    }
    expect(await flush(minutes(120 * 30), notTheFirst)).toBe(1)
    const [dead, ...others] = await outbox.list('dead', 10)
    expect(others).toEqual([])
    expect(dead).toMatchObject({ conversationId: id, seq: 2, attempts: 20, failure: 'nobody there' })
    expect(dead?.deadAt).toEqual(minutes(120 * 20))
    expect(await outbox.counts()).toMatchObject([{ target: 'webhook', pending: 0, dead: 1, oldest: null }])

    expect(await outbox.replay('no such row', minutes(9000))).toBe(0)
    expect(await outbox.replay(dead?.id ?? '', minutes(9000))).toBe(1)
    expect(await flush(minutes(9000))).toBe(1)
    expect(delivered.at(-1)).toMatchObject({ seq: 2, attempts: 0 })
    expect(await outbox.replay(null, minutes(9001))).toBe(0)
  })

  test('a failure that no trying mends is dead at once; our own fault is tried again and says so', async () => {
    await happens(handsOff())
    await flush(minutes(5), async () => {
      throw new Error('a bug, with Kim’s words in it')
    })
    expect((await outbox.list('pending', 1))[0]?.failure).toBe('our own fault, see the log')
    await flush(minutes(6), async () => {
      throw new Undeliverable('no such mailbox', { final: true })
    })
    expect(await outbox.list('dead', 5)).toMatchObject([{ failure: 'no such mailbox', attempts: 2 }])
  })

  test('a closed receiver stays closed until somebody replays', async () => {
    await happens(handsOff())
    await outbox.close('https://hooks.example.org/x', minutes(5))
    expect(await outbox.isClosed('https://hooks.example.org/x')).toBe(true)
    expect(await outbox.isClosed('https://hooks.example.org/y')).toBe(false)
    await flush(minutes(5), async () => {
      throw new Undeliverable('gone', { final: true })
    })
    await outbox.replay(null, minutes(6))
    expect(await outbox.isClosed('https://hooks.example.org/x')).toBe(false)
  })

  test('hands a row to one of two processes that look at the same time', async () => {
    for (let i = 0; i < 20; i++) await happens(handsOff(), claims('Ada'))
    const counts = await Promise.all([flush(minutes(5)), flush(minutes(5)), flush(minutes(5))])
    expect([counts.reduce((a, b) => a + b), delivered.length]).toEqual([40, 40])
    const seen = new Map<string, number>()
    for (const { conversationId, seq } of delivered) {
      expect(seen.get(conversationId) ?? 0).toBeLessThan(seq)
      seen.set(conversationId, seq)
    }
  })

  test('hands it out once more when whoever took it died on the way, and not before', async () => {
    await happens(handsOff())
    const dies = flush(minutes(5), () => new Promise(() => {}))
    await new Promise((done) => setTimeout(done, 50))
    expect(await flush(new Date(minutes(6).getTime() - 1000))).toBe(0)
    expect(await flush(minutes(6))).toBe(1)
    expect(dies).toBeInstanceOf(Promise)
  })
})

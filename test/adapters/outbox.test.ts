import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { randomIds } from '../../src/adapters/clock.ts'
import { sqlOutbox } from '../../src/adapters/outbox.ts'
import type { Database } from '../../src/adapters/sql.ts'
import { sqlStore } from '../../src/adapters/store.ts'
import type { Outbox, OutboxRow } from '../../src/ports.ts'
import { databases } from '../support/databases.ts'
import { claims, handsOff, logOf, minutes, opens, seconds } from '../support/log.ts'
import { empty } from '../support/world.ts'

describe.each(databases)('the outbox on %s', (_, open) => {
  let database: Database
  let outbox: Outbox
  let delivered: OutboxRow[]
  const deliver = async (row: OutboxRow) => {
    delivered.push(row)
  }
  const fail = async () => {
    throw new Error('nobody there')
  }
  const happens = (...steps: Parameters<typeof logOf>) =>
    sqlStore(database.sql, randomIds, { ring() {}, listen: () => () => {} }).open(logOf(opens(), ...steps))
  beforeAll(async () => {
    database = await open()
  })
  beforeEach(async () => {
    await empty(database)
    outbox = sqlOutbox(database.sql)
    delivered = []
  })
  afterAll(() => database.close())

  test('hands out each row once, in the order in which things happened', async () => {
    const { id } = await happens(handsOff(), claims('Ada'))
    expect(await outbox.flush(minutes(5), deliver)).toBe(2)
    expect(delivered).toEqual([
      { conversationId: id, seq: 2, topic: 'handoff_requested', attempts: 0 },
      { conversationId: id, seq: 3, topic: 'conversation_claimed', attempts: 0 },
    ])
    expect(await outbox.flush(minutes(60), deliver)).toBe(0)
  })

  test('tries again what could not be delivered, each time a little later', async () => {
    await happens(handsOff())
    expect(await outbox.flush(seconds(60), fail)).toBe(0)
    expect(await outbox.flush(seconds(64), deliver)).toBe(0)
    expect(await outbox.flush(seconds(65), fail)).toBe(0)
    expect(await outbox.flush(seconds(74), deliver)).toBe(0)
    expect(await outbox.flush(seconds(75), deliver)).toBe(1)
    expect(delivered[0]).toMatchObject({ attempts: 2 })
  })

  test('one that fails holds up no other', async () => {
    await happens(handsOff(), claims('Ada'))
    const picky = async (row: OutboxRow) => (row.seq === 2 ? fail() : deliver(row))
    expect(await outbox.flush(minutes(5), picky)).toBe(1)
  })

  test('leaves a row to people after twenty failures', async () => {
    await happens(handsOff())
    for (let hour = 1; hour <= 20; hour++) await outbox.flush(minutes(60 * 2 * hour), fail)
    expect(await outbox.flush(minutes(60 * 100), deliver)).toBe(0)
    expect(await database.sql`select attempts, delivered_at from outbox`).toEqual([
      { attempts: 20, delivered_at: null },
    ])
  })

  test('hands a row to one of two processes that look at the same time', async () => {
    for (let i = 0; i < 20; i++) await happens(handsOff())
    const counts = await Promise.all([outbox.flush(minutes(5), deliver), outbox.flush(minutes(5), deliver)])
    expect([counts[0] + counts[1], delivered.length]).toEqual([20, 20])
  })

  test('hands it out once more when whoever took it died on the way', async () => {
    await happens(handsOff())
    const dies = outbox.flush(minutes(5), () => new Promise(() => {}))
    await new Promise((done) => setTimeout(done, 50))
    expect(await outbox.flush(minutes(6), deliver)).toBe(1)
    expect(dies).toBeInstanceOf(Promise)
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { randomIds } from '../../src/adapters/clock.ts'
import type { Database } from '../../src/adapters/sql.ts'
import { sqlStore } from '../../src/adapters/store.ts'
import { replay } from '../../src/domain/conversation.ts'
import { opened } from '../../src/domain/decide.ts'
import type { ConversationEvent } from '../../src/domain/events.ts'
import { Refusal } from '../../src/domain/refusal.ts'
import { NotStored, type Store } from '../../src/ports.ts'
import { databases } from '../support/databases.ts'
import { type House, houses, type Keeping } from '../support/houses.ts'
import { answers, claims, handsOff, logOf, minutes, noon, opens, says, writes } from '../support/log.ts'

describe.each(houses)('the log on %s', (_, open) => {
  let house: House
  let store: Store
  let archive: Keeping['archive']
  const rung: string[] = []
  beforeAll(async () => {
    house = await open()
    ;({ store, archive } = house.serve({ bell: { ring: (id) => rung.push(id), listen: () => () => {} } }))
  })
  afterAll(() => house.close())

  const kimWrites = (text: string, messageId: string = crypto.randomUUID()): ConversationEvent => ({
    type: 'customer_wrote',
    at: noon,
    messageId,
    text,
  })
  const newConversation = () => store.open(opened('en', undefined, noon))
  const count = async (what: 'event' | 'outbox' | 'queue', id: string): Promise<number> => {
    const kept = (await archive.kept(null, 1000)).find((one) => one.id === id)
    if (!kept) throw new Error(`Conversation ${id} is not in the archive.`)
    const rows = { event: kept.log.length, outbox: kept.outbox.length, queue: kept.queue === null ? 0 : 1 }
    return rows[what]
  }

  test('a conversation is opened under an id and a case code, and read as it was written', async () => {
    const log = logOf(opens(), says('Where is my refund?'), answers('5 working days.', 'refund-time'))
    const { id, caseCode } = await store.open(log)
    expect(caseCode).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/)
    expect(await store.read(id)).toEqual({ id, caseCode, log })
  })

  test('what is opened with a handoff has its place in the queue and its outbox row from the first moment', async () => {
    const { id } = await store.open(logOf(opens(), handsOff('button')))
    expect([await count('queue', id), await count('outbox', id)]).toEqual([1, 1])
  })

  test('a case code that is taken is never given twice', async () => {
    const codes = ['AAAAAAAA', 'AAAAAAAA', 'BBBBBBBB']
    const { store: clumsy } = house.serve({
      ids: { uuid: randomIds.uuid, caseCode: () => codes.shift() ?? 'CCCCCCCC' },
    })
    const first = await clumsy.open(opened('en', undefined, noon))
    const second = await clumsy.open(opened('en', undefined, noon))
    expect([first.caseCode, second.caseCode]).toEqual(['AAAAAAAA', 'BBBBBBBB'])
  })

  test('twenty writers at once leave a log that counts 1, 2, 3 … and loses nobody', async () => {
    const { id } = await newConversation()
    const texts = Array.from({ length: 20 }, (_, i) => `message ${i}`)
    const seen = await Promise.all(texts.map((text) => store.record(id, () => [kimWrites(text)])))

    const { log } = await store.read(id)
    expect(log.map((e) => e.seq)).toEqual(Array.from({ length: 21 }, (_, i) => i + 1))
    expect(log.flatMap((e) => (e.type === 'customer_wrote' ? [e.text] : [])).toSorted()).toEqual(
      texts.toSorted(),
    )
    // Each was told its own place, and saw everything before it.
    for (const { log: mine, decided } of seen) expect(mine.at(-1)).toEqual(decided[0])
    expect(seen.map(({ decided }) => decided[0]?.seq).toSorted((a = 0, b = 0) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, i) => i + 2),
    )
  })

  test('whoever decides sees everything that was written before', async () => {
    const { id } = await newConversation()
    const increments = Array.from({ length: 10 }, () =>
      store.record(id, (log) => [kimWrites(`I am number ${log.length}`)]),
    )
    await Promise.all(increments)
    const { log } = await store.read(id)
    expect(log.slice(1).map((e) => e.type === 'customer_wrote' && e.text)).toEqual(
      Array.from({ length: 10 }, (_, i) => `I am number ${i + 1}`),
    )
  })

  test('a refused decision writes nothing and rings for nobody', async () => {
    const { id } = await newConversation()
    rung.length = 0
    const refused = store.record(id, () => {
      throw new Refusal('claim_lost', 'Ben has it now.')
    })
    await expect(refused).rejects.toMatchObject({ code: 'claim_lost' })
    expect([await count('event', id), rung]).toEqual([1, []])
  })

  test('a decision that fails halfway through its rows leaves no trace of any', async () => {
    const { id } = await newConversation()
    const half = store.record(id, () => [
      kimWrites('This arrives …', 'm1'),
      { type: 'handoff_requested', at: noon, reason: 'button', evidence: [] },
      kimWrites('… and this may not', 'm1'),
    ])
    await expect(half).rejects.toThrow()
    expect([await count('event', id), await count('queue', id), await count('outbox', id)]).toEqual([1, 0, 0])
    expect(replay((await store.read(id)).log).status).toBe('with_bot')
  })

  test('deciding nothing writes nothing', async () => {
    const { id } = await newConversation()
    rung.length = 0
    const { log, decided } = await store.record(id, () => [])
    expect([log.length, decided, rung]).toEqual([1, [], []])
  })

  test('listeners hear of a change once it can be read', async () => {
    const { id } = await newConversation()
    rung.length = 0
    await store.record(id, () => [kimWrites('Hello?')])
    expect(rung).toEqual([id])
  })

  test('the event, the place in the queue and the outbox row are one transaction', async () => {
    const { id } = await newConversation()
    await store.record(id, () => [
      kimWrites('A person, please'),
      { type: 'handoff_requested', at: noon, reason: 'asked', evidence: [] },
    ])
    const kept = (await archive.kept(null, 1000)).find((one) => one.id === id)
    expect([kept?.outbox.map((row) => row.seq), kept?.queue?.reason]).toEqual([[3], 'asked'])
    expect(await count('queue', id)).toBe(1)
  })

  test('the place in the queue ends with the case', async () => {
    const { id } = await store.open(
      logOf(opens(), says('Hello?'), handsOff('asked'), claims('Ada'), writes('Ada', 'Hi')),
    )
    expect(await count('queue', id)).toBe(1)
    await store.record(id, () => [
      { type: 'resolved', at: minutes(6), outcome: 'solved', by: 'agent', agent: 'Ada' },
    ])
    expect(await count('queue', id)).toBe(0)
  })

  test('the same message cannot stand twice, even if a decision asks for it', async () => {
    const { id } = await newConversation()
    await store.record(id, () => [kimWrites('once', 'kim-1')])
    await expect(store.record(id, () => [kimWrites('twice', 'kim-1')])).rejects.toThrow(/duplicate key/)
    expect(await count('event', id)).toBe(2)
    const { id: tareks } = await newConversation()
    await store.record(tareks, () => [kimWrites('the same id elsewhere is another message', 'kim-1')])
  })

  test('an unknown conversation is refused by name, and has no events', async () => {
    const nobody = '00000000-0000-4000-8000-000000000000'
    await expect(store.read(nobody)).rejects.toMatchObject({ code: 'conversation_not_found' })
    await expect(store.record(nobody, () => [kimWrites('?')])).rejects.toMatchObject({
      code: 'conversation_not_found',
    })
    expect(await store.readAfter(nobody, 0)).toEqual([])
  })

  test('a reader who left off at a place gets the rest, oldest first, 500 at a time', async () => {
    const { id } = await newConversation()
    await store.record(id, () =>
      Array.from({ length: 600 }, (_, i) => kimWrites(`message ${i + 2}`, `m${i + 2}`)),
    )
    const page = await store.readAfter(id, 1)
    expect([page.length, page[0]?.seq, page.at(-1)?.seq]).toEqual([500, 2, 501])
    expect((await store.readAfter(id, 501)).map((e) => e.seq)).toEqual(
      Array.from({ length: 100 }, (_, i) => i + 502),
    )
    expect(await store.readAfter(id, 601)).toEqual([])
  })

  test.each([
    ['emoji', '👩🏽‍🚒 Mein Paket 📦 fehlt 😡'],
    ['quotes', `"It's" ‘here’; drop table event; -- „da“`],
    ['backslashes', 'C:\\neu\\test \\u0041 \\\\server\\\\share $1 {x}'],
    ['lines and tabs', 'one\n\n\ttwo\r\nthree\u2028four'],
    ['right to left', 'أين طردي؟ \u202Eabc'],
    ['8,000 characters', 'ä'.repeat(8000)],
    ['8,000 emoji', '🎈'.repeat(4000)],
    ['nothing', ''],
    ['what looks like JSON', '{"type":"resolved","seq":1,"at":null}'],
  ])('words come back as they were written: %s', async (_, text) => {
    const { id } = await newConversation()
    const { decided } = await store.record(id, () => [kimWrites(text)])
    const { log } = await store.read(id)
    expect(log[1]).toEqual(decided[0])
    expect(log[1]).toMatchObject({ text })
  })
})

describe.each(databases)('the tables of the log on %s', (_, open) => {
  let database: Database
  let store: Store
  beforeAll(async () => {
    database = await open()
    store = sqlStore(database.sql, randomIds, { ring() {}, listen: () => () => {} })
  })
  afterAll(() => database.close())

  const newConversation = () => store.open(opened('en', undefined, noon))

  test.each([
    ['update', (id: string) => database.sql`update event set at = now() where conversation_id = ${id}`],
    ['delete', (id: string) => database.sql`delete from event where conversation_id = ${id}`],
    ['truncate', () => database.sql`truncate event cascade`],
  ])('the database itself refuses to %s what was recorded', async (_, tamper) => {
    const { id } = await store.open(logOf(opens(), says('Remember this')))
    await expect(tamper(id)).rejects.toThrow(/append-only/)
    expect((await store.read(id)).log).toHaveLength(2)
  })

  test('a conversation with events cannot be deleted', async () => {
    const { id } = await newConversation()
    await expect(database.sql`delete from conversation where id = ${id}`).rejects.toThrow()
  })

  test('an event of a newer shape is not misread: the program says that it is too old', async () => {
    const { id } = await newConversation()
    await database.sql`
      insert into event (conversation_id, seq, at, event)
      values (${id}, 2, ${noon}, ${{ v: 2, type: 'customer_wrote' }}::jsonb)
    `
    await expect(store.read(id)).rejects.toThrow(/shape 2.*older than the database/)
  })
})

describe.each(databases)('when the database goes away on %s', (_, open) => {
  test('nothing is acknowledged: opening, reading and writing say that nothing was stored', async () => {
    const database = await open()
    const store = sqlStore(database.sql, randomIds, { ring() {}, listen: () => () => {} })
    const { id } = await store.open(opened('en', undefined, noon))
    await database.close()

    await expect(store.open(opened('en', undefined, noon))).rejects.toBeInstanceOf(NotStored)
    await expect(store.read(id)).rejects.toBeInstanceOf(NotStored)
    await expect(store.readAfter(id, 0)).rejects.toBeInstanceOf(NotStored)
    await expect(store.record(id, () => [])).rejects.toBeInstanceOf(NotStored)
  })
})

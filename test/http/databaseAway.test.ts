import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { openPostgres } from '../../src/adapters/postgres.ts'
import { audit } from '../../src/stories/audit.ts'
import { sweep } from '../../src/stories/sweep.ts'
import { databases, openPostgresCopy } from '../support/databases.ts'
import { createWorld, type World } from '../support/world.ts'
import { type Fragile, fragileDatabases } from './fragile.ts'
import { heldModel } from './heldModel.ts'
import { answerOf, problemIn } from './problems.ts'

const refund = 'How long does a refund take?'
const answer = 'A refund takes 5 working days after the return has arrived. [refund-time]'

type Customer = Awaited<ReturnType<World['customer']>>
const typesIn = (page: { body: { events: { type: string }[] } }) => page.body.events.map((e) => e.type)

/** Comes back by itself: whoever tries again a moment later gets through. */
async function soon<T extends { status: number }>(ask: () => Promise<T>): Promise<T> {
  let answer = await ask()
  await vi.waitFor(
    async () => {
      if (answer.status === 503) answer = await ask()
      expect(answer.status).not.toBe(503)
    },
    { timeout: 10_000, interval: 50 },
  )
  return answer
}

describe.each(fragileDatabases)('%s goes away', (_, open) => {
  const held = heldModel([answer])
  let fragile: Fragile
  let world: World
  beforeAll(async () => {
    fragile = await open()
    world = await createWorld(fragile.database, { model: held.model })
  })
  afterAll(() => fragile.database.close())
  afterEach(async () => {
    const customer = await world.customer()
    expect((await customer.stands()).status).toBe(200)
  })

  const nothingBroken = async () =>
    expect((await audit(world.needs)).invariants.filter(({ broken }) => broken > 0)).toEqual([])

  /** Kim asks; the database goes away while the model thinks; the model comes to an end. */
  const askAndCut = async (asking: () => Promise<Response>) => {
    const before = held.asked()
    held.hold()
    const response = asking()
    await vi.waitUntil(() => held.asked() > before, { timeout: 5000 })
    await fragile.cut()
    held.letGo()
    const got = await answerOf(await response)
    await fragile.mend()
    return got
  }
  const asks = (kim: Customer, id: string, accept = 'application/json') =>
    world.app.request(`/api/conversations/${kim.id}/messages`, {
      method: 'POST',
      headers: { authorization: `Bearer ${kim.token}`, 'content-type': 'application/json', accept },
      body: JSON.stringify({ id, text: refund }),
    })

  it('before Kim’s words are kept: they are not accepted, and she is told so; sent again, they are', async () => {
    const kim = await world.customer()
    const id = crypto.randomUUID()
    await fragile.cut()
    const refused = await kim.says(refund, id)
    await fragile.mend()
    const { detail } = problemIn(refused, 503, 'not_stored')
    expect(detail).toContain('Keep your text')
    expect(refused.headers.get('retry-after')).toBe('2')
    expect(typesIn(await soon(() => kim.events()))).toEqual(['conversation_opened'])
    expect((await kim.says(refund, id)).status).toBe(201)
    await nothingBroken()
  })

  it('in the middle of a turn: nothing is acknowledged, and sent again it is one message with one answer', async () => {
    const kim = await world.customer()
    const id = crypto.randomUUID()
    problemIn(await askAndCut(() => Promise.resolve(asks(kim, id))), 503, 'not_stored')
    const again = await soon(() => kim.says(refund, id))
    expect(again.status).toBe(200)
    expect(typesIn(again)).toEqual(['customer_wrote', 'bot_replied'])
    expect(typesIn(await kim.events())).toEqual(['conversation_opened', 'customer_wrote', 'bot_replied'])
    await nothingBroken()
  })

  it('in the middle of a streamed turn: accepted was true, and the stream ends with the problem', async () => {
    const kim = await world.customer()
    const id = crypto.randomUUID()
    const stream = await askAndCut(() => Promise.resolve(asks(kim, id, 'text/event-stream')))
    const events = String(stream.body)
      .split('\n\n')
      .filter(Boolean)
      .map((block) => ({
        event: /^event: (.*)$/m.exec(block)?.[1],
        data: JSON.parse(/^data: (.*)$/m.exec(block)?.[1] ?? 'null'),
      }))
    expect(events[0]).toEqual({ event: 'accepted', data: { seq: 2 } })
    expect(events.at(-1)).toMatchObject({
      event: 'problem',
      data: { status: 503, code: 'not_stored', reference: expect.stringMatching(/\S/) },
    })
    expect(events.map(({ event }) => event)).not.toContain('done')
    const kept = await soon(() => kim.events())
    expect(typesIn(kept)).toEqual(['conversation_opened', 'customer_wrote'])
    await nothingBroken()
  })

  it('and nobody tries again: the sweep hands the question to a person', async () => {
    const kim = await world.customer()
    problemIn(await askAndCut(() => Promise.resolve(asks(kim, crypto.randomUUID()))), 503, 'not_stored')
    await soon(() => kim.stands())
    world.clock.pass(30)
    await sweep(world.needs)
    expect((await kim.stands()).body).toMatchObject({
      status: 'waiting',
      receipt: { reason: 'left_unanswered' },
    })
    await nothingBroken()
  })

  it('everything else says 503 as well, and goes on afterwards where it was', async () => {
    const kim = await world.customer()
    await kim.wantsPerson()
    const ada = world.staff('Ada')
    const { fence } = (await ada.claims(kim.id)).body
    const tarek = await world.customer()
    await fragile.cut()
    const refused = [
      await tarek.wantsPerson(),
      await tarek.stands(),
      await tarek.events(),
      await tarek.transcript(),
      await tarek.says_solved(true),
      await world.call('POST', '/api/conversations', '', {}),
      await ada.writes(kim.id, fence, 'Hello'),
      await ada.releases(kim.id, fence),
      await ada.claims(),
      await ada.queue(),
      await ada.beats(),
      await world.staff('Edda').get('/api/knowledge/articles'),
      await world.staff('Olga').get('/api/audit'),
    ]
    await fragile.mend()
    for (const problem of refused) problemIn(problem, 503, 'not_stored')
    const written = await soon(() => ada.writes(kim.id, fence, 'Hello'))
    expect(written.status).toBe(201)
    expect((await tarek.wantsPerson()).body.status).toBe('waiting')
    await nothingBroken()
  })

  it('a live stream ends with the problem, so that the reader comes back', async () => {
    const kim = await world.customer()
    const response = await world.app.request(`/api/conversations/${kim.id}/events`, {
      headers: { authorization: `Bearer ${kim.token}`, accept: 'text/event-stream' },
    })
    await fragile.cut()
    world.needs.bell.ring(kim.id)
    const text = await response.text()
    await fragile.mend()
    expect(text).toContain('event: problem')
    expect(text).toContain('"code":"not_stored"')
    await soon(() => kim.stands())
  })
})

describe.runIf(databases.length > 1)('PostgreSQL ends every connection under load', () => {
  it('what was acknowledged is there once, what was not can be sent again', async () => {
    const database = await openPostgresCopy()
    const killer = openPostgres(database.url, 1)
    const world = await createWorld(database)
    try {
      const people = await Promise.all(Array.from({ length: 12 }, () => world.customer()))
      const sent = people.flatMap((customer) =>
        Array.from({ length: 5 }, (_, i) => ({
          customer,
          id: crypto.randomUUID(),
          text: `${refund} (${i})`,
        })),
      )
      const running = Promise.all(
        sent.map(async (message) => ({
          ...message,
          answer: await message.customer.says(message.text, message.id),
        })),
      )
      let killed = 0
      for (let i = 0; i < 5; i++) {
        const rows = await killer.sql<{ pid: number }>`
          select pg_terminate_backend(pid), pid from pg_stat_activity
          where  datname = current_database() and pid <> pg_backend_pid()
        `
        killed += rows.length
        await new Promise((done) => setTimeout(done, 20))
      }
      const answers = await running
      expect(killed).toBeGreaterThan(0)
      for (const { answer } of answers) if (answer.status !== 201) problemIn(answer, 503, 'not_stored')
      const refused = answers.filter(({ answer }) => answer.status === 503)
      expect(refused.length).toBeGreaterThan(0)
      for (const { customer, text, id } of refused)
        expect([200, 201]).toContain((await soon(() => customer.says(text, id))).status)
      for (const customer of people) {
        const { lines } = (await customer.transcript()).body
        const said = lines.flatMap((l: { who: string; text: string }) =>
          l.who === 'customer' ? [l.text] : [],
        )
        const wanted = sent.filter((m) => m.customer === customer).map((m) => m.text)
        expect(said.toSorted()).toEqual(wanted.toSorted())
      }
      expect((await audit(world.needs)).invariants.filter(({ broken }) => broken > 0)).toEqual([])
    } finally {
      await killer.close()
      await database.close()
    }
  })
})

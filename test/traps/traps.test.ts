/** Fourteen traps that handoffs to people fall into, each sprung here once, from outside. The list is one thing, so it is one file. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Fragile, fragileDatabases } from '../http/fragile.ts'
import { heldModel } from '../http/heldModel.ts'
import { databases } from '../support/databases.ts'
import { listens } from '../support/listening.ts'
import { aboutRefunds, modelThat, modelThatHangsAfter } from '../support/models.ts'
import { newShift, type Seen } from '../support/shift.ts'
import { createWorld, type World } from '../support/world.ts'
import { footIn } from './screen.ts'

const refund = 'Where is my refund?'
const person = 'I want to talk to a person'

describe.each(fragileDatabases)('on %s', (_, open) => {
  let fragile: Fragile
  let world: World
  beforeAll(async () => {
    fragile = await open()
    world = await createWorld(fragile.database, { articles: [] })
  })
  afterAll(() => fragile.database.close())

  test('trap 1: the database dies between “enqueue” and “tell the customer”: no promise without a queue row', async () => {
    const comesBack = <T>(ask: () => Promise<T>) =>
      vi.waitUntil(async () => ask().catch(() => null), { timeout: 10_000, interval: 10 })
    const told = (kim: { events: () => Promise<{ body: { events: Seen[] } }> }) =>
      comesBack(async () => (await kim.events()).body.events.map((e) => e.kind ?? e.type))
    const waits = async (id: string) =>
      (await world.staff('Ada').queue()).body.waiting.some((w: { id: string }) => w.id === id)
    let died = 0
    for (let statement = 1; died === statement - 1; statement++) {
      const kim = await world.customer()
      const id = crypto.randomUUID()
      fragile.cutsBefore(statement)
      const { status } = await kim.says(person, id)
      fragile.cutsBefore(Number.POSITIVE_INFINITY)
      if (status === 503) {
        died++
        await fragile.mend()
      }
      // Whatever she was told, wherever it broke: who reads that a person comes is in the queue.
      const passedOn = (await told(kim)).includes('handed_off')
      expect(await waits(kim.id), `before statement ${statement}`).toBe(passedOn)
      if (status !== 503) expect(passedOn).toBe(true)
      expect((await kim.says(person, id)).body.status).toBe('waiting')
      expect(await waits(kim.id)).toBe(true)
      expect(await told(kim)).toEqual([
        'conversation_opened',
        'customer_wrote',
        'handoff_requested',
        'handed_off',
      ])
    }
    expect(died).toBeGreaterThan(4)
  })
})

describe.each(databases)('on %s', (_, open) => {
  const shift = newShift(open)
  const { pass, waits, takes, eventsOf, typesOf, kindsOf, lastNotice, nothingBroken } = shift
  const staff = (...[name]: Parameters<World['staff']>) => shift.world.staff(name)
  const customer = () => shift.world.customer()

  test('trap 2: a person writes while the model is writing: not a word of the bot after hers', async () => {
    const held = heldModel(aboutRefunds)
    shift.world.needs.model = held.model
    const kim = await customer()
    held.hold()
    const turn = kim.says(refund)
    await vi.waitUntil(() => held.asked() > 0, { timeout: 5000 })
    await kim.wantsPerson()
    const { fence } = await takes('Ada', kim)
    await staff('Ada').writes(kim.id, fence, 'Hello Kim, I have it in front of me.')
    held.letGo()
    await turn
    expect((await kim.stands()).body).toMatchObject({ status: 'with_agent', agent: 'Ada' })
    const types = await typesOf(kim)
    expect(types.at(-1)).toBe('agent_wrote')
    expect(types.filter((type) => type.startsWith('bot_'))).toEqual([])
    await nothingBroken()
  })

  test('trap 3: resolved, reopened with “hi”: no instant second handoff', async () => {
    const kim = await customer()
    await kim.says(person)
    const { fence } = await takes('Ada', kim)
    await staff('Ada').resolves(kim.id, fence, { text: 'It is on its way.' })
    const { body } = await kim.says('hi')
    expect(body.status).toBe('with_bot')
    expect(body.events.map((e: Seen) => e.type)).toEqual([
      'reopened',
      'notice_sent',
      'customer_wrote',
      'bot_asked_back',
    ])
    expect((await staff('Ada').queue()).body.waiting).toEqual([])
  })

  test('trap 4: a conversation of two hundred messages: the agent sees the first', async () => {
    const kim = await customer()
    const { store, clock } = shift.world.needs
    const lines = Array.from({ length: 200 }, (_, i) => `line ${i + 1}`)
    await kim.wantsPerson()
    await store.record(kim.id, () =>
      lines.map((text) => ({
        type: 'customer_wrote',
        at: clock.now(),
        messageId: crypto.randomUUID(),
        text,
      })),
    )
    const said = ({ transcript }: { transcript: Seen[] }) =>
      transcript.filter(({ who }) => who === 'customer').map(({ text }) => text)
    expect(said(await takes('Ada', kim))).toEqual(lines)
    expect(said((await staff('Ben').get(`/api/desk/conversations/${kim.id}`)).body)).toEqual(lines)
  })

  test('trap 5: two claims in the same ten milliseconds: one owner, and the other is told who', async () => {
    for (let round = 0; round < 10; round++) {
      const kim = await waits()
      const answers = await Promise.all([staff('Ada').claims(kim.id), staff('Ben').claims(kim.id)])
      const won = answers.findIndex(({ status }) => status === 201)
      const owner = ['Ada', 'Ben'][won]
      expect(answers[1 - won]).toMatchObject({
        status: 409,
        body: { code: 'already_claimed', owner, detail: expect.stringContaining(`${owner} took`) },
      })
      expect((await typesOf(kim)).filter((type) => type === 'conversation_claimed')).toHaveLength(1)
      await kim.says_solved(true)
    }
    await nothingBroken()
  })

  test('trap 6: the assignee’s presence is gone for sixty seconds: back at the old place, and the customer is told', async () => {
    const kim = await waits()
    shift.world.clock.pass(5)
    await waits()
    await takes('Ada', kim)
    await pass(60)
    expect((await kim.stands()).body).toMatchObject({ status: 'waiting', position: 1, agent: null })
    expect(await kindsOf(kim)).toContain('claim_expired')
  })

  test('trap 7: the last agent leaves while the widget is open: choices, not an error', async () => {
    await staff('Ada').beats()
    const kim = await waits()
    expect((await kim.stands()).body.choices).toMatchObject({ why: 'instead_of_waiting' })
    await staff('Ada').beats({ state: 'offline' })
    await pass(30)
    expect(await kim.stands()).toMatchObject({
      status: 200,
      body: {
        status: 'waiting',
        position: 1,
        choices: { why: 'nobody_here', kinds: ['chat_later', 'email', 'call_back'] },
      },
    })
    expect(await lastNotice(kim)).toMatchObject({ kind: 'nobody_here' })
  })

  test('trap 8: a handoff as the very first action, with no message: agents are notified', async () => {
    const { world } = shift
    const sent: string[] = []
    world.needs.webhook = {
      address: 'https://hooks.example.org/',
      send: async ({ body }) => void sent.push(body),
    }
    const desk = await listens(world, '/api/desk/events', 'ada-ada-ada')
    const kim = await waits()
    await desk.shows((queue) =>
      expect(queue?.waiting).toMatchObject([{ id: kim.id, position: 1, reason: 'button' }]),
    )
    await desk.hears((told) => expect(told).toContainEqual({ id: kim.id }))
    await desk.cut()
    await world.sweep()
    expect(sent.map((body) => JSON.parse(body))).toMatchObject([
      { type: 'handoff_requested', data: { conversationId: kim.id, reason: 'button' } },
    ])
  })

  test('trap 9: the same customer hands off twice in a day: works', async () => {
    const kim = await waits()
    const { fence } = await takes('Ada', kim)
    await staff('Ada').resolves(kim.id, fence, { text: 'Done.' })
    expect((await kim.wantsPerson()).body).toMatchObject({ status: 'waiting', position: 1 })
    await takes('Ben', kim)
    await nothingBroken()
  })

  test('trap 10: the line is dead for five minutes on both sides: nothing lost, nothing doubled, no stale view when sending', async () => {
    const { world } = shift
    const kim = await waits()
    const path = `/api/conversations/${kim.id}/events`
    const { fence } = await takes('Ada', kim)
    const hers = await listens(world, path, kim.token)
    const adas = await listens(world, '/api/desk/events', 'ada-ada-ada')
    await staff('Ada').writes(kim.id, fence, 'One moment, I am looking it up.')
    await hers.hears((told) => expect(told.at(-1)).toMatchObject({ type: 'agent_wrote' }))
    await adas.shows((queue) => expect(queue?.mine).toMatchObject([{ id: kim.id, fence }]))
    await Promise.all([hers.cut(), adas.cut()])

    // Kim writes, and never hears that it arrived. Ada's signs of life stop, so Ben takes over.
    const id = crypto.randomUUID()
    await kim.says('It was the blue one', id)
    await pass(300, 'Ben')
    const { fence: bens } = await takes('Ben', kim)
    await staff('Ben').writes(kim.id, bens, 'Ada is away, I have it now.')

    const back = await listens(world, path, kim.token, hers.heard.at(-1)?.id)
    expect((await kim.says('It was the blue one', id)).status).toBe(200)
    const log = await eventsOf(kim)
    await back.hears((missed) => expect([...hers.heard.map(({ data }) => data), ...missed]).toEqual(log))
    expect(log.filter(({ type }) => type === 'customer_wrote')).toHaveLength(1)
    await back.cut()

    const again = await listens(world, '/api/desk/events', 'ada-ada-ada')
    await again.shows((queue) => expect(queue).toMatchObject({ waiting: [], mine: [] }))
    await again.cut()
    expect(await staff('Ada').writes(kim.id, fence, 'I found it')).toMatchObject({
      status: 409,
      body: { code: 'claim_lost', owner: 'Ben', text: 'I found it' },
    })
    expect(await eventsOf(kim)).toEqual(log)
    await nothingBroken()
  })

  test('trap 11: model and webhook are down or slow: one handoff each and no flood, and both recover', async () => {
    const { world } = shift
    let receiverUp = false
    const sent: string[] = []
    let asked = 0
    const [slow, down] = [modelThatHangsAfter(), modelThat(unreachable)]
    world.needs.model = modelThat((...request) => (asked++ === 0 ? slow : down).answer(...request))
    world.needs.webhook = {
      address: 'https://hooks.example.org/',
      async send({ body }) {
        if (!receiverUp) throw new Error('connect ETIMEDOUT')
        sent.push(body)
      },
    }
    // Three in a row wait for it in vain, also asking again; after that nobody waits for it any more.
    for (let i = 0; i < 3; i++) {
      world.needs.settings.answerWithinSeconds = i === 0 ? 0.6 : 20
      const kim = await customer()
      const id = crypto.randomUUID()
      const answers = await Promise.all([kim.says(refund, id), kim.says(refund, id)])
      expect(answers.map(({ body }) => body.status)).toEqual(['waiting', 'waiting'])
      const kinds = (await eventsOf(kim)).map((e) => e.reason ?? e.kind ?? e.type)
      expect(kinds).toEqual(['conversation_opened', 'customer_wrote', 'bot_failed', 'handed_off'])
    }
    for (let i = 0; i < 5; i++) expect((await (await customer()).says(refund)).body.status).toBe('with_bot')
    expect(asked).toBe(3)
    await world.sweep()
    expect(sent).toEqual([])

    receiverUp = true
    world.needs.model = modelThat(async function* () {
      asked++
      yield* aboutRefunds
    })
    world.clock.pass(60)
    await world.sweep()
    const { body } = await (await customer()).says(refund)
    expect(body.events[1]).toMatchObject({ type: 'bot_replied', sources: [{ slug: 'refund-time' }] })
    expect(asked).toBe(4)
    expect(sent.map((one) => JSON.parse(one).type)).toEqual(Array(3).fill('handoff_requested'))
    await nothingBroken()
  })

  test('trap 12: no address known and nobody online: we ask for a way to reach them before promising', async () => {
    const kim = await waits()
    expect(await kim.chooses({ kind: 'email' })).toMatchObject({
      status: 409,
      body: { code: 'contact_needed', channel: 'email' },
    })
    expect(await typesOf(kim)).not.toContain('promise_made')
    expect((await kim.chooses({ kind: 'email', contact: 'kim@example.org' })).body).toMatchObject({
      status: 'promised',
      promises: [{ kind: 'email', inWords: 'You will have an e-mail to kim@example.org by today at 17:00.' }],
    })
  })

  test('trap 13: nothing says that somebody is at it unless somebody is', async () => {
    const held = heldModel(aboutRefunds)
    shift.world.needs.model = held.model
    const kim = await customer()
    const screen = async () => footIn(await eventsOf(kim))
    const seen = [await screen()]
    held.hold()
    const turn = kim.says(refund)
    await vi.waitUntil(() => held.asked() > 0, { timeout: 5000 })
    seen.push(await screen())
    held.letGo()
    await turn
    seen.push(await screen())
    await kim.says('Hello?')
    seen.push(await screen())
    await kim.wantsPerson()
    seen.push(await screen())
    await takes('Ada', kim)
    await kim.says('Are you there?')
    seen.push(await screen())
    await pass(60)
    seen.push(await screen())
    // While the bot searches, and at no other time.
    expect(seen).toEqual(['nothing', 'working', 'nothing', 'nothing', 'waiting', 'nothing', 'waiting'])
  })

  test('trap 14: no survey before “solved”', async () => {
    const kim = await customer()
    const noStars = async (status: string) => {
      expect((await kim.stands()).body).toMatchObject({ status, mayRate: false })
      expect(await kim.rates(1)).toMatchObject({ status: 409, body: { code: 'not_solved_yet' } })
      expect(footIn(await eventsOf(kim))).not.toBe('rating')
    }
    await noStars('with_bot')
    await kim.says(refund)
    await noStars('with_bot')
    await kim.says(person)
    await noStars('waiting')
    await kim.chooses({ kind: 'chat_later' })
    await noStars('promised')
    await kim.ratherWaits()
    const { fence } = await takes('Ada', kim)
    await noStars('with_agent')
    await staff('Ada').resolves(kim.id, fence, { text: 'It has been sent.' })
    await noStars('resolved')
    await kim.says_solved(true)
    expect((await kim.stands()).body.mayRate).toBe(true)
    expect(footIn(await eventsOf(kim))).toBe('rating')
    expect((await kim.rates(4)).status).toBe(200)
  })
})

const unreachable = async function* () {
  yield await Promise.reject<string>(new Error('There is nobody.', { cause: 'unreachable' }))
}

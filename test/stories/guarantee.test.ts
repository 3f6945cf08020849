import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readHolidays, readHours } from '../../src/domain/hours.ts'
import { type Service, usualService } from '../../src/domain/service.ts'
import { audit } from '../../src/stories/audit.ts'
import { claimCase } from '../../src/stories/serveQueue.ts'
import { dismiss, enter, invite, takeName } from '../../src/stories/signIn.ts'
import { databases } from '../support/databases.ts'
import { createWorld, empty, type Staff, type World } from '../support/world.ts'

/** Nine to five on weekdays in Berlin; the world's clock begins on Monday at one in the afternoon there. */
const service: Service = {
  ...usualService,
  hours: { week: readHours('Mo-Fr 09:00-17:00'), holidays: readHolidays('DE') },
}

/** Traps that others fell into, and failures their users reported, as far as queue, presence and promises are concerned. */
describe.each(databases)('what hurts elsewhere, on %s', (_, open) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(await open(), { articles: [], settings: { service } })
  })
  beforeEach(async () => {
    await empty(world.database)
    world.reports.length = 0
    // Each begins on a Monday of its own, at one o'clock.
    const week = 7 * 86_400_000
    const since = (world.clock.now().getTime() - Date.UTC(2026, 10, 23, 12)) % week
    if (since > 0) world.clock.pass((week - since) / 1000)
  })
  afterAll(() => world.database.close())

  /** Time goes by with the sweep on its rounds; those named are at the desk all the while. */
  const pass = async (seconds: number, ...atDesk: Staff[]) => {
    const piece = atDesk.length > 0 ? 40 : 60
    for (let left = seconds; left > 0; left -= piece) {
      world.clock.pass(Math.min(piece, left))
      for (const name of atDesk) await world.staff(name).beats()
      await world.sweep()
    }
  }
  type Kim = Awaited<ReturnType<World['customer']>>
  const waits = async () => {
    const kim = await world.customer()
    await kim.wantsPerson()
    return kim
  }
  const lastNotice = async (kim: Kim) =>
    (await kim.events()).body.events.findLast((e: { type: string }) => e.type === 'notice_sent')
  const kinds = async (kim: Kim): Promise<string[]> =>
    (await kim.events()).body.events.flatMap((e: { kind?: string }) => e.kind ?? [])
  const typesOf = async (kim: Kim): Promise<string[]> =>
    (await kim.events()).body.events.map((e: { type: string }) => e.type)
  const nothingBroken = async () => expect((await audit(world.needs)).broken).toEqual([])

  test('no promise without a queue row: whoever was told “passed on” is in the queue of the same moment', async () => {
    const kim = await world.customer()
    const { body } = await kim.says('I want to talk to a person')
    expect(body.events.map((e: { type: string }) => e.type)).toContain('handoff_requested')
    const [row] = await world.database.sql`select status from queue where conversation_id = ${kim.id}`
    expect(row).toEqual({ status: 'waiting' })
  })

  test('the assignee’s presence is gone for sixty seconds: back at the old place, and the customer is told', async () => {
    const kim = await waits()
    world.clock.pass(5)
    await waits()
    await world.staff('Ada').claims(kim.id)
    await pass(60)
    expect((await kim.stands()).body).toMatchObject({ status: 'waiting', position: 1, agent: null })
    expect(await kinds(kim)).toContain('claim_expired')
  })

  test('the last agent leaves while the widget is open: choices, not an error', async () => {
    await world.staff('Ada').beats()
    const kim = await waits()
    expect((await kim.stands()).body.choices).toMatchObject({ why: 'instead_of_waiting' })
    await world.staff('Ada').beats({ state: 'offline' })
    await pass(30)
    const stands = await kim.stands()
    expect(stands).toMatchObject({
      status: 200,
      body: {
        status: 'waiting',
        position: 1,
        choices: { why: 'nobody_here', kinds: ['chat_later', 'email', 'call_back'] },
      },
    })
    expect(await lastNotice(kim)).toMatchObject({ kind: 'nobody_here' })
  })

  test('all agents offline: nobody is in limbo; somebody hears of it, rung by rung, for ever', async () => {
    const kim = await waits()
    for (let i = 0; i < 46; i++) {
      world.clock.pass(300)
      await world.sweep()
    }
    const rungs = (await kim.events()).body.events
      .filter((e: { type: string }) => e.type === 'escalated')
      .map((e: { rung: number; to: string }) => `${e.rung} ${e.to}`)
    expect(rungs).toEqual([
      '1 everybody',
      '2 fallback',
      '3 operator',
      '4 operator',
      '5 operator',
      '6 operator',
    ])
    expect(world.reports.filter((r) => r.what === 'a customer has waited too long')).toHaveLength(5)
    // At night nobody is called; the doors are closed from five o'clock on.
    world.clock.pass(1800)
    await world.sweep()
    const before = (await typesOf(kim)).length
    for (let hour = 0; hour < 14; hour++) {
      world.clock.pass(3600)
      await world.sweep()
    }
    expect((await typesOf(kim)).length).toBe(before)
    await nothingBroken()
  })

  test('a handoff as the very first action, with no message: agents see it', async () => {
    const kim = await waits()
    expect((await world.staff('Ada').queue()).body.waiting).toMatchObject([{ id: kim.id, position: 1 }])
    const rows = await world.database.sql`select topic from outbox where conversation_id = ${kim.id}`
    expect(rows).toContainEqual({ topic: 'handoff_requested' })
  })

  test('the same customer hands off twice in a day: works', async () => {
    const kim = await waits()
    const first = await world.staff('Ada').claims(kim.id)
    await world.staff('Ada').resolves(kim.id, first.body.fence, { text: 'Done.' })
    expect((await kim.wantsPerson()).body).toMatchObject({ status: 'waiting', position: 1 })
    expect((await world.staff('Ben').claims(kim.id)).status).toBe(201)
    await nothingBroken()
  })

  test('no address known and nobody online: we ask for a way to reach them before promising', async () => {
    const kim = await waits()
    const refused = await kim.chooses({ kind: 'email' })
    expect(refused).toMatchObject({ status: 409, body: { code: 'contact_needed', channel: 'email' } })
    expect(await typesOf(kim)).not.toContain('promise_made')
    expect((await kim.chooses({ kind: 'email', contact: 'kim@example.org' })).body).toMatchObject({
      status: 'promised',
      promises: [{ kind: 'email', inWords: 'You will have an e-mail to kim@example.org by today at 17:00.' }],
    })
  })

  test('out of hours the bot promises a follow-up and knows whom to write to', async () => {
    await pass(5 * 3600)
    const kim = await waits()
    expect((await kim.stands()).body.hours).toMatchObject({ open: false, inWords: 'tomorrow at 09:00' })
    expect(await lastNotice(kim)).toMatchObject({
      kind: 'closed_now',
      text: expect.stringContaining('We are back tomorrow at 09:00'),
    })
    await kim.chooses({ kind: 'call_back', contact: '+49 30 1234' })
    expect((await world.staff('Ada').ledger()).body.promises).toMatchObject([
      {
        conversationId: kim.id,
        kind: 'call_back',
        contact: { channel: 'phone', contact: '+49 30 1234' },
        overdue: false,
      },
    ])
  })

  test('assigned to an agent who has gone home: their conversations wait again at once', async () => {
    const kim = await waits()
    await world.staff('Ada').claims(kim.id)
    await world.staff('Ada').beats({ state: 'offline' })
    expect((await kim.stands()).body).toMatchObject({ status: 'waiting', position: 1, agent: null })
  })

  test('the agent gets the chat and never answers: somebody else gets it', async () => {
    const kim = await world.customer()
    await kim.says('I want to talk to a person')
    await world.staff('Ada').claims(kim.id)
    await pass(1170, 'Ada')
    expect((await kim.stands()).body.status).toBe('with_agent')
    await pass(60, 'Ada')
    expect((await kim.stands()).body).toMatchObject({ status: 'waiting', position: 1 })
    expect(await lastNotice(kim)).toMatchObject({
      text: expect.stringContaining('did not get round to writing'),
    })
    await nothingBroken()
  })

  test('a dismissed agent’s conversations are in the queue again, at once', async () => {
    const kim = await waits()
    const { person, link } = await invite(world.needs, 'Carla', ['agent'])
    await enter(world.needs, link.token)
    await takeName(world.needs, person.id, 'Carla', [])
    await claimCase(world.needs, 'Carla', kim.id)
    await dismiss(world.needs, null, person.id)
    expect((await kim.stands()).body).toMatchObject({ status: 'waiting', position: 1, agent: null })
  })

  test('queued chats that no agent present can serve stay visible to every agent, and are anybody’s after a while', async () => {
    for (const name of ['Ada', 'Ben'] as const) await world.staff(name).beats()
    await world.staff('Olga').can('Ben', { teams: ['billing'], languages: ['de'] })
    await world.staff('Olga').can('Ada', { languages: ['de'] })
    const kim = await waits()
    expect((await world.staff('Ada').queue()).body.waiting).toHaveLength(1)
    expect((await world.staff('Ada').claims()).status).toBe(204)
    await pass(330, 'Ada', 'Ben')
    expect((await world.staff('Ada').claims()).body.conversation.id).toBe(kim.id)
  })

  test('who can do what is said by oneself or by an admin', async () => {
    await world.staff('Ada').beats()
    await world.staff('Ben').beats()
    expect((await world.staff('Ada').can('Ben', { teams: ['x'] })).status).toBe(403)
    expect((await world.staff('Ben').can('Ben', { languages: ['en'] })).body.agents).toMatchObject([
      { name: 'Ada', languages: [] },
      { name: 'Ben', languages: ['en'], here: true, holds: 0 },
    ])
    expect((await world.staff('Olga').can('Edda', { teams: ['x'] })).body.code).toBe('target_not_found')
  })

  test('passed on with a word for the colleague: the customer never reads it, the time waited stays', async () => {
    const kim = await waits()
    const ada = world.staff('Ada')
    const { body } = await ada.claims(kim.id)
    await world.staff('Ben').beats()
    expect((await ada.passesOn(kim.id, body.fence, { agent: 'Nobody' })).body.code).toBe('target_not_found')
    expect((await ada.passesOn(kim.id, body.fence, { agent: 'Ada' })).body.code).toBe('not_oneself')
    expect((await ada.passesOn(kim.id, body.fence, { agent: 'Ben' }, 'A tricky one')).body.status).toBe(
      'waiting',
    )
    expect(JSON.stringify([(await kim.events()).body, (await kim.transcript()).body])).not.toContain('tricky')
    expect((await ada.claims()).status).toBe(204)
    const ben = await world.staff('Ben').claims()
    expect(ben.body.brief).toMatchObject({ passedOn: [{ by: 'Ada', to: 'Ben', comment: 'A tricky one' }] })
    expect(ben.body.brief.waitingSince).toBe(body.brief.waitingSince)
    expect((await ada.writes(kim.id, body.fence, 'One more thing')).body.code).toBe('claim_lost')
    await nothingBroken()
  })

  test('escalated to a team: ahead of the usual, for those who are in it', async () => {
    await world.staff('Ben').beats()
    await world.staff('Olga').can('Ben', { teams: ['billing'] })
    const tarek = await waits()
    world.clock.pass(1)
    const kim = await waits()
    const { body } = await world.staff('Ada').claims(kim.id)
    await world
      .staff('Ada')
      .post(`/api/desk/conversations/${kim.id}/escalate`, { fence: body.fence, team: 'billing' })
    expect((await world.staff('Ben').queue()).body.waiting).toMatchObject([
      { id: kim.id, team: 'billing', priority: 5 },
      { id: tarek.id },
    ])
    expect((await world.staff('Ada').claims()).body.conversation.id).toBe(tarek.id)
    expect((await world.staff('Ben').claims()).body.conversation.id).toBe(kim.id)
  })

  test('a promise nobody keeps is reported, told, and made good first', async () => {
    const kim = await waits()
    await kim.chooses({
      kind: 'call_back',
      contact: '+49 30 1234',
      from: new Date(world.clock.now().getTime() + 3600_000).toISOString(),
    })
    await waits()
    await pass(3600, 'Ada')
    expect((await world.staff('Ada').queue()).body.waiting[0]).toMatchObject({ id: kim.id, promised: true })
    await pass(1800, 'Ada')
    expect(world.reports).toContainEqual({
      what: 'a promise was broken',
      about: expect.objectContaining({ conversationId: kim.id }),
    })
    expect((await kim.stands()).body.promises).toMatchObject([{ broken: true }])
    const { body } = await world.staff('Ada').claims()
    expect(body.conversation.id).toBe(kim.id)
    const [{ id }] = (await world.staff('Ada').ledger()).body.promises
    expect((await world.staff('Ada').resolves(kim.id, body.fence, { text: 'Bye' })).body.code).toBe(
      'open_promise',
    )
    expect((await world.staff('Ada').keeps(kim.id, id, body.fence)).status).toBe(200)
    expect((await world.staff('Ada').resolves(kim.id, body.fence, { text: 'Bye' })).status).toBe(200)
    expect((await world.staff('Olga').get('/api/reports/service')).body.promises).toMatchObject({
      made: 1,
      kept: 1,
      broken: 1,
      late: 1,
    })
    await nothingBroken()
  })

  test('an agent’s word: put away until its time, then back to the same agent first', async () => {
    const kim = await waits()
    const ada = world.staff('Ada')
    const { body } = await ada.claims(kim.id)
    const dueAt = new Date(world.clock.now().getTime() + 7200_000).toISOString()
    const said = await ada.promises(kim.id, body.fence, {
      kind: 'answer',
      dueAt,
      text: 'What the warehouse says',
      snooze: true,
    })
    expect(said).toMatchObject({ status: 201, body: { status: 'promised' } })
    expect((await ada.ledger()).body.promises).toMatchObject([
      { mine: true, text: 'What the warehouse says', dueAt },
    ])
    expect((await ada.claims()).status).toBe(204)
    await pass(3600, 'Ada', 'Ben')
    expect((await world.staff('Ben').claims()).status).toBe(204)
    expect((await ada.claims()).body.brief.promises).toMatchObject([{ kind: 'answer', owner: 'Ada' }])
    await nothingBroken()
  })

  test('to wait here after all is one call, and the old place is theirs', async () => {
    const kim = await waits()
    world.clock.pass(5)
    await waits()
    await kim.chooses({ kind: 'chat_later' })
    expect((await kim.stands()).body).toMatchObject({ status: 'promised', position: null })
    expect((await kim.ratherWaits()).body).toMatchObject({ status: 'waiting', position: 1, promises: [] })
  })

  test('the wait that was told is held against what it was', async () => {
    for (let i = 0; i < 19; i++) {
      await world.staff('Ada').beats()
      const kim = await waits()
      world.clock.pass(60)
      await world.staff('Ada').claims(kim.id)
      await kim.says_solved(true)
    }
    await world.staff('Ada').beats()
    const kim = await waits()
    expect((await kim.stands()).body.expectedWait).toEqual({ low: 60, high: 60, probability: 0.8 })
    await world.sweep()
    expect(await lastNotice(kim)).toMatchObject({
      kind: 'wait_told',
      wait: { low: 60, high: 60, probability: 0.8 },
    })
    await pass(90, 'Ada')
    expect(await lastNotice(kim)).toMatchObject({ kind: 'wait_slipped' })
    await world.staff('Ada').claims(kim.id)
    expect((await world.staff('Olga').get('/api/reports/service?days=1')).body.waits).toMatchObject({
      asked: 20,
      claimed: 20,
      told: 1,
      inside: 0,
      retold: 1,
      median: 60,
    })
  })
})

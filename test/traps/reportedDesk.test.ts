/** What users of other systems reported about queues, desks and lines: each failure that applies, played here from outside. */
import { afterEach, describe, expect, test, vi } from 'vitest'
import { follow } from '../../src/client/transport.ts'
import { code } from '../../src/http/chatPages.ts'
import { texts } from '../../src/http/texts.ts'
import { databases } from '../support/databases.ts'
import { listens } from '../support/listening.ts'
import { browser } from '../support/plainBrowser.ts'
import { newShift, type Seen } from '../support/shift.ts'
import type { Staff } from '../support/world.ts'
import { phone } from './phone.ts'

const person = 'I want to talk to a person'
const refund = 'Where is my refund?'

describe.each(databases)('on %s', (_, open) => {
  const shift = newShift(open, { settings: { fallbackEmail: 'team@example.org' } })
  const { pass, later, waits, takes, eventsOf, typesOf, lastNotice, nothingBroken } = shift
  const staff = (name: Staff) => shift.world.staff(name)
  const customer = () => shift.world.customer()
  const queued = async (name: Staff = 'Ada') =>
    (await staff(name).queue()).body.waiting.map((w: { id: string }) => w.id)
  const caseOf = async (name: Staff, id: string) =>
    (await staff(name).get(`/api/desk/conversations/${id}`)).body
  afterEach(() => {
    vi.unstubAllGlobals()
    vi.useRealTimers()
  })

  test('reported 5: assigned to somebody who is not there: it waits again, and others get it', async () => {
    const kim = await waits()
    shift.world.clock.pass(5)
    const tarek = await waits()
    await takes('Ada', kim)
    await staff('Ada').beats({ state: 'offline' })
    expect((await kim.stands()).body).toMatchObject({ status: 'waiting', position: 1, agent: null })
    // Passed on to a colleague who has gone home: it is nobody's until somebody takes it.
    await staff('Ben').beats({ state: 'offline' })
    const { fence } = await takes('Ada', tarek)
    await staff('Ada').passesOn(tarek.id, fence, { agent: 'Ben' })
    expect((await tarek.stands()).body).toMatchObject({ status: 'waiting', position: 2, agent: null })
    await staff('Olga').beats()
    for (const one of [kim, tarek]) expect((await staff('Olga').claims()).body.conversation.id).toBe(one.id)
  })

  test('reported 6: the agent gets the chat and never answers: somebody else gets it', async () => {
    const kim = await customer()
    await kim.says(person)
    await takes('Ada', kim)
    await pass(1170, 'Ada')
    expect((await kim.stands()).body.status).toBe('with_agent')
    await pass(60, 'Ada')
    expect((await kim.stands()).body).toMatchObject({ status: 'waiting', position: 1 })
    expect(await lastNotice(kim)).toMatchObject({
      text: expect.stringContaining('did not get round to writing'),
    })
    await nothingBroken()
  })

  test('reported 7: all agents offline: nobody is in limbo; somebody hears of it, rung by rung, for ever', async () => {
    const { world } = shift
    const kim = await waits()
    for (let i = 0; i < 46; i++) await later(300)
    const rungs = (await eventsOf(kim)).filter((e) => e.type === 'escalated').map((e) => `${e.rung} ${e.to}`)
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
    await later(1800)
    const before = (await typesOf(kim)).length
    for (let hour = 0; hour < 14; hour++) await later(3600)
    expect((await typesOf(kim)).length).toBe(before)
    await nothingBroken()
  })

  test('reported 8: a handoff of which nobody was notified: desk, receiver, operator and mailbox hear of each', async () => {
    const { world } = shift
    const sent: { id: string }[] = []
    let down = 2
    world.needs.webhook = {
      address: 'https://hooks.example.org/',
      async send(message) {
        if (down-- > 0) throw new Error('connect ECONNREFUSED')
        sent.push(message)
      },
    }
    const kim = await customer()
    await kim.says(person)
    expect(await queued('Ben')).toEqual([kim.id])
    await pass(960)
    expect(sent[0]?.id).toBe(`msg_${kim.id}_3`)
    expect(world.reports.map(({ what }) => what)).toContain('handoff_requested')
    expect(world.mails).toMatchObject([{ to: 'team@example.org' }])
    expect(world.mails[0]?.subject).toContain(code(kim.case))
  })

  test('reported 10: many chats, and agents who all reach for the same ones: each has one owner, and nobody clashes', async () => {
    const names = ['Ada', 'Ben', 'Olga'] as const
    for (const name of names) await staff(name).beats({ state: 'online', capacity: 50 })
    const people = await Promise.all(Array.from({ length: 15 }, waits))
    const won = new Map<Staff, number>()
    for (const kim of people) {
      const tries = await Promise.all(names.map((name) => staff(name).claims(kim.id)))
      const owner = names[tries.findIndex(({ status }) => status === 201)]
      expect(tries.map(({ status }) => status).toSorted()).toEqual([201, 409, 409])
      if (!owner) throw new Error('nobody has it')
      won.set(owner, (won.get(owner) ?? 0) + 1)
      for (const { status, body } of tries)
        if (status === 409) expect(body).toMatchObject({ code: 'already_claimed', owner })
      // Whoever answers all the same, with the number that everybody would guess, says nothing.
      for (const name of names)
        expect((await staff(name).writes(kim.id, 1, `${name} here`)).status).toBe(name === owner ? 201 : 409)
      expect((await eventsOf(kim)).filter((e) => e.type === 'agent_wrote')).toMatchObject([{ agent: owner }])
    }
    expect([...won.values()].reduce((sum, n) => sum + n)).toBe(15)
    await nothingBroken()
  })

  test('reported 11: after a reconnect one agent does not see another’s reply: everything, however long it was', async () => {
    const { world } = shift
    const kim = await customer()
    await kim.says(person)
    const before = await listens(world, '/api/desk/events', 'ben-ben-ben')
    await before.shows((queue) => expect(queue?.waiting).toHaveLength(1))
    const seen = await caseOf('Ben', kim.id)
    await before.cut()
    const { fence } = await takes('Ada', kim)
    await staff('Ada').writes(kim.id, fence, 'You have it back by Friday.')
    await staff('Ada').notes(kim.id, fence, 'Checked with the depot')
    await staff('Ada').releases(kim.id, fence)
    await later(3600)
    const after = await listens(world, '/api/desk/events', 'ben-ben-ben', before.heard.at(-1)?.id)
    await after.shows((queue) => expect(queue?.waiting).toMatchObject([{ id: kim.id }]))
    await after.cut()
    const now = await takes('Ben', kim)
    expect(now.transcript.slice(0, seen.transcript.length)).toEqual(seen.transcript)
    expect(now.transcript.map((line: Seen) => line.text)).toEqual(
      expect.arrayContaining(['You have it back by Friday.', 'Checked with the depot']),
    )
  })

  test('reported 12: a phone in the pocket: the line is dead and nobody says so, and the reply is there without a reload', async () => {
    const { world } = shift
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const kim = await waits()
    const { fence } = await takes('Ada', kim)
    const pocket = phone(world)
    const heard: Seen[] = []
    const stop = follow({
      path: `/api/conversations/${kim.id}/events`,
      headers: () => ({ authorization: `Bearer ${kim.token}` }),
      onEvent: ({ data }) => heard.push(data),
      onState: () => {},
    })
    const hearsAll = async () => {
      const log = await eventsOf(kim)
      await vi.waitFor(() => expect(heard).toEqual(log), { timeout: 5000, interval: 5 })
    }
    await hearsAll()
    // Locked, then looked at again.
    pocket.lock()
    await staff('Ada').writes(kim.id, fence, 'I have found it.')
    await new Promise((soon) => setImmediate(soon))
    expect(heard.at(-1)).toMatchObject({ type: 'notice_sent' })
    pocket.unlock()
    await hearsAll()
    expect(pocket.lines).toHaveLength(2)
    // A weak network, and nobody looks: silence for longer than the server is ever silent.
    pocket.lock()
    await staff('Ada').writes(kim.id, fence, 'It comes tomorrow.')
    await vi.advanceTimersByTimeAsync(41_000)
    await hearsAll()
    expect(heard.at(-1)).toMatchObject({ type: 'agent_wrote', text: 'It comes tomorrow.' })
    stop()
  })

  test.each(['de', 'en'] as const)(
    'reported 13: nobody is online, and whoever begins a chat gets a raw error: they get words and ways (%s)',
    async (language) => {
      await staff('Ada').beats({ state: 'offline' })
      const kim = await shift.world.customer(language)
      const asked = [
        await kim.says(language === 'de' ? 'Wo ist mein Geld?' : refund),
        await kim.wantsPerson(),
      ]
      await pass(30)
      const stands = await kim.stands()
      expect([...asked, stands].map(({ status }) => status)).toEqual([201, 200, 200])
      expect(stands.body).toMatchObject({ position: 1, choices: { why: 'nobody_here' } })
      expect(stands.body.ifNobodyComes).toMatch(/\S+ \S+ \S+/)
      expect(await lastNotice(kim)).toMatchObject({ kind: 'nobody_here' })
      const plain = browser(shift.world, language)
      const page = await plain.sends('/chat', { lang: language, text: texts[language].person })
      const shown = page.html + (await plain.transcript())
      expect(shown).toContain(language === 'de' ? 'Sie sind Nummer 2' : 'You are number 2')
      const everything = JSON.stringify([asked, stands, await eventsOf(kim), shown])
      expect(everything).not.toMatch(/no.agent|nobody_online|"code"|undefined|\bError\b/)
    },
  )

  test('reported 14: queued chats do not appear for agents: whoever can serve them or not, each sees all, and after a while gets them', async () => {
    for (const name of ['Ada', 'Ben'] as const) await staff(name).beats()
    await staff('Olga').can('Ben', { teams: ['billing'], languages: ['de'] })
    await staff('Olga').can('Ada', { languages: ['de'] })
    const kim = await waits()
    for (const state of ['online', 'away', 'finishing', 'offline'] as const) {
      await staff('Ada').beats({ state })
      expect(await queued('Ada'), state).toEqual([kim.id])
      expect(await queued('Ben'), state).toEqual([kim.id])
    }
    await staff('Ada').beats()
    expect((await staff('Ada').claims()).status).toBe(204)
    await pass(330, 'Ada', 'Ben')
    expect((await staff('Ada').claims()).body.conversation.id).toBe(kim.id)
  })

  test('reported 15: the second handoff of the same customer to the same team fails: it goes as the first did', async () => {
    await staff('Ben').beats()
    await staff('Olga').can('Ben', { teams: ['billing'] })
    const kim = await customer()
    for (let time = 1; time <= 2; time++) {
      expect((await kim.says(person)).body.status).toBe('waiting')
      const { fence } = await takes('Ada', kim)
      expect((await staff('Ada').passesOn(kim.id, fence, { team: 'billing' })).body.status).toBe('waiting')
      const bens = await takes('Ben', kim)
      expect(bens.fence).toBe(time * 2)
      expect((await staff('Ben').resolves(kim.id, bens.fence, { text: 'Done.' })).status).toBe(200)
      expect((await kim.says('Hello')).body.status).toBe('with_bot')
    }
    await nothingBroken()
  })

  test('reported 16: a follow-up is promised out of hours, and nobody knows whom to write to: asked first, and in the ledger', async () => {
    await later(5 * 3600)
    const kim = await waits()
    expect((await kim.stands()).body.hours).toMatchObject({ open: false, inWords: 'tomorrow at 09:00' })
    expect(await lastNotice(kim)).toMatchObject({
      kind: 'closed_now',
      text: expect.stringContaining('We are back tomorrow at 09:00'),
    })
    for (const kind of ['email', 'call_back'] as const)
      expect((await kim.chooses({ kind })).body.code).toBe('contact_needed')
    await kim.chooses({ kind: 'call_back', contact: '+49 30 1234' })
    expect((await staff('Ada').ledger()).body.promises).toMatchObject([
      {
        conversationId: kim.id,
        kind: 'call_back',
        contact: { channel: 'phone', contact: '+49 30 1234' },
        overdue: false,
      },
    ])
  })

  test('reported 19: the transcript goes blank when somebody takes the chat, or they cannot take it: nothing is missing, from any channel', async () => {
    const plain = browser(shift.world)
    await plain.sends('/chat', { lang: 'en', text: refund })
    await plain.sends('/chat/messages', { id: crypto.randomUUID(), text: 'It has been nine days 🙂' })
    await plain.sends('/chat/person', {})
    const [id = ''] = await queued()
    const before = await caseOf('Ada', id)
    for (let again = 0; again < 2; again++) {
      const { status, body } = await staff('Ada').claims(id)
      expect(status).toBe(201)
      expect(body.transcript.slice(0, before.transcript.length)).toEqual(before.transcript)
      expect(body.transcript).toHaveLength(before.transcript.length + 1)
    }
    const after = await caseOf('Ada', id)
    expect(after.transcript.flatMap((l: Seen) => (l.who === 'customer' ? [l.text] : []))).toEqual([
      refund,
      'It has been nine days 🙂',
    ])
    await plain.sends('/chat/messages', { id: crypto.randomUUID(), text: 'Thank you for looking' })
    expect((await caseOf('Ada', id)).transcript.at(-1)).toMatchObject({ text: 'Thank you for looking' })
  })
})

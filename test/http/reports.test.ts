import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Undeliverable } from '../../src/ports.ts'
import { deliver } from '../../src/stories/deliver.ts'
import type { Needs } from '../../src/stories/needs.ts'
import { databases } from '../support/databases.ts'
import { signedIn } from '../support/signedIn.ts'
import { createWorld, empty, type World } from '../support/world.ts'

describe.each(databases)('what an operator sees, on %s', (_, open) => {
  let world: World
  let away: Needs
  beforeAll(async () => {
    world = await createWorld(await open(), { articles: [], metricsToken: 'a-token-for-the-scraper' })
    away = {
      ...world.needs,
      webhook: {
        address: 'https://hooks.example.org/',
        send: async () => {
          throw new Undeliverable('the receiver answered 404', { final: true })
        },
      },
    }
  })
  beforeEach(() => empty(world.database))
  afterAll(() => world.database.close())

  const olga = () => world.staff('Olga')
  const kimWaits = async () => {
    const kim = await world.customer()
    await kim.says('I want to talk to a person about my secret illness')
    return kim
  }
  const tamper = async (text: string) =>
    world.database.sql.script(
      `alter table event disable trigger user; ${text}; alter table event enable trigger user`,
    )

  test('every invariant from I1 to I20, how it is shown, and what is lost', async () => {
    await kimWaits()
    const { status, body } = await olga().get('/api/audit')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      conversations: 1,
      events: 4,
      broken: [],
      lost: { messages: 0, questions: 0 },
      restored: null,
    })
    expect(body.invariants.map((line: { name: string }) => line.name)).toEqual(
      Array.from({ length: 20 }, (_, i) => `I${i + 1}`),
    )
    for (const line of body.invariants) expect([line.shownBy, line.test === null]).not.toEqual(['test', true])
    expect((await world.staff('Ada').get('/api/audit')).status).toBe(403)
  })

  test('a message that went away is counted as lost, also with everything around it', async () => {
    const kim = await kimWaits()
    const tarek = await kimWaits()
    await tamper(
      `delete from outbox where conversation_id = '${kim.id}'; delete from wait where conversation_id = '${kim.id}';
       delete from event where conversation_id = '${kim.id}' and seq > 1;
       update conversation set seq = 1, status = 'with_bot', unanswered_since = null where id = '${kim.id}';
       delete from queue where conversation_id = '${kim.id}'`,
    )
    expect((await olga().get('/api/audit')).body).toMatchObject({
      lost: { messages: 1 },
      broken: [{ invariant: 'I3', conversationId: kim.id, detail: '1 messages acknowledged, 0 stored' }],
    })
    await tamper(
      `delete from outbox where conversation_id = '${tarek.id}'; delete from wait where conversation_id = '${tarek.id}'; delete from queue where conversation_id = '${tarek.id}';
       delete from event where conversation_id = '${tarek.id}'; delete from conversation where id = '${tarek.id}'`,
    )
    expect((await olga().get('/api/audit')).body).toMatchObject({ conversations: 1, lost: { messages: 2 } })
  })

  test('a question nobody has is lost, too', async () => {
    const kim = await kimWaits()
    await world.database.sql`delete from queue where conversation_id = ${kim.id}`
    expect((await olga().get('/api/audit')).body.lost).toEqual({ messages: 0, questions: 1 })
  })

  test('rules that change do not make old rows look broken; a matter nobody wrote does', async () => {
    const kim = await kimWaits()
    await kim.says('Hello')
    const matter = (text: string) =>
      world.database.sql`update queue set matter = ${text} where conversation_id = ${kim.id}`
    await matter('Hello')
    expect((await olga().get('/api/audit')).body.broken).toEqual([])
    await matter('Something else')
    expect((await olga().get('/api/audit')).body.broken).toMatchObject([{ invariant: 'I16' }])
  })

  test('dead letters are listed and sent again, one or all', async () => {
    await kimWaits()
    await kimWaits()
    await deliver(away)
    const { body } = await olga().get('/api/outbox?state=dead')
    expect(body.counts).toMatchObject([{ target: 'webhook', pending: 0, dead: 2 }])
    expect(body.rows).toMatchObject([
      { topic: 'handoff_requested', failure: 'the receiver answered 404', attempts: 1 },
      { topic: 'handoff_requested' },
    ])
    expect((await olga().post(`/api/outbox/${body.rows[0].id}/replay`)).body).toEqual({ replayed: 1 })
    expect(await olga().post(`/api/outbox/${body.rows[0].id}/replay`)).toMatchObject({
      status: 404,
      body: { code: 'no_dead_letter' },
    })
    expect((await olga().post('/api/outbox/replay')).body).toEqual({ replayed: 1 })
    expect((await olga().get('/api/outbox?state=pending')).body.rows).toHaveLength(2)
    expect((await olga().get('/api/outbox?state=gone')).status).toBe(400)
    expect((await world.staff('Edda').post('/api/outbox/replay')).status).toBe(403)
  })

  describe('the page', () => {
    const page = async (headers: Record<string, string>) => {
      const response = await world.app.request('/audit', { headers })
      return { status: response.status, text: await response.text() }
    }

    test('says in a sentence that nothing is broken, in German and in English', async () => {
      await kimWaits()
      const { headers } = await signedIn(world, 'Olga', ['admin'])
      const english = await page({ ...headers, 'accept-language': 'en' })
      expect(english.status).toBe(200)
      expect(english.text).toContain('0 broken.')
      expect(english.text).toContain('0 lost.')
      expect(english.text).toContain('Read: 1 conversations with 4 events')
      const german = await page({ ...headers, 'accept-language': 'de' })
      expect(german.text).toContain('0 verletzt.')
      expect(german.text).toContain('Der Assistent schweigt, sobald Menschen das Gespräch haben.')
      expect(english.text + german.text).not.toContain('illness')
    })

    test('names what is broken, shows dead letters, and sends them again at the press of a button', async () => {
      const kim = await kimWaits()
      await deliver(away)
      await world.database.sql`update conversation set seq = 9 where id = ${kim.id}`
      const { headers } = await signedIn(world, 'Olga', ['admin'])
      const { text } = await page({ ...headers, 'accept-language': 'en' })
      expect(text).toContain('1 broken.')
      expect(text).toContain('4 events, conversation says 9')
      expect(text).toContain('1 were left lying')
      expect(text).toContain('the receiver answered 404')
      const sent = await world.app.request('/audit/replay', { method: 'POST', headers })
      expect([sent.status, sent.headers.get('location')]).toEqual([303, '/audit'])
      expect(await world.needs.outbox.counts()).toMatchObject([{ dead: 0, pending: 1 }])
    })

    test('is for admins', async () => {
      expect((await page({})).status).toBe(401)
      const ada = await signedIn(world, 'Ada', ['agent'])
      expect((await page(ada.headers)).status).toBe(403)
      const { cookie } = await signedIn(world, 'Olga', ['admin'])
      const foreign = await world.app.request('/audit/replay', {
        method: 'POST',
        headers: { cookie, 'sec-fetch-site': 'cross-site' },
      })
      expect(foreign.status).toBe(403)
    })
  })

  describe('the metrics', () => {
    const metrics = (authorization?: string) =>
      world.app.request('/metrics', authorization ? { headers: { authorization } } : {})

    test('count what there is, without a word of anybody', async () => {
      await kimWaits()
      world.clock.pass(90)
      await deliver(away)
      const look = async () => (await metrics('Bearer a-token-for-the-scraper')).text()
      await look()
      await olga().get('/api/audit')
      const text = await look()
      for (const line of [
        '# TYPE baton_conversations gauge',
        'baton_conversations{status="waiting"} 1',
        'baton_queue_waiting 1',
        'baton_queue_oldest_wait_seconds 90',
        '# TYPE baton_handoffs_total counter',
        'baton_handoffs_total{reason="asked"} 1',
        'baton_customer_messages_total 1',
        'baton_outbox_rows{target="webhook",state="dead"} 1',
        'baton_lost{what="messages"} 0',
        'baton_invariant_broken{invariant="I5"} 0',
        'baton_build_info{version="0.0.0"} 1',
      ])
        expect(text.split('\n')).toContain(line)
      expect(text).not.toMatch(/illness|Kim|[0-9a-f]{8}-[0-9a-f]{4}/)
    })

    test('are for the scraper’s token and for admins, not for whoever asks from this machine', async () => {
      expect((await metrics()).status).toBe(401)
      expect((await metrics('Bearer wrong')).status).toBe(401)
      expect((await metrics('Bearer ada-ada-ada')).status).toBe(403)
      expect((await metrics('Bearer olga-olga-olga')).status).toBe(200)
    })
  })
})

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../src/adapters/sql.ts'
import { databases } from '../support/databases.ts'
import { signedIn } from '../support/signedIn.ts'
import { createWorld, nobodyWaits, type World } from '../support/world.ts'
import { problemIn } from './problems.ts'

const parcel = 'Why was my parcel not delivered?'

describe.each(databases)('agents at the desk, on %s', (_, open) => {
  let database: Database
  let world: World
  let ada: ReturnType<World['staff']>
  let ben: ReturnType<World['staff']>

  beforeAll(async () => {
    database = await open()
    world = await createWorld(database)
    ada = world.staff('Ada')
    ben = world.staff('Ben')
  })
  afterAll(() => database.close())
  beforeEach(() => nobodyWaits(database))

  /** Customers who wait, each a second behind the one before. */
  const waiting = async (count: number) => {
    const people: Awaited<ReturnType<World['customer']>>[] = []
    for (let i = 0; i < count; i++) {
      const customer = await world.customer()
      await customer.wantsPerson({ comment: `case ${i + 1}` })
      world.clock.pass(1)
      people.push(customer)
    }
    return people
  }
  const one = async () => {
    const [kim] = await waiting(1)
    if (!kim) throw new Error('nobody waits')
    return kim
  }
  const queued = async () => (await ada.queue()).body.waiting.map((w: { id: string }) => w.id)

  describe('the queue', () => {
    it('shows who waits in the order they came, with place, reason, language and matter', async () => {
      const since = world.clock.now().toISOString()
      const kim = await world.customer('en')
      await kim.says('I want to talk to a person')
      world.clock.pass(60)
      const tarek = await world.customer('de')
      await tarek.wantsPerson()
      const { body } = await ben.queue()
      expect(body.waiting).toMatchObject([
        { id: kim.id, case: kim.case, position: 1, reason: 'asked', language: 'en', priority: 0 },
        { id: tarek.id, case: tarek.case, position: 2, reason: 'button', language: 'de' },
      ])
      expect(body.waiting[0].waitingSince).toBe(since)
      expect((await kim.stands()).body.position).toBe(1)
      expect((await tarek.stands()).body.position).toBe(2)
    })

    it('who comes back with “not solved” is served first', async () => {
      const people = await waiting(2)
      const kim = await world.customer()
      await kim.says(parcel)
      await kim.says_solved(true)
      await kim.says_solved(false)
      expect(await queued()).toEqual([kim.id, ...people.map((p) => p.id)])
    })

    it('is empty when nobody waits', async () => {
      expect((await ada.queue()).body).toEqual({ waiting: [] })
      expect((await ada.claims()).status).toBe(204)
    })
  })

  describe('claims', () => {
    it('“next” gives the longest waiting, each to one agent', async () => {
      const [kim, tarek] = await waiting(2)
      expect((await ada.claims()).body.conversation.id).toBe(kim?.id)
      expect((await ben.claims()).body.conversation.id).toBe(tarek?.id)
      expect((await ben.claims()).status).toBe(204)
      expect(await queued()).toEqual([])
    })

    it('eight agents’ requests for “next” at once never give one conversation twice', async () => {
      await waiting(8)
      const answers = await Promise.all(
        [ada, ben].flatMap((a) => Array.from({ length: 4 }, () => a.claims())),
      )
      const given = answers.map((a) => a.body.conversation?.id)
      expect(new Set(given).size).toBe(8)
      expect(given).not.toContain(undefined)
    })

    it('claiming what one has already changes nothing', async () => {
      const kim = await one()
      const first = await ada.claims(kim.id)
      const again = await ada.claims(kim.id)
      expect(again.body).toEqual(first.body)
      expect(again.body.fence).toBe(1)
    })

    it('no more than one’s capacity; with room again, again', async () => {
      const [kim] = await waiting(3)
      await ada.beats({ state: 'online', capacity: 2 })
      const first = await ada.claims()
      await ada.claims()
      expect(problemIn(await ada.claims(), 409, 'at_capacity')).toMatchObject({ capacity: 2 })
      expect(await queued()).toHaveLength(1)
      await ada.resolves(kim?.id ?? '', first.body.fence, { outcome: 'unsolved' })
      expect((await ada.claims()).status).toBe(201)
    })

    it('what nobody waits with cannot be claimed', async () => {
      const kim = await world.customer()
      problemIn(await ada.claims(kim.id), 409, 'not_waiting')
      await kim.says_solved(true)
      problemIn(await ada.claims(kim.id), 409, 'not_waiting')
    })

    it('brings everything: the matter, the reason, what was tried and how it was taken, the transcript', async () => {
      const kim = await world.customer()
      await kim.says(parcel)
      await kim.feedback(3, false)
      await kim.says('My order is A-48213. I want to talk to a person')
      const { status, body } = await ada.claims()
      expect(status).toBe(201)
      expect(body).toMatchObject({
        fence: 1,
        conversation: {
          id: kim.id,
          case: kim.case,
          status: 'with_agent',
          language: 'en',
          assignment: { agent: 'Ada', fence: 1 },
        },
        brief: {
          language: 'en',
          reason: { code: 'asked', evidence: [{ seq: 5 }] },
          tried: [
            {
              seq: 3,
              by: 'bot',
              sources: [{ slug: 'parcel-not-delivered', revision: 1 }],
              reaction: 'did_not_help',
              next: { seq: 5 },
            },
          ],
          openQuestions: [{ seq: 5 }],
        },
      })
      expect(body.brief.matter).toContain('parcel')
      expect(body.brief.reason.evidence[0].quote).toContain('person')
      expect(body.transcript.map((l: { who: string; text: string }) => [l.who, l.text])).toEqual([
        ['customer', parcel],
        [
          'bot',
          'The driver could not hand over your parcel. The next attempt is on the following working day.',
        ],
        ['customer', 'My order is A-48213. I want to talk to a person'],
        ['system', expect.stringContaining('passing you on')],
        ['system', expect.stringContaining('Ada has taken over')],
      ])
      expect((await ada.get(`/api/desk/conversations/${kim.id}`)).body).toEqual({ ...body, fence: undefined })
    })
  })

  describe('writing', () => {
    it('Kim reads what Ada writes, and not what Ada notes', async () => {
      const kim = await one()
      const { fence } = (await ada.claims()).body
      expect((await ada.writes(kim.id, fence, 'Hello Kim')).status).toBe(201)
      expect((await ada.notes(kim.id, fence, 'Check the depot')).status).toBe(201)
      const lines = (await kim.transcript()).body.lines
      expect(lines.at(-1)).toMatchObject({ who: 'agent', name: 'Ada', text: 'Hello Kim' })
      const seen = (await ben.get(`/api/desk/conversations/${kim.id}`)).body.transcript
      expect(seen.at(-1)).toMatchObject({ who: 'note', name: 'Ada', text: 'Check the depot' })
    })

    it('a message sent again under its id is one message; under other words it is refused with the text', async () => {
      const kim = await one()
      const { fence } = (await ada.claims()).body
      const path = `/api/desk/conversations/${kim.id}/messages`
      const id = crypto.randomUUID()
      for (let i = 0; i < 3; i++)
        expect((await ada.post(path, { fence, id, text: 'Hello' })).status).toBe(201)
      expect(
        (await kim.transcript()).body.lines.filter((l: { who: string }) => l.who === 'agent'),
      ).toHaveLength(1)
      const refused = problemIn(await ada.post(path, { fence, id, text: 'Other' }), 409, 'message_id_reused')
      expect(refused).toMatchObject({ text: 'Other' })
    })

    it('after Ada’s claim is lost nothing she does changes anything, and her text comes back', async () => {
      const kim = await one()
      const { fence } = (await ada.claims()).body
      await ada.releases(kim.id, fence)
      const held = (await ben.claims(kim.id)).body
      const before = (await ben.get(`/api/desk/conversations/${kim.id}`)).body

      const at = (what: string) => `/api/desk/conversations/${kim.id}/${what}`
      const late = [
        await ada.writes(kim.id, fence, 'Too late'),
        await ada.notes(kim.id, fence, 'Too late'),
        await ada.resolves(kim.id, fence, { text: 'Too late' }),
        await ada.post(at('release'), { fence, comment: 'Too late' }),
        // Ben's number in Ada's hands opens nothing either.
        await ada.writes(kim.id, held.fence, 'Too late'),
      ]
      for (const answer of late) {
        const problem = problemIn(answer, 409, 'claim_lost')
        expect(problem).toMatchObject({ owner: 'Ben', text: 'Too late' })
        expect(problem.detail).toContain('with Ben now')
      }
      // An older number of one's own is as stale as another's.
      const stale = problemIn(await ben.writes(kim.id, fence, 'Old'), 409, 'claim_lost')
      expect(stale).toMatchObject({ text: 'Old' })
      expect((await ben.get(`/api/desk/conversations/${kim.id}`)).body).toEqual(before)
      expect((await ben.writes(kim.id, held.fence, 'Hello')).status).toBe(201)
    })

    it('slow but alive: the claim lapsed, Ben took over, Ada gets her text back', async () => {
      const kim = await one()
      const { fence } = (await ada.claims()).body
      world.clock.pass(46)
      expect(await queued()).toEqual([kim.id])
      expect((await kim.stands()).body.position).toBe(1)
      problemIn(await ada.writes(kim.id, fence, 'Sorry, I was slow'), 409, 'claim_lost')
      const held = (await ben.claims()).body
      expect(held.fence).toBe(2)
      const lost = problemIn(await ada.writes(kim.id, fence, 'Sorry, I was slow'), 409, 'claim_lost')
      expect(lost).toMatchObject({ owner: 'Ben', text: 'Sorry, I was slow' })
    })

    it('a heartbeat keeps the claim, and so does writing', async () => {
      const kim = await one()
      const { fence } = (await ada.claims()).body
      world.clock.pass(40)
      await ada.beats()
      world.clock.pass(40)
      expect((await ada.writes(kim.id, fence, 'Here')).status).toBe(201)
      world.clock.pass(40)
      expect((await ada.notes(kim.id, fence, 'Still here')).status).toBe(201)
      expect(await queued()).toEqual([])
    })
  })

  describe('giving back and ending', () => {
    it('a conversation given back has its old place', async () => {
      const people = await waiting(3)
      const first = (await ada.claims()).body
      world.clock.pass(30)
      expect((await ada.releases(first.conversation.id, first.fence)).body).toEqual({ status: 'waiting' })
      expect(await queued()).toEqual(people.map((p) => p.id))
      expect((await people[0]?.stands())?.body).toMatchObject({ status: 'waiting', position: 1, agent: null })
      const again = (await ben.claims()).body
      expect(again.conversation.id).toBe(people[0]?.id)
      expect(again.fence).toBe(2)
    })

    it('“solved” needs a last word while Kim’s question stands', async () => {
      const kim = await world.customer()
      await kim.says('I want to talk to a person')
      const { fence } = (await ada.claims()).body
      problemIn(await ada.resolves(kim.id, fence), 409, 'unanswered_message')
      expect((await ada.resolves(kim.id, fence, { text: 'Your parcel comes tomorrow.' })).body).toEqual({
        status: 'resolved',
      })
      const events = (await kim.events()).body.events
      expect(events.slice(-3)).toMatchObject([
        { type: 'agent_wrote', text: 'Your parcel comes tomorrow.' },
        { type: 'resolved', outcome: 'solved', by: 'agent', agent: 'Ada' },
        { type: 'notice_sent', kind: 'resolved' },
      ])
      problemIn(await ada.writes(kim.id, fence, 'One more thing'), 409, 'claim_lost')
    })

    it.each(['unsolved', 'duplicate', 'spam'])(
      '%s says by itself why there is no last word',
      async (outcome) => {
        const kim = await world.customer()
        await kim.says('I want to talk to a person')
        const { fence } = (await ada.claims()).body
        expect((await ada.resolves(kim.id, fence, { outcome })).body).toEqual({ status: 'resolved' })
      },
    )

    it('“silent” is nothing an agent may claim', async () => {
      const kim = await one()
      const { fence } = (await ada.claims()).body
      problemIn(await ada.resolves(kim.id, fence, { outcome: 'silent' }), 400, 'invalid')
    })
  })

  describe('presence', () => {
    it('says what is known, and keeps what was not said', async () => {
      expect((await ada.beats({ state: 'online' })).body).toEqual({ state: 'online', capacity: 5 })
      expect((await ada.beats({ state: 'finishing', capacity: 3 })).body).toEqual({
        state: 'finishing',
        capacity: 3,
      })
      expect((await ada.beats({ state: 'away' })).body).toEqual({ state: 'away', capacity: 3 })
      for (const wrong of [{ state: 'asleep' }, { state: 'online', capacity: 0 }, {}])
        problemIn(await ada.beats(wrong), 400, 'invalid')
    })
  })
})

/** Who may use what. A route that is missing here fails the test: decide first who it is for. */
const doors: Record<string, 'anybody' | 'customer' | 'agent' | 'editor' | 'admin' | 'staff'> = {
  'POST /api/conversations': 'anybody',
  'GET /api/articles': 'anybody',
  'GET /api/articles/search': 'anybody',
  'GET /api/conversations/:id': 'customer',
  'POST /api/conversations/:id/messages': 'customer',
  'GET /api/conversations/:id/events': 'customer',
  'POST /api/conversations/:id/handoff': 'customer',
  'POST /api/conversations/:id/promises': 'customer',
  'DELETE /api/conversations/:id/promises': 'customer',
  'POST /api/conversations/:id/return': 'customer',
  'PATCH /api/conversations/:id/receipt': 'customer',
  'POST /api/conversations/:id/feedback': 'customer',
  'POST /api/conversations/:id/resolution': 'customer',
  'POST /api/conversations/:id/rating': 'customer',
  'GET /api/conversations/:id/transcript': 'customer',
  'GET /api/desk/queue': 'agent',
  'POST /api/desk/claims': 'agent',
  'GET /api/desk/conversations/:id': 'agent',
  'POST /api/desk/conversations/:id/messages': 'agent',
  'POST /api/desk/conversations/:id/notes': 'agent',
  'POST /api/desk/conversations/:id/release': 'agent',
  'POST /api/desk/conversations/:id/resolve': 'agent',
  'POST /api/desk/conversations/:id/transfer': 'agent',
  'POST /api/desk/conversations/:id/escalate': 'agent',
  'POST /api/desk/conversations/:id/promises': 'agent',
  'POST /api/desk/conversations/:id/promises/:promise/kept': 'agent',
  'POST /api/desk/conversations/:id/promises/:promise/withdraw': 'agent',
  'POST /api/desk/conversations/:id/snooze': 'agent',
  'GET /api/desk/promises': 'agent',
  'GET /api/desk/agents': 'agent',
  'PUT /api/desk/agents/:name': 'agent',
  'PUT /api/desk/presence': 'agent',
  'GET /api/desk/events': 'agent',
  'GET /api/knowledge/articles': 'editor',
  'POST /api/knowledge/articles': 'editor',
  'GET /api/knowledge/articles/:slug': 'editor',
  'PUT /api/knowledge/articles/:slug': 'editor',
  'DELETE /api/knowledge/articles/:slug': 'editor',
  'POST /api/knowledge/articles/:slug/publish': 'editor',
  'GET /api/knowledge/articles/:slug/revisions': 'editor',
  'POST /api/knowledge/articles/:slug/restore': 'editor',
  'POST /api/knowledge/preview': 'editor',
  'GET /api/audit': 'admin',
  'GET /api/backup': 'admin',
  'GET /api/outbox': 'admin',
  'POST /api/outbox/replay': 'admin',
  'POST /api/outbox/:id/replay': 'admin',
  'GET /api/reports/spending': 'admin',
  'GET /api/reports/service': 'admin',
  'GET /api/knowledge/findings': 'editor',
  'GET /api/session': 'staff',
  'POST /api/people/links': 'admin',
}

const [embedded] = databases

describe('who may use which route', () => {
  let database: Database
  let world: World
  let kim: Awaited<ReturnType<World['customer']>>
  beforeAll(async () => {
    if (!embedded) throw new Error('no database')
    database = await embedded[1]()
    world = await createWorld(database)
    kim = await world.customer()
    for (const role of ['agent', 'editor', 'admin'] as const)
      sessions[role] = (await signedIn(world, `Session ${role}`, [role])).cookie
  })
  afterAll(() => database.close())

  it('every route of the API is in the table, and nothing else', () => {
    const routes = world.app.routes
      .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api'))
      .map(({ method, path }) => `${method} ${path}`)
    expect([...new Set(routes)].sort()).toEqual(Object.keys(doors).sort())
  })

  const sessions = { agent: '', editor: '', admin: '' }
  const ours = { 'sec-fetch-site': 'same-origin' }
  /** What each of them sends to show who they are. */
  const shows = {
    'no key': () => ({}),
    'a wrong key': () => ({ authorization: 'Bearer wrong-wrong-wrong' }),
    "a customer's token": () => ({ authorization: `Bearer ${kim.token}` }),
    'a session that is none': () => ({ cookie: 'baton_staff=none', ...ours }),
    agent: () => ({ authorization: 'Bearer ada-ada-ada' }),
    editor: () => ({ authorization: 'Bearer edda-edda-edda' }),
    admin: () => ({ authorization: 'Bearer olga-olga-olga' }),
    'agent, signed in': () => ({ cookie: sessions.agent, ...ours }),
    'editor, signed in': () => ({ cookie: sessions.editor, ...ours }),
    'admin, signed in': () => ({ cookie: sessions.admin, ...ours }),
    "a foreign page with an admin's session": () => ({
      cookie: sessions.admin,
      origin: 'https://evil.example',
      'sec-fetch-site': 'cross-site',
    }),
  }
  type Who = keyof typeof shows

  const expectedFor = (route: string, door: string, who: Who): 'in' | keyof typeof statusOf => {
    if (door === 'anybody') return 'in'
    if (door === 'customer') return who === "a customer's token" ? 'in' : 'conversation_not_found'
    // Reading changes nothing, and a foreign page never gets to see what was read.
    if (who === "a foreign page with an admin's session")
      return route.startsWith('GET ') ? 'in' : 'foreign_origin'
    const role = /^(agent|editor|admin)\b/.exec(who)?.[1]
    if (role === undefined) return 'not_signed_in'
    return door === 'staff' || role === door || role === 'admin' ? 'in' : 'not_allowed'
  }

  const cases = Object.entries(doors).flatMap(([route, door]) =>
    (Object.keys(shows) as Who[]).map((who) => [route, who, expectedFor(route, door, who)] as const),
  )
  it.each(cases)('%s with %s: %s', async (route, who, expected) => {
    const [method = '', path = ''] = route.split(' ')
    const response = await world.app.request(path.replace(':id', kim.id).replace(':slug', 'no-such'), {
      method,
      headers: {
        'content-type': 'application/json',
        ...shows[who](),
      },
      ...(method === 'GET' ? {} : { body: '{}' }),
    })
    const isProblem = response.headers.get('content-type') === 'application/problem+json'
    const code = isProblem ? ((await response.json()) as { code: string }).code : 'in'
    await response.body?.cancel().catch(() => {})
    if (expected === 'in') expect(Object.keys(statusOf)).not.toContain(code)
    else expect({ code, status: response.status }).toEqual({ code: expected, status: statusOf[expected] })
  })
})

const statusOf = { not_signed_in: 401, not_allowed: 403, foreign_origin: 403, conversation_not_found: 404 }

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../src/adapters/sql.ts'
import { createApp, type Doors } from '../../src/http/app.ts'
import { customerTokens } from '../../src/http/auth.ts'
import { invite, linkFor } from '../../src/stories/signIn.ts'
import { databases } from '../support/databases.ts'
import { signedIn } from '../support/signedIn.ts'
import { ourPage, visitor } from '../support/visitor.ts'
import { createWorld, keys, type World } from '../support/world.ts'
import { answerOf, problemIn } from './problems.ts'

const foreign: Record<string, string>[] = [
  {},
  { origin: 'null' },
  { origin: 'https://evil.example' },
  { origin: 'http://localhost.evil.example' },
  { origin: 'https://localhost' },
  { origin: 'http://localhost:8080' },
  { origin: 'not an origin' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { 'sec-fetch-site': 'none' },
  // A foreign page cannot say this, but whoever can says that it is foreign.
  { 'sec-fetch-site': 'cross-site', origin: 'http://localhost' },
]

describe.each(databases)('signing in, on %s', (_, open) => {
  let database: Database
  let world: World
  beforeAll(async () => {
    database = await open()
    world = await createWorld(database)
  })
  afterAll(() => database.close())

  let people = 0
  /** Somebody new with a link in hand. */
  const invited = async (roles: Parameters<typeof invite>[2] = ['agent']) => {
    const { person, link } = await invite(world.needs, `Person ${++people}`, roles)
    return { id: person.id, path: `/sign-in/${link.token}` }
  }
  /** Letters only, so that it is a name, and another one each time. */
  const newName = () => `Zoe ${'abcdefghij'[people % 10]}${'abcdefghij'[Math.floor(people / 10) % 10]}`
  const someone = async (roles: Parameters<typeof invite>[2] = ['agent']) => {
    people++
    const name = newName()
    return { name, ...(await signedIn(world, name, roles)) }
  }
  const elsewhere = (doors: Partial<Doors>) =>
    createApp(world.needs, {
      tokens: customerTokens('a secret for tests, long enough to sign with'),
      keys,
      ready: async () => true,
      secure: false,
      widgetOrigins: [],
      version: '0',
      ...doors,
    })

  describe('a link', () => {
    it('leads to a button, the button to a name, the name to one’s work', async () => {
      const { path } = await invited()
      const ada = visitor(world.app)
      const page = await ada.get(path)
      expect(page.status).toBe(200)
      expect(page.text).toContain(`<form action="${path}" method="post">`)
      expect(page.text).not.toMatch(/<script|http-equiv/)
      expect(page.setCookie).toBeNull()

      const entered = await ada.submit(path)
      expect(entered).toMatchObject({ status: 303, location: '/sign-in?entered' })
      expect(entered.setCookie).toMatch(/^baton_staff=[\w-]{43}; .*HttpOnly/)
      expect(entered.setCookie).toContain('SameSite=Lax')
      expect(entered.setCookie).toContain('Path=/')
      expect(entered.setCookie).not.toContain('Secure')
      const asked = await ada.get('/sign-in')
      expect(asked.status).toBe(200)
      expect(asked.text).toContain('What shall we call you?')

      const name = newName()
      expect(await ada.submit('/sign-in', { name: `  ${name} ` })).toMatchObject({
        status: 303,
        location: '/desk',
      })
      const session = await world.app.request('/api/session', { headers: { cookie: ada.cookie() } })
      expect(await session.json()).toEqual({ name, roles: ['agent'] })
      // The name stays.
      expect(await ada.submit('/sign-in', { name: 'Somebody Else' })).toMatchObject({ status: 303 })
      expect((await world.needs.people.named(name))?.name).toBe(name)
    })

    it('speaks German to who speaks German', async () => {
      const { path } = await invited()
      expect((await visitor(world.app, 'de').get(path)).text).toContain('Anmelden')
      expect((await visitor(world.app, 'de').get('/sign-in/unknown')).text).toContain(
        'Dieser Link gilt nicht mehr',
      )
    })

    it('opening it, however often and by whatever, uses nothing up', async () => {
      const { path } = await invited()
      const scanner = visitor(world.app)
      for (let i = 0; i < 3; i++) {
        expect((await scanner.get(path)).status).toBe(200)
        expect((await scanner.head(path)).status).toBe(200)
        expect((await scanner.send(path, { method: 'OPTIONS' })).status).toBe(404)
      }
      expect(scanner.cookie()).toBe('')
      expect((await scanner.submit(path)).status).toBe(303)
    })

    it('used, lapsed, replaced or unknown: plain words, 410, no session', async () => {
      const used = await invited()
      await visitor(world.app).submit(used.path)
      const lapsed = await invited()
      world.clock.pass(15 * 60)
      const replaced = await invited()
      await linkFor(world.needs, replaced.id)
      for (const path of [
        used.path,
        lapsed.path,
        replaced.path,
        '/sign-in/unknown',
        '/sign-in/%00',
        '/sign-in/%ED%A0%80',
      ]) {
        const late = visitor(world.app)
        for (const answer of [await late.get(path), await late.submit(path)]) {
          expect(answer.status, path).toBe(410)
          expect(answer.text).toContain('This link works no more')
          expect(answer.text).toContain('Nothing is lost')
          expect(answer.setCookie).toBeNull()
        }
        expect((await late.head(path)).status).toBe(410)
      }
    })

    it('used in a browser that takes no cookie: it says why nobody is signed in', async () => {
      const { path } = await invited()
      const { location } = await visitor(world.app).submit(path)
      const page = await visitor(world.app).get(location ?? '')
      expect(page.status).toBe(401)
      expect(page.text).toContain('Your browser did not take our cookie')
      expect((await visitor(world.app).get('/sign-in')).text).not.toContain('cookie')
    })

    it('two who use it in the same moment: one is in', async () => {
      const { path } = await invited()
      const both = [visitor(world.app), visitor(world.app)]
      const answers = await Promise.all(both.map((one) => one.submit(path)))
      expect(answers.map((a) => a.status).sort()).toEqual([303, 410])
      expect(both.filter((one) => one.cookie() !== '')).toHaveLength(1)
    })

    it('never opens into a session somebody else has planted', async () => {
      const { path } = await invited()
      const victim = visitor(world.app)
      victim.carries('baton_staff=planted')
      await victim.submit(path)
      expect(victim.cookie()).toMatch(/^baton_staff=[\w-]{43}$/)
      expect(await world.needs.people.whoIs('planted', world.clock.now())).toBeNull()

      // One's own earlier session, or another's in the same browser, ends with it.
      const other = await someone()
      const { path: again } = await invited()
      const shared = visitor(world.app)
      shared.carries(other.cookie)
      await shared.submit(again)
      expect(shared.cookie()).not.toBe(other.cookie)
      expect(await world.needs.people.whoIs(other.token, world.clock.now())).toBeNull()
    })

    it('a link that does not work leaves the session one has', async () => {
      const ada = await someone()
      const browser = visitor(world.app)
      browser.carries(ada.cookie)
      const answer = await browser.submit('/sign-in/unknown')
      expect(answer.text).toContain('already')
      expect(await world.needs.people.whoIs(ada.token, world.clock.now())).not.toBeNull()
    })

    it('over https the cookie is for https only', async () => {
      const { path } = await invited()
      const entered = await visitor(elsewhere({ secure: true })).submit(path)
      expect(entered.setCookie).toContain('; Secure')
    })
  })

  describe('where one lands', () => {
    it.each([
      [['agent'], '/desk'],
      [['editor'], '/editor'],
      [['admin'], '/people'],
      [['agent', 'editor', 'admin'], '/desk'],
      [['editor', 'admin'], '/editor'],
    ] as const)('%j: %s', async (roles, place) => {
      const person = await someone([...roles])
      const browser = visitor(world.app)
      browser.carries(person.cookie)
      expect(await browser.get('/sign-in')).toMatchObject({ status: 303, location: place })
    })

    it('is nothing a request can say', async () => {
      const ways = ['next', 'redirect', 'return', 'url', 'continue', 'to']
      const query = ways.map((way) => `${way}=${encodeURIComponent('//evil.example')}`).join('&')
      const { path } = await invited()
      const ada = visitor(world.app)
      const said = [
        await ada.submit(
          `${path}?${query}`,
          Object.fromEntries(ways.map((w) => [w, 'https://evil.example'])),
        ),
        await ada.submit(`/sign-in?${query}`, { name: newName(), next: 'https://evil.example' }),
        await ada.get(`/sign-in?${query}`),
        await ada.get('/sign-in//evil.example'),
        await ada.get('/sign-in/%2F%2Fevil.example'),
        await ada.submit(`/sign-out?${query}`, { next: '//evil.example' }),
        await ada.get(`/sign-in?${query}`),
      ]
      for (const { location } of said) expect([null, '/sign-in?entered', '/desk', '/']).toContain(location)
      expect(said.map((a) => a.status)).toEqual([303, 303, 303, 404, 410, 303, 401])
    })
  })

  describe('the name', () => {
    const nameless = async () => {
      const { path, id } = await invited()
      const browser = visitor(world.app)
      await browser.submit(path)
      return { browser, id }
    }

    it('is nobody else’s, not nearly, and no API key’s', async () => {
      const { browser } = await nameless()
      const taken = await someone()
      for (const name of [taken.name, taken.name.toUpperCase(), 'Olga', 'OLGA']) {
        const answer = await browser.submit('/sign-in', { name })
        expect(answer.status).toBe(400)
        expect(answer.text).toContain('Somebody here has this name')
        expect(answer.text).toContain(`value="${name}"`)
      }
    })

    it.each([
      ['A', 'A name has 2 to 40 characters'],
      ['x'.repeat(41), 'A name has 2 to 40 characters'],
      ['Assistant', 'Please use your own'],
      ['Nordlicht Support', 'Please use your own'],
      ['Аssistent', 'Please use your own'],
      ['<script>alert(1)</script>', 'A name is made of'],
    ])('%j is refused kindly, and comes back as it was typed', async (name, words) => {
      const { browser, id } = await nameless()
      const answer = await browser.submit('/sign-in', { name })
      expect(answer.status).toBe(400)
      expect(answer.text).toContain(words)
      expect(answer.text).toContain(`value="${name.replaceAll('<', '&lt;').replaceAll('>', '&gt;')}"`)
      expect((await world.needs.people.read(id)).name).toBeNull()
    })

    it('without one there is no desk yet and no API, only the way to choose it', async () => {
      const { browser } = await nameless()
      expect(await browser.get('/people')).toMatchObject({ status: 403 })
      const answer = await world.app.request('/api/session', { headers: { cookie: browser.cookie() } })
      expect(problemIn(await answerOf(answer), 401, 'not_signed_in').detail).toContain('/sign-in')
    })
  })

  describe('a session', () => {
    it('opens what its roles open, and nothing else', async () => {
      const ada = await someone(['agent'])
      const get = (path: string) => world.app.request(path, { headers: ada.headers })
      expect((await get('/api/desk/queue')).status).toBe(200)
      problemIn(await answerOf(await get('/api/knowledge/articles')), 403, 'not_allowed')
      problemIn(await answerOf(await get('/api/audit')), 403, 'not_allowed')
      const both = await someone(['agent', 'editor'])
      for (const path of ['/api/desk/queue', '/api/knowledge/articles'])
        expect((await world.app.request(path, { headers: both.headers })).status).toBe(200)
    })

    it('ends after thirty days without use, and by signing out, on the server too', async () => {
      const ada = await someone()
      const ben = await someone()
      const browser = visitor(world.app)
      browser.carries(ben.cookie)
      expect(await browser.submit('/sign-out')).toMatchObject({ status: 303, location: '/' })
      expect(browser.cookie()).toBe('')
      const signedOut = await world.app.request('/api/session', { headers: ben.headers })
      problemIn(await answerOf(signedOut), 401, 'not_signed_in')
      world.clock.pass(29 * 86_400)
      expect((await world.app.request('/api/session', { headers: ada.headers })).status).toBe(200)
      world.clock.pass(30 * 86_400)
      problemIn(
        await answerOf(await world.app.request('/api/session', { headers: ada.headers })),
        401,
        'not_signed_in',
      )
    })

    it('a key beside it counts, not the session', async () => {
      const ada = await someone()
      const answer = await world.app.request('/api/session', {
        headers: { ...ada.headers, authorization: 'Bearer edda-edda-edda' },
      })
      expect(await answer.json()).toEqual({ name: 'Edda', roles: ['editor'] })
      const wrong = await world.app.request('/api/session', {
        headers: { ...ada.headers, authorization: 'Bearer wrong-wrong-wrong' },
      })
      problemIn(await answerOf(wrong), 401, 'not_signed_in')
    })
  })

  describe('a page that is not ours', () => {
    it.each(foreign.map((from) => [JSON.stringify(from), from] as const))(
      'says %s and changes nothing',
      async (_, from) => {
        const olga = await someone(['admin', 'agent'])
        const other = await someone()
        const { path } = await invited()
        const browser = visitor(world.app)
        browser.carries(olga.cookie)
        const before = await world.needs.people.list()
        const forms: [string, Record<string, string>][] = [
          [path, {}],
          ['/sign-in', { name: 'Mallory' }],
          ['/sign-out', {}],
          ['/people', { whom: 'Mallory', role: 'admin' }],
          [`/people/${other.id}/link`, {}],
          [`/people/${other.id}/roles`, { role: 'admin' }],
          [`/people/${other.id}/dismiss`, {}],
          [`/people/${other.id}/readmit`, {}],
        ]
        for (const [to, fields] of forms)
          expect((await browser.submit(to, fields, from)).status, to).toBe(403)
        for (const to of ['/api/desk/claims', '/api/people/links']) {
          const answer = await world.app.request(to, {
            method: 'POST',
            headers: { cookie: olga.cookie, 'content-type': 'application/json', ...from },
            body: '{}',
          })
          problemIn(await answerOf(answer), 403, 'foreign_origin')
        }
        expect(await world.needs.people.list()).toEqual(before)
        expect(browser.cookie()).toBe(olga.cookie)
        // Nobody was signed in by it either: the link is as good as before.
        expect((await browser.get(path)).status).toBe(200)
      },
    )

    it('ours is known by what the browser says, or by its address; behind a proxy by the public one', async () => {
      const ada = await someone()
      const beat = (app: World['app'], from: Record<string, string>) =>
        app.request('/api/desk/presence', {
          method: 'PUT',
          headers: { cookie: ada.cookie, 'content-type': 'application/json', ...from },
          body: '{"state":"online"}',
        })
      expect((await beat(world.app, ourPage)).status).toBe(200)
      expect((await beat(world.app, { origin: 'http://localhost' })).status).toBe(200)
      const behind = elsewhere({ publicUrl: 'https://help.example/' })
      expect((await beat(behind, { origin: 'https://help.example' })).status).toBe(200)
      expect((await beat(behind, { origin: 'http://localhost' })).status).toBe(403)
    })

    it('may read nothing, and a script with a key needs no page at all', async () => {
      const ada = await someone()
      const read = await world.app.request('/api/session', {
        headers: { cookie: ada.cookie, origin: 'https://evil.example' },
      })
      expect(read.headers.get('access-control-allow-origin')).toBeNull()
      expect((await world.staff('Ada').beats()).status).toBe(200)
    })
  })

  describe('the people', () => {
    const asAdmin = async () => {
      const olga = await someone(['admin'])
      const browser = visitor(world.app)
      browser.carries(olga.cookie)
      return { ...olga, browser }
    }
    const linkIn = (text: string) => /value="http:\/\/localhost(\/sign-in\/[\w-]{43})"/.exec(text)?.[1] ?? ''

    it('are listed with roles and when they were here, for admins only', async () => {
      const { browser, name } = await asAdmin()
      const ada = await someone(['agent'])
      const { text } = await browser.get('/people')
      expect(text).toContain(ada.name)
      expect(text).toContain(name)
      expect(text).toMatch(/last here/)
      const agent = visitor(world.app)
      agent.carries(ada.cookie)
      expect((await agent.get('/people')).status).toBe(403)
      expect((await agent.submit('/people', { whom: 'Mallory', role: 'admin' })).status).toBe(403)
      expect((await agent.submit(`/people/${ada.id}/roles`, { role: 'admin' })).status).toBe(403)
      expect((await visitor(world.app).get('/people')).status).toBe(401)
      expect((await visitor(world.app).submit('/people', { whom: 'M', role: 'admin' })).status).toBe(401)
    })

    it('a new one comes in by the link that is shown once', async () => {
      const { browser } = await asAdmin()
      const shown = await browser.submit('/people', { whom: 'Ada, evenings', role: ['agent', 'editor'] })
      expect(shown.status).toBe(200)
      const path = linkIn(shown.text)
      const ada = visitor(world.app)
      expect((await ada.submit(path)).status).toBe(303)
      people++
      expect((await ada.submit('/sign-in', { name: newName() })).location).toBe('/desk')
      expect((await browser.get('/people')).text).not.toContain(path)
      const list = await world.needs.people.list()
      expect(list.find((p) => p.invitedAs === 'Ada, evenings')).toMatchObject({ roles: ['agent', 'editor'] })
    })

    it('without a role, or for nobody, none is taken in', async () => {
      const { browser } = await asAdmin()
      const before = await world.needs.people.list()
      for (const form of [
        { whom: 'Ada', role: [] },
        { whom: 'Ada', role: ['boss'] },
        { whom: '  ', role: ['agent'] },
        { whom: 'x'.repeat(61), role: ['agent'] },
        { whom: 'a\0b', role: ['agent'] },
        {},
      ]) {
        const answer = await browser.submit('/people', form)
        expect(answer.status).toBe(400)
        expect(answer.text).toContain('role="alert"')
      }
      expect(await world.needs.people.list()).toEqual(before)
    })

    it('what an admin types is shown as text', async () => {
      const { browser } = await asAdmin()
      const shown = await browser.submit('/people', { whom: '<img src=x onerror=alert(1)>"', role: 'editor' })
      for (const { text } of [shown, await browser.get('/people')]) {
        expect(text).not.toContain('<img')
        expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;')
      }
    })

    it('a new link takes the old one’s place', async () => {
      const { browser } = await asAdmin()
      const { id, path } = await invited()
      const next = linkIn((await browser.submit(`/people/${id}/link`)).text)
      expect((await visitor(world.app).submit(path)).status).toBe(410)
      expect((await visitor(world.app).submit(next)).status).toBe(303)
    })

    it('roles change at once', async () => {
      const { browser } = await asAdmin()
      const ada = await someone(['agent'])
      expect(await browser.submit(`/people/${ada.id}/roles`, { role: 'editor' })).toMatchObject({
        status: 303,
        location: '/people',
      })
      const queue = await world.app.request('/api/desk/queue', { headers: ada.headers })
      problemIn(await answerOf(queue), 403, 'not_allowed')
      expect((await world.app.request('/api/knowledge/articles', { headers: ada.headers })).status).toBe(200)
    })

    it('admins do not remove themselves', async () => {
      const { browser, id } = await asAdmin()
      for (const [path, form] of [
        [`/people/${id}/dismiss`, {}],
        [`/people/${id}/roles`, { role: 'agent' }],
      ] as const) {
        const answer = await browser.submit(path, form)
        expect(answer.status).toBe(400)
        expect(answer.text).toContain('Admins do not remove themselves')
      }
      expect(await world.needs.people.read(id)).toMatchObject({ roles: ['admin'], dismissedAt: null })
      expect((await browser.submit(`/people/${id}/roles`, { role: ['admin', 'agent'] })).status).toBe(303)
    })

    it('nobody of this id: 404', async () => {
      const { browser } = await asAdmin()
      for (const id of ['00000000-0000-4000-8000-000000000000', 'x', '1%27%20or%20true'])
        for (const what of ['link', 'dismiss', 'readmit'])
          expect((await browser.submit(`/people/${id}/${what}`)).status).toBe(404)
    })
  })

  describe('who is dismissed', () => {
    it('is out at once; what they had waits again, at its old place, and the customer hears of it', async () => {
      const olga = await someone(['admin'])
      const mallory = await someone(['agent'])
      const [kim, tarek] = [await world.customer(), await world.customer()]
      await kim.wantsPerson()
      world.clock.pass(1)
      await tarek.wantsPerson()
      const json = { 'content-type': 'application/json' }
      const as = (path: string, body?: object) =>
        world.app.request(path, {
          method: body ? 'POST' : 'GET',
          headers: { ...mallory.headers, ...json },
          ...(body ? { body: JSON.stringify(body) } : {}),
        })
      const held = (await (await as('/api/desk/claims', { conversationId: kim.id })).json()) as {
        fence: number
      }

      const admin = visitor(world.app)
      admin.carries(olga.cookie)
      expect((await admin.submit(`/people/${mallory.id}/dismiss`)).status).toBe(303)

      expect((await kim.stands()).body).toMatchObject({ status: 'waiting', position: 1, agent: null })
      for (const answer of [
        await as('/api/session'),
        await as('/api/desk/queue'),
        await as(`/api/desk/conversations/${kim.id}/messages`, { fence: held.fence, text: 'Still here' }),
      ])
        problemIn(await answerOf(answer), 401, 'not_signed_in')
      expect((await kim.transcript()).body.lines.at(-1)).toMatchObject({ who: 'system' })
      expect((await world.staff('Ben').claims()).body.conversation.id).toBe(kim.id)

      expect((await admin.get('/people')).text).toContain('No longer here')
      expect((await admin.submit(`/people/${mallory.id}/link`)).status).toBe(404)
      expect((await admin.submit(`/people/${mallory.id}/readmit`)).status).toBe(303)
      problemIn(await answerOf(await as('/api/session')), 401, 'not_signed_in')
      expect((await admin.submit(`/people/${mallory.id}/link`)).status).toBe(200)
    })

    it('their open stream says why, and ends', async () => {
      const olga = await someone(['admin'])
      const mallory = await someone(['agent'])
      const stream = await world.app.request('/api/desk/events', { headers: mallory.headers })
      const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader()
      expect((await reader?.read())?.value).toContain('event: queue')
      const admin = visitor(world.app)
      admin.carries(olga.cookie)
      await admin.submit(`/people/${mallory.id}/dismiss`)
      const dismissed = performance.now()
      let rest = ''
      for (;;) {
        const piece = await reader?.read()
        if (!piece || piece.done) break
        rest += piece.value
      }
      expect(rest).toContain('event: problem')
      expect(rest).toContain('"code":"not_signed_in"')
      // By the bell, not by the heartbeat of fifteen seconds.
      expect(performance.now() - dismissed).toBeLessThan(10_000)
    })
  })

  it('for whoever has the machine: a link for a new admin, or for somebody by name', async () => {
    const links = (body: object) => world.staff('Olga').post('/api/people/links', body)
    const { status, body } = await links({})
    expect(status).toBe(201)
    const browser = visitor(world.app)
    await browser.submit(new URL(body.address).pathname)
    people++
    expect((await browser.submit('/sign-in', { name: newName() })).location).toBe('/people')
    const ada = await someone(['agent'])
    const again = visitor(world.app)
    await again.submit(new URL((await links({ name: ada.name })).body.address).pathname)
    expect((await again.get('/sign-in')).location).toBe('/desk')
    problemIn(await links({ name: 'Nobody' }), 404, 'person_not_found')
    problemIn(await world.staff('Ada').post('/api/people/links'), 403, 'not_allowed')
    problemIn(await links({ name: 'x', role: 'admin' }), 400, 'invalid')
  })
})

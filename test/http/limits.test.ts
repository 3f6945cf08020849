import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import type { Database } from '../../src/adapters/sql.ts'
import { clientAddress, neighbourhood } from '../../src/http/address.ts'
import { createApp } from '../../src/http/app.ts'
import { customerTokens } from '../../src/http/auth.ts'
import { buckets } from '../../src/http/buckets.ts'
import { allowances, errandOf, limitsOf } from '../../src/http/limits.ts'
import { databases } from '../support/databases.ts'
import { visitor } from '../support/visitor.ts'
import { createWorld, handClock, keys, type World } from '../support/world.ts'
import { answerOf, problemIn } from './problems.ts'

describe('whose address it is', () => {
  test.each<[string, number, string, string | undefined, string]>([
    ['nobody stands in front: what the caller writes is not believed', 0, '9.9.9.9', '1.1.1.1', '9.9.9.9'],
    ['one proxy: whom it saw', 1, '10.0.0.1', '1.1.1.1', '1.1.1.1'],
    ['one proxy, and a caller who pretends', 1, '10.0.0.1', '6.6.6.6, 1.1.1.1', '1.1.1.1'],
    ['two proxies', 2, '10.0.0.2', '6.6.6.6, 1.1.1.1, 10.0.0.1', '1.1.1.1'],
    ['two proxies expected, one passed: came another way', 2, '9.9.9.9', '1.1.1.1', '9.9.9.9'],
    ['a proxy that says nothing', 1, '10.0.0.1', undefined, '10.0.0.1'],
    ['a proxy that says an empty thing', 1, '10.0.0.1', '1.1.1.1, ', '10.0.0.1'],
  ])('%s', (_, proxies, peer, header, expected) =>
    expect(clientAddress(peer, header, proxies)).toBe(expected),
  )

  test.each([
    ['1.2.3.4', '1.2.3.4'],
    ['::ffff:1.2.3.4', '1.2.3.4'],
    ['1.2.3.4:5678', '1.2.3.4'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002:ffff::', '2001:db8:1:2::/64'],
    ['[2001:db8:1:2::1]:443', '2001:db8:1:2::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['2001:db8:1:3::1', '2001:db8:1:3::/64'],
    ['', ''],
  ])('%s counts as %s', (address, expected) => expect(neighbourhood(address)).toBe(expected))
})

describe('a bucket', () => {
  const clock = handClock()
  it('gives so many at once, then one after the other', () => {
    const b = buckets({ burst: 3, every: 10 }, clock)
    expect([1, 2, 3, 4, 5].map(() => b.take('kim'))).toEqual([0, 0, 0, 10, 10])
    expect(b.take('tarek')).toBe(0)
    clock.pass(4)
    expect(b.take('kim')).toBe(6)
    clock.pass(6)
    expect([b.take('kim'), b.take('kim')]).toEqual([0, 10])
    clock.pass(1000)
    expect([1, 2, 3, 4].map(() => b.take('kim'))).toEqual([0, 0, 0, 10])
  })
  it('takes back what was not used', () => {
    const b = buckets({ burst: 1, every: 10 }, clock)
    expect([b.take('kim'), b.take('kim')]).toEqual([0, 10])
    b.giveBack('kim')
    expect([b.take('kim'), b.take('kim')]).toEqual([0, 10])
  })
  it('punishes nobody for a clock that is set back or forward', () => {
    const b = buckets({ burst: 2, every: 10 }, clock)
    b.take('kim')
    clock.pass(-3600)
    expect([1, 2, 3].map(() => b.take('kim'))).toEqual([0, 0, 10])
    clock.pass(3600)
    expect(b.take('kim')).toBe(0)
  })
  it('forgets the oldest rather than to grow without end', () => {
    const b = buckets({ burst: 1, every: 1000 }, clock)
    for (let i = 0; i < 120_000; i++) b.take(`invented ${i}`)
    expect(b.size()).toBe(100_000)
    expect(b.take('invented 119999')).toBeGreaterThan(0)
  })
})

test.each([
  ['POST', '/api/conversations', 'open'],
  ['POST', '/api/conversations/7/messages', 'message'],
  ['POST', '/api/conversations/7/handoff', 'handoff'],
  ['POST', '/api/conversations/7/feedback', 'word'],
  ['PATCH', '/api/conversations/7/receipt', 'word'],
  ['POST', '/api/conversations/7/attachments/3/thumb', 'word'],
  ['GET', '/api/conversations/7/events', 'read'],
  ['GET', '/api/articles/search', 'read'],
  ['GET', '/', 'read'],
  ['GET', '/chat/transcript', 'read'],
  ['POST', '/chat/messages', null],
  ['POST', '/api/desk/claims', null],
  ['GET', '/health', null],
])('%s %s counts as %s', (method, path, errand) => expect(errandOf(method, path)).toBe(errand))

describe('who asks too much', () => {
  let database: Database
  let world: World
  let app: World['app']
  /** The other end of the connection of the next requests. */
  let peer = ''
  beforeAll(async () => {
    const [embedded] = databases
    if (!embedded) throw new Error('no database')
    database = await embedded[1]()
    world = await createWorld(database)
    app = createApp(world.needs, {
      tokens: customerTokens('a secret for tests, long enough to sign with'),
      keys,
      ready: async () => true,
      secure: false,
      widgetOrigins: [],
      version: '0.0.0',
      limits: limitsOf(world.clock, { factor: 0.1, proxies: 0, peer: () => peer }),
    })
  })
  afterAll(() => database.close())

  const send = async (method: string, path: string, token = '', body?: object, more: HeadersInit = {}) =>
    answerOf(
      await app.request(path, {
        method,
        headers: {
          ...(token ? { authorization: `Bearer ${token}` } : {}),
          'content-type': 'application/json',
          ...more,
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
      }),
    )
  const opens = (more: HeadersInit = {}) => send('POST', '/api/conversations', '', { language: 'en' }, more)
  const customer = async () => {
    const { body } = await opens()
    const { id, token } = body as { id: string; token: string }
    const at = (path: string) => `/api/conversations/${id}${path}`
    return {
      id,
      token,
      says: (text = 'Hello') => send('POST', at('/messages'), token, { id: crypto.randomUUID(), text }),
      wantsPerson: (wish: object = {}) => send('POST', at('/handoff'), token, wish),
      stands: () => send('GET', at(''), token),
    }
  }
  /** Asks until it is refused; how often it was not. */
  const untilRefused = async (ask: () => Promise<{ status: number }>, most = 500) => {
    for (let i = 0; i < most; i++) if ((await ask()).status === 429) return i
    return most
  }

  it('messages of one conversation: refused with when to come back, and taken then', async () => {
    peer = '198.51.100.1'
    const kim = await customer()
    expect(await untilRefused(() => kim.says())).toBe(allowances.message.conversation!.burst / 10)
    const refused = await kim.says()
    const { detail, retryAfter } = problemIn(refused, 429, 'too_many_requests')
    expect(detail).toContain('This message was not taken, everything before it was')
    expect(refused.headers.get('retry-after')).toBe(String(retryAfter))
    world.clock.pass(Number(retryAfter))
    expect((await kim.says()).status).toBe(201)
  })

  it('and a person stays reachable meanwhile, from the same conversation and address', async () => {
    peer = '198.51.100.2'
    const kim = await customer()
    await untilRefused(() => kim.says())
    await untilRefused(opens)
    expect((await kim.wantsPerson()).body).toMatchObject({ status: 'waiting' })
    expect((await kim.stands()).status).toBe(200)
  })

  it('one address, whatever it writes into its headers, and whichever tokens it invents', async () => {
    peer = '198.51.100.3'
    let n = 0
    const pretending = () => opens({ 'x-forwarded-for': `203.0.113.${n++ % 250}` })
    expect(await untilRefused(pretending)).toBe(allowances.open.address.burst / 10)
    const inventing = () =>
      send('POST', `/api/conversations/${crypto.randomUUID()}/messages`, `invented-${n++}`, {
        id: crypto.randomUUID(),
        text: 'x',
      })
    expect(await untilRefused(inventing)).toBe(allowances.message.address.burst / 10)
    peer = '198.51.100.4'
    expect((await opens()).status).toBe(201)
  })

  it('a whole IPv6 network counts as one; its neighbour is not held for it', async () => {
    let n = 0
    const moving = () => {
      peer = `2001:db8:5:6::${(n++).toString(16)}`
      return opens()
    }
    expect(await untilRefused(moving)).toBe(allowances.open.address.burst / 10)
    peer = '2001:db8:5:7::1'
    expect((await opens()).status).toBe(201)
  })

  it('a flood of handoffs without a word: held up at the address, while whoever says a word gets in, and others always', async () => {
    const silent = []
    // Opened from many places, so that only the handoffs are counted here.
    for (let i = 0; i < 6; i++) {
      peer = `203.0.113.${i}`
      silent.push(await customer())
    }
    peer = '198.51.100.6'
    const answers = []
    for (const one of silent) answers.push(await one.wantsPerson())
    expect(answers.map((a) => a.status)).toEqual([200, 200, 429, 429, 429, 429])
    const { detail } = problemIn(answers[2]!, 429, 'too_many_requests')
    expect(detail).toContain('Write one sentence')
    const [, , third, fourth] = silent
    expect((await third!.says('My parcel has not come')).status).toBe(201)
    expect((await third!.wantsPerson()).body).toMatchObject({ status: 'waiting' })
    expect((await fourth!.wantsPerson({ comment: 'My parcel' })).body).toMatchObject({ status: 'waiting' })
    peer = '198.51.100.7'
    expect((await (await customer()).wantsPerson()).body).toMatchObject({ status: 'waiting' })
  })

  it('the plain pages give the text back', async () => {
    peer = '198.51.100.8'
    const browser = visitor(app)
    const ask = () => browser.submit('/chat', { text: 'Where is my <parcel>?', lang: 'en' })
    expect(await untilRefused(ask)).toBe(allowances.open.address.burst / 10)
    const { text } = await ask()
    expect(text).toContain('Where is my &lt;parcel&gt;?')
    expect(text).toContain('was not accepted yet')
  })

  it('staff are not counted, and nothing is where the operator says 0', async () => {
    peer = '198.51.100.9'
    for (let i = 0; i < 300; i++)
      expect((await send('GET', '/api/desk/queue', 'ada-ada-ada')).status).toBe(200)
    const free = limitsOf(world.clock, { factor: 0, proxies: 0, peer: () => peer })
    const context = { req: { header: () => undefined } } as unknown as Parameters<typeof free.count>[0]
    for (let i = 0; i < 10_000; i++) free.count(context, 'open')
    expect(free.wordless.take(context)).toBe(true)
  })
})

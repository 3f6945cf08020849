import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { buildHere } from '../../src/adapters/indexer.ts'
import { migrate, migrationFiles } from '../../src/adapters/migrate.ts'
import { openPostgres } from '../../src/adapters/postgres.ts'
import type { Database } from '../../src/adapters/sql.ts'
import { furnish } from '../../src/run/needs.ts'
import { audit } from '../../src/stories/audit.ts'
import type { Needs } from '../../src/stories/needs.ts'
import { fill } from '../bench/queue.ts'
import { openPostgresCopy } from '../support/databases.ts'
import { rounds } from '../support/long.ts'
import { nordlicht } from '../support/nordlicht.ts'
import { canStartPostgres, ownPostgres } from '../support/ownPostgres.ts'
import { chance } from '../support/proxy.ts'
import { check } from './checker.ts'
import { crowdAt } from './crowd.ts'
import { agentNames, fleet, type Server, secretOf } from './fleet.ts'
import { seen } from './history.ts'
import { mostOvertaken, type Taken } from './inOrder.ts'

const blows = { servers: rounds(3, 100), database: rounds(1, 20), rolling: rounds(1, 10) }
/** How much must be acknowledged before and after each blow: enough for every kind of work to be under way. */
const load = { before: rounds(16, 60), after: rounds(6, 20) }
// Three servers, a database and everybody's clients: on a busy machine that takes its time.
const timeout = rounds(180_000, 7_200_000)

/** The house on the same database, beside the servers: it loads the articles and looks at what lies there. */
async function houseOn(database: Database): Promise<Needs> {
  const needs = furnish({
    database,
    indexer: buildHere,
    report: () => {},
    settings: {
      company: 'Nordlicht',
      answerWithinSeconds: 20,
      askBackTimes: 1,
      loopBudget: 2,
      askAfterMinutes: 10,
      closeAfterHours: 24,
    },
  })
  await needs.library.load(
    nordlicht.map((article) => ({ article, hash: JSON.stringify(article) })),
    needs.clock.now(),
  )
  return needs
}

/** Reads every conversation whole, lets the checker look for the six anomalies and the audit at every invariant. */
async function nothingIsWrong(needs: Needs, crowd: ReturnType<typeof crowdAt>) {
  const touched = new Set(crowd.history.operations.map(({ conversation }) => conversation))
  touched.delete('')
  for (const id of touched) {
    const begun = crowd.history.begin({
      process: 'the log',
      conversation: id,
      f: 'read',
      whole: true,
      after: 0,
      events: [],
    })
    begun.ok({ events: seen((await needs.store.read(id)).log) })
  }
  expect(check(crowd.history.operations)).toEqual([])
  expect(crowd.complaints).toEqual([])
  const { invariants, conversations } = await audit(needs)
  expect(invariants.filter(({ broken }) => broken > 0)).toEqual([])
  expect(conversations).toBeGreaterThanOrEqual(crowd.conversations.size)
}

describe.runIf(inject('postgresUrl') !== '')('three servers on one PostgreSQL', () => {
  let database: Awaited<ReturnType<typeof openPostgresCopy>>
  let needs: Needs
  let servers: Server[]
  let remove = async () => {}
  beforeAll(async () => {
    database = await openPostgresCopy(4)
    needs = await houseOn(database)
    const started = await fleet(database.url, 3)
    servers = started.servers
    remove = started.remove
  })
  afterAll(async () => {
    await remove()
    await database.close()
  })

  it(`a server is killed ${blows.servers} times under load: nothing lost, doubled, out of order or owned twice`, {
    timeout,
  }, async () => {
    const random = chance(5)
    const crowd = crowdAt(servers, 8, random)
    for (let round = 0; round < blows.servers; round++) {
      await crowd.getsOn(load.before)
      const victim = servers[Math.floor(random() * servers.length)]
      await victim?.kill()
      await crowd.getsOn(load.after)
      await victim?.start()
    }
    await crowd.getsOn(load.after)
    await crowd.stop()
    await nothingIsWrong(needs, crowd)
  })

  it('each is stopped and started anew under load: whoever works is told nothing but "at another server"', {
    timeout,
  }, async () => {
    const crowd = crowdAt(servers, 8, chance(6))
    for (let round = 0; round < blows.rolling; round++) {
      for (const server of servers) {
        await crowd.getsOn(load.before)
        expect(await server.stop()).toBe(0)
        await server.start()
      }
    }
    await crowd.getsOn(load.after)
    await crowd.stop()
    await nothingIsWrong(needs, crowd)
  })

  it('a stream is told to come back when its server stops, and goes on at another one where it was', {
    timeout,
  }, async () => {
    const [one, other] = servers as [Server, Server]
    const opened = await fetch(`${one.url}/api/conversations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"language":"en"}',
    })
    const { id, token } = (await opened.json()) as { id: string; token: string }
    const follow = (server: Server, last?: number) =>
      fetch(`${server.url}/api/conversations/${id}/events`, {
        headers: {
          accept: 'text/event-stream',
          authorization: `Bearer ${token}`,
          ...(last === undefined ? {} : { 'last-event-id': String(last) }),
        },
      })
    const first = (await follow(one)).text()
    // What happens at another server is heard here: the notification crosses processes.
    const asked = await fetch(`${other.url}/api/conversations/${id}/handoff`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: '{}',
    })
    expect(asked.status).toBe(200)
    const { log } = await needs.store.read(id)
    await new Promise((later) => setTimeout(later, 300))
    expect(await one.stop()).toBe(0)
    const heard = await first
    for (const { seq } of log) expect(heard).toContain(`id: ${seq}\n`)
    expect(heard).toMatch(/retry: \d+\n\n$/)
    const again = await follow(other, log.length)
    const reader = again.body?.getReader()
    const reply = await fetch(`${other.url}/api/desk/claims`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${secretOf('Ada')}` },
      body: JSON.stringify({ conversationId: id }),
    })
    expect(reply.status).toBe(201)
    const next = new TextDecoder().decode((await reader?.read())?.value)
    expect(next).toContain(`id: ${log.length + 1}\n`)
    await reader?.cancel()
    await one.start()
  })

  it('what an editor publishes at one is answered by the other', { timeout }, async () => {
    const [one, other] = servers as [Server, Server]
    const post = async (server: Server, path: string, token: string, body: object) => {
      const answer = await fetch(server.url + path, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token ? { authorization: `Bearer ${token}` } : {}),
        },
        body: JSON.stringify(body),
      })
      expect(answer.status).toBeLessThan(300)
      return answer.json()
    }
    const asks = async () => {
      const { id, token } = await post(other, '/api/conversations', '', { language: 'en' })
      const turn = await post(other, `/api/conversations/${id}/messages`, token, {
        id: crypto.randomUUID(),
        text: 'How do I water my cactus?',
      })
      return turn.events[1]
    }
    expect((await asks()).type).not.toBe('bot_replied')
    await post(one, '/api/knowledge/articles', one.token, {
      slug: 'cactus',
      language: 'en',
      title: 'How do I water my cactus?',
      questions: ['How often does a cactus need water?'],
      body: 'Once a month is enough.',
    })
    await post(one, '/api/knowledge/articles/cactus/publish', one.token, {})
    await vi.waitFor(async () => expect(await asks()).toMatchObject({ text: 'Once a month is enough.' }), {
      timeout: 10_000,
      interval: 100,
    })
  })
})

const many = rounds(400, 10_000)
describe.runIf(inject('postgresUrl') !== '')(`${many} wait, and everybody is at the desk`, () => {
  it('64 pairs of hands at three servers take each once, the first ones first', { timeout }, async () => {
    const database = await openPostgresCopy(4)
    let remove = async () => {}
    try {
      const needs = await houseOn(database)
      await fill(needs, database, many - 1)
      // What must leave the house for one of them must for each.
      await database.sql`
        insert into outbox
        select (jsonb_populate_record(outbox, jsonb_build_object('conversation_id', conversation.id))).*
        from   outbox, conversation
        where  conversation.id not in (select conversation_id from outbox)
      `
      const started = await fleet(database.url, 3)
      remove = started.remove
      const waiting = (await needs.queue.waiting(needs.clock.now(), many)).map(({ id }) => id)
      expect(waiting).toHaveLength(many)

      const call = (hand: number, method: string, path: string, body: object) =>
        fetch(`${started.servers[hand % 3]?.url}/api/desk${path}`, {
          method,
          headers: {
            'content-type': 'application/json',
            authorization: `Bearer ${secretOf(agentNames[hand % agentNames.length] ?? '')}`,
          },
          body: JSON.stringify(body),
        })
      for (const hand of agentNames.keys())
        await call(hand, 'PUT', '/presence', { state: 'online', capacity: 50 })
      const taken: Taken[] = []
      const works = async (hand: number) => {
        for (;;) {
          const begun = performance.now()
          const answer = await call(hand, 'POST', '/claims', {})
          if (answer.status === 204) return
          expect(answer.status).toBe(201)
          const { conversation, fence } = (await answer.json()) as {
            conversation: { id: string }
            fence: number
          }
          taken.push({ id: conversation.id, begun, ended: performance.now() })
          const ended = await call(hand, 'POST', `/conversations/${conversation.id}/resolve`, {
            fence,
            outcome: 'unsolved',
          })
          expect(ended.status).toBe(200)
        }
      }
      await Promise.all(Array.from({ length: 64 }, (_, hand) => works(hand)))

      expect(taken).toHaveLength(many)
      expect(new Set(taken.map(({ id }) => id))).toEqual(new Set(waiting))
      // Whoever is being told something in that very moment is passed over, and is the next one.
      expect(mostOvertaken(waiting, taken)).toBeLessThanOrEqual(64)
      expect((await audit(needs)).invariants.filter(({ broken }) => broken > 0)).toEqual([])
    } finally {
      await remove()
      await database.close()
    }
  })
})

describe.runIf(canStartPostgres)('PostgreSQL itself is killed', () => {
  it(`${blows.database} times under load: what was acknowledged is there, and three servers go on by themselves`, {
    timeout,
  }, async () => {
    const own = await ownPostgres()
    const database = openPostgres(own.url, 4)
    let remove = async () => {}
    try {
      await migrate(database.sql, await migrationFiles())
      const needs = await houseOn(database)
      const started = await fleet(own.url, 3)
      remove = started.remove
      const crowd = crowdAt(started.servers, 8, chance(7))
      for (let round = 0; round < blows.database; round++) {
        await crowd.getsOn(load.before)
        await own.kill()
        await new Promise((later) => setTimeout(later, 200))
        await own.start()
        await crowd.getsOn(load.after)
      }
      await crowd.stop()
      await vi.waitFor(() => database.sql`select 1`, { timeout: 10_000 })
      await nothingIsWrong(needs, crowd)
    } finally {
      await remove()
      await database.close()
      await own.remove()
    }
  })
})

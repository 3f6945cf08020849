import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Database } from '../../src/adapters/sql.ts'
import { audit } from '../../src/stories/audit.ts'
import { openSession } from '../../src/web/widget/session.ts'
import { databases } from '../support/databases.ts'
import { rounds } from '../support/long.ts'
import { badLine, chance } from '../support/proxy.ts'
import { createWorld, type World } from '../support/world.ts'

/** Lines a run must have lost before it may end. */
const wanted = rounds(150, 1200)
const crowd = rounds(12, 24)
/** Milliseconds from one conversation to the next: in a long run none is to become one that nobody would hold. */
const agentsRest = rounds(150, 1500)
const question = 'Why was my parcel not delivered?'

/** The page the widget lives in, as far as it looks at one. */
function standIn(port: () => number) {
  const real = globalThis.fetch
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => real(`http://127.0.0.1:${port()}${path}`, init))
  vi.stubGlobal('document', { visibilityState: 'visible', hidden: false, addEventListener: () => {} })
  vi.stubGlobal('addEventListener', () => {})
  const repeat = globalThis.setInterval
  const repeated: NodeJS.Timeout[] = []
  vi.stubGlobal('setInterval', (work: () => void, ms: number) => repeated.push(repeat(work, ms)))
  vi.stubGlobal('sessionStorage', {
    getItem: () => null,
    setItem: () => {
      throw new Error('nothing is kept here')
    },
    removeItem: () => {},
  })
  return () => {
    repeated.forEach(clearInterval)
    vi.unstubAllGlobals()
  }
}

describe.each(databases)('the widget’s own code on a bad line, on %s', (_, open) => {
  let database: Database
  let world: World
  let server: ReturnType<typeof serve>
  let line: Awaited<ReturnType<typeof badLine>>
  let leave = () => {}
  beforeAll(async () => {
    database = await open()
    world = await createWorld(database)
    const port = await new Promise<number>((done) => {
      server = serve({ fetch: world.app.fetch, port: 0, hostname: '127.0.0.1' }, (info: AddressInfo) =>
        done(info.port),
      )
    })
    line = await badLine(() => port)
    leave = standIn(() => line.port)
  })
  afterEach(() => line.suffers({}))
  afterAll(async () => {
    await line.close()
    if ('closeAllConnections' in server) server.closeAllConnections()
    await new Promise((done) => server.close(done))
    await database.close()
    leave()
  })

  /** All a customer may see of their conversation, page after page. */
  async function wholeLog(one: { id: string; token: string } | null): Promise<unknown[]> {
    const all: { seq: number }[] = []
    for (;;) {
      const { body } = await world.call(
        'GET',
        `/api/conversations/${one?.id}/events?after=${all.at(-1)?.seq ?? 0}`,
        `Bearer ${one?.token}`,
      )
      if (body.events.length === 0) return all
      all.push(...body.events)
    }
  }

  /** A customer with the widget: what they wrote, and whatever was ever wrong with what they saw. */
  function customer(name: string) {
    const wrong: string[] = []
    const said: string[] = []
    let seen: readonly { seq: number }[] = []
    const session = openSession('en', ({ events }) => {
      if (events === seen) return
      const places = events.map((e) => e.seq)
      if (new Set(places).size !== places.length) wrong.push(`doubled: ${places}`)
      if (places.some((seq, i) => i > 0 && seq < (places[i - 1] ?? 0))) wrong.push(`out of order: ${places}`)
      if (seen.some(({ seq }) => !places.includes(seq))) wrong.push(`gone again: ${places}`)
      seen = events
    })
    return {
      session,
      wrong,
      said,
      says(text: string) {
        said.push(`${name}: ${text}`)
        session.wish({ kind: 'message', text: `${name}: ${text}` })
      },
      wantsPerson: () => session.wish({ kind: 'person' }),
      conversation: () => session.state().conversation,
      /** Everything has left the outbox, and all the log holds for them is on the screen. */
      async settles() {
        await vi.waitFor(
          async () => {
            const { outbox, events, conversation } = session.state()
            expect(outbox).toEqual([])
            expect(events).toEqual(await wholeLog(conversation))
          },
          { timeout: 40_000, interval: 100 },
        )
      },
    }
  }
  type Customer = ReturnType<typeof customer>

  /** Ada and Ben take whoever waits, write a few lines and give some of them back, until told to stop. */
  function agentsAtWork() {
    let stopped = false
    const wrote = new Map<string, string[]>()
    const work = async (name: 'Ada' | 'Ben') => {
      const agent = world.staff(name)
      await agent.beats({ state: 'online', capacity: 50 })
      for (let i = 0; !stopped; i++) {
        const { status, body } = await agent.claims()
        if (status !== 201) {
          await new Promise((later) => setTimeout(later, 100))
          continue
        }
        const { id } = body.conversation
        for (let n = 0; n < 3; n++) {
          const text = `${name} ${i}/${n}`
          if ((await agent.writes(id, body.fence, text)).status === 201)
            wrote.set(id, [...(wrote.get(id) ?? []), text])
        }
        await agent.releases(id, body.fence)
        await new Promise((later) => setTimeout(later, agentsRest))
      }
    }
    const working = Promise.all([work('Ada'), work('Ben')])
    return {
      wrote,
      async stop() {
        stopped = true
        await working
      },
    }
  }

  const ownWords = (one: Customer) =>
    one.session.state().events.flatMap((e) => (e.type === 'customer_wrote' ? [e.text] : []))
  const nothingBroken = async () =>
    expect((await audit(world.needs)).invariants.filter(({ broken }) => broken > 0)).toEqual([])

  it(`cut ${wanted} times and more, slow, in pieces and doubled: nothing is lost and nothing twice`, {
    timeout: rounds(90_000, 1_800_000),
  }, async () => {
    const random = chance(20_261_126)
    line.suffers({
      cutAfter: () => (random() < 0.85 ? Math.floor(random() * 2500) : 60_000),
      delay: () => (random() < 0.3 ? Math.floor(random() * 40) : 0),
      split: () => (random() < 0.2 ? 1 : random() < 0.5 ? 7 : 65_536),
      double: () => random() < 0.2,
    })
    const people = Array.from({ length: crowd }, (_, i) => customer(`customer ${i}`))
    const agents = agentsAtWork()
    const before = line.counts.cut
    for (let i = 0; line.counts.cut - before < wanted; i++) {
      const one = people[i % crowd]
      if (i < crowd * 8) one?.says(i % 3 === 0 ? question : `line ${i}`)
      if (i % 17 === 5) one?.wantsPerson()
      await new Promise((later) => setTimeout(later, i < crowd * 8 ? 40 : 200))
    }
    await agents.stop()
    line.suffers({})
    line.cutAll()
    for (const one of people) {
      await one.settles()
      expect(one.wrong).toEqual([])
      // In the order in which they were written, each once.
      expect(ownWords(one)).toEqual(one.said)
      const heard = one.session.state().events.flatMap((e) => (e.type === 'agent_wrote' ? [e.text] : []))
      expect(heard.filter((text) => text !== '')).toEqual(
        agents.wrote.get(one.conversation()?.id ?? '') ?? [],
      )
    }
    expect(line.counts.doubled).toBeGreaterThan(10)
    await nothingBroken()
  })

  it('a stream cut after each of its first bytes goes on after what was heard', {
    timeout: rounds(60_000, 1_800_000),
  }, async () => {
    const kim = customer('Kim')
    kim.says(question)
    await kim.settles()
    const ada = world.staff('Ada')
    kim.wantsPerson()
    await kim.settles()
    const id = kim.conversation()?.id ?? ''
    const { fence } = (await ada.claims(id)).body
    await ada.writes(id, fence, 'Grüße 🙂')
    const all = await wholeLog(kim.conversation())
    // From the beginning each time: a page of its own for every cut.
    const step = rounds(23, 1)
    for (let bytes = 1; bytes < 2600; bytes += step) {
      const heard: unknown[] = []
      let last: string | undefined
      for (let cut = bytes; heard.length < all.length && cut < 40_000; cut += 400) {
        let first = true
        line.suffers({ cutAfter: () => (first ? cut : Number.POSITIVE_INFINITY) })
        const { readStream } = await import('../../src/client/transport.ts')
        const stop = new AbortController()
        await readStream(
          `/api/conversations/${id}/events`,
          {
            signal: stop.signal,
            headers: {
              authorization: `Bearer ${kim.conversation()?.token}`,
              ...(last === undefined ? {} : { 'last-event-id': last }),
            },
          },
          (event) => {
            heard.push(event.data)
            last = event.id
            if (heard.length === all.length) stop.abort()
          },
        ).catch(() => {})
        first = false
      }
      expect(heard).toEqual(all)
    }
  })

  it('a line dead on both sides for a while: nothing lost, nothing doubled, and what is sent sees what came', async () => {
    const kim = customer('Kim')
    kim.says(question)
    await kim.settles()
    const id = kim.conversation()?.id ?? ''
    // Every byte is held for good: neither side is told that the other is gone.
    line.suffers({ delay: () => 3_600_000 })
    line.cutAll()
    kim.wantsPerson()
    kim.says('Are you there?')
    await new Promise((later) => setTimeout(later, 1500))
    const ada = world.staff('Ada')
    await vi.waitFor(async () => expect((await ada.claims(id)).status).toBe(201), { timeout: 5000 })
    line.suffers({})
    line.cutAll()
    await kim.settles()
    expect(kim.wrong).toEqual([])
    expect(ownWords(kim)).toEqual(kim.said)
    expect(kim.session.state().events.filter((e) => e.type === 'handoff_requested')).toHaveLength(1)
    await nothingBroken()
  })
})

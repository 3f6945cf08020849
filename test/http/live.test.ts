import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Database } from '../../src/adapters/sql.ts'
import * as wire from '../../src/http/wire.ts'
import { databases } from '../support/databases.ts'
import { createWorld, keys, type World } from '../support/world.ts'
import { heldModel } from './heldModel.ts'
import { answerOf, problemIn } from './problems.ts'

const parcel = 'Why was my parcel not delivered?'

interface Heard {
  event: string
  id: number | null
  // biome-ignore lint/suspicious/noExplicitAny: a test asserts the shape it expects
  data: any
}

describe('live, over a real connection', () => {
  const model = heldModel(['The driver could not hand over ', 'your parcel. [parcel-not-delivered]'])
  let database: Database
  let world: World
  let server: ReturnType<typeof serve>
  let url: string
  let listening = 0

  beforeAll(async () => {
    const [embedded] = databases
    if (!embedded) throw new Error('no database')
    database = await embedded[1]()
    world = await createWorld(database, { model: model.model })
    // How many wait for the bell: whoever leaves must be gone from there too.
    const { listen } = world.needs.bell
    world.needs.bell.listen = (listener, only) => {
      const stop = listen(listener, only)
      let stopped = false
      listening++
      return () => {
        if (!stopped) listening--
        stopped = true
        stop()
      }
    }
    url = await new Promise((done) => {
      server = serve({ fetch: world.app.fetch, port: 0, hostname: '127.0.0.1' }, (info: AddressInfo) =>
        done(`http://127.0.0.1:${info.port}`),
      )
    })
  })
  afterAll(async () => {
    if ('closeAllConnections' in server) server.closeAllConnections()
    await new Promise((done) => server.close(done))
    await database.close()
  })
  /** All who left are gone. */
  const nobodyListens = () => vi.waitUntil(() => listening === 0, { timeout: 5000, interval: 5 })

  /** Reads a stream on the side. */
  async function open(path: string, bearer: string, init: RequestInit & { lastEventId?: number } = {}) {
    const leaving = new AbortController()
    const response = await fetch(url + path, {
      ...init,
      signal: leaving.signal,
      headers: {
        accept: 'text/event-stream',
        authorization: `Bearer ${bearer}`,
        'content-type': 'application/json',
        ...(init.lastEventId === undefined ? {} : { 'last-event-id': String(init.lastEventId) }),
      },
    })
    const heard: Heard[] = []
    let retry: number | null = null
    const ended = (async () => {
      let rest = ''
      for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
        rest += chunk
        const blocks = rest.split('\n\n')
        rest = blocks.pop() ?? ''
        for (const block of blocks) {
          const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1]
          const id = field('id')
          const data = field('data')
          if (field('retry')) retry = Number(field('retry'))
          if (data !== undefined)
            heard.push({ event: field('event') ?? '', id: id ? Number(id) : null, data: JSON.parse(data) })
        }
      }
    })().catch(() => {})
    return {
      response,
      heard,
      ended,
      retry: () => retry,
      leave: () => leaving.abort(),
      hears: (count: number) => vi.waitUntil(() => heard.length >= count, { timeout: 5000, interval: 5 }),
      types: () => heard.map((h) => h.data.type ?? h.event),
    }
  }
  const listenTo = (customer: { id: string; token: string }, lastEventId?: number) =>
    open(
      `/api/conversations/${customer.id}/events`,
      customer.token,
      lastEventId === undefined ? {} : { lastEventId },
    )
  const secretOf = (name: string) => keys.find((k) => k.name === name)?.secret ?? ''

  it('Kim hears everything from the beginning, and what happens next as it happens', async () => {
    const kim = await world.customer()
    await kim.says(parcel)
    const stream = await listenTo(kim)
    expect(stream.response.headers.get('content-type')).toContain('text/event-stream')
    await stream.hears(3)
    await kim.wantsPerson()
    const ada = world.staff('Ada')
    const { fence } = (await ada.claims(kim.id)).body
    await ada.notes(kim.id, fence, 'Secret among us')
    await ada.writes(kim.id, fence, 'Hello Kim')
    await vi.waitUntil(() => stream.types().includes('agent_wrote'), { timeout: 5000 })
    expect(stream.types()).toEqual([
      'conversation_opened',
      'customer_wrote',
      'bot_replied',
      'handoff_requested',
      'notice_sent',
      'conversation_claimed',
      'notice_sent',
      'agent_wrote',
    ])
    for (const { id, data } of stream.heard) expect(id).toBe(data.seq)
    expect(JSON.stringify(stream.heard)).not.toContain('Secret among us')
    expect(stream.heard.map((h) => h.data)).toEqual((await kim.events()).body.events)
    stream.leave()
  })

  it('whoever comes back hears exactly what was missed, wherever the line was cut', async () => {
    const kim = await world.customer()
    const first = await listenTo(kim)
    await kim.says(parcel)
    await first.hears(3)
    first.leave()
    await kim.wantsPerson()
    const ada = world.staff('Ada')
    const { fence } = (await ada.claims(kim.id)).body
    await ada.writes(kim.id, fence, 'Hello')
    const all = (await kim.events()).body.events as { seq: number }[]
    for (const place of [0, ...all.map((e) => e.seq)]) {
      const again = await listenTo(kim, place)
      const missed = all.filter((e) => e.seq > place)
      await again.hears(missed.length)
      expect(again.heard.map((h) => h.data)).toEqual(missed)
      again.leave()
      await again.ended
    }
  })

  it('cut again and again while messages come in, nothing is lost and nothing doubled', async () => {
    const kim = await world.customer()
    await kim.wantsPerson()
    const ada = world.staff('Ada')
    const { fence } = (await ada.claims(kim.id)).body
    const writing = (async () => {
      for (let i = 0; i < 30; i++) await ada.writes(kim.id, fence, `line ${i}`)
    })()
    const seen: number[] = []
    const last = async () => ((await kim.events()).body.events as { seq: number }[]).at(-1)?.seq ?? 0
    for (let round = 0; round < 200; round++) {
      const stream = await listenTo(kim, seen.at(-1) ?? 0)
      await new Promise((done) => setTimeout(done, 3 + (round % 7)))
      stream.leave()
      await stream.ended
      seen.push(...stream.heard.map((h) => h.data.seq))
      if (
        round > 5 &&
        (await Promise.race([writing.then(() => true), false])) &&
        seen.at(-1) === (await last())
      )
        break
    }
    await writing
    expect(seen).toEqual(((await kim.events()).body.events as { seq: number }[]).map((e) => e.seq))
  })

  it('two windows of Kim’s hear the same', async () => {
    const kim = await world.customer()
    const windows = [await listenTo(kim), await listenTo(kim)]
    await kim.says(parcel)
    for (const w of windows) await w.hears(3)
    expect(windows[0]?.heard).toEqual(windows[1]?.heard)
    for (const w of windows) w.leave()
  })

  it('nobody hears another’s conversation', async () => {
    const kim = await world.customer()
    const tarek = await world.customer()
    const stream = await listenTo(tarek)
    await stream.hears(1)
    await kim.says(parcel)
    await new Promise((done) => setTimeout(done, 50))
    expect(stream.heard).toHaveLength(1)
    stream.leave()
    const refused = await fetch(`${url}/api/conversations/${kim.id}/events`, {
      headers: { accept: 'text/event-stream', authorization: `Bearer ${tarek.token}` },
    })
    problemIn(await answerOf(refused), 404, 'conversation_not_found')
  })

  it('a turn as a stream: accepted, then the answer as it is written, then its events, then done', async () => {
    const kim = await world.customer()
    model.hold()
    const turn = await open(`/api/conversations/${kim.id}/messages`, kim.token, {
      method: 'POST',
      body: JSON.stringify({ id: crypto.randomUUID(), text: parcel }),
    })
    await turn.hears(1)
    // Before the model has said a word the message is safe, and says so.
    expect(turn.heard).toEqual([{ event: 'accepted', id: null, data: { seq: 2 } }])
    expect((await kim.transcript()).body.lines).toHaveLength(1)
    model.letGo()
    await turn.ended
    const order = turn.heard.map((h) => h.event).join(' ')
    expect(order).toMatch(/^accepted( delta)+( event)+ done$/)
    const written = turn.heard.filter((h) => h.event === 'delta').map((h) => h.data.text)
    const events = turn.heard.filter((h) => h.event === 'event')
    expect(events.map((h) => h.data.type)).toEqual(['customer_wrote', 'bot_replied'])
    expect(events.map((h) => h.id)).toEqual([2, 3])
    expect(written.join('')).toBe(events[1]?.data.text)
    expect(turn.heard.at(-1)?.data).toEqual({ status: 'with_bot' })
  })

  it('Kim closes the page in mid-answer: the turn ends without her, and is there when she is back', async () => {
    const kim = await world.customer()
    const before = model.asked()
    model.hold()
    const turn = await open(`/api/conversations/${kim.id}/messages`, kim.token, {
      method: 'POST',
      body: JSON.stringify({ id: crypto.randomUUID(), text: parcel }),
    })
    await vi.waitUntil(() => model.asked() > before)
    turn.leave()
    await turn.ended
    model.letGo()
    await vi.waitFor(async () => expect((await kim.transcript()).body.lines).toHaveLength(2), {
      timeout: 5000,
    })
    expect(world.reports).toEqual([])
  })

  it('a refused message is a problem in the stream too', async () => {
    const kim = await world.customer()
    const id = crypto.randomUUID()
    await kim.says(parcel, id)
    const turn = await open(`/api/conversations/${kim.id}/messages`, kim.token, {
      method: 'POST',
      body: JSON.stringify({ id, text: 'Other words' }),
    })
    await turn.ended
    expect(turn.heard).toMatchObject([{ event: 'problem', data: { status: 409, code: 'message_id_reused' } }])
  })

  it('the desk hears the whole queue after every change, and what is mine', async () => {
    const ben = world.staff('Ben')
    const stream = await open('/api/desk/events', secretOf('Ben'))
    await stream.hears(1)
    expect(stream.heard[0]).toMatchObject({ event: 'queue', data: { mine: [] } })
    const kim = await world.customer()
    await kim.wantsPerson()
    const snapshot = () => stream.heard.findLast((h) => h.event === 'queue')
    const idsIn = (part: 'waiting' | 'mine') => snapshot()?.data[part].map((c: { id: string }) => c.id)
    await vi.waitUntil(() => idsIn('waiting').includes(kim.id), { timeout: 5000 })
    expect(snapshot()?.data.waiting).toEqual((await ben.queue()).body.waiting)
    const { fence } = (await ben.claims(kim.id)).body
    await vi.waitUntil(() => idsIn('mine').includes(kim.id), { timeout: 5000 })
    expect(snapshot()?.data).toMatchObject({
      agent: 'Ben',
      mine: [{ id: kim.id, case: kim.case, fence: 1, seq: 5, unansweredSince: null }],
    })
    expect(idsIn('waiting')).not.toContain(kim.id)
    await ben.resolves(kim.id, fence)
    await vi.waitUntil(() => idsIn('mine').length === 0, { timeout: 5000 })
    expect(stream.heard).toContainEqual({ event: 'changed', id: null, data: { id: kim.id } })
    for (const { event, data } of stream.heard)
      (event === 'queue' ? wire.DeskSnapshot : wire.DeskChanged).strict().parse(data)
    stream.leave()
  })

  it('a line that was cut leaves nobody behind at the bell', async () => {
    await nobodyListens()
    const people = await Promise.all(Array.from({ length: 20 }, () => world.customer()))
    const streams = [
      ...(await Promise.all(people.map((one) => listenTo(one)))),
      ...(await Promise.all(Array.from({ length: 5 }, () => open('/api/desk/events', secretOf('Ben'))))),
    ]
    for (const stream of streams) await stream.hears(1)
    expect(listening).toBe(25)
    for (const stream of streams) stream.leave()
    await nobodyListens()
  })

  it('Kim’s seventh window takes the place of her first, which is told to come back later', async () => {
    await nobodyListens()
    const kim = await world.customer()
    const windows = []
    for (let i = 0; i < 7; i++) {
      const window = await listenTo(kim)
      await window.hears(1)
      windows.push(window)
    }
    await windows[0]?.ended
    expect(windows[0]?.retry()).toBe(60_000)
    await kim.says(parcel)
    for (const window of windows.slice(1)) await window.hears(3)
    expect(windows[0]?.heard).toHaveLength(1)
    expect(listening).toBe(6)
    for (const window of windows) window.leave()
    await nobodyListens()
  })

  it('a reader who does not read: what is written for them waits in the log, not in our memory', async () => {
    const kim = await world.customer()
    await kim.wantsPerson()
    const ada = world.staff('Ada')
    const { fence } = (await ada.claims(kim.id)).body
    for (let i = 0; i < 60; i++) await ada.writes(kim.id, fence, `${i} ${'x'.repeat(7900)}`)
    const response = await world.app.request(`/api/conversations/${kim.id}/events`, {
      headers: { accept: 'text/event-stream', authorization: `Bearer ${kim.token}` },
    })
    let asked = 0
    const { readAfter } = world.needs.store
    world.needs.store.readAfter = (...args) => {
      asked++
      return readAfter(...args)
    }
    for (let i = 0; i < 20; i++) await ada.writes(kim.id, fence, 'more')
    await new Promise((done) => setTimeout(done, 100))
    // The first page was read before we could count; with a reader who takes nothing there is no second look.
    expect(asked).toBe(0)
    const reader = response.body?.getReader()
    let heard = ''
    while (!heard.includes('"seq":85')) {
      heard += new TextDecoder().decode((await reader?.read())?.value)
    }
    expect(asked).toBeGreaterThan(0)
    world.needs.store.readAfter = readAfter
    await reader?.cancel()
  })

  it('asking for the head of a stream opens none', async () => {
    await nobodyListens()
    const kim = await world.customer()
    const head = await fetch(`${url}/api/conversations/${kim.id}/events`, {
      method: 'HEAD',
      headers: { accept: 'text/event-stream', authorization: `Bearer ${kim.token}` },
    })
    expect(head.status).toBe(200)
    await fetch(`${url}/api/desk/events`, {
      method: 'HEAD',
      headers: { authorization: 'Bearer ada-ada-ada' },
    })
    expect(listening).toBe(0)
  })

  it('a body without an end is cut at the limit, on the wire as well', async () => {
    const piece = new TextEncoder().encode('a'.repeat(64 * 1024))
    let sent = 0
    const response = await fetch(`${url}/api/conversations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: new ReadableStream({
        pull(controller) {
          sent += piece.length
          if (sent > 50 * 1024 * 1024) controller.close()
          else controller.enqueue(piece)
        },
      }),
      duplex: 'half',
    } as RequestInit)
    problemIn(await answerOf(response), 413, 'body_too_large')
    expect((await fetch(`${url}/health`)).status).toBe(200)
  })
})

import { afterEach, expect, test, vi } from 'vitest'
import { ApiProblem, baton, conversation, Unreachable } from '../../src/client/index.ts'

const known = { id: 'c1', token: 't', case: '7K2M49QD', notice: 'a machine' }
const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status })

/** What the network answers, one after the other; a throw is a lost line. */
function network(...answers: (() => Response)[]) {
  const asked: { url: string; init: RequestInit }[] = []
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    asked.push({ url, init })
    const next = answers.shift()
    if (!next) throw new TypeError('nobody there')
    return next()
  })
  return asked
}
const lost = (): Response => {
  throw new TypeError('lost')
}

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

test('a path is filled, a query is written, the key goes along', async () => {
  const asked = network(
    () => json({ found: [] }),
    () => json({ queue: [] }),
  )
  const desk = baton({ url: 'https://help.example.com/', token: 'key' })
  await desk.call('GET /api/articles/search', { query: { q: 'Wo & wann?' } })
  await desk.call('GET /api/desk/conversations/{id}', { params: { id: 'a/b' } })
  expect(asked.map((a) => a.url)).toEqual([
    'https://help.example.com/api/articles/search?q=Wo+%26+wann%3F',
    'https://help.example.com/api/desk/conversations/a%2Fb',
  ])
  expect(asked[0]?.init.headers).toMatchObject({ authorization: 'Bearer key' })
})

test('what is said goes out again under the same id while nobody answers', async () => {
  vi.useFakeTimers()
  const asked = network(
    lost,
    () => json({ detail: 'starting' }, 503),
    () => json({ status: 'waiting', events: [] }, 201),
  )
  const turn = conversation({ url: '' }, known).say('Hallo')
  await vi.runAllTimersAsync()
  expect(await turn).toEqual({ status: 'waiting', events: [] })
  expect(new Set(asked.map((a) => String(a.init.body))).size).toBe(1)
})

test('a refusal is not repeated: it comes with its code and a sentence', async () => {
  const asked = network(() => json({ code: 'text_too_long', detail: 'Too long.' }, 400))
  const refused = await conversation({ url: '' }, known)
    .say('x')
    .catch((error) => error)
  expect(refused).toBeInstanceOf(ApiProblem)
  expect([refused.status, refused.code, refused.message, asked.length]).toEqual([
    400,
    'text_too_long',
    'Too long.',
    1,
  ])
})

test('an answer is heard as it is written; one that is cut off is asked for again', async () => {
  vi.useFakeTimers()
  const stream = (...events: [string, unknown][]) =>
    new Response(events.map(([event, data]) => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`).join(''))
  network(
    () => stream(['accepted', { seq: 2 }], ['delta', { text: 'Ihr ' }]),
    () => stream(['delta', { text: 'Paket' }], ['event', { seq: 3 }], ['done', { status: 'with_bot' }]),
  )
  const heard: string[] = []
  const turn = conversation({ url: '' }, known).say('Wo?', { onDelta: (text) => heard.push(text) })
  await vi.runAllTimersAsync()
  expect(await turn).toEqual({ status: 'with_bot', events: [{ seq: 3 }] })
  expect(heard).toEqual(['Ihr ', 'Paket'])
})

test('nobody there at all: said so in the end, and not before five tries', async () => {
  vi.useFakeTimers()
  const asked = network()
  const turn = conversation({ url: '' }, known)
    .say('Hallo')
    .catch((error) => error)
  await vi.runAllTimersAsync()
  expect(await turn).toBeInstanceOf(Unreachable)
  expect(asked.length).toBe(5)
})

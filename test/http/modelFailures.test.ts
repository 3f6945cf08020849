import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openaiEmbedder, openaiModel } from '../../src/adapters/openai.ts'
import { promptFile } from '../../src/adapters/promptFile.ts'
import type { Article } from '../../src/domain/knowledge/article.ts'
import { audit } from '../../src/stories/audit.ts'
import { modelHealth } from '../../src/stories/modelHealth.ts'
import { sweep } from '../../src/stories/sweep.ts'
import { databases } from '../support/databases.ts'
import { nordlicht } from '../support/nordlicht.ts'
import {
  type ChatMode,
  chatModeNames,
  chatModes,
  type EmbeddingMode,
  embeddingModeNames,
  embeddingModes,
  type OpenaiServer,
  startOpenaiServer,
} from '../support/openaiServer.ts'
import { createWorld, type World } from '../support/world.ts'

/** May be found nowhere but in the header that carries it. */
const key = 'sk-canary-7f3a9c'
const good = 'Delivery takes three working days. [delivery-time] Weekends do not count. [delivery-time]'
const delivery: Article = {
  slug: 'delivery-time',
  language: 'en',
  title: 'How long does delivery take?',
  questions: ['How long does the delivery take?', 'delivery time', 'When is my order delivered?'],
  body: 'Delivery takes three working days. Weekends do not count.',
  tags: [],
  handoff: 'offer',
}
const question = 'How long does the delivery take? My secret word is Zwetschge.'
const within = 0.4

let chat: OpenaiServer
let vectors: OpenaiServer
let world: World
/** Everything that left the house in any answer. */
const answers: string[] = []

const modelAt = (baseURL: string) =>
  openaiModel({
    apiKey: key,
    baseURL,
    model: 'test-model',
    prompt: promptFile('prompts/answer.md').given({ company: 'Nordlicht' }),
  })

beforeAll(async () => {
  chat = await startOpenaiServer({ script: { mode: 'good', text: good } })
  vectors = await startOpenaiServer({ script: { mode: 'good' } })
  world = await createWorld(await databases[0]![1](), {
    articles: [...nordlicht, delivery],
    model: modelAt(chat.baseURL),
    embedder: openaiEmbedder({ apiKey: key, baseURL: vectors.baseURL, model: 'test-vectors' }),
    settings: { answerWithinSeconds: within },
  })
})
afterAll(async () => {
  await chat.close()
  await vectors.close()
  await world.database.close()
})

/** Kim asks; as one answer, or as a stream. The log is what counts either way. */
async function kimAsks(how: 'answer' | 'stream', text = question) {
  const kim = await world.customer('en')
  const response = await world.app.request(`/api/conversations/${kim.id}/messages`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${kim.token}`,
      'content-type': 'application/json',
      ...(how === 'stream' ? { accept: 'text/event-stream' } : {}),
    },
    body: JSON.stringify({ id: crypto.randomUUID(), text }),
  })
  answers.push(await response.text())
  const { body } = await kim.events()
  answers.push(JSON.stringify(body))
  // biome-ignore lint/suspicious/noExplicitAny: what customers see is looked into freely
  return { kim, http: response.status, events: body.events as any[] }
}

/** One handoff, one notice in plain words, and nothing of the bot after it. */
function isWithPeople(
  events: { type: string; reason?: string; text?: string; kind?: string; partial?: boolean }[],
) {
  expect(events.filter((e) => e.type === 'handoff_requested')).toHaveLength(1)
  const notices = events.filter((e) => e.type === 'notice_sent')
  expect(notices).toMatchObject([
    { kind: 'handed_off', text: expect.stringMatching(/a person|they will read/i) },
  ])
  const at = events.findIndex((e) => e.type === 'handoff_requested')
  expect(events.slice(at).filter((e) => /^bot_/.test(e.type))).toEqual([])
  expect(events.filter((e) => e.type === 'bot_replied' && !e.partial)).toEqual([])
  for (const e of events) expect(e.text ?? '').not.toMatch(/sk-|evil|Error|undefined|\[object/)
}

const wellAgain = () => {
  world.needs.modelHealth = modelHealth(world.clock)
}
/** With all the time it needs: this house may be a busy one. */
const answeredByModel = async () => {
  world.needs.settings.answerWithinSeconds = 20
  const { events } = await kimAsks('answer')
  world.needs.settings.answerWithinSeconds = within
  expect(events.find((e) => e.type === 'bot_replied')).toMatchObject({
    text: 'Delivery takes three working days. Weekends do not count.',
  })
}

const broken = chatModeNames.filter((mode) => chatModes[mode].expected !== 'answers')

test('there are at least thirty ways to fail, and more in what is checked', () => {
  expect(broken.filter((mode) => chatModes[mode].expected === 'fails').length).toBeGreaterThanOrEqual(30)
  expect(broken.filter((mode) => chatModes[mode].expected === 'stops').length).toBeGreaterThanOrEqual(15)
})

describe.each(['answer', 'stream'] as const)('the model fails, and the turn is asked for as %s', (how) => {
  test.each(broken)('%s: a person gets it, and the next turn is answered without a restart', async (mode) => {
    wellAgain()
    chat.script({ mode, text: good })
    const { events } = await kimAsks(how)
    isWithPeople(events)
    chat.script({ mode: 'good', text: good })
    await answeredByModel()
  })
})

describe('the embeddings fail', () => {
  const ways: (ChatMode | EmbeddingMode)[] = [
    ...embeddingModeNames.filter((mode) => embeddingModes[mode].expected === 'fails'),
    ...broken.filter((mode) => chatModes[mode].expected === 'fails'),
  ]
  test.each(ways)('%s: the question is found by its words, and answered', async (mode) => {
    wellAgain()
    vectors.script({ mode })
    await answeredByModel()
    vectors.script({ mode: 'good' })
  })
})

describe('nobody is there', () => {
  test.each([
    ['a closed port', 'http://127.0.0.1:9/v1'],
    ['a name that does not exist', 'http://no-such-host.invalid/v1'],
  ])('%s', async (_, baseURL) => {
    wellAgain()
    const before = world.needs.model!
    world.needs.model = modelAt(baseURL)
    isWithPeople((await kimAsks('answer')).events)
    world.needs.model = before
    await answeredByModel()
  })
})

describe('the model is away for an hour', () => {
  test('every wish and every button leads to a person, and one question in three minutes tries whether it is back', async () => {
    wellAgain()
    chat.script({ mode: 'status_503' })
    const asked = chat.requests.length
    let waiting = 0
    for (let minute = 0; minute < 60; minute++) {
      const byWish = await kimAsks('answer', 'I want to talk to a person')
      waiting += byWish.events.filter((e) => e.type === 'handoff_requested' && e.reason === 'asked').length
      const byButton = await world.customer('en')
      waiting += (await byButton.wantsPerson()).body.status === 'waiting' ? 1 : 0
      const { events } = await kimAsks('answer')
      expect(events.filter((e) => /^(?:bot_replied|handoff_requested)$/.test(e.type))).toHaveLength(1)
      world.clock.pass(60)
    }
    expect(waiting).toBe(120)
    expect(chat.requests.length - asked).toBeLessThan(25)
    chat.script({ mode: 'good', text: good })
    world.clock.pass(300)
    await answeredByModel()
    expect(chat.requests.length).toBeGreaterThan(asked)
  }, 60_000)

  test('meanwhile the editors’ own words answer what they surely answer', async () => {
    wellAgain()
    chat.script({ mode: 'status_503' })
    for (let i = 0; i < 3; i++) isWithPeople((await kimAsks('answer')).events)
    const { events } = await kimAsks('answer')
    expect(events.at(-1)).toMatchObject({ type: 'bot_replied', text: delivery.body })
    chat.script({ mode: 'good', text: good })
  })
})

test('a deadline ends the request to the server too', async () => {
  wellAgain()
  chat.script({ mode: 'hang_mid_stream' })
  await kimAsks('answer')
  for (let i = 0; i < 100 && !chat.requests.at(-1)!.aborted; i++)
    await new Promise((done) => setTimeout(done, 10))
  expect(chat.requests.at(-1)!.aborted).toBe(true)
  chat.script({ mode: 'good', text: good })
})

test('a customer who leaves the line loses nothing: the answer is in the log', async () => {
  wellAgain()
  chat.script({ mode: 'good_in_odd_pieces', text: good })
  world.needs.settings.answerWithinSeconds = 20
  const kim = await world.customer('en')
  const left = new AbortController()
  const going = world.app.request(`/api/conversations/${kim.id}/messages`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${kim.token}`,
      'content-type': 'application/json',
      accept: 'text/event-stream',
    },
    body: JSON.stringify({ id: crypto.randomUUID(), text: question }),
    signal: left.signal,
  })
  const response = await going
  await response.body!.getReader().cancel()
  left.abort()
  let types: string[] = []
  for (let i = 0; i < 1000 && !types.includes('bot_replied'); i++) {
    await new Promise((done) => setTimeout(done, 10))
    types = (await kim.events()).body.events.map((e: { type: string }) => e.type)
  }
  world.needs.settings.answerWithinSeconds = within
  expect(types).toContain('bot_replied')
})

test('after all of it every invariant holds, and one sweep finds nothing that was left', async () => {
  world.clock.pass(60)
  expect(await sweep(world.needs)).toMatchObject({ handedOff: 0, expired: 0 })
  // What happened is told outside as well, a hundred at a time.
  for (let round = 0; round < 20; round++) await world.sweep()
  expect((await audit(world.needs)).broken).toEqual([])
}, 120_000)

test('the key, and what servers said about it, is nowhere: not in answers, reports or the database', async () => {
  const rows = await world.database.sql`select event::text from event`
  const outbox = await world.database.sql`select * from outbox`
  const everything = JSON.stringify([answers, world.reports, rows, outbox])
  expect(everything).not.toMatch(/sk-canary|sk-leak|Bearer sk/)
  expect(JSON.stringify(world.reports)).not.toContain('Zwetschge')
  expect(chat.requests.length).toBeGreaterThan(100)
})

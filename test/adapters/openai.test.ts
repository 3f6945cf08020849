import { afterAll, beforeAll, expect, test } from 'vitest'
import { ModelFailed, openaiEmbedder, openaiModel } from '../../src/adapters/openai.ts'
import { promptFile } from '../../src/adapters/promptFile.ts'
import type { AnswerRequest } from '../../src/ports.ts'
import { DraftFailed, type DraftResult, draftAnswer } from '../../src/stories/draft.ts'
import {
  chatModeNames,
  chatModes,
  embeddingModeNames,
  embeddingModes,
  hashVector,
  type OpenaiServer,
  startOpenaiServer,
} from '../support/openaiServer.ts'

const key = 'sk-test-0123456789'
const good = 'Delivery takes three working days. [delivery-time] Weekends do not count. [delivery-time]'
const request: AnswerRequest = {
  question: 'How long does delivery take? My secret word is Zwetschge.',
  language: 'en',
  passages: [
    {
      slug: 'delivery-time',
      title: 'Delivery time',
      text: 'Delivery takes three working days. Weekends do not count.',
    },
  ],
  earlier: [
    { who: 'customer', text: 'Hello' },
    { who: 'bot', text: 'Good morning.' },
  ],
}
const prompt = promptFile('prompts/answer.md').given({ company: 'Nordlicht' })

let server: OpenaiServer
beforeAll(async () => {
  server = await startOpenaiServer({ script: { mode: 'good', text: good } })
})
afterAll(() => server.close())

const model = (baseURL = server.baseURL) => openaiModel({ apiKey: key, baseURL, model: 'test-model', prompt })

async function drafted(
  signal: AbortSignal,
  from = model(),
): Promise<{ shown: string; result: DraftResult | Error }> {
  const draft = draftAnswer(from, request, signal)
  let shown = ''
  try {
    for (;;) {
      const next = await draft.next()
      if (next.done) return { shown, result: next.value }
      shown += next.value.text
    }
  } catch (error) {
    return { shown, result: error as Error }
  }
}

const eventually = async (holds: () => boolean) => {
  for (let i = 0; i < 100 && !holds(); i++) await new Promise((resolve) => setTimeout(resolve, 10))
  expect(holds()).toBe(true)
}

test('there are at least thirty ways to fail', () => {
  expect(
    chatModeNames.filter((mode) => chatModes[mode].expected !== 'answers').length,
  ).toBeGreaterThanOrEqual(30)
})

test.for(chatModeNames)('chat mode %s ends as it must, in time, and tells no secret', async (mode) => {
  server.script({ mode, text: good })
  const { expected } = chatModes[mode]
  const { shown, result } = await drafted(AbortSignal.timeout(expected === 'answers' ? 8000 : 400))

  if (expected === 'answers') {
    const text = 'Delivery takes three working days. Weekends do not count.'
    expect(result).toEqual({ outcome: 'grounded', text, cited: ['delivery-time'] })
    expect(shown).toBe(text)
  } else if (expected === 'stops') {
    expect(result).toMatchObject({ outcome: 'stopped', shown })
  } else {
    expect(result).toBeInstanceOf(DraftFailed)
    const failed = result as DraftFailed
    expect(failed.cause).toMatch(/^[a-z_]+$/)
    expect(failed.cause).not.toBe('unknown')
    expect(failed.shown).toBe(shown)
    const told = `${failed}${failed.stack}${JSON.stringify(failed, Object.getOwnPropertyNames(failed))}`
    expect(told).not.toMatch(/sk-|Zwetschge|overloaded/)
  }
  expect(shown).not.toMatch(/evil|\[|17|<|!\[/)
  const seen = server.requests.at(-1)!
  expect(seen.headers.authorization).toBe(`Bearer ${key}`)
})

test.for([
  ['status_401', 'unauthorised'],
  ['status_429', 'rate_limited'],
  ['status_503', 'server_error'],
  ['redirect', 'redirected'],
  ['html_page', 'wrong_content_type'],
  ['hang_before_headers', 'deadline'],
  ['slow_drip', 'deadline'],
  ['cut_mid_stream', 'cut_off'],
  ['no_finish_reason', 'cut_off'],
  ['malformed_json', 'malformed'],
  ['null_choices', 'invalid_shape'],
  ['invalid_utf8', 'garbled'],
  ['refusal', 'refusal'],
  ['tool_calls', 'tool_calls'],
  ['length', 'length'],
  ['empty_text', 'empty'],
  ['huge_token', 'too_long'],
  ['error_in_stream', 'error_in_stream'],
] as const)('mode %s is named %s', async ([mode, cause]) => {
  server.script({ mode, text: good })
  const { result } = await drafted(AbortSignal.timeout(300))
  expect(result).toMatchObject({ cause })
})

test('an endless line is cut by its size, long before the deadline', async () => {
  server.script({ mode: 'endless_line' })
  const { result } = await drafted(AbortSignal.timeout(8000))
  expect(result).toMatchObject({ cause: 'too_long' })
})

test('a closed port is unreachable', async () => {
  const closed = await startOpenaiServer({ script: { mode: 'good' } })
  await closed.close()
  expect((await drafted(AbortSignal.timeout(1000), model(closed.baseURL))).result).toMatchObject({
    cause: 'unreachable',
  })
})

test.for(['hang_before_headers', 'hang_mid_stream', 'slow_drip'] as const)(
  '%s: the server sees us hang up',
  async (mode) => {
    server.script({ mode })
    const stop = new AbortController()
    setTimeout(() => stop.abort(), 80)
    const { result } = await drafted(stop.signal)
    expect(result).toMatchObject({ cause: 'cancelled' })
    await eventually(() => server.requests.at(-1)!.aborted)
  },
)

test('a draft stopped by its check hangs up on the server', async () => {
  server.script((count) => ({
    mode: count < 0 ? 'good' : 'hang_after_stop',
    text: 'Nothing is cited here. And more of it',
  }))
  const { result } = await drafted(AbortSignal.timeout(2000))
  expect(result).toMatchObject({
    reason: 'ungrounded',
    sentence: 'Nothing is cited here.',
    claim: 'no citation',
  })
  await eventually(() => server.requests.at(-1)!.aborted)
})

test('a reader who leaves hangs up on the server', async () => {
  server.script({ mode: 'hang_after_stop', text: good })
  for await (const delta of draftAnswer(model(), request, AbortSignal.timeout(2000))) {
    expect(delta.text).toBe('Delivery takes three working days.')
    break
  }
  await eventually(() => server.requests.at(-1)!.aborted)
})

test('what was shown before a failure is kept', async () => {
  server.script({ mode: 'length', text: `${good} And` })
  const { result, shown } = await drafted(AbortSignal.timeout(1000))
  expect(shown).toBe('Delivery takes three working days. Weekends do not count.')
  expect(result).toMatchObject({ cause: 'length', shown, cited: ['delivery-time'] })
})

test('a model that does not listen to its signal cannot hold a draft', async () => {
  const deaf = {
    ...model(),
    answer: async function* () {
      yield await new Promise<string>(() => {})
    },
  }
  expect((await drafted(AbortSignal.timeout(50), deaf)).result).toMatchObject({ cause: 'deadline' })
})

test('what is sent: roles, bounds, and the words of the customer in their own message', async () => {
  server.script({ mode: 'good', text: good })
  await drafted(AbortSignal.timeout(1000))
  const body = server.requests.at(-1)!.body as { messages: { role: string; content: string }[] }
  expect(body).toMatchObject({ model: 'test-model', stream: true, max_tokens: 2000 })
  expect(body.messages.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'user'])
  expect(body.messages[0]!.content).toContain('customer support of Nordlicht')
  expect(body.messages[0]!.content).not.toContain('Zwetschge')
  expect(body.messages[3]!.content).toContain('<passage slug="delivery-time">')
  expect(body.messages[3]!.content.endsWith(request.question)).toBe(true)
})

test('without a key, local servers are sent "none"', async () => {
  server.script({ mode: 'good', text: good })
  await drafted(AbortSignal.timeout(1000), openaiModel({ baseURL: server.baseURL, model: 'm', prompt }))
  expect(server.requests.at(-1)!.headers.authorization).toBe('Bearer none')
})

test('a prompt that lacks a value is refused at start', () => {
  expect(() => openaiModel({ model: 'm', prompt: promptFile('prompts/answer.md') })).toThrow(
    /^prompts\/answer\.md:\d+: placeholder \{company\} has no value$/,
  )
})

const embedder = () => openaiEmbedder({ apiKey: key, baseURL: server.baseURL, model: 'e' })

test.for(embeddingModeNames)('embedding mode %s ends as it must', async (mode) => {
  server.script({ mode })
  const texts = ['one', 'two', '']
  const result = await embedder()
    .embed(texts, AbortSignal.timeout(1000))
    .catch((error: unknown) => error)
  if (embeddingModes[mode].expected === 'fails') expect(result).toBeInstanceOf(ModelFailed)
  else expect(result).toEqual([hashVector('one'), hashVector('two'), hashVector(' ')])
})

test.for(chatModeNames.filter((mode) => mode !== 'good'))(
  'chat mode %s in place of embeddings fails in time',
  async (mode) => {
    server.script({ mode, text: good })
    const result = await embedder()
      .embed(['one'], AbortSignal.timeout(150))
      .catch((error: unknown) => error)
    expect(result).toBeInstanceOf(ModelFailed)
    expect(String(result)).not.toContain('sk-')
  },
)

test('many texts go in several requests and come back in order', async () => {
  server.script({ mode: 'shuffled' })
  const before = server.requests.length
  const texts = Array.from({ length: 150 }, (_, i) => `text ${i}`)
  expect(await embedder().embed(texts, AbortSignal.timeout(2000))).toEqual(
    texts.map((text) => hashVector(text)),
  )
  expect(server.requests.length - before).toBe(3)
  expect(await embedder().embed([], AbortSignal.timeout(100))).toEqual([])
})

/**
 * Models and embedders behind the OpenAI protocol. A little longer than other files because what can go wrong with a
 * server, and its name, is read in one place.
 */
import OpenAI, { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai'
import { z } from 'zod'
import type { Maker } from '../domain/events.ts'
import type { AnswerRequest, Embedder, Model } from '../ports.ts'
import { asData, type Prompt, type Spoken } from './prompts.ts'

/** Why a model gave nothing usable: short names, safe to log and to count. */
export type ModelFailure =
  | 'deadline'
  | 'cancelled'
  | 'unreachable'
  | 'unauthorised'
  | 'not_found'
  | 'rate_limited'
  | 'rejected'
  | 'redirected'
  | 'server_error'
  | 'error_in_stream'
  | 'wrong_content_type'
  | 'malformed'
  | 'invalid_shape'
  | 'garbled'
  | 'cut_off'
  | 'length'
  | 'content_filter'
  | 'other_finish'
  | 'refusal'
  | 'tool_calls'
  | 'empty'
  | 'too_long'
  | 'wrong_count'
  | 'unequal_lengths'
  | 'unknown'

/** A model failed. Carries a name and perhaps a status, and on purpose nothing a server, a key or a customer said. */
export class ModelFailed extends Error {
  override readonly name = 'ModelFailed'
  override readonly cause: ModelFailure
  readonly status: number | undefined
  constructor(cause: ModelFailure, status?: number) {
    super(`The model failed: ${cause}${status === undefined ? '' : ` (${status})`}`)
    this.cause = cause
    this.status = status
  }
}

export interface Endpoint {
  /** May be absent with a base URL: local servers want none. */
  apiKey?: string
  /** With the path, e.g. `http://localhost:11434/v1`. Absent: OpenAI itself. */
  baseURL?: string
  model: string
}

/** What may come out of one call at most. `tokens` leaves room for a model that thinks before it writes. */
const most = { tokens: 2000, characters: 8000, chatBytes: 4_000_000, embeddingBytes: 64_000_000 }
/** What goes into one call at most, in messages and in UTF-16 units a message. */
const mostIn = { earlier: 8, characters: 8000 }
/** Texts in one embedding request; small servers refuse more. */
const batch = 64

/**
 * A model behind any endpoint that speaks OpenAI's chat completions. Yields the text as it comes and ends only after
 * `finish_reason: stop`; everything else throws a ModelFailed. The caller's signal is the only deadline: it ends the
 * request to the server too, as does leaving the loop early. Throws at once when the prompt needs more than an answer
 * request gives.
 */
export function openaiModel({ prompt, ...endpoint }: Endpoint & { prompt: Prompt }): Model {
  prompt.mustNeedOnly(['language', 'passages', 'question'])
  const client = clientFor(endpoint, most.chatBytes)
  const maker: Maker = { model: endpoint.model, prompt: prompt.name, promptVersion: prompt.version }
  return {
    maker,
    async *answer(request, signal) {
      try {
        const messages = await said(prompt, request)
        const { data, response } = await client.chat.completions
          .create({ model: endpoint.model, messages, stream: true, n: 1, ...dialect(endpoint) }, { signal })
          .withResponse()
        if (!response.headers.get('content-type')?.startsWith('text/event-stream')) {
          data.controller.abort()
          throw new ModelFailed('wrong_content_type')
        }
        yield* textOf(data)
      } catch (error) {
        // The SDK ends an aborted stream without a word; it then looks cut off, and the signal tells the true cause.
        throw failure(error, signal)
      }
    },
  }
}

const said = (prompt: Prompt, { question, language, passages, earlier }: AnswerRequest): Promise<Spoken[]> =>
  prompt.messages(
    {
      language: { de: 'German', en: 'English' }[language],
      question: asData(question.slice(0, mostIn.characters)),
      passages: passages
        .map(
          ({ slug, title, text }) =>
            `<passage slug="${slug}">\n${asData(title)}\n\n${asData(text)}\n</passage>`,
        )
        .join('\n\n'),
    },
    earlier.slice(-mostIn.earlier).map(({ who, text }) => ({
      role: who === 'customer' ? 'user' : 'assistant',
      content: asData(text.slice(0, mostIn.characters)),
    })),
  )

/** OpenAI's newer models refuse `max_tokens` and any temperature; most other servers know nothing else. */
const dialect = ({ baseURL }: Endpoint) =>
  baseURL === undefined || /^https:\/\/[\w.-]*openai\.(?:azure\.)?com(?:[:/]|$)/.test(baseURL)
    ? { max_completion_tokens: most.tokens }
    : { max_tokens: most.tokens, temperature: 0 }

/** One piece of a stream, as loosely as real servers send it: no choices for usage, null or '' for "nothing yet". */
const chunkShape = z.object({
  choices: z.array(
    z.object({
      delta: z
        .object({
          content: z.string().nullish(),
          refusal: z.string().nullish(),
          tool_calls: z.array(z.unknown()).nullish(),
          function_call: z.unknown().optional(),
        })
        .nullish(),
      finish_reason: z.string().nullish(),
    }),
  ),
})

async function* textOf(stream: AsyncIterable<unknown>): AsyncGenerator<string> {
  let characters = 0
  let written = false
  for await (const chunk of stream) {
    const parsed = chunkShape.safeParse(chunk)
    if (!parsed.success) throw new ModelFailed('invalid_shape')
    const choice = parsed.data.choices[0]
    const { content, refusal, tool_calls, function_call } = choice?.delta ?? {}
    if (refusal) throw new ModelFailed('refusal')
    if (tool_calls?.length || function_call) throw new ModelFailed('tool_calls')
    if (content) {
      characters += content.length
      if (characters > most.characters) throw new ModelFailed('too_long')
      if (content.includes('\uFFFD')) throw new ModelFailed('garbled')
      written ||= content.trim() !== ''
      yield content
    }
    if (!choice?.finish_reason) continue
    if (choice.finish_reason !== 'stop') throw new ModelFailed(unfinished(choice.finish_reason))
    if (!written) throw new ModelFailed('empty')
    // Not waiting for [DONE]: the answer is whole, and a server may forget to hang up.
    return
  }
  throw new ModelFailed('cut_off')
}

const unfinished = (reason: string): ModelFailure =>
  reason === 'length' || reason === 'content_filter' || reason === 'tool_calls' ? reason : 'other_finish'

const embeddingShape = z.object({
  data: z.array(z.object({ index: z.int().optional(), embedding: z.array(z.number()).min(1) })),
})

/**
 * Vectors from any endpoint that speaks OpenAI's embeddings, one for each text in order, all of one length and finite.
 * Throws a ModelFailed otherwise, and when `signal` fires.
 */
export function openaiEmbedder(endpoint: Endpoint): Embedder {
  const client = clientFor(endpoint, most.embeddingBytes)
  return {
    name: endpoint.model,
    async embed(texts, signal) {
      const vectors: number[][] = []
      try {
        for (let from = 0; from < texts.length; from += batch) {
          // Servers refuse the empty string, and one empty text must not cost the others their vectors.
          const input = texts.slice(from, from + batch).map((text) => text || ' ')
          const answer = await client.embeddings.create(
            { model: endpoint.model, input, encoding_format: 'float' },
            { signal },
          )
          vectors.push(...inOrder(answer, input.length))
        }
      } catch (error) {
        throw failure(error, signal)
      }
      if (vectors.some((vector) => vector.length !== vectors[0]?.length))
        throw new ModelFailed('unequal_lengths')
      return vectors
    },
  }
}

function inOrder(answer: unknown, count: number): number[][] {
  const parsed = embeddingShape.safeParse(answer)
  if (!parsed.success) throw new ModelFailed('invalid_shape')
  const { data } = parsed.data
  if (data.length !== count) throw new ModelFailed('wrong_count')
  const placed = new Map(data.map(({ index, embedding }, i) => [index ?? i, embedding]))
  return Array.from({ length: count }, (_, i) => {
    const vector = placed.get(i)
    if (!vector) throw new ModelFailed('wrong_count')
    return vector
  })
}

function clientFor({ apiKey, baseURL }: Endpoint, mostBytes: number): OpenAI {
  return new OpenAI({
    apiKey: apiKey || 'none',
    // Everything the SDK would otherwise take from the environment is said here.
    baseURL: baseURL ?? 'https://api.openai.com/v1',
    adminAPIKey: null,
    organization: null,
    project: null,
    logLevel: 'off',
    maxRetries: 0,
    fetch: async (url, init) => bounded(await fetch(url, init), mostBytes),
    // A redirect would carry the customer's words to a place nobody configured ('error' is unknown on Workers).
    fetchOptions: { redirect: 'manual' },
  })
}

/** The response, whose body fails after `mostBytes`: an endless line would otherwise grow until the deadline. */
function bounded(response: Response, mostBytes: number): Response {
  if (!response.body) return response
  let bytes = 0
  const limit = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, out) {
      bytes += chunk.byteLength
      if (bytes > mostBytes) out.error(new ModelFailed('too_long'))
      else out.enqueue(chunk)
    },
  })
  const { status, statusText, headers } = response
  return new Response(response.body.pipeThrough(limit), { status, statusText, headers })
}

function failure(error: unknown, signal: AbortSignal): ModelFailed {
  if (signal.aborted) return new ModelFailed(isTimeout(signal.reason) ? 'deadline' : 'cancelled')
  if (error instanceof ModelFailed) return error
  if (error instanceof APIConnectionTimeoutError) return new ModelFailed('deadline')
  if (error instanceof APIUserAbortError) return new ModelFailed('cancelled')
  if (error instanceof APIConnectionError) return new ModelFailed('unreachable')
  if (error instanceof APIError) return new ModelFailed(byStatus(error.status), error.status)
  if (error instanceof SyntaxError) return new ModelFailed('malformed')
  // What fetch throws when the line drops in the middle of a body.
  if (error instanceof TypeError) return new ModelFailed('cut_off')
  return new ModelFailed('unknown')
}

const isTimeout = (reason: unknown): boolean => reason instanceof Error && reason.name === 'TimeoutError'

function byStatus(status: number | undefined): ModelFailure {
  if (status === undefined) return 'error_in_stream'
  if (status < 400) return 'redirected'
  if (status === 401 || status === 403) return 'unauthorised'
  if (status === 404) return 'not_found'
  if (status === 408 || status === 504) return 'deadline'
  if (status === 429) return 'rate_limited'
  return status < 500 ? 'rejected' : 'server_error'
}

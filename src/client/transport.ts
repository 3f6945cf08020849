/** How programs, and our own pages, talk to the API: plain fetch, problems as errors, streams that come back by themselves. */
import { serverSentEvents } from './sse.ts'

/** What the API refuses, with a sentence for people. `body` is the whole problem document. */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  readonly body: Record<string, unknown>
  constructor(status: number, body: Record<string, unknown>) {
    super(typeof body.detail === 'string' ? body.detail : 'The server gave no usable answer.')
    this.status = status
    this.code = typeof body.code === 'string' ? body.code : 'unknown'
    this.body = body
  }
}

/** Nobody answered: the network is gone, or the server. Nothing is known about what became of the request. */
export class Unreachable extends Error {}

export type Headers = Record<string, string>

/** One request with JSON in and out. `undefined` for an empty answer. @throws ApiProblem, Unreachable */
export async function call<T>(
  method: string,
  path: string,
  options: { body?: unknown; headers?: Headers; signal?: AbortSignal } = {},
): Promise<T> {
  const { body, headers, signal } = options
  const answer = await fetch(path, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
    credentials: 'same-origin',
  }).catch((error: unknown) => {
    throw signal?.aborted ? error : new Unreachable()
  })
  const text = await answer.text().catch(() => {
    throw new Unreachable()
  })
  if (!answer.ok) throw new ApiProblem(answer.status, asRecord(text))
  return (text === '' ? undefined : JSON.parse(text)) as T
}

function asRecord(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    return {}
  }
}

export interface StreamEvent {
  event: string
  data: unknown
  id: string | undefined
}

/** Reads one stream to its end. @throws ApiProblem, Unreachable */
export async function readStream(
  path: string,
  init: RequestInit,
  onEvent: (event: StreamEvent) => void,
  onBytes: () => void = () => {},
  onRetry: (ms: number) => void = () => {},
): Promise<void> {
  const answer = await fetch(path, {
    credentials: 'same-origin',
    ...init,
    headers: { accept: 'text/event-stream', ...(init.headers as Headers | undefined) },
  }).catch(() => {
    throw new Unreachable()
  })
  if (!answer.ok) throw new ApiProblem(answer.status, asRecord(await answer.text().catch(() => '')))
  // The server speaks, even where it has nothing new to say yet.
  onBytes()
  const feed = serverSentEvents(
    ({ event, data, id }) => onEvent({ event, data: JSON.parse(data), id }),
    onRetry,
  )
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  for (;;) {
    const piece = await reader?.read().catch(() => {
      throw new Unreachable()
    })
    if (!piece || piece.done) return
    onBytes()
    feed(piece.value)
  }
}

/** Silence for this long means that the line is dead, whatever the browser believes: the server speaks every 15 s. */
const silentMs = 40_000
const backoffMs = [500, 1000, 2000, 5000, 10_000, 20_000]

export interface Following {
  path: string
  headers?: () => Headers
  /** The place of the last event already known; without it the stream begins at its beginning. */
  from?: string
  onEvent: (event: StreamEvent) => void
  /** Whether we hear the server just now. */
  onState: (online: boolean) => void
}

/**
 * Follows a live stream until it is stopped: resumes after the last event seen, comes back with
 * growing pauses, or when the server asks us to, and at once when the network or the page does. When the browser says
 * that the network is gone the line is tried anew, for what an old one still brings proves nothing. The answer stops it.
 */
export function follow({ path, headers, from, onEvent, onState }: Following): () => void {
  let last = from
  let stopped = false
  let failures = 0
  /** When the server wants us back, in milliseconds; it is told with its goodbye or its refusal. */
  let asked = 0
  let attempt: AbortController | null = null
  let wake: (() => void) | null = null

  const again = () => {
    failures = 0
    wake?.()
  }
  const look = () => {
    // A phone that was locked may hold a dead line it does not know of: a fresh one costs little.
    if (document.visibilityState === 'visible') {
      attempt?.abort()
      again()
    }
  }
  const doubt = () => attempt?.abort()
  // Only a page can be hidden, or told that the network went or is back.
  const isPage = typeof document === 'object'
  if (isPage) {
    addEventListener('offline', doubt)
    addEventListener('online', again)
    document.addEventListener('visibilitychange', look)
  }

  const run = async () => {
    while (!stopped) {
      const mine = new AbortController()
      attempt = mine
      let timer = setTimeout(() => mine.abort(), silentMs)
      try {
        const init = {
          signal: mine.signal,
          headers: { ...headers?.(), ...(last === undefined ? {} : { 'last-event-id': last }) },
        }
        await readStream(
          path,
          init,
          (event) => {
            if (event.id !== undefined) last = event.id
            onEvent(event)
          },
          () => {
            failures = 0
            onState(true)
            clearTimeout(timer)
            timer = setTimeout(() => mine.abort(), silentMs)
          },
          (ms) => {
            asked = ms
          },
        )
      } catch (error) {
        if (error instanceof ApiProblem) {
          if (error.status < 500 && error.status !== 429) {
            clearTimeout(timer)
            onState(false)
            return
          }
          asked = Number(error.body.retryAfter ?? 0) * 1000
        }
      }
      clearTimeout(timer)
      if (stopped) return
      onState(false)
      const pause = asked || (backoffMs[Math.min(failures++, backoffMs.length - 1)] ?? 1000)
      asked = 0
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, pause)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  }
  void run()
  return () => {
    stopped = true
    if (isPage) {
      removeEventListener('offline', doubt)
      removeEventListener('online', again)
      document.removeEventListener('visibilitychange', look)
    }
    attempt?.abort()
    wake?.()
  }
}

import type { Context } from 'hono'
import type { Bell } from '../ports.ts'
import type { Needs } from '../stories/needs.ts'
import { problemBody, problemOf } from './problem.ts'
import type { Reader, StreamPlaces } from './streams.ts'

/** How much may lie ready for a reader who does not take it, in bytes; and for how long nothing may move, in milliseconds. */
const roomFor = 16_384
const stuckAfterMs = 45_000

/** A stream of events to one reader. Writing waits while the reader has enough to read, so nothing piles up here. */
export interface EventStream {
  /** Nobody reads any more. */
  readonly aborted: boolean
  writeSSE(message: { event: string; data: string; id?: string }): Promise<void>
  write(text: string): Promise<void>
  onAbort(listener: () => void): void
}

/**
 * An event stream. What goes wrong in it is a `problem` event, the same document as in any other answer; then it
 * ends. `reader`: it stays open and needs a place among the live ones. @throws Rejected 429, 503 without one
 */
export function eventStream(
  c: Context,
  needs: Needs,
  work: (stream: EventStream) => Promise<void>,
  reader?: Omit<Reader, 'address'>,
): Response {
  const headers = { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' }
  // Nobody reads what HEAD asks for, so nobody would ever end it.
  if (c.req.method === 'HEAD') return c.body(null, 200, headers)
  const line = openLine(() => cut(c))
  const places: StreamPlaces | undefined = c.get('streams')
  if (reader && places) {
    const giveBack = places.enter({ ...reader, address: c.get('address') ?? '' }, line.leave)
    line.stream.onAbort(giveBack)
  }
  void run(c, needs, line, work)
  return c.body(line.body, 200, headers)
}

async function run(
  c: Context,
  needs: Needs,
  { stream, end }: Line,
  work: (stream: EventStream) => Promise<void>,
) {
  try {
    await work(stream)
  } catch (error) {
    const reference: string = c.get('requestId') ?? ''
    const problem = problemOf(error)
    if (problem.status >= 500) needs.report('a stream failed', { reference, error: String(error) })
    await stream.writeSSE({ event: 'problem', data: JSON.stringify(problemBody(problem, reference)) })
  }
  end()
}

/** Where there is a socket it is cut: ending the stream would wait for the reader who does not read. */
const cut = (c: Context) => (c.env as { outgoing?: { destroy(): void } } | undefined)?.outgoing?.destroy()

const encoder = new TextEncoder()

type Line = ReturnType<typeof openLine>

function openLine(cutOff: () => void) {
  let controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>> | null = null
  let aborted = false
  let closed = false
  let room: { given: Promise<void>; give: () => void } | null = null
  const listeners: (() => void)[] = []
  const abort = () => {
    if (aborted) return
    aborted = true
    room?.give()
    for (const listener of listeners) listener()
  }
  const end = () => {
    if (!closed && !aborted) controller?.close()
    closed = true
    abort()
  }
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      start(given) {
        controller = given
      },
      pull() {
        room?.give()
        room = null
      },
      cancel: abort,
    },
    new ByteLengthQueuingStrategy({ highWaterMark: roomFor }),
  )
  const write = async (text: string): Promise<void> => {
    if (aborted || !controller) return
    controller.enqueue(encoder.encode(text))
    if ((controller.desiredSize ?? 0) > 0) return
    room ??= waitForRoom()
    const timer = setTimeout(() => {
      abort()
      cutOff()
    }, stuckAfterMs)
    await room.given
    clearTimeout(timer)
  }
  const stream: EventStream = {
    get aborted() {
      return aborted
    },
    write,
    writeSSE: ({ event, data, id }) =>
      write(`event: ${event}\ndata: ${data}\n${id === undefined ? '' : `id: ${id}\n`}\n`),
    onAbort: (listener) => void listeners.push(listener),
  }
  return {
    body,
    stream,
    end,
    /** Ends it and tells the reader when to come back. */
    leave(retryMs: number) {
      if (aborted) return
      controller?.enqueue(encoder.encode(`retry: ${retryMs}\n\n`))
      end()
    },
  }
}

function waitForRoom() {
  let give = () => {}
  const given = new Promise<void>((done) => {
    give = done
  })
  return { given, give }
}

/** A stream says that it lives at least this often, and looks at the log even if no bell rang, in milliseconds. */
const heartbeatMs = 15_000

/**
 * Waits until the bell rings for `id` (or for anything, where none is named), the heartbeat is due, or the stream
 * is closed. Rings between two waits are not missed. A ring is a hint only: the caller reads the log.
 */
export function rings(
  bell: Bell,
  stream: EventStream,
  { id, heard }: { id?: string; heard?: (id: string) => void } = {},
) {
  let rung = false
  let due = false
  let wake: (() => void) | null = null
  const stopListening = bell.listen((changed) => {
    heard?.(changed)
    rung = true
    wake?.()
  }, id)
  // Beside the rings, not after them: where the bell rings all the time a stream must still show that it lives.
  const beats = setInterval(() => {
    due = true
    wake?.()
  }, heartbeatMs)
  const stop = () => {
    stopListening()
    clearInterval(beats)
  }
  stream.onAbort(() => {
    stop()
    wake?.()
  })
  return {
    stop,
    /** As if the bell had rung. */
    wake() {
      rung = true
      wake?.()
    },
    async next(): Promise<'rung' | 'heartbeat'> {
      if (!rung && !due && !stream.aborted) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
        wake = null
      }
      const was = due ? 'heartbeat' : 'rung'
      rung = false
      due = false
      return was
    },
  }
}

/** Where a reader left off: `Last-Event-ID`, a whole number; anything else means from the beginning. */
export const placeOf = (lastEventId: string | undefined): number =>
  lastEventId !== undefined && /^\d{1,9}$/.test(lastEventId) ? Number(lastEventId) : 0

import type { Context } from 'hono'
import { type SSEStreamingApi, streamSSE } from 'hono/streaming'
import type { Bell } from '../ports.ts'
import type { Needs } from '../stories/needs.ts'
import { problemBody, problemOf } from './problem.ts'

/** An event stream. What goes wrong in it is a `problem` event, the same document as in any other answer; then it ends. */
export function eventStream(c: Context, needs: Needs, work: (stream: SSEStreamingApi) => Promise<void>) {
  // Nobody reads what HEAD asks for, so nobody would ever end it.
  if (c.req.method === 'HEAD') return c.body(null, 200, { 'content-type': 'text/event-stream' })
  return streamSSE(c, async (stream) => {
    try {
      await work(stream)
    } catch (error) {
      const reference: string = c.get('requestId') ?? ''
      const problem = problemOf(error)
      if (problem.status >= 500) needs.report('a stream failed', { reference, error: String(error) })
      await stream.writeSSE({ event: 'problem', data: JSON.stringify(problemBody(problem, reference)) })
    }
  })
}

/** A stream says that it lives at least this often, and looks at the log even if no bell rang, in milliseconds. */
const heartbeatMs = 15_000

/**
 * Waits until the bell rings for something `concerns` says yes to, the heartbeat is due, or the stream is
 * closed. Rings between two waits are not missed. A ring is a hint only: the caller reads the log.
 * `stillIn` throws once the reader may stay no longer; it is asked after every wait.
 */
export function rings(
  bell: Bell,
  stream: SSEStreamingApi,
  concerns: (id: string) => boolean,
  stillIn: () => Promise<void> = async () => {},
) {
  let rung = false
  let wake: (() => void) | null = null
  const stop = bell.listen((id) => {
    if (!concerns(id)) return
    rung = true
    wake?.()
  })
  stream.onAbort(() => {
    stop()
    wake?.()
  })
  return {
    stop,
    async next(): Promise<'rung' | 'heartbeat'> {
      if (!rung && !stream.aborted) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, heartbeatMs)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
        wake = null
      }
      const was = rung
      rung = false
      if (!stream.aborted) await stillIn()
      return was ? 'rung' : 'heartbeat'
    },
  }
}

/** Where a reader left off: `Last-Event-ID`, a whole number; anything else means from the beginning. */
export const placeOf = (lastEventId: string | undefined): number =>
  lastEventId !== undefined && /^\d{1,9}$/.test(lastEventId) ? Number(lastEventId) : 0

import type { SSEStreamingApi } from 'hono/streaming'
import type { Bell } from '../ports.ts'

/** A stream says that it lives at least this often, and looks at the log even if no bell rang, in milliseconds. */
const heartbeatMs = 15_000

/**
 * Waits until the bell rings for something `concerns` says yes to, the heartbeat is due, or the stream is
 * closed. Rings between two waits are not missed. A ring is a hint only: the caller reads the log.
 */
export function rings(bell: Bell, stream: SSEStreamingApi, concerns: (conversationId: string) => boolean) {
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
      return was ? 'rung' : 'heartbeat'
    },
  }
}

/** Where a reader left off: `Last-Event-ID`, a whole number; anything else means from the beginning. */
export const placeOf = (lastEventId: string | undefined): number =>
  lastEventId !== undefined && /^\d{1,9}$/.test(lastEventId) ? Number(lastEventId) : 0

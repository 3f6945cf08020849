import { expect, vi } from 'vitest'
import { serverSentEvents } from '../../src/client/sse.ts'
import type { Seen } from './shift.ts'
import type { World } from './world.ts'

/** Somebody on a live stream: what it told them so far, until the line is cut. */
export async function listens(world: World, path: string, secret: string, after?: string) {
  const response = await world.app.request(path, {
    headers: {
      accept: 'text/event-stream',
      authorization: `Bearer ${secret}`,
      ...(after === undefined ? {} : { 'last-event-id': after }),
    },
  })
  expect(response.status).toBe(200)
  const heard: { event: string; id: string | undefined; data: Seen }[] = []
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  const feed = serverSentEvents(({ event, id, data }) => heard.push({ event, id, data: JSON.parse(data) }))
  const reading = (async () => {
    for (;;) {
      const piece = await reader?.read()
      if (!piece || piece.done) return
      feed(piece.value)
    }
  })()
  return {
    heard,
    /** Waits until what was heard is as `look` expects it. */
    hears: (look: (events: Seen[]) => void) =>
      vi.waitFor(() => look(heard.map(({ data }) => data)), { timeout: 5000, interval: 5 }),
    /** Waits until the queue a desk was last shown is as `look` expects it; hints to read again may follow it. */
    shows: (look: (queue: Seen) => void) =>
      vi.waitFor(() => look(heard.findLast(({ event }) => event === 'queue')?.data), {
        timeout: 5000,
        interval: 5,
      }),
    /** The line is gone: nothing is heard any more. */
    async cut() {
      await reader?.cancel()
      await reading
    },
  }
}

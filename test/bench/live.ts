import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { buildHere } from '../../src/adapters/indexer.ts'
import type { Database } from '../../src/adapters/sql.ts'
import { createApp } from '../../src/http/app.ts'
import { customerTokens } from '../../src/http/auth.ts'
import { furnish } from '../../src/run/needs.ts'
import { claimCase, replyToCustomer } from '../../src/stories/serveQueue.ts'
import { askForPerson, openConversation } from '../../src/stories/talk.ts'
import { settings } from './settings.ts'
import { median } from './turn.ts'

const samples = 200

/** Milliseconds from an agent's message being sent to its arrival on the customer's stream, beside a bare echo over SSE. */
export async function benchLive(database: Database): Promise<{ live: number; echo: number }> {
  const needs = furnish({ database, indexer: buildHere, report: () => {}, settings })
  const tokens = customerTokens('a secret for the bench, long enough to sign with')
  const doors = { tokens, keys: [], ready: async () => true, secure: false, version: '0', widgetOrigins: [] }
  const { id } = await openConversation(needs, { language: 'en' })
  await askForPerson(needs, id, {})
  const claimed = await claimCase(needs, 'Ada', id)
  if (!claimed) throw new Error('The bench could not claim its conversation.')
  const hold = { agent: 'Ada', fence: claimed.fence }

  let tell: (text: string) => void = () => {}
  const bare = new Hono().get('/echo', (c) =>
    streamSSE(c, async (stream) => {
      tell = (data) => void stream.writeSSE({ data })
      await new Promise<void>((gone) => stream.onAbort(gone))
    }),
  )
  const authorization = `Bearer ${await tokens.issue(id)}`
  const live = await listener(createApp(needs, doors).fetch, `/api/conversations/${id}/events`, authorization)
  const echo = await listener(bare.fetch, '/echo', '')
  const times: { live: number; echo: number }[] = []
  for (let i = 0; i < samples; i++) {
    const messageId = needs.ids.uuid()
    const lived = await live.time(messageId, () =>
      replyToCustomer(needs, id, hold, { messageId, text: 'Good day.' }),
    )
    const echoed = await echo.time(messageId, async () => tell(messageId))
    times.push({ live: lived, echo: echoed })
  }
  await Promise.all([live.close(), echo.close()])
  return { live: median(times.map((t) => t.live)), echo: median(times.map((t) => t.echo)) }
}

/** Serves `fetch` on loopback and listens to one stream of it. */
async function listener(
  fetchApp: (request: Request) => Response | Promise<Response>,
  path: string,
  authorization: string,
) {
  const server = await new Promise<ReturnType<typeof serve>>((done) => {
    const started = serve({ fetch: fetchApp, port: 0, hostname: '127.0.0.1' }, () => done(started))
  })
  const address = server.address()
  const stop = new AbortController()
  const port = typeof address === 'object' && address ? address.port : 0
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    headers: { accept: 'text/event-stream', authorization },
    signal: stop.signal,
  })
  let heard = ''
  let wake = () => {}
  const read = async () => {
    for await (const chunk of answer.body ?? []) {
      heard += Buffer.from(chunk).toString()
      wake()
    }
  }
  read().catch(() => {})
  await new Promise((settled) => setTimeout(settled, 200))
  return {
    async time(mark: string, send: () => Promise<unknown>): Promise<number> {
      const begin = performance.now()
      const arrived = new Promise<void>((done) => {
        wake = () => {
          if (heard.includes(mark)) done()
        }
      })
      await send()
      wake()
      await arrived
      heard = ''
      return performance.now() - begin
    },
    async close() {
      stop.abort()
      await new Promise<void>((done) => {
        server.close(() => done())
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
    },
  }
}

/**
 * A server with many live streams, in a process of its own so that its memory is its own. `bare`: Hono's streams
 * and nothing else. `baton`: our app on the database named. It answers to messages from the bench.
 */
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { type SSEStreamingApi, streamSSE } from 'hono/streaming'
import { buildHere } from '../../src/adapters/indexer.ts'
import { openPostgres } from '../../src/adapters/postgres.ts'
import { createApp } from '../../src/http/app.ts'
import { customerTokens } from '../../src/http/auth.ts'
import { streamPlaces } from '../../src/http/streams.ts'
import { furnish } from '../../src/run/needs.ts'
import { claimCase, replyToCustomer } from '../../src/stories/serveQueue.ts'
import { settings } from './settings.ts'
import { portOf } from './turn.ts'

const [kind, url = ''] = process.argv.slice(2)
const now = () => String(performance.timeOrigin + performance.now())

interface Side {
  fetch: (request: Request) => Response | Promise<Response>
  path(id: string): Promise<{ path: string; authorization: string }>
  /** Says the time: to one conversation, or to everybody. */
  say(id: string): Promise<void>
}

function bare(): Side {
  const streams = new Set<SSEStreamingApi>()
  const app = new Hono().get('/stream', (c) =>
    streamSSE(c, async (stream) => {
      streams.add(stream)
      await stream.writeSSE({ data: 'here' })
      await new Promise<void>((gone) => stream.onAbort(gone))
    }),
  )
  return {
    fetch: app.fetch,
    path: async () => ({ path: '/stream', authorization: '' }),
    async say() {
      for (const stream of streams) void stream.writeSSE({ data: `at ${now()} ` })
    },
  }
}

function baton(): Side {
  const needs = furnish({
    database: openPostgres(url, 16),
    indexer: buildHere,
    report: console.error,
    settings,
  })
  const tokens = customerTokens('a secret for the bench, long enough to sign with')
  const app = createApp(needs, {
    tokens,
    keys: [],
    ready: async () => true,
    secure: false,
    widgetOrigins: [],
    version: '0',
    streams: streamPlaces({ ofReader: 6, ofAddress: 100_000, ofCustomers: 100_000, ofStaff: 10 }),
  })
  const fences = new Map<string, number>()
  return {
    fetch: app.fetch,
    path: async (id) => ({
      path: `/api/conversations/${id}/events`,
      authorization: `Bearer ${await tokens.issue(id)}`,
    }),
    async say(id) {
      const agent = `agent of ${id}`
      const fence = fences.get(id) ?? (await claimCase(needs, agent, id))?.fence ?? 0
      fences.set(id, fence)
      await replyToCustomer(
        needs,
        id,
        { agent, fence },
        { messageId: needs.ids.uuid(), text: `at ${now()} ` },
      )
    },
  }
}

const side = kind === 'bare' ? bare() : baton()
const server = serve({ fetch: side.fetch, port: 0, hostname: '127.0.0.1' }, () =>
  process.send?.({ port: portOf(server) }),
)
process.on('message', async ({ ask, id }: { ask: 'memory' | 'path' | 'say'; id: string }) => {
  if (ask === 'path') return process.send?.(await side.path(id))
  if (ask === 'say') {
    await side.say(id)
    return process.send?.({ said: id })
  }
  for (let i = 0; i < 3; i++) {
    ;(globalThis as { gc?: () => void }).gc?.()
    await new Promise((later) => setTimeout(later, 200))
  }
  process.send?.({ bytes: process.memoryUsage.rss() })
})

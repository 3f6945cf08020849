import { Worker } from 'node:worker_threads'
import { serve } from '@hono/node-server'
import { buildHere } from '../../src/adapters/indexer.ts'
import type { Database } from '../../src/adapters/sql.ts'
import { createApp } from '../../src/http/app.ts'
import { customerTokens } from '../../src/http/auth.ts'
import { furnish } from '../../src/run/needs.ts'
import { openConversation } from '../../src/stories/talk.ts'
import type { Paced } from './paced.ts'
import { settings } from './settings.ts'
import { percentile, portOf } from './turn.ts'

const seconds = 10

/** Milliseconds until `POST …/handoff` is answered at `rate` requests a second, beside an endpoint that does nothing. */
export async function benchHandoff(database: Database, rate: number) {
  const needs = furnish({ database, indexer: buildHere, report: () => {}, settings })
  const tokens = customerTokens('a secret for the bench, long enough to sign with')
  const app = createApp(needs, {
    tokens,
    keys: [],
    ready: async () => true,
    secure: false,
    widgetOrigins: [],
    version: '0',
  })
  const server = await new Promise<ReturnType<typeof serve>>((done) => {
    const started = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => done(started))
  })
  const port = portOf(server)
  const wishes: string[] = []
  for (let i = 0; i < rate * (seconds + 1); i++) {
    const { id } = await openConversation(needs, { language: 'en' })
    wishes.push(
      `POST /api/conversations/${id}/handoff HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${await tokens.issue(id)}\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}`,
    )
  }
  const empty = wishes.map(() => 'GET /health HTTP/1.1\r\nhost: localhost\r\n\r\n')
  // Warm first.
  await at(port, rate, wishes.splice(0, rate))
  await at(port, rate, empty.splice(0, rate))
  const handoff = await at(port, rate, wishes)
  const nothing = await at(port, rate, empty)
  await new Promise((done) => server.close(done))
  return {
    p50: percentile(handoff, 0.5),
    p99: percentile(handoff, 0.99),
    empty50: percentile(nothing, 0.5),
    empty99: percentile(nothing, 0.99),
  }
}

async function at(port: number, rate: number, requests: string[]): Promise<number[]> {
  const workerData: Paced = { port, rate, requests }
  const worker = new Worker(new URL('./paced.ts', import.meta.url), { workerData })
  const { times } = await new Promise<{ times: number[] }>((done, failed) => {
    worker.once('message', done)
    worker.once('error', failed)
  })
  return times
}

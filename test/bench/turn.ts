import { Worker } from 'node:worker_threads'
import { serve } from '@hono/node-server'
import { readArticleFiles } from '../../src/adapters/articleFiles.ts'
import { buildHere } from '../../src/adapters/indexer.ts'
import type { Database, Value } from '../../src/adapters/sql.ts'
import { createApp } from '../../src/http/app.ts'
import { customerTokens } from '../../src/http/auth.ts'
import { furnish } from '../../src/run/needs.ts'
import { takeTurn } from '../../src/stories/takeTurn.ts'
import { openConversation } from '../../src/stories/talk.ts'
import { recording, replayStatements } from './recorder.ts'
import { settings } from './settings.ts'

const inFlight = 32
const question = 'Wann kommt meine Bestellung an?'

/** Turns per second over HTTP, beside the bare statements of such a turn on the same database: medians of `rounds`. */
export async function benchTurn(opened: Database, turns: number, rounds: number) {
  const { database, record } = recording(opened)
  const needs = furnish({
    database,
    indexer: buildHere,
    report: (what, about) => console.error(what, about),
    settings,
  })
  const { files } = await readArticleFiles('knowledge')
  await needs.library.load(files, needs.clock.now())
  const tokens = customerTokens('a secret for the bench, long enough to sign with')
  const app = createApp(needs, {
    tokens,
    keys: [],
    ready: async () => true,
    secure: false,
    widgetOrigins: [],
    version: '0',
  })
  const open = async () => (await openConversation(needs, { language: 'de' })).id
  const many = async (count: number) => {
    const ids: string[] = []
    const opener = async () => {
      while (ids.length < count) ids.push(await open())
    }
    await Promise.all(Array.from({ length: inFlight }, opener))
    return ids.slice(0, count)
  }

  // Warm first: loading the search index belongs to the start, not to a turn.
  await takeTurn(needs, { conversationId: await open(), messageId: needs.ids.uuid(), text: question })
  const sample = { conversationId: await open(), messageId: needs.ids.uuid(), text: question }
  const statements = await record(async () => {
    const turn = await takeTurn(needs, sample)
    if (turn.status !== 'with_bot') throw new Error('The bench needs a question the bot answers.')
  })

  const server = await new Promise<ReturnType<typeof serve>>((done) => {
    const started = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => done(started))
  })
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0

  /** Milliseconds of this thread for each turn: neither the load generator nor a busy machine counts. */
  const cpu = { http: [] as number[], bare: [] as number[] }
  const spentSince = (before: NodeJS.CpuUsage): number => {
    const { user, system } = process.threadCpuUsage(before)
    return (user + system) / turns / 1000
  }
  const overHttp = async (): Promise<number> => {
    const ids = await many(turns)
    const load = await Promise.all(
      ids.map(async (id) => ({
        path: `/api/conversations/${id}/messages`,
        token: await tokens.issue(id),
        body: JSON.stringify({ id: needs.ids.uuid(), text: question }),
      })),
    )
    const worker = new Worker(new URL('./load.ts', import.meta.url), {
      workerData: { port, inFlight, turns: load },
    })
    const busy = process.threadCpuUsage()
    const { seconds } = await new Promise<{ seconds: number }>((done, failed) => {
      worker.once('message', done)
      worker.once('error', failed)
    })
    cpu.http.push(spentSince(busy))
    return turns / seconds
  }

  const bare = async (): Promise<number> => {
    const ids = await many(turns)
    const begin = performance.now()
    let next = 0
    const busy = process.threadCpuUsage()
    await Promise.all(
      Array.from({ length: inFlight }, async () => {
        for (let id = ids[next++]; id; id = ids[next++]) {
          const messageId = needs.ids.uuid()
          await replayStatements(opened.sql, statements, (value) =>
            renew(value, sample, { conversationId: id, messageId }),
          )
        }
      }),
    )
    cpu.bare.push(spentSince(busy))
    return turns / ((performance.now() - begin) / 1000)
  }

  // A program is faster the longer it has run, ours for some thousand turns; a server runs for longer than that.
  for (let warm = 0; warm < 3; warm++) {
    await overHttp()
    await bare()
  }
  cpu.http.length = 0
  cpu.bare.length = 0
  const pairs: { http: number; bare: number }[] = []
  for (let i = 0; i < rounds; i++) pairs.push({ http: await overHttp(), bare: await bare() })
  await new Promise((done) => server.close(done))
  return {
    statements: statements.length,
    http: median(pairs.map((p) => p.http)),
    bare: median(pairs.map((p) => p.bare)),
    cpuHttp: median(cpu.http),
    cpuBare: median(cpu.bare),
    ratio: median(pairs.map((p) => p.http / p.bare)),
  }
}

interface Names {
  conversationId: string
  messageId: string
}

/** The same value for another conversation and message. Ids inside JSON are renewed too. */
function renew(value: Value, was: Names, is: Names): Value {
  const swap = (text: string) =>
    text.replaceAll(was.conversationId, is.conversationId).replaceAll(was.messageId, is.messageId)
  if (typeof value === 'string') return swap(value)
  if (typeof value !== 'object' || value === null || value instanceof Date || Array.isArray(value))
    return value
  return JSON.parse(swap(JSON.stringify(value))) as object
}

/** The number that so much of them (0 to 1) do not exceed. */
export const percentile = (numbers: readonly number[], part: number): number =>
  numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * part))] ?? 0

export function portOf(server: { address(): unknown }): number {
  const address = server.address() as { port: number } | null
  return address?.port ?? 0
}

export const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

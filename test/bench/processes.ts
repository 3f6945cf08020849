import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { buildHere } from '../../src/adapters/indexer.ts'
import { openPostgres } from '../../src/adapters/postgres.ts'
import { customerTokens } from '../../src/http/auth.ts'
import { furnish } from '../../src/run/needs.ts'
import { openConversation } from '../../src/stories/talk.ts'
import { fleet, fleetSecret } from '../crash/fleet.ts'
import type { Load } from './load.ts'
import { settings } from './settings.ts'

const turns = 2000
const question = 'Wann kommt meine Bestellung an?'

/** Turns a second over HTTP with so many server processes on one PostgreSQL, 32 in flight at each. */
export async function benchProcesses(url: string, counts: readonly number[]) {
  const database = openPostgres(url, 8)
  const needs = furnish({
    database,
    indexer: buildHere,
    report: () => {},
    settings,
  })
  const tokens = customerTokens(fleetSecret)
  const results: { processes: number; perSecond: number }[] = []
  for (const processes of counts) {
    const { servers, remove } = await fleet(url, processes)
    const run = async (): Promise<number> => {
      const share = Math.ceil(turns / processes)
      const loads = await Promise.all(
        servers.map(async (server): Promise<Load> => {
          const many: Load['turns'] = []
          for (let i = 0; i < share; i++) {
            const { id } = await openConversation(needs, { language: 'de' })
            many.push({
              path: `/api/conversations/${id}/messages`,
              token: await tokens.issue(id),
              body: JSON.stringify({ id: needs.ids.uuid(), text: question }),
            })
          }
          return { port: Number(new URL(server.url ?? '').port), inFlight: 32, turns: many }
        }),
      )
      const begun = performance.now()
      await Promise.all(loads.map(send))
      return (share * processes) / ((performance.now() - begun) / 1000)
    }
    await run()
    results.push({ processes, perSecond: Math.max(await run(), await run()) })
    await remove()
  }
  await database.close()
  return { cores: availableParallelism(), results }
}

async function send(workerData: Load): Promise<void> {
  const worker = new Worker(new URL('./load.ts', import.meta.url), { workerData })
  await new Promise((done, failed) => {
    worker.once('message', done)
    worker.once('error', failed)
  })
}

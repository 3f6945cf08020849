import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { buildHere } from '../../src/adapters/indexer.ts'
import { openPostgres } from '../../src/adapters/postgres.ts'
import { customerTokens } from '../../src/http/auth.ts'
import { furnish } from '../../src/run/needs.ts'
import { openConversation } from '../../src/stories/talk.ts'
import { fleet, fleetSecret } from '../crash/fleet.ts'
import { holdToShare } from './coreShare.ts'
import type { Load } from './load.ts'
import { spent } from './processorTime.ts'
import { settings } from './settings.ts'

/** For each process: a program is faster the longer it has run, so each runs equally long. */
const turns = 1500
const question = 'Wann kommt meine Bestellung an?'

export interface OnProcesses {
  processes: number
  perSecond: number
  /** Milliseconds of processor time for one turn: in the servers, in the database, in the load, and how many cores were busy. */
  servers: number
  database: number
  load: number
  coresBusy: number
}

/**
 * Turns a second over HTTP with so many server processes on one PostgreSQL of this machine, 32 in flight at each,
 * and what a turn costs there: where no core is free the cost says what the speed cannot. With a `share` each server,
 * once warm, is held to that much of a core, so that database and load have free cores whatever the machine has: what
 * then does not grow with the processes is held up by something they have in common. Null where nothing can be held.
 */
export async function benchProcesses(url: string, counts: readonly number[], share?: number) {
  const database = openPostgres(url, 8)
  const needs = furnish({
    database,
    indexer: buildHere,
    report: () => {},
    settings,
  })
  const tokens = customerTokens(fleetSecret)
  const results: OnProcesses[] = []
  let couldHold = true
  for (const processes of counts) {
    const { servers, remove } = await fleet(url, processes)
    const run = async (turns: number): Promise<OnProcesses> => {
      const loads = await Promise.all(
        servers.map(async (server): Promise<Load> => {
          const many: Load['turns'] = []
          for (let i = 0; i < turns; i++) {
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
      const pids = servers.flatMap(({ pid }) => pid ?? [])
      const before = await spent(pids)
      const begun = performance.now()
      await Promise.all(loads.map(send))
      const wall = performance.now() - begun
      const after = await spent(pids)
      const sent = turns * processes
      const [inServers, inLoad, inAll] = [
        after.servers - before.servers,
        after.load - before.load,
        after.machine - before.machine,
      ]
      return {
        processes,
        perSecond: sent / (wall / 1000),
        servers: inServers / sent,
        database: (inAll - inServers - inLoad) / sent,
        load: inLoad / sent,
        coresBusy: inAll / wall,
      }
    }
    await run(turns)
    // What the database's own housekeeping does in the first minute: until then it plans for empty tables.
    await database.sql.script('analyze')
    const pids = servers.flatMap(({ pid }) => pid ?? [])
    const letGo = share === undefined ? async () => {} : await holdToShare(pids, share)
    couldHold = letGo !== null
    const each = share === undefined ? turns : turns / 2
    const runs: OnProcesses[] = []
    while (couldHold && runs.length < 3) runs.push(await run(each))
    results.push(...runs.toSorted((a, b) => a.perSecond - b.perSecond).slice(1, 2))
    await remove()
    await letGo?.()
    if (!couldHold) break
  }
  await database.close()
  if (!couldHold) return null
  return { cores: availableParallelism(), results }
}

async function send(workerData: Load): Promise<void> {
  const worker = new Worker(new URL('./load.ts', import.meta.url), { workerData })
  await new Promise((done, failed) => {
    worker.once('message', done)
    worker.once('error', failed)
  })
}

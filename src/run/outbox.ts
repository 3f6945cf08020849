/** `npm run outbox [-- replay [ID]]`: what has not left the house, and sending dead letters again. */
import { z } from 'zod'
import { randomIds, systemClock } from '../adapters/clock.ts'
import { sqlOutbox } from '../adapters/outbox.ts'
import { command } from './command.ts'
import { type Config, readConfig } from './config.ts'
import { NotReady } from './notReady.ts'
import { openDatabase } from './open.ts'
import { readRunFile } from './runFile.ts'

const Listed = z.object({
  counts: z.array(z.object({ target: z.string(), pending: z.number(), dead: z.number() })),
  rows: z.array(
    z.object({
      id: z.string(),
      target: z.string(),
      topic: z.string(),
      caseCode: z.string(),
      attempts: z.number(),
      failure: z.string().nullable(),
    }),
  ),
})

await command(async () => {
  const [what = 'list', id] = process.argv.slice(2)
  if (what !== 'list' && what !== 'replay') throw new NotReady('Say nothing, or: replay [ID]')
  const config = readConfig(process.env)
  await withOutbox(config, async (outbox) => {
    if (what === 'replay')
      console.info(`${await outbox.replay(id ?? null)} go out again, within seconds where a server runs.`)
    const { counts, rows } = Listed.parse(await outbox.dead())
    if (counts.length === 0) console.info('Nothing waits, nothing is dead.')
    for (const { target, pending, dead } of counts)
      console.info(`${target}: ${pending} wait for their next try, ${dead} are dead`)
    for (const row of rows)
      console.info(
        `  ${row.id}  ${row.topic}, case ${row.caseCode}: ${row.failure ?? ''} (${row.attempts} tries)`,
      )
  })
})

interface Reach {
  dead(): Promise<unknown>
  replay(id: string | null): Promise<number>
}

/** The running server's, or the database's own. */
async function withOutbox(config: Config, work: (outbox: Reach) => Promise<void>): Promise<void> {
  const run = config.DATABASE_URL === undefined ? await readRunFile(config.DATA_DIR) : null
  if (run) {
    const call = async (method: string, path: string) => {
      const answer = await fetch(`http://127.0.0.1:${run.port}/api/outbox${path}`, {
        method,
        headers: { authorization: `Bearer ${run.token}`, 'content-type': 'application/json' },
        ...(method === 'POST' ? { body: '{}' } : {}),
      })
      if (answer.status === 404) throw new NotReady('There is no dead letter of this name.')
      if (!answer.ok) throw new Error(`The running server answered ${answer.status}.`)
      return answer.json() as Promise<unknown>
    }
    return work({
      dead: () => call('GET', '?state=dead'),
      replay: async (id) =>
        z
          .object({ replayed: z.number() })
          .parse(await call('POST', id === null ? '/replay' : `/${id}/replay`)).replayed,
    })
  }
  const database = await openDatabase(config)
  try {
    const outbox = sqlOutbox(database.sql, randomIds)
    await work({
      dead: async () => ({ counts: await outbox.counts(), rows: await outbox.list('dead', 200) }),
      replay: (id) => outbox.replay(id, systemClock.now()),
    })
  } finally {
    await database.close()
  }
}

/** `npm run backup -- FILE`: everything in the database into one file, while the server runs. */
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { backUp } from '../adapters/backup.ts'
import { checkBackupFile, refuseExisting } from '../adapters/backupFile.ts'
import { systemClock } from '../adapters/clock.ts'
import { migrationFiles, pending } from '../adapters/migrate.ts'
import { command } from './command.ts'
import { type Config, readConfig } from './config.ts'
import { NotReady } from './notReady.ts'
import { openDatabase } from './open.ts'
import { type RunFile, readRunFile } from './runFile.ts'

await command(async () => {
  const [path] = process.argv.slice(2)
  if (path === undefined || path.startsWith('-')) throw new NotReady('Say where to: npm run backup -- FILE')
  const config = readConfig(process.env)
  const run = config.DATABASE_URL === undefined ? await readRunFile(config.DATA_DIR) : null
  if (run) await fromServer(run, path)
  else await fromDatabase(config, path)
  const { rows, madeAt } = await checkBackupFile(path)
  console.info(`${path}: ${rows} rows as they were at ${madeAt}, read back and found whole.`)
  console.info(
    'Not in it: sessions and sign-in links (people sign in again), the search (built anew), and the secret that signs ' +
      'customers’ tokens (keep BATON_SECRET, or the file secret in the data folder, apart from it).',
  )
})

async function fromServer(run: RunFile, path: string): Promise<void> {
  await refuseExisting(path)
  const part = `${path}.part`
  const answer = await fetch(`http://127.0.0.1:${run.port}/api/backup`, {
    headers: { authorization: `Bearer ${run.token}` },
  })
  if (!answer.ok || !answer.body) throw new Error(`The running server answered ${answer.status}.`)
  try {
    // `wx`: never over something that is there.
    await pipeline(Readable.from(answer.body), createWriteStream(part, { flags: 'wx', mode: 0o600 }))
    await checkBackupFile(part)
    await rename(part, path)
  } finally {
    await rm(part, { force: true })
  }
}

async function fromDatabase(config: Config, path: string): Promise<void> {
  const database = await openDatabase(config)
  try {
    if ((await pending(database.sql, await migrationFiles())).length > 0)
      throw new NotReady('The database is not up to date. Run first: npm run migrate')
    await backUp(database.sql, path, systemClock.now())
  } finally {
    await database.close()
  }
}

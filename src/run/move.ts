/** `npm run move -- postgres://…`: everything from the embedded database of a stopped server into a PostgreSQL. */
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { backUp } from '../adapters/backup.ts'
import { randomIds, systemClock } from '../adapters/clock.ts'
import { migrate, migrationFiles } from '../adapters/migrate.ts'
import { openPglite } from '../adapters/pglite.ts'
import { command } from './command.ts'
import { readConfig } from './config.ts'
import { movedFile } from './moved.ts'
import { NotReady } from './notReady.ts'
import { restorePostgres } from './restoring.ts'

await command(async () => {
  const [url, ...flags] = process.argv.slice(2)
  if (url === undefined || !/^postgres(ql)?:\/\//.test(url))
    throw new NotReady('Say where to: npm run move -- postgres://user:password@host/database')
  const config = readConfig({ ...process.env, DATABASE_URL: '' })
  const say = (line: string) => console.info(line)
  const path = join(config.DATA_DIR, `move-${randomIds.uuid()}`)
  // Held to the end: nobody may write here what would not come along.
  const embedded = await openPglite(config.DATA_DIR)
  try {
    await migrate(embedded.sql, await migrationFiles())
    await backUp(embedded.sql, path, systemClock.now())
    const whole = await restorePostgres(config, url, path, flags.includes('--force'), say)
    if (!whole)
      throw new Error('The copy is not whole. Go on with the embedded database, which is as it was.')
    await writeFile(join(config.DATA_DIR, movedFile), `${systemClock.now().toISOString()}\n`)
  } finally {
    await rm(path, { force: true })
    await embedded.close()
  }
  say('')
  say('Moved. From now on start with these two, or customers lose sight of their conversations:')
  say('  DATABASE_URL=(the address you gave)')
  say(`  BATON_SECRET=$(cat ${join(config.DATA_DIR, 'secret')})`)
  say(`The old data stays in ${config.DATA_DIR} as it was; it is not used any more.`)
})

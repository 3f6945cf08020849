/** `npm run migrate`: brings the database of DATABASE_URL (or the embedded one) to the newest form. */
import { migrate, migrationFiles } from '../adapters/migrate.ts'
import { command } from './command.ts'
import { readConfig } from './config.ts'
import { openDatabase } from './open.ts'

await command(async () => {
  const database = await openDatabase(readConfig(process.env))
  try {
    const applied = await migrate(database.sql, await migrationFiles())
    console.info(
      applied.length === 0 ? 'Nothing to do: the database is up to date.' : `Applied: ${applied.join(', ')}`,
    )
  } finally {
    await database.close()
  }
})

/** `npm run schema`: writes adapters/schema.sql anew; with `-- --check` says whether it is current. */
import { readFile, writeFile } from 'node:fs/promises'
import { migrate, migrationFiles } from '../adapters/migrate.ts'
import { openPglite } from '../adapters/pglite.ts'
import { schemaOf } from '../adapters/schema.ts'

const path = new URL('../adapters/schema.sql', import.meta.url)
const database = await openPglite()
await migrate(database.sql, await migrationFiles())
const schema = await schemaOf(database.sql)
await database.close()

if (!process.argv.includes('--check')) await writeFile(path, schema)
else if ((await readFile(path, 'utf8').catch(() => '')) !== schema) {
  console.error('src/adapters/schema.sql is not what the migrations add up to. Run: npm run schema')
  process.exitCode = 1
}

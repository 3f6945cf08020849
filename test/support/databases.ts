import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { PGlite } from '@electric-sql/pglite'
import { vector } from '@electric-sql/pglite-pgvector'
import { inject } from 'vitest'
import { openPglite } from '../../src/adapters/pglite.ts'
import { openPostgres } from '../../src/adapters/postgres.ts'
import type { Database } from '../../src/adapters/sql.ts'
import { withAdmin } from './prepare.ts'

/** A migrated, empty database of its own for a test file. */
export type Open = () => Promise<Database>

const openEmbedded: Open = async () => {
  const loadDataDir = new Blob([await readFile(inject('embeddedTemplate'))])
  return openPglite(undefined, await PGlite.create({ loadDataDir, extensions: { vector } }))
}

/** Opens a copy of the migrated PostgreSQL; closing it drops it. */
export async function openPostgresCopy(max = 10): Promise<Database & { url: string }> {
  const name = `baton_test_${randomBytes(6).toString('hex')}`
  const admin = inject('postgresUrl')
  await withAdmin(admin, (sql) =>
    sql.unsafe(`create database ${name} template ${inject('postgresTemplate')}`),
  )
  const url = new URL(admin)
  url.pathname = `/${name}`
  const database = openPostgres(url.href, max)
  return {
    ...database,
    url: url.href,
    async close() {
      await database.close()
      await withAdmin(admin, (sql) => sql.unsafe(`drop database if exists ${name} with (force)`))
    },
  }
}

/** Every database this run has: the embedded one always, PostgreSQL where TEST_DATABASE_URL names one. */
export const databases: [string, Open][] = [
  ['PGlite', openEmbedded],
  ...(inject('postgresUrl') === '' ? [] : ([['PostgreSQL', () => openPostgresCopy()]] as [string, Open][])),
]

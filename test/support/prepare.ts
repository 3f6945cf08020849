import { createHash } from 'node:crypto'
import { access, readFile, rename, writeFile } from 'node:fs/promises'
import { PGlite } from '@electric-sql/pglite'
import { vector } from '@electric-sql/pglite-pgvector'
import postgres from 'postgres'
import type { TestProject } from 'vitest/node'
import { type Migration, migrate, migrationFiles } from '../../src/adapters/migrate.ts'
import { openPglite } from '../../src/adapters/pglite.ts'
import { openPostgres } from '../../src/adapters/postgres.ts'
import { keptPlace } from './keptPlace.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A migrated, empty embedded database as a file: opening a copy is much faster than making one. */
    embeddedTemplate: string
    /** Where the PostgreSQL for tests is, and the migrated database in it to copy; empty: none is tested. */
    postgresUrl: string
    postgresTemplate: string
  }
}

/** Once before all tests: one migrated database of each kind, which every test file then copies. */
export default async function prepare(project: TestProject) {
  project.provide('embeddedTemplate', await embeddedTemplate())

  const url = process.env.TEST_DATABASE_URL ?? ''
  const name = `baton_template_${process.pid}`
  project.provide('postgresUrl', url)
  project.provide('postgresTemplate', url === '' ? '' : name)
  if (url !== '') await makeTemplate(url, name)

  return async () => {
    if (url !== '') await withAdmin(url, (sql) => sql.unsafe(`drop database if exists ${name} with (force)`))
  }
}

/** Making an embedded database takes seconds, so it is made once for each state of what it is made of. */
async function embeddedTemplate(): Promise<string> {
  const migrations = await migrationFiles()
  const place = await keptPlace('baton-embedded-', await digestOf(migrations))
  if (await isThere(place)) return place
  const made = await PGlite.create({ extensions: { vector } })
  const database = await openPglite(undefined, made)
  await migrate(database.sql, migrations)
  // Moved there whole: a run that is broken off, or two at once, leave nothing half done.
  const beside = `${place}.${process.pid}`
  await writeFile(beside, Buffer.from(await (await made.dumpDataDir('none')).arrayBuffer()))
  await rename(beside, place)
  await database.close()
  return place
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

/** The migrations, how they are applied, and which PGlite. */
async function digestOf(migrations: readonly Migration[]): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(migrations))
  for (const file of ['src/adapters/migrate.ts', 'src/adapters/pglite.ts', 'package-lock.json'])
    hash.update(await readFile(new URL(`../../${file}`, import.meta.url)))
  return hash.digest('hex')
}

async function makeTemplate(url: string, name: string): Promise<void> {
  await withAdmin(url, (sql) => sql.unsafe(`create database ${name}`))
  const target = new URL(url)
  target.pathname = `/${name}`
  const database = openPostgres(target.href, 1)
  await migrate(database.sql, await migrationFiles())
  await database.close()
}

export async function withAdmin<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    return await work(sql)
  } finally {
    await sql.end()
  }
}

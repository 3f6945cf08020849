import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { vector } from '@electric-sql/pglite-pgvector'
import postgres from 'postgres'
import type { TestProject } from 'vitest/node'
import { migrate, migrationFiles } from '../../src/adapters/migrate.ts'
import { openPglite } from '../../src/adapters/pglite.ts'
import { openPostgres } from '../../src/adapters/postgres.ts'

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
  const folder = await mkdtemp(join(tmpdir(), 'baton-test-'))
  const made = await PGlite.create({ extensions: { vector } })
  const database = await openPglite(undefined, made)
  await migrate(database.sql, await migrationFiles())
  const template = join(folder, 'embedded.tar')
  await writeFile(template, Buffer.from(await (await made.dumpDataDir('none')).arrayBuffer()))
  await database.close()
  project.provide('embeddedTemplate', template)

  const url = process.env.TEST_DATABASE_URL ?? ''
  const name = `baton_template_${process.pid}`
  project.provide('postgresUrl', url)
  project.provide('postgresTemplate', url === '' ? '' : name)
  if (url !== '') await makeTemplate(url, name)

  return async () => {
    await rm(folder, { recursive: true, force: true })
    if (url !== '') await withAdmin(url, (sql) => sql.unsafe(`drop database if exists ${name} with (force)`))
  }
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

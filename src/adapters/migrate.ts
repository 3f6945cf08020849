import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import type { Sql } from './sql.ts'

/** A migration: `0001_conversation` and its text. Migrations go forward only and are never edited. */
export interface Migration {
  name: string
  text: string
}

/** The migrations that come with the program, in order. */
export async function migrationFiles(): Promise<Migration[]> {
  const folder = new URL('./migrations/', import.meta.url)
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => ({
      name: name.replace(/\.sql$/, ''),
      text: await readFile(new URL(name, folder), 'utf8'),
    })),
  )
}

/**
 * Brings the database to the newest form and says which migrations it applied. All or nothing, under a
 * lock: a second process waits and then finds nothing to do; an interrupted one leaves no trace.
 * @throws when a migration that was already applied has been edited since.
 */
export async function migrate(sql: Sql, migrations: readonly Migration[]): Promise<string[]> {
  return sql.transaction((tx) => migrateIn(tx, migrations))
}

/** The same inside a transaction of the caller's. */
export async function migrateIn(tx: Sql, migrations: readonly Migration[]): Promise<string[]> {
  await tx`select pg_advisory_xact_lock(hashtext('baton migration'))`
  await tx`create table if not exists migration (name text primary key, checksum text not null, applied_at timestamptz not null default now())`
  const done = new Map(
    (await tx<{ name: string; checksum: string }>`select name, checksum from migration`).map((row) => [
      row.name,
      row.checksum,
    ]),
  )
  const applied: string[] = []
  for (const { name, text } of migrations) {
    const checksum = createHash('sha256').update(text).digest('hex')
    const known = done.get(name)
    if (known === checksum) continue
    if (known !== undefined)
      throw new Error(`Migration ${name} was edited after it had been applied. Add a new one instead.`)
    await tx.script(text)
    await tx`insert into migration (name, checksum) values (${name}, ${checksum})`
    applied.push(name)
  }
  return applied
}

/** The migrations this database still lacks. */
export async function pending(sql: Sql, migrations: readonly Migration[]): Promise<string[]> {
  const [table] = await sql<{ there: boolean }>`select to_regclass('migration') is not null as there`
  if (!table?.there) return migrations.map((m) => m.name)
  const done = new Set((await sql<{ name: string }>`select name from migration`).map((row) => row.name))
  return migrations.map((m) => m.name).filter((name) => !done.has(name))
}

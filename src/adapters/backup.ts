import { type BackupHeader, backupLines, checkBackupFile, NoBackup, writeBackupFile } from './backupFile.ts'
import { type Migration, migrateIn } from './migrate.ts'
import type { Sql } from './sql.ts'

/** What a copy does not take along: people sign in again, and the search is built anew from the articles. */
export const leftOut = ['migration', 'session', 'sign_in_link', 'passage', 'search_index'] as const

/** So many rows are fetched and written at once; of tables that hold files, one. */
const rowsAtOnce = 1000

/**
 * Writes everything in the database to `path`, as it is at one moment, while others go on writing. The same for
 * both databases: what one wrote the other reads. Gives the number of rows. @throws NoBackup
 */
export async function backUp(sql: Sql, path: string, at: Date): Promise<number> {
  return sql.transaction(async (tx) => {
    await tx.script('set transaction isolation level repeatable read')
    const migrations = (await tx<{ name: string }>`select name from migration order by name`).map(
      (m) => m.name,
    )
    const header: BackupHeader = { format: 1, madeAt: at.toISOString(), migrations }
    return writeBackupFile(path, header, async (put) => {
      for (const { name, files } of await tablesInOrder(tx)) {
        await put({ table: name })
        await tx`select open_rows(${name}::text::regclass)`
        for (;;) {
          const rows = files
            ? await tx<{ row: string }>`fetch 1 from rows_of_a_table`
            : await tx<{ row: string }>`fetch 1000 from rows_of_a_table`
          for (const { row } of rows) await put({ row })
          if (rows.length < (files ? 1 : rowsAtOnce)) break
        }
        await tx.script('close rows_of_a_table')
      }
    })
  })
}

interface Table {
  name: string
  /** Holds whole files. */
  files: boolean
}

/** Every table of ours, those that others point to first. Asked of the catalogue: a table added later comes along by itself. */
export async function tablesInOrder(sql: Sql): Promise<Table[]> {
  const tables = await sql<Table & { needs: string[] | null }>`
    select   class.relname as name,
             exists (select from pg_attribute where attrelid = class.oid and atttypid = 'bytea'::regtype
                     and attname <> 'chain' and attnum > 0 and not attisdropped) as files,
             (select array_agg(other.relname::text) from pg_constraint
              join pg_class other on other.oid = confrelid
              where conrelid = class.oid and contype = 'f' and not condeferrable and confrelid <> conrelid) as needs
    from     pg_class class
    where    relkind = 'r' and relnamespace = 'public'::regnamespace
    order by class.relname
  `
  const ordered: Table[] = []
  const left = tables.filter(({ name }) => !leftOut.some((other) => other === name))
  while (left.length > 0) {
    const next = left.findIndex(({ needs }) => !left.some((other) => needs?.includes(other.name)))
    const [table] = left.splice(Math.max(0, next), 1)
    if (table) ordered.push({ name: table.name, files: table.files })
  }
  return ordered
}

/** There is something in the place where the copy should go. */
export class NotEmpty extends Error {}

/**
 * Puts a backup into a database: all of it or nothing. What an older version wrote is brought to the newest form.
 * `overwrite`: whatever of ours is there goes. @throws NoBackup, NotEmpty
 */
export async function restoreInto(
  sql: Sql,
  path: string,
  migrations: readonly Migration[],
  at: Date,
  { overwrite = false }: { overwrite?: boolean } = {},
): Promise<BackupHeader & { rows: number }> {
  const header = await checkBackupFile(path)
  const unknown = header.migrations.filter((name) => !migrations.some((m) => m.name === name))
  if (unknown.length > 0)
    throw new NoBackup(
      `${path} was made by a newer Baton (it knows ${unknown.join(', ')}). Nothing was changed.`,
    )
  await sql.transaction(async (tx) => {
    if (!overwrite && (await holdsSomething(tx)))
      throw new NotEmpty(
        'There is data in the database already. Nothing was changed. To replace all of it: --force',
      )
    await dropOurs(tx, migrations)
    await migrateIn(
      tx,
      migrations.filter(({ name }) => header.migrations.includes(name)),
    )
    // What was acknowledged comes with the copy; counting it anew would hide what the copy lacks.
    await tx.script('set constraints all deferred; alter table event disable trigger user')
    await emptyOurs(tx)
    await takeRows(tx, path)
    await tx.script('set constraints all immediate; alter table event enable trigger user')
    await migrateIn(tx, migrations)
    await tx`
      insert into restored (at, made_at, messages)
      select ${at}, ${new Date(header.madeAt)}, coalesce(sum(messages), 0)::int from acknowledged
    `
  })
  return header
}

/** What the migrations themselves put in comes with the copy, too. */
async function emptyOurs(tx: Sql): Promise<void> {
  for (const { name } of (await tablesInOrder(tx)).toReversed())
    if (/^\w+$/.test(name)) await tx.script(`delete from ${name}`)
}

async function takeRows(tx: Sql, path: string): Promise<void> {
  let table = ''
  let rows: string[] = []
  let size = 0
  const take = async () => {
    if (rows.length === 0) return
    await tx`select take_rows(${table}::text::regclass, ${`[${rows.join(',')}]`})`
    rows = []
    size = 0
  }
  for await (const line of backupLines(path)) {
    if ('table' in line) {
      await take()
      table = line.table
      continue
    }
    rows.push(line.row)
    size += line.row.length
    if (rows.length >= rowsAtOnce || size > 4_000_000) await take()
  }
  await take()
}

/** Conversations, people or articles: what nobody wants to lose. */
async function holdsSomething(tx: Sql): Promise<boolean> {
  const [there] = await tx<{ tables: number }>`
    select count(*)::int as tables from pg_class
    where  relnamespace = 'public'::regnamespace and relname in ('conversation', 'person', 'revision')
  `
  if ((there?.tables ?? 0) < 3) return false
  const [row] = await tx<{ some: boolean }>`
    select exists (select from conversation) or exists (select from person) or exists (select from revision) as some
  `
  return row?.some ?? false
}

/** Takes away the tables and functions that our migrations make, by the names in their own text, and nothing else. */
async function dropOurs(tx: Sql, migrations: readonly Migration[]): Promise<void> {
  const named = (pattern: RegExp) =>
    migrations.flatMap(({ text }) => [...text.matchAll(pattern)].map((match) => match[1] ?? ''))
  const tables = ['migration', ...named(/^create table (?:if not exists )?(\w+)/gm)]
  const functions = named(/^create (?:or replace )?function (\w+)/gm)
  await tx.script(`drop table if exists ${tables.join(', ')} cascade`)
  if (functions.length > 0) await tx.script(`drop function if exists ${functions.join(', ')} cascade`)
}

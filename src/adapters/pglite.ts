import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { PGlite, type Transaction } from '@electric-sql/pglite'
import { vector } from '@electric-sql/pglite-pgvector'
import { lockFolder } from './folderLock.ts'
import type { Database, Sql, Value } from './sql.ts'

/**
 * PostgreSQL in our own process, kept in `folder`. Without a folder it lives in memory, or is the one given.
 *
 * Two processes on one folder lose rows silently, so the folder is locked first. PGlite never calls
 * fsync: a killed process loses nothing, a power cut may.
 */
export async function openPglite(folder?: string, inMemory?: PGlite): Promise<Database> {
  if (folder === undefined)
    return database(inMemory ?? (await PGlite.create({ extensions: { vector } })), async () => {})
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const unlock = await lockFolder(folder)
  try {
    const db = await PGlite.create({ dataDir: join(folder, 'postgres'), extensions: { vector } })
    return database(db, unlock)
  } catch (error) {
    await unlock()
    throw error
  }
}

function database(db: PGlite, unlock: () => Promise<void>): Database {
  return {
    sql: seam(db),
    kind: 'embedded',
    async close() {
      await db.close()
      await unlock()
    },
  }
}

function seam(handle: PGlite | Transaction, last?: Promise<unknown>[]): Sql {
  const run = async <Row>(text: TemplateStringsArray, ...values: Value[]): Promise<Row[]> => {
    const numbered = text.reduce((before, part, i) => `${before}$${i}${part}`)
    return (await handle.query<Row>(numbered, values)).rows
  }
  return Object.assign(run, {
    transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
      if (!('transaction' in handle))
        throw new Error('A transaction is already open: use the handle you were given.')
      return handle.transaction(async (tx) => {
        const last: Promise<unknown>[] = []
        const result = await work(seam(tx, last))
        await Promise.all(last)
        return result
      })
    },
    behind(statement: Promise<unknown>) {
      if (!last) throw new Error('There is no commit to go before: this is for transactions.')
      // Its failure is heard at the end.
      statement.catch(() => {})
      last.push(statement)
    },
    async script(text: string) {
      await handle.exec(text)
    },
  })
}

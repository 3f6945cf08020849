import { access, mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { PGlite, type Transaction } from '@electric-sql/pglite'
import { vector } from '@electric-sql/pglite-pgvector'
import { systemClock } from './clock.ts'
import { lockFolder } from './folderLock.ts'
import type { Database, Sql, Value } from './sql.ts'

/** The database in the folder cannot be opened. Say so to the operator and stop; nothing was changed. */
export class FolderDamaged extends Error {
  constructor(folder: string, cause: unknown) {
    super(
      `The database in ${join(folder, 'postgres')} cannot be opened: it is damaged, or the disk is full. ` +
        'Nothing in it was changed. With a backup: npm run restore -- FILE puts it in this one’s place and keeps ' +
        'this one beside it. Without one: move that folder away and start again; that begins empty.',
      { cause },
    )
    this.name = 'FolderDamaged'
  }
}

/**
 * PostgreSQL in our own process, kept in `folder`. Without a folder it lives in memory, or is the one given. `say`
 * hears what was found half done.
 *
 * Two processes on one folder lose rows silently, so the folder is locked first. PGlite never calls
 * fsync: a killed process loses nothing, a power cut may.
 * @throws FolderInUse, FolderDamaged
 */
export async function openPglite(
  folder?: string,
  inMemory?: PGlite,
  say: (line: string) => void = () => {},
): Promise<Database> {
  if (folder === undefined) return database(inMemory ?? (await create()), async () => {})
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const unlock = await lockFolder(folder)
  try {
    await makeWhole(folder, say)
    return database(await openIn(folder), unlock)
  } catch (error) {
    await unlock()
    throw error
  }
}

const create = (dataDir?: string): Promise<PGlite> =>
  PGlite.create({ ...(dataDir === undefined ? {} : { dataDir }), extensions: { vector } })

async function openIn(folder: string): Promise<PGlite> {
  try {
    return await create(join(folder, 'postgres'))
  } catch (error) {
    throw new FolderDamaged(folder, error)
  }
}

/**
 * Sees that there is a database. It is made beside its place and moved there whole, so that one whose making was
 * interrupted never has its name: the next start makes another and touches nothing else.
 */
async function makeWhole(folder: string, say: (line: string) => void): Promise<void> {
  const place = join(folder, 'postgres')
  if (await exists(place)) return
  // Killed between the two moves of a restore: the copy is whole and lies ready.
  if (await exists(join(folder, 'postgres.restored'))) {
    say('A restore was interrupted when everything was back. It is finished now.')
    return rename(join(folder, 'postgres.restored'), place)
  }
  const beside = join(folder, 'postgres.new')
  if (await exists(beside))
    say(
      'An earlier start was interrupted while it made the database. Nothing was in it yet; it is made anew.',
    )
  await rm(beside, { recursive: true, force: true })
  await (await create(beside)).close()
  await rename(beside, place)
}

/**
 * Lets `fill` make another database and puts it in the place of the one in `folder`, which is kept beside it. Until
 * the new one is whole nothing is moved. The answer names where the old one lies; null where there was none.
 * @throws FolderInUse, and what `fill` throws
 */
export async function replaceEmbedded(
  folder: string,
  fill: (sql: Sql) => Promise<void>,
): Promise<string | null> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const unlock = await lockFolder(folder)
  try {
    const [place, beside, ready] = ['postgres', 'postgres.new', 'postgres.restored'].map((name) =>
      join(folder, name),
    ) as [string, string, string]
    await rm(beside, { recursive: true, force: true })
    const db = await create(beside)
    try {
      await fill(seam(db))
    } finally {
      await db.close()
    }
    await rm(ready, { recursive: true, force: true })
    await rename(beside, ready)
    const kept = (await exists(place)) ? `${place}.before-${stamp()}` : null
    if (kept !== null) await rename(place, kept)
    await rename(ready, place)
    return kept
  } finally {
    await rm(join(folder, 'postgres.new'), { recursive: true, force: true })
    await unlock()
  }
}

/** 2026-11-26T20-15-00: a time that may be part of a file's name everywhere. */
const stamp = (): string => systemClock.now().toISOString().slice(0, 19).replaceAll(':', '-')

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

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

/** One transaction: what was sent behind its work, and whether its work has ended. */
interface Ending {
  last: Promise<unknown>[]
  over: boolean
}

function seam(handle: PGlite | Transaction, ending?: Ending): Sql {
  const run = async <Row>(text: TemplateStringsArray, ...values: Value[]): Promise<Row[]> => {
    // As on PostgreSQL, where the commit would already be on its way.
    if (ending?.over) throw new Error('This transaction is over.')
    const numbered = text.reduce((before, part, i) => `${before}$${i}${part}`)
    return (await handle.query<Row>(numbered, values)).rows
  }
  return Object.assign(run, {
    transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
      if (!('transaction' in handle))
        throw new Error('A transaction is already open: use the handle you were given.')
      return handle.transaction(async (tx) => {
        const ending: Ending = { last: [], over: false }
        const result = await work(seam(tx, ending))
        ending.over = true
        await Promise.all(ending.last)
        return result
      })
    },
    behind(statement: Promise<unknown>) {
      if (!ending) throw new Error('There is no commit to go before: this is for transactions.')
      // Its failure is heard at the end.
      statement.catch(() => {})
      ending.last.push(statement)
    },
    async script(text: string) {
      await handle.exec(text)
    },
  })
}

import { statfsSync } from 'node:fs'
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
      `The database in ${join(folder, 'postgres')} cannot be opened: it is damaged. ` +
        'Nothing in it was changed. With a backup: npm run restore -- FILE puts it in this one’s place and keeps ' +
        'this one beside it. Without one: move that folder away and start again; that begins empty.',
      { cause },
    )
    this.name = 'FolderDamaged'
  }
}

/**
 * What must be free on the folder's disk before anything is written, in bytes: four files of the database's log.
 * Where that log cannot grow, PGlite never comes back from the statement, and nothing else in the process does.
 */
const reserve = 64 * 2 ** 20

/** There is no room to write; told before anything was tried. */
export class DiskFull extends Error {
  readonly code = 'ENOSPC'
  constructor(folder: string, free: number) {
    super(
      `Only ${Math.floor(free / 2 ** 20)} MB are free where ${folder} is, and the database needs ${reserve / 2 ** 20} MB ` +
        'to write safely. Nothing was changed. Make room; it goes on from here.',
    )
    this.name = 'DiskFull'
  }
}

/** How often a database that was written to clears its log, in seconds: as PostgreSQL does of itself (checkpoint_timeout). */
const checkpointEvery = 300

/**
 * PostgreSQL in our own process, kept in `folder`. Without a folder it lives in memory, or is the one given. `say`
 * hears what was found half done.
 *
 * Two processes on one folder lose rows silently, so the folder is locked first. PGlite never calls
 * fsync: a killed process loses nothing, a power cut may.
 * @throws FolderInUse, FolderDamaged, DiskFull
 */
export async function openPglite(
  folder?: string,
  inMemory?: PGlite,
  say: (line: string) => void = () => {},
): Promise<Database> {
  if (folder === undefined) {
    const db = inMemory ?? (await create())
    return { sql: seam(db), kind: 'embedded', close: () => db.close() }
  }
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const unlock = await lockFolder(folder)
  try {
    needsRoom(folder)
    await makeWhole(folder, say)
    return inFolder(folder, await openIn(folder), unlock)
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
 * @throws FolderInUse, DiskFull, and what `fill` throws
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
    needsRoom(folder)
    const db = await create(beside)
    try {
      await fill(seam(db, () => needsRoom(folder)))
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

/** @throws DiskFull */
function needsRoom(folder: string): void {
  const { blocks, bavail, bsize } = statfsSync(folder)
  // Some file systems do not say how large they are.
  if (blocks > 0 && bavail * bsize < reserve) throw new DiskFull(folder, bavail * bsize)
}

function inFolder(folder: string, db: PGlite, unlock: () => Promise<void>): Database {
  let written = false
  const beforeWriting = () => {
    needsRoom(folder)
    written = true
  }
  // Alone in its process PostgreSQL never clears its log by itself: it would grow until the next start, which reads it all.
  const clearing = setInterval(() => {
    if (!written) return
    written = false
    // Where it fails, for want of room, the next one does it.
    seam(db, () => needsRoom(folder))
      .script('checkpoint')
      .catch(() => {})
  }, checkpointEvery * 1000).unref()
  return {
    sql: seam(db, beforeWriting),
    kind: 'embedded',
    async close() {
      clearInterval(clearing)
      await db.close()
      await unlock()
    },
  }
}

/** Whether a statement writes, told from its words. */
const writing = /\b(insert|update|delete|truncate|create|alter|drop|vacuum|checkpoint)\b/i

/** The same for a place in the code, looked at once. */
function writes(text: TemplateStringsArray): boolean {
  let known = kinds.get(text)
  if (known === undefined) {
    known = writing.test(text.join('?'))
    kinds.set(text, known)
  }
  return known
}
const kinds = new WeakMap<TemplateStringsArray, boolean>()

/** One transaction: what was sent behind its work, and whether its work has ended. */
interface Ending {
  last: Promise<unknown>[]
  over: boolean
}

/** `beforeWriting` may refuse what would be written, before it is tried. */
function seam(handle: PGlite | Transaction, beforeWriting: () => void = () => {}, ending?: Ending): Sql {
  const run = async <Row>(text: TemplateStringsArray, ...values: Value[]): Promise<Row[]> => {
    // As on PostgreSQL, where the commit would already be on its way.
    if (ending?.over) throw new Error('This transaction is over.')
    if (writes(text)) beforeWriting()
    const numbered = text.reduce((before, part, i) => `${before}$${i}${part}`)
    return (await handle.query<Row>(numbered, values)).rows
  }
  return Object.assign(run, {
    transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
      if (!('transaction' in handle))
        throw new Error('A transaction is already open: use the handle you were given.')
      return handle.transaction(async (tx) => {
        const ending: Ending = { last: [], over: false }
        const result = await work(seam(tx, beforeWriting, ending))
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
      if (writing.test(text)) beforeWriting()
      await handle.exec(text)
    },
  })
}

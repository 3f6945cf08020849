import { link, readFile, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

/** A lock names its holder by process id *and* start time: a process id alone is reused sooner or later. */
interface Holder {
  pid: number
  started: string
}

/** Somebody else has the folder. Say so to the operator and stop; never go on. */
export class FolderInUse extends Error {
  constructor(folder: string, holder: Holder) {
    super(
      `The data folder ${folder} is in use by another Baton (process ${holder.pid}). ` +
        'Two on one folder would lose messages. Stop the other one, or give this one a DATA_DIR of its own.',
    )
    this.name = 'FolderInUse'
  }
}

/**
 * Takes `folder` for this process; the answer gives it back. A lock whose holder is dead is taken over.
 * @throws FolderInUse while its holder lives.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, 'lock')
  const me: Holder = { pid: process.pid, started: await startOf(process.pid) }
  for (let attempt = 0; attempt < 100; attempt++) {
    if (await create(path, me)) return () => unlink(path).catch(() => {})
    const found = await read(path)
    if (found === null) continue
    const holder = parse(found)
    if (holder !== null && (await isAlive(holder))) throw new FolderInUse(folder, holder)
    if (!(await remove(path, found, me))) await setTimeout(10)
  }
  throw new Error(`Could not lock the data folder ${folder}: somebody else keeps taking it.`)
}

let drafts = 0

/** The lock appears with its holder's name in it, or not at all: nobody ever reads half of one. */
async function create(path: string, me: Holder): Promise<boolean> {
  const draft = `${path}.${me.pid}.${++drafts}`
  await writeFile(draft, JSON.stringify(me), { mode: 0o600 })
  try {
    await link(draft, path)
    return true
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false
    throw error
  } finally {
    await unlink(draft)
  }
}

/**
 * Removes a dead holder's lock, one taker at a time: two that both found it dead could otherwise remove each
 * other's new one. False while somebody else is about it.
 */
async function remove(path: string, dead: string, me: Holder): Promise<boolean> {
  const guard = `${path}.taking`
  if (!(await create(guard, me))) {
    const taker = parse((await read(guard)) ?? '')
    // Killed in this very moment, of all moments.
    if (taker !== null && !(await isAlive(taker))) await unlink(guard).catch(() => {})
    return false
  }
  try {
    if ((await read(path)) === dead) await unlink(path)
    return true
  } finally {
    await unlink(guard)
  }
}

const read = (path: string) => readFile(path, 'utf8').catch(() => null)

function parse(text: string): Holder | null {
  try {
    const holder: unknown = JSON.parse(text)
    if (typeof holder !== 'object' || holder === null || !('pid' in holder) || !('started' in holder))
      return null
    return typeof holder.pid === 'number' && typeof holder.started === 'string'
      ? { pid: holder.pid, started: holder.started }
      : null
  } catch {
    return null
  }
}

async function isAlive(holder: Holder): Promise<boolean> {
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    if (!isCode(error, 'EPERM')) return false
  }
  const started = await startOf(holder.pid)
  return started === '' || holder.started === '' || started === holder.started
}

/** When a process began, as the system counts it; empty where it does not say (then the process id must do). */
async function startOf(pid: number): Promise<string> {
  const stat = await read(`/proc/${pid}/stat`)
  if (stat === null) return ''
  // The second field is the program's name in brackets and may hold spaces; the start is the 22nd.
  const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  return `${((await read('/proc/sys/kernel/random/boot_id')) ?? '').trim()}/${ticks}`
}

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code

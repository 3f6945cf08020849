import { randomUUID } from 'node:crypto'
import { link, readFile, readlink, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { z } from 'zod'
import { showLife, showsLife } from './signOfLife.ts'

/**
 * A lock names its holder by process id *and* start time: a process id alone is reused sooner or later. Between
 * containers neither says anything, so where it can be had, `life` names a socket that answers while the holder lives.
 */
const Holder = z.object({
  pid: z.number(),
  started: z.string(),
  /** Where process ids are counted: each container counts its own. */
  counted: z.string().optional(),
  life: z
    .string()
    .regex(/^lock\.[\w-]+$/)
    .optional(),
})
type Holder = z.output<typeof Holder>

/** Somebody else has the folder. Say so to the operator and stop; never go on. */
export class FolderInUse extends Error {
  constructor(folder: string, holder: Holder, elsewhere = false) {
    const who = elsewhere ? 'in another container' : `process ${holder.pid}`
    super(
      `The data folder ${folder} is in use by another Baton (${who}). ` +
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
  const name = `lock.${randomUUID()}`
  // It answers before the lock appears: a lock in which nobody answers is always a dead one's.
  const life = await showLife(folder, name)
  const counted = await countedIn()
  const me: Holder = {
    pid: process.pid,
    started: await startOf(process.pid),
    ...(counted ? { counted } : {}),
    ...(life ? { life: name } : {}),
  }
  try {
    await take(folder, path, me)
  } catch (error) {
    await life?.end()
    throw error
  }
  return async () => {
    await unlink(path).catch(() => {})
    await life?.end()
  }
}

async function take(folder: string, path: string, me: Holder): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (await create(path, me)) return
    const found = await read(path)
    if (found === null) continue
    const holder = parse(found)
    if (holder !== null && (await isAlive(folder, holder)))
      throw new FolderInUse(folder, holder, (holder.counted ?? me.counted) !== me.counted)
    if (!(await remove(folder, found, me))) await setTimeout(10)
  }
  throw new Error(`Could not lock the data folder ${folder}: somebody else keeps taking it.`)
}

/** The lock appears with its holder's name in it, or not at all: nobody ever reads half of one. */
async function create(path: string, me: Holder): Promise<boolean> {
  const draft = `${path}.${randomUUID()}`
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
async function remove(folder: string, dead: string, me: Holder): Promise<boolean> {
  const path = join(folder, 'lock')
  const guard = `${path}.taking`
  if (!(await create(guard, me))) {
    const taker = parse((await read(guard)) ?? '')
    // Killed in this very moment, of all moments.
    if (taker !== null && !(await isAlive(folder, taker))) await unlink(guard).catch(() => {})
    return false
  }
  try {
    if ((await read(path)) !== dead) return true
    await unlink(path)
    const left = parse(dead)?.life
    if (left) await unlink(join(folder, left)).catch(() => {})
    return true
  } finally {
    await unlink(guard)
  }
}

const read = (path: string) => readFile(path, 'utf8').catch(() => null)

function parse(text: string): Holder | null {
  try {
    return Holder.parse(JSON.parse(text))
  } catch {
    return null
  }
}

async function isAlive(folder: string, holder: Holder): Promise<boolean> {
  const shown = holder.life === undefined ? null : await showsLife(folder, holder.life)
  if (shown !== null) return shown
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

/** Empty where the system does not say. */
const countedIn = (): Promise<string> => readlink('/proc/self/ns/pid').catch(() => '')

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code

import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { access, open, rename, rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { z } from 'zod'

/**
 * A backup is text, compressed: a line that says what it is, then for each table its name and a line of JSON for
 * each row, then a line that says how many rows there were and the digest of everything before it. Only with that
 * last line, and only if it agrees, is it a backup.
 */
const Header = z.object({ format: z.literal(1), madeAt: z.iso.datetime(), migrations: z.array(z.string()) })
export type BackupHeader = z.output<typeof Header>
const End = z.object({ rows: z.number().int(), sha256: z.string() })

/** The operator has the wrong file, or half of one; the message says which. */
export class NoBackup extends Error {}

export type Line = { table: string } | { row: string }

/**
 * Writes a backup to `path`: whole and on the disk, or not at all. `lines` gives each table and its rows.
 * Gives the number of rows. @throws NoBackup when there is a file of this name
 */
export async function writeBackupFile(
  path: string,
  header: BackupHeader,
  lines: (put: (line: Line) => Promise<void>) => Promise<void>,
): Promise<number> {
  await refuseExisting(path)
  const part = `${path}.part`
  const gzip = createGzip({ level: 5 })
  const hash = createHash('sha256')
  let rows = 0
  const write = async (line: string) => {
    if (!gzip.write(`${line}\n`)) await once(gzip, 'drain')
  }
  const put = async (line: string) => {
    hash.update(`${line}\n`)
    await write(line)
  }
  const writing = pipeline(gzip, createWriteStream(part, { mode: 0o600 }))
  try {
    await Promise.race([
      writing,
      (async () => {
        await put(`#baton ${JSON.stringify(header)}`)
        await lines(async (line) => {
          if ('row' in line) rows++
          await put('row' in line ? line.row : `#table ${line.table}`)
        })
        await write(`#end ${JSON.stringify({ rows, sha256: hash.digest('hex') })}`)
        gzip.end()
      })(),
    ])
    await writing
    await sync(part)
    await rename(part, path)
    return rows
  } catch (error) {
    gzip.destroy()
    await writing.catch(() => {})
    await rm(part, { force: true })
    throw error
  }
}

/** Nothing is ever written over. @throws NoBackup */
export async function refuseExisting(path: string): Promise<void> {
  if (await exists(path)) throw new NoBackup(`There is a file ${path} already. Choose another name.`)
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Reads all of it once and says what it is. @throws NoBackup when it is none, was cut, or was changed */
export async function checkBackupFile(path: string): Promise<BackupHeader & { rows: number }> {
  const hash = createHash('sha256')
  let header: BackupHeader | null = null
  let end: z.output<typeof End> | null = null
  let rows = 0
  for await (const line of textLines(path)) {
    if (end !== null) throw new NoBackup(`${path} goes on after its end.`)
    if (header === null) header = headerOf(path, line)
    else if (line.startsWith('#end ')) {
      end = End.parse(JSON.parse(line.slice(5)))
      continue
    } else if (!line.startsWith('#')) rows++
    hash.update(`${line}\n`)
  }
  if (header === null || end === null)
    throw new NoBackup(`${path} stops in the middle: it is not whole. Nothing was changed.`)
  if (end.rows !== rows || end.sha256 !== hash.digest('hex'))
    throw new NoBackup(`${path} is not as it was written: its digest differs. Nothing was changed.`)
  return { ...header, rows }
}

function headerOf(path: string, line: string): BackupHeader {
  if (!line.startsWith('#baton ')) throw new NoBackup(`${path} is no backup of Baton.`)
  const header = Header.safeParse(parsed(line.slice(7)))
  if (!header.success)
    throw new NoBackup(`${path} was made by another version of Baton, which writes them differently.`)
  return header.data
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** The tables and rows of a backup that was checked. */
export async function* backupLines(path: string): AsyncGenerator<Line> {
  for await (const line of textLines(path)) {
    if (line.startsWith('#table ')) yield { table: line.slice(7) }
    else if (!line.startsWith('#')) yield { row: line }
  }
}

async function* textLines(path: string): AsyncGenerator<string> {
  const file = createReadStream(path)
  const plain = createGunzip()
  const reading = pipeline(file, plain).catch((error: unknown) => {
    plain.destroy(error instanceof Error ? error : new Error(String(error)))
  })
  try {
    for await (const line of createInterface({ input: plain, crlfDelay: Number.POSITIVE_INFINITY }))
      yield line
    await reading
    if (plain.errored) throw plain.errored
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === 'ENOENT') throw new NoBackup(`There is no file ${path}.`)
    if (code.startsWith('Z_'))
      throw new NoBackup(`${path} is no backup of Baton, or stops in the middle. Nothing was changed.`)
    throw error
  } finally {
    file.destroy()
    plain.destroy()
  }
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

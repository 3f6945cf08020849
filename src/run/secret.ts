import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The secret kept in `folder`, made on first use and readable by its owner alone. */
export async function keptSecret(folder: string): Promise<string> {
  const path = join(folder, 'secret')
  const known = await readFile(path, 'utf8').catch(() => '')
  if (known.trim().length >= 32) return known.trim()
  const made = randomBytes(32).toString('hex')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeFile(path, `${made}\n`, { mode: 0o600 })
  return made
}

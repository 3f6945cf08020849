import { readdir, rm, stat, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** How long something that nobody uses is kept, in milliseconds. */
const unusedFor = 86_400_000

/**
 * Where something lies that takes long to make and is the same for the same `digest` of its sources: a path in the
 * temporary folder, which may be empty yet. What was made of other sources and nobody has used since yesterday goes.
 */
export async function keptPlace(prefix: string, digest: string): Promise<string> {
  const place = prefix + digest.slice(0, 16)
  const now = new Date()
  await utimes(join(tmpdir(), place), now, now).catch(() => {})
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(prefix) || name === place) continue
    const path = join(tmpdir(), name)
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }))
    if (mtimeMs < now.getTime() - unusedFor) await rm(path, { recursive: true, force: true })
  }
  return join(tmpdir(), place)
}

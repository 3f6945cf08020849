import { readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { builtAssets } from '../../src/adapters/assets.ts'
import type { Assets } from '../../src/ports.ts'
import { buildPages, hashOfSources } from '../../src/run/pages.ts'

const prefix = 'baton-pages-'

/**
 * The live pages, built from today's sources: once for each state of them, by whichever test file comes first.
 * Give them to `createWorld(database, { assets })`.
 */
export async function builtForTests(): Promise<Assets> {
  const folder = join(tmpdir(), prefix + (await hashOfSources()).slice(0, 16))
  await buildPages(() => {}, folder)
  await removeOld()
  return builtAssets(folder)
}

/** The live pages where `npm start` and the worker look for them. */
export const builtForStart = (): Promise<void> => buildPages(() => {})

/** Each state of the sources leaves a folder; those of yesterday nobody uses any more. */
async function removeOld(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(prefix)) continue
    const path = join(tmpdir(), name)
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }))
    if (mtimeMs < Date.now() - 86_400_000) await rm(path, { recursive: true, force: true })
  }
}

import { builtAssets } from '../../src/adapters/assets.ts'
import type { Assets } from '../../src/ports.ts'
import { buildPages, hashOfSources } from '../../src/run/pages.ts'
import { keptPlace } from './keptPlace.ts'

/**
 * The live pages, built from today's sources: once for each state of them, by whichever test file comes first.
 * Give them to `createWorld(database, { assets })`.
 */
export async function builtForTests(): Promise<Assets> {
  const folder = await keptPlace('baton-pages-', await hashOfSources())
  await buildPages(() => {}, folder)
  return builtAssets(folder)
}

/** The live pages where `npm start` and the worker look for them. */
export const builtForStart = (): Promise<void> => buildPages(() => {})

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { NotReady } from './notReady.ts'

/** Says that the data in this folder lives on elsewhere. */
export const movedFile = 'moved-to-postgres'

/** @throws NotReady when the folder's data was moved away: going on with it would split the conversations. */
export async function refuseMoved(folder: string): Promise<void> {
  const at = await readFile(join(folder, movedFile), 'utf8').catch(() => null)
  if (at === null) return
  throw new NotReady(
    `The data in ${folder} was moved to PostgreSQL on ${at.trim()}. Set DATABASE_URL and BATON_SECRET. To go on with the old copy here after all, remove ${join(folder, movedFile)}.`,
  )
}

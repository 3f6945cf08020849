import { FolderInUse } from '../adapters/folderLock.ts'
import { BadConfig } from './config.ts'
import { NotReady } from './notReady.ts'

/** Runs a command; what an operator can mend is told in a sentence, everything else with its place in the code. Exit 1 either way. */
export async function command(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    const expected = error instanceof BadConfig || error instanceof NotReady || error instanceof FolderInUse
    if (expected || !(error instanceof Error)) console.error(expected ? error.message : String(error))
    else
      console.error(
        `${error.message}\n${(error.stack ?? '')
          .split('\n')
          .filter((line) => line.startsWith('    at ') && line.length < 200)
          .slice(0, 8)
          .join('\n')}`,
      )
    process.exitCode = 1
  }
}

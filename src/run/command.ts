import { NotEmpty } from '../adapters/backup.ts'
import { NoBackup } from '../adapters/backupFile.ts'
import { FolderInUse } from '../adapters/folderLock.ts'
import { DiskFull, FolderDamaged } from '../adapters/pglite.ts'
import { BadConfig } from './config.ts'
import { damageIn } from './damaged.ts'
import { NotReady } from './notReady.ts'
import { faultAround } from './surroundings.ts'

/** What an operator can mend; its message says how. */
const sayable = [BadConfig, NotReady, FolderInUse, FolderDamaged, DiskFull, NoBackup, NotEmpty]

/** `EX_CONFIG` of sysexits(3). A service with it is not started again: no restart mends a setting. */
const badSettings = 78

/**
 * Runs a command; what an operator can mend is told in a sentence, everything else with its place in the code. Ends
 * with 1, with 78 where the settings cannot be used.
 */
export async function command(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    const expected = sayable.some((kind) => error instanceof kind)
    const fault = damageIn(error) ?? faultAround(error)
    if (!(error instanceof Error)) console.error(String(error))
    else if (fault !== null) console.error(fault)
    else if (expected) console.error(error.message)
    else
      console.error(
        `${error.message}\n${(error.stack ?? '')
          .split('\n')
          .filter((line) => line.startsWith('    at ') && line.length < 200)
          .slice(0, 8)
          .join('\n')}`,
      )
    process.exitCode = error instanceof BadConfig ? badSettings : 1
  }
}

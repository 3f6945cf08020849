import { openPglite } from '../adapters/pglite.ts'
import { openPostgres } from '../adapters/postgres.ts'
import type { Database } from '../adapters/sql.ts'
import type { Config } from './config.ts'

/**
 * The database the operator has chosen; `say` hears what was found half done.
 * @throws FolderInUse while another process has the data folder, FolderDamaged
 */
export const openDatabase = (config: Config, say: (line: string) => void = () => {}): Promise<Database> =>
  config.DATABASE_URL === undefined
    ? openPglite(config.DATA_DIR, undefined, say)
    : Promise.resolve(openPostgres(config.DATABASE_URL))

import { openPglite } from '../adapters/pglite.ts'
import { openPostgres } from '../adapters/postgres.ts'
import type { Database } from '../adapters/sql.ts'
import type { Config } from './config.ts'

/** The database the operator has chosen. @throws FolderInUse while another process has the data folder */
export const openDatabase = (config: Config): Promise<Database> =>
  config.DATABASE_URL === undefined
    ? openPglite(config.DATA_DIR)
    : Promise.resolve(openPostgres(config.DATABASE_URL))

import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { Backups, Clock } from '../ports.ts'
import { backUp } from './backup.ts'
import { randomIds } from './clock.ts'
import type { Sql } from './sql.ts'

/**
 * Backups out of the running program. Each is written to `folder` first, so that the database is read at the
 * disk's speed and not at the reader's, and is gone from there once it was read.
 */
export const folderBackups = (sql: Sql, folder: string, clock: Clock): Backups => ({
  async make() {
    const path = join(folder, `backup-${randomIds.uuid()}`)
    await backUp(sql, path, clock.now())
    const file = createReadStream(path)
    file.once('close', () => void rm(path, { force: true }))
    return Readable.toWeb(file) as ReadableStream<Uint8Array>
  },
})

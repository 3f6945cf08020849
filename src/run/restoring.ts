import { sqlArchive } from '../adapters/archive.ts'
import { NotEmpty, restoreInto } from '../adapters/backup.ts'
import { checkBackupFile } from '../adapters/backupFile.ts'
import { systemClock } from '../adapters/clock.ts'
import { buildInThread } from '../adapters/indexer.ts'
import { migrationFiles } from '../adapters/migrate.ts'
import { FolderDamaged, openPglite, replaceEmbedded } from '../adapters/pglite.ts'
import { openPostgres } from '../adapters/postgres.ts'
import { reindex } from '../adapters/searchIndex.ts'
import type { Sql } from '../adapters/sql.ts'
import { audit } from '../stories/audit.ts'
import type { Config } from './config.ts'
import { damageIn } from './damaged.ts'
import { settingsOf } from './settings.ts'

type Say = (line: string) => void

/**
 * Puts a backup into the data folder; what was there is kept beside it. True when nothing in it is broken.
 * @throws NoBackup, NotEmpty, FolderInUse
 */
export async function restoreEmbedded(
  config: Config,
  path: string,
  force: boolean,
  say: Say,
): Promise<boolean> {
  await checkBackupFile(path)
  if (!force && (await holdsConversations(config.DATA_DIR)))
    throw new NotEmpty(
      `There are conversations, people or articles in ${config.DATA_DIR} already. Nothing was changed. With --force they are kept beside it and the backup takes their place.`,
    )
  let whole = false
  const kept = await replaceEmbedded(config.DATA_DIR, async (sql) => {
    whole = await fillAndCheck(config, sql, path, true, say)
  })
  if (kept !== null) say(`What was there before is kept in ${kept}.`)
  return whole
}

/** A damaged one cannot be asked; it is kept, whatever is in it. */
async function holdsConversations(folder: string): Promise<boolean> {
  try {
    const database = await openPglite(folder)
    try {
      const [there] = await database.sql<{
        there: boolean
      }>`select to_regclass('conversation') is not null as there`
      if (!there?.there) return false
      const [row] = await database.sql<{ some: boolean }>`
        select exists (select from conversation) or exists (select from person) or exists (select from revision) as some
      `
      return row?.some ?? false
    } finally {
      await database.close()
    }
  } catch (error) {
    if (error instanceof FolderDamaged || damageIn(error) !== null) return false
    throw error
  }
}

/** Puts a backup into a PostgreSQL. @throws NoBackup, NotEmpty */
export async function restorePostgres(
  config: Config,
  url: string,
  path: string,
  force: boolean,
  say: Say,
): Promise<boolean> {
  const database = openPostgres(url, 2)
  try {
    return await fillAndCheck(config, database.sql, path, force, say)
  } finally {
    await database.close()
  }
}

async function fillAndCheck(
  config: Config,
  sql: Sql,
  path: string,
  overwrite: boolean,
  say: Say,
): Promise<boolean> {
  const { rows, madeAt } = await restoreInto(sql, path, await migrationFiles(), systemClock.now(), {
    overwrite,
  })
  say(`${rows} rows restored, as they were at ${madeAt}.`)
  await reindex(sql, buildInThread, systemClock)
  say('The search is built anew.')
  const report = await audit({ archive: sqlArchive(sql), clock: systemClock, settings: settingsOf(config) })
  // What nobody looked after while it lay in the file is late by now; the sweep hands it to people at the next start.
  const broken = report.invariants
    .filter(({ name }) => name !== 'I10' && name !== 'I13' && name !== 'I15')
    .reduce((sum, line) => sum + line.broken, 0)
  say(
    `Checked: ${report.conversations} conversations, ${report.events} events: ${broken} broken, ${report.lost.messages} messages lost.`,
  )
  return broken === 0 && report.lost.messages === 0
}

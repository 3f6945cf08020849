import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openPglite } from '../../src/adapters/pglite.ts'
import type { Database } from '../../src/adapters/sql.ts'
import { serverFolders } from '../run/folders.ts'

describe('the embedded database clears its log by itself', () => {
  let folders: Awaited<ReturnType<typeof serverFolders>>
  let database: Database
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    folders = await serverFolders('no articles')
    database = await openPglite(folders.data)
  })
  afterEach(async () => {
    vi.useRealTimers()
    await database.close()
    await folders.remove()
  })

  /** From where a start after a kill would have to read. */
  const clearedUpTo = async () => {
    const [row] = await database.sql<{ at: string }>`select redo_lsn::text as at from pg_control_checkpoint()`
    return row?.at
  }
  const writes = () =>
    database.sql`insert into agent (name, seen_at, state, capacity) values (${crypto.randomUUID()}, now(), 'online', 5)`

  test('every five minutes in which something was written, and only then', async () => {
    await writes()
    const before = await clearedUpTo()
    vi.advanceTimersByTime(299_000)
    expect(await clearedUpTo()).toBe(before)
    vi.advanceTimersByTime(1_000)
    const then = await clearedUpTo()
    expect(then).not.toBe(before)
    vi.advanceTimersByTime(600_000)
    expect(await clearedUpTo()).toBe(then)
    await writes()
    vi.advanceTimersByTime(300_000)
    expect(await clearedUpTo()).not.toBe(then)
  })
})

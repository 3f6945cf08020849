import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, inject, test } from 'vitest'
import { FolderDamaged } from '../../src/adapters/pglite.ts'
import { readConfig } from '../../src/run/config.ts'
import { type Running, startServer } from '../../src/run/server.ts'
import { openPostgresCopy } from '../support/databases.ts'
import { serverFolders } from './folders.ts'
import { runCommand } from './program.ts'

describe('backup, restore and move, as commands', { timeout: 120_000 }, () => {
  let folders: Awaited<ReturnType<typeof serverFolders>>
  let running: Running | null = null
  const stop = async () => {
    await running?.stop()
    running = null
  }
  afterEach(async () => {
    await stop()
    await folders.remove()
  })

  const environment = (more: Record<string, string> = {}) => ({
    DATA_DIR: folders.data,
    KNOWLEDGE_DIR: folders.knowledge,
    PORT: '0',
    LOG_LEVEL: 'quiet',
    ...more,
  })
  const start = async (more: Record<string, string> = {}) => {
    running = await startServer(readConfig(environment(more)))
    return running.url
  }
  const run = (command: string, ...args: string[]) => runCommand(folders, command, ...args)
  const json = { 'content-type': 'application/json' }
  const opens = async (url: string) => {
    const opened = await fetch(`${url}/api/conversations`, {
      method: 'POST',
      headers: json,
      body: '{"language":"en"}',
    })
    const { id, token } = (await opened.json()) as { id: string; token: string }
    const auth = { authorization: `Bearer ${token}` }
    return {
      says: async (text: string) =>
        (
          await fetch(`${url}/api/conversations/${id}/messages`, {
            method: 'POST',
            headers: { ...json, ...auth },
            body: JSON.stringify({ id: crypto.randomUUID(), text }),
          })
        ).status,
      reads: async (at = url) =>
        (
          await fetch(`${at}/api/conversations/${id}/transcript`, {
            headers: { ...auth, accept: 'text/plain' },
          })
        ).text(),
    }
  }

  test('a damaged database is kept aside, and the backup made under load takes its place', async () => {
    folders = await serverFolders('two articles')
    const url = await start()
    const kim = await opens(url)
    expect(await kim.says('How long does a refund take?')).toBe(201)
    let writing = true
    const load = (async () => {
      const tarek = await opens(url)
      while (writing) await tarek.says('When is the shop open?')
    })()
    const file = join(folders.data, '..', 'kim.backup')
    const made = await run('backup', file)
    writing = false
    await load
    expect(made).toMatchObject({ well: true })
    expect(made.said).toMatch(/\d+ rows as they were at .*, read back and found whole/)
    expect((await run('backup', file)).said).toMatch(/EEXIST|already/)
    expect((await readdir(folders.data)).filter((name) => name.startsWith('backup-'))).toEqual([])
    expect((await run('restore', file)).said).toContain('is in use by another Baton')
    await stop()

    await writeFile(join(folders.data, 'postgres/global/pg_control'), Buffer.alloc(8192))
    const refused = startServer(readConfig(environment()))
    await expect(refused).rejects.toThrow(FolderDamaged)
    await expect(refused).rejects.toThrow(/Nothing in it was changed\. With a backup: npm run restore/)
    expect(existsSync(join(folders.data, 'lock'))).toBe(false)

    const restored = await run('restore', file)
    expect(restored.said).toContain('0 broken, 0 messages lost')
    expect(restored).toMatchObject({ well: true })
    const kept = (await readdir(folders.data)).filter((name) => name.startsWith('postgres.before-'))
    expect(kept).toHaveLength(1)
    expect(
      (await readFile(join(folders.data, kept[0]!, 'global/pg_control'))).every((byte) => byte === 0),
    ).toBe(true)

    const again = await start()
    expect(await kim.reads(again)).toContain('How long does a refund take?')
    expect(await kim.says('Are you still there?').catch(() => 'another port')).toBeDefined()
    await stop()
    const over = await run('restore', file)
    expect(over).toMatchObject({ well: false })
    expect(over.said).toContain('Nothing was changed. With --force')
  })

  test('a database whose making was interrupted is begun again, and nothing else is touched', async () => {
    folders = await serverFolders('no articles', 'fresh')
    await mkdir(join(folders.data, 'postgres.new/base'), { recursive: true })
    await writeFile(join(folders.data, 'postgres.new/PG_VERSION'), '18')
    await writeFile(join(folders.data, 'notes.txt'), 'mine')
    const url = await start()
    expect((await fetch(`${url}/ready`)).status).toBe(200)
    expect(await readFile(join(folders.data, 'notes.txt'), 'utf8')).toBe('mine')
    expect(existsSync(join(folders.data, 'postgres.new'))).toBe(false)
  })

  test('everything moves to PostgreSQL, customers keep their conversation, and the old folder is not used by mistake', async () => {
    folders = await serverFolders('two articles')
    const kim = await opens(await start())
    await kim.says('How long does a refund take?')
    expect((await run('move', 'postgres://127.0.0.1:1/nowhere')).said).toContain('is in use by another Baton')
    await stop()
    expect((await run('move', 'mysql://x')).said).toContain('Say where to')
    if (inject('postgresUrl') === '') return
    const target = await openPostgresCopy()
    const moved = await run('move', target.url)
    expect(moved.said).toContain('0 broken, 0 messages lost')
    expect(moved.said).toContain('Moved.')
    await expect(startServer(readConfig(environment()))).rejects.toThrow(/was moved to PostgreSQL on/)
    const BATON_SECRET = (await readFile(join(folders.data, 'secret'), 'utf8')).trim()
    const url = await start({ DATABASE_URL: target.url, BATON_SECRET })
    expect(await kim.reads(url)).toContain('Five days.')
    await stop()
    await target.close()
  })
})

import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, statfs, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, describe, expect, test } from 'vitest'
import { readConfig } from '../../src/run/config.ts'
import { type Running, startServer } from '../../src/run/server.ts'
import { serverFolders } from './folders.ts'

const run = promisify(execFile)

describe('the disk is full', { timeout: 120_000 }, () => {
  let running: Running | null = null
  let folders: Awaited<ReturnType<typeof serverFolders>> | null = null
  let small: string | null = null
  afterEach(async () => {
    await running?.stop()
    if (small !== null) {
      await run('umount', [small]).catch(() => {})
      await rm(small, { recursive: true, force: true })
    }
    await folders?.remove()
  })

  test('nothing is accepted and nothing acknowledged; with room again everything goes on, and no acknowledged word is missing', async () => {
    folders = await serverFolders('no articles')
    small = await mkdtemp(join(tmpdir(), 'baton-small-'))
    try {
      await run('mount', ['-t', 'tmpfs', '-o', 'size=160m', 'tmpfs', small])
    } catch {
      console.info('Left out: a full disk. This user may not mount a small one (root may).')
      return
    }
    await cp(folders.data, join(small, 'data'), { recursive: true })
    running = await startServer(
      readConfig({
        DATA_DIR: join(small, 'data'),
        KNOWLEDGE_DIR: folders.knowledge,
        PORT: '0',
        LOG_LEVEL: 'quiet',
        RATE_LIMITS: '0',
      }),
    )
    const { url, needs } = running
    const headers = { 'content-type': 'application/json' }
    const opened = await fetch(`${url}/api/conversations`, {
      method: 'POST',
      headers,
      body: '{"language":"en"}',
    })
    const { id, token } = (await opened.json()) as { id: string; token: string }
    const acknowledged: string[] = []
    const says = async (text: string) => {
      const answer = await fetch(`${url}/api/conversations/${id}/messages`, {
        method: 'POST',
        headers: { ...headers, authorization: `Bearer ${token}` },
        body: JSON.stringify({ id: crypto.randomUUID(), text }),
      })
      if (answer.status === 201) acknowledged.push(text)
      return { status: answer.status, body: (await answer.json()) as { code?: string; detail?: string } }
    }
    await says('before')

    await mkdir(join(small, 'rest'))
    const { bavail, bsize } = await statfs(small)
    await writeFile(join(small, 'rest', 'fill'), Buffer.alloc(bavail * bsize - 65_536))
    let refused: Awaited<ReturnType<typeof says>> | null = null
    for (let i = 0; i < 400 && refused === null; i++) {
      const answer = await says(`while it fills, ${i} ${crypto.randomUUID().repeat(200)}`)
      if (answer.status !== 201) refused = answer
    }
    expect(refused).toMatchObject({ status: 503, body: { code: 'not_stored' } })
    expect(refused?.body.detail).toContain('was not accepted')
    expect((await fetch(`${url}/health`)).status).toBe(200)

    await rm(join(small, 'rest'), { recursive: true })
    expect(await says('with room again')).toMatchObject({ status: 201 })
    const written = (await needs.store.read(id)).log.flatMap((e) =>
      e.type === 'customer_wrote' ? [e.text] : [],
    )
    expect(acknowledged.filter((text) => !written.includes(text))).toEqual([])
    expect(acknowledged).toContain('with room again')
  })
})

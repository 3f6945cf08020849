import { existsSync } from 'node:fs'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { FolderInUse } from '../../src/adapters/folderLock.ts'
import { type Config, readConfig } from '../../src/run/config.ts'
import { NotReady } from '../../src/run/notReady.ts'
import { readRunFile } from '../../src/run/runFile.ts'
import { type Running, startServer } from '../../src/run/server.ts'
import { receiver } from '../support/receiver.ts'
import { serverFolders } from './folders.ts'

const keys = 'agent:Ada:ada-ada-ada'

describe('the server on this machine', { timeout: 60_000 }, () => {
  let folders: Awaited<ReturnType<typeof serverFolders>>
  let running: Running | null = null
  afterEach(async () => {
    await running?.stop()
    running = null
    await folders.remove()
  })

  const configured = (more: Record<string, string> = {}): Config =>
    readConfig({
      DATA_DIR: folders.data,
      KNOWLEDGE_DIR: folders.knowledge,
      PORT: '0',
      LOG_LEVEL: 'quiet',
      BATON_API_KEYS: keys,
      ...more,
    })
  const start = async (more: Record<string, string> = {}) => {
    const said: string[] = []
    running = await startServer(configured(more), (line) => said.push(line))
    return { said, running }
  }
  const ask = async (url: string, text: string) => {
    const headers = { 'content-type': 'application/json' }
    const opened = await fetch(`${url}/api/conversations`, {
      method: 'POST',
      headers,
      body: '{"language":"en"}',
    })
    const { id, token } = (await opened.json()) as { id: string; token: string }
    const answer = await fetch(`${url}/api/conversations/${id}/messages`, {
      method: 'POST',
      headers: { ...headers, authorization: `Bearer ${token}` },
      body: JSON.stringify({ id: crypto.randomUUID(), text }),
    })
    const turn = (await answer.json()) as { status: string; events: { type: string; text?: string }[] }
    return { id, token, turn }
  }

  it('starts from nothing, answers from the articles, says what it loaded, and knows Kim after a restart', async () => {
    folders = await serverFolders('two articles', 'fresh')
    await writeFile(join(folders.knowledge, 'en', 'broken.md'), '---\ntitle: [\n---\ntext')
    const first = await start()
    expect(first.said.join('\n')).toContain('2 articles')
    expect(first.said.join('\n')).toMatch(/Not taken: en\/broken\.md, line \d+/)
    const kim = await ask(first.running.url, 'How long does a refund take?')
    expect(kim.turn.events[1]).toMatchObject({ type: 'bot_replied', text: 'Five days.' })
    for (const path of ['/health', '/ready', '/', '/docs', '/openapi.json'])
      expect((await fetch(first.running.url + path)).status).toBe(200)

    const secret = join(folders.data, 'secret')
    expect((await stat(secret)).mode & 0o777).toBe(0o600)
    expect((await stat(folders.data)).mode & 0o777).toBe(0o700)

    await first.running.stop()
    running = null
    const again = await start()
    expect(again.said.join('\n')).toContain('0 new, 0 changed, 2 as before')
    const transcript = await fetch(`${again.running.url}/api/conversations/${kim.id}/transcript`, {
      headers: { authorization: `Bearer ${kim.token}` },
    })
    expect(((await transcript.json()) as { lines: unknown[] }).lines).toHaveLength(2)
  })

  it('without articles every question goes to a person, and the operator is told so', async () => {
    folders = await serverFolders('no articles')
    const { said, running } = await start()
    expect(said.join('\n')).toContain('There are no articles, so every question goes to a person.')
    for (const text of ['How long does a refund take?', 'Where is my parcel?', 'Why?']) {
      const { turn } = await ask(running.url, text)
      expect(turn.status).toBe('waiting')
    }
    expect(await (await fetch(`${running.url}/?lang=en`)).text()).toContain('There is nothing here yet.')
  })

  it('says where it runs in a file only its owner can read, and takes it away when it stops', async () => {
    folders = await serverFolders('no articles')
    const started = await start()
    const path = join(folders.data, 'run.json')
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    const run = await readRunFile(folders.data)
    if (!run) throw new Error('no run file')
    expect(run.pid).toBe(process.pid)
    expect(started.running.url).toBe(`http://localhost:${run.port}`)
    const audit = await fetch(`http://127.0.0.1:${run.port}/api/audit`, {
      headers: { authorization: `Bearer ${run.token}` },
    })
    expect(audit.status).toBe(200)
    expect(run.token).toMatch(/^[0-9a-f]{48}$/)
    await started.running.stop()
    running = null
    expect(existsSync(path)).toBe(false)
    expect(await readRunFile(folders.data)).toBeNull()
  })

  it('a run file whose process is gone, or that is none, says that nothing runs', async () => {
    folders = await serverFolders('no articles')
    await start()
    const path = join(folders.data, 'run.json')
    for (const text of ['{"pid":4194303,"port":1,"token":"x"}', '{', '[]', '{"pid":"1"}']) {
      await writeFile(path, text)
      expect(await readRunFile(folders.data)).toBeNull()
    }
  })

  it('a second one on the same folder is refused with the reason, and the first goes on', async () => {
    folders = await serverFolders('no articles')
    const first = await start()
    await expect(startServer(configured())).rejects.toThrow(FolderInUse)
    await expect(startServer(configured())).rejects.toThrow(
      /is in use by another Baton \(process \d+\).*Two on one folder would lose messages/,
    )
    expect((await fetch(`${first.running.url}/ready`)).status).toBe(200)
    expect(JSON.parse(await readFile(join(folders.data, 'lock'), 'utf8')).pid).toBe(process.pid)
  })

  it('a taken port is named with the way out, and the folder is free again', async () => {
    folders = await serverFolders('no articles')
    const other: Server = createServer()
    const port = await new Promise<number>((done) => {
      other.listen(0, '127.0.0.1', () => {
        const address = other.address()
        done(typeof address === 'object' && address ? address.port : 0)
      })
    })
    const refused = startServer(configured({ PORT: String(port) }))
    await expect(refused).rejects.toThrow(NotReady)
    await expect(refused).rejects.toThrow(`Port ${port} is taken. Choose another one`)
    expect(existsSync(join(folders.data, 'lock'))).toBe(false)
    expect(existsSync(join(folders.data, 'run.json'))).toBe(false)
    await new Promise((done) => other.close(done))
    expect((await fetch(`${(await start()).running.url}/health`)).status).toBe(200)
  })

  it('while it stops, /ready sends others elsewhere with 503, /health says that it lives, and what is asked is answered', async () => {
    folders = await serverFolders('two articles')
    const hears = await receiver(() => {})
    const { running: stopping } = await start({
      WEBHOOK_URL: hears.url,
      WEBHOOK_ALLOW_PRIVATE: '1',
      WEBHOOK_SECRET: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    })
    const looks = async (path: string) => {
      const answer = await fetch(stopping.url + path)
      return [answer.status, await answer.json()]
    }
    await ask(stopping.url, 'Hello, I want to talk to a person')
    expect(await looks('/ready')).toEqual([200, { ready: true }])
    // Somebody outside is being told and does not answer: so it takes a moment to stop.
    await vi.waitUntil(() => hears.received.length > 0, { timeout: 10_000 })
    running = null
    const stopped = stopping.stop()
    expect(await looks('/ready')).toEqual([503, { ready: false }])
    expect(await looks('/health')).toEqual([200, { alive: true }])
    expect((await ask(stopping.url, 'How long does a refund take?')).turn.events[1]).toMatchObject({
      text: 'Five days.',
    })
    await stopped
    await expect(looks('/health')).rejects.toThrow()
    await hears.close()
  })

  it('stopping ends the streams, with people still listening', async () => {
    folders = await serverFolders('no articles')
    const started = await start()
    const kim = await ask(started.running.url, 'Hello, I want to talk to a person')
    const streams = await Promise.all([
      fetch(`${started.running.url}/api/conversations/${kim.id}/events`, {
        headers: { accept: 'text/event-stream', authorization: `Bearer ${kim.token}` },
      }),
      fetch(`${started.running.url}/api/desk/events`, { headers: { authorization: 'Bearer ada-ada-ada' } }),
    ])
    const ends = streams.map((stream) => stream.text().catch(() => 'cut'))
    const before = performance.now()
    await started.running.stop()
    running = null
    expect(await Promise.all(ends)).toHaveLength(2)
    expect(performance.now() - before).toBeLessThan(5000)
  })
})

import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterEach, describe, expect, inject, it } from 'vitest'
import { readConfig } from '../../src/run/config.ts'
import { type Running, startServer } from '../../src/run/server.ts'
import { openPostgresCopy } from '../support/databases.ts'
import { serverFolders } from './folders.ts'

const program = new URL('../../src/run/signIn.ts', import.meta.url).pathname

describe('the way in for whoever has the machine', { timeout: 60_000 }, () => {
  let folders: Awaited<ReturnType<typeof serverFolders>>
  let running: Running | null = null
  afterEach(async () => {
    await running?.stop()
    running = null
    await folders.remove()
  })

  const environment = () => ({
    DATA_DIR: folders.data,
    KNOWLEDGE_DIR: folders.knowledge,
    PORT: '0',
    LOG_LEVEL: 'quiet',
  })
  const start = async () => {
    running = await startServer(readConfig(environment()))
    return running
  }
  const restart = async () => {
    await running?.stop()
    return start()
  }
  /** `npm run sign-in`, as a process of its own. */
  const command = async (args: string[] = [], more: Record<string, string> = {}) => {
    const env = { PATH: process.env.PATH, ...environment(), ...more }
    const { stdout } = await promisify(execFile)(process.execPath, [program, ...args], { env })
    return /(http\S*\/sign-in\/[\w-]{43})/.exec(stdout)?.[1] ?? ''
  }
  /** Presses the button behind a link; the cookie of the session, or nothing. */
  const enter = async (link: string) => {
    const answer = await fetch(link, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin' },
      redirect: 'manual',
    })
    return /^baton_staff=[^;]+/.exec(answer.headers.get('set-cookie') ?? '')?.[0] ?? ''
  }
  const takeName = (url: string, cookie: string, name: string) =>
    fetch(`${url}/sign-in`, {
      method: 'POST',
      headers: { cookie, 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({ name }),
      redirect: 'manual',
    })
  const whoIs = async (url: string, cookie: string) => {
    const answer = await fetch(`${url}/api/session`, { headers: { cookie } })
    return answer.ok ? ((await answer.json()) as { name: string; roles: string[] }) : answer.status
  }

  it('the first start gives a link, and so does each until somebody has used one', async () => {
    folders = await serverFolders('no articles')
    const first = await start()
    expect(first.firstSignIn).toMatch(new RegExp(`^${first.url}/sign-in/[\\w-]{43}$`))
    expect((await fetch(first.firstSignIn ?? '')).status).toBe(200)

    const second = await restart()
    expect(second.firstSignIn).not.toBeNull()
    const cookie = await enter(second.firstSignIn ?? '')
    expect((await takeName(second.url, cookie, 'Olga')).headers.get('location')).toBe('/people')
    expect(await whoIs(second.url, cookie)).toEqual({ name: 'Olga', roles: ['admin'] })

    const third = await restart()
    expect(third.firstSignIn).toBeNull()
    // A session outlives the process.
    expect(await whoIs(third.url, cookie)).toMatchObject({ name: 'Olga' })
  })

  it('npm run sign-in: beside the running server, and on the stopped database', async () => {
    folders = await serverFolders('no articles')
    const { url, firstSignIn } = await start()
    await takeName(url, await enter(firstSignIn ?? ''), 'Olga')
    const link = await command()
    expect(link.startsWith(`${url}/sign-in/`)).toBe(true)
    expect(await enter(link)).not.toBe('')
    expect(await enter(link)).toBe('')
    await expect(command(['Nobody'])).rejects.toThrow('Nobody here is called Nobody.')

    await running?.stop()
    running = null
    const offline = new URL(await command(['Olga']))
    const again = await start()
    const cookie = await enter(`${again.url}${offline.pathname}`)
    expect(await whoIs(again.url, cookie)).toEqual({ name: 'Olga', roles: ['admin'] })
    await expect(command(['Nobody'])).rejects.toThrow('Nobody here is called Nobody.')
  })

  it.runIf(inject('postgresUrl') !== '')('on PostgreSQL it goes straight to the database', async () => {
    folders = await serverFolders('no articles')
    const database = await openPostgresCopy()
    try {
      const more = { DATABASE_URL: database.url, PUBLIC_URL: 'https://help.example/' }
      const link = await command([], more)
      expect(link).toMatch(/^https:\/\/help\.example\/sign-in\//)
      expect(await database.sql`select roles from person`).toEqual([{ roles: ['admin'] }])
    } finally {
      await database.close()
    }
  })
})

import { existsSync } from 'node:fs'
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { rounds } from '../support/long.ts'
import { serverFolders } from './folders.ts'
import { type Program, startProgram } from './program.ts'

const unit = new URL('../../src/run/baton.service', import.meta.url)

describe('a start is cut short', { timeout: rounds(180_000, 1_800_000) }, () => {
  let folders: Awaited<ReturnType<typeof serverFolders>>
  let program: Program | null = null
  afterEach(async () => {
    await program?.stop('SIGKILL')
    await folders.remove()
  })

  const start = async () => {
    program = await startProgram(folders)
    return program
  }
  const isThere = (name: string) => existsSync(join(folders.data, name))
  const filesOf = (name: string) =>
    readdir(join(folders.data, name), { recursive: true }).then(
      (files) => files.length,
      () => 0,
    )
  /** Waits for what can be seen from outside; false when the program was ready before. */
  const until = async (seen: () => boolean | Promise<boolean>): Promise<boolean> => {
    for (let i = 0; i < 20_000; i++) {
      if (await seen()) return true
      if (isThere('run.json')) return false
      await new Promise((later) => setTimeout(later, 2))
    }
    throw new Error('It never came to that.')
  }
  /** The next start comes up, answers, and finds nothing broken. */
  const comesUp = async () => {
    const started = await start()
    const { url, token } = await started.ready()
    const json = { 'content-type': 'application/json' }
    const opened = await fetch(`${url}/api/conversations`, {
      method: 'POST',
      headers: json,
      body: '{"language":"en"}',
    })
    const kim = (await opened.json()) as { id: string; token: string }
    const turn = await fetch(`${url}/api/conversations/${kim.id}/messages`, {
      method: 'POST',
      headers: { ...json, authorization: `Bearer ${kim.token}` },
      body: JSON.stringify({ id: crypto.randomUUID(), text: 'How long does a refund take?' }),
    })
    const { events } = (await turn.json()) as { events: { type: string; text?: string }[] }
    expect(events[1]).toMatchObject({ type: 'bot_replied', text: 'Five days.' })
    const audit = await fetch(`${url}/api/audit`, { headers: { authorization: `Bearer ${token}` } })
    const { invariants } = (await audit.json()) as { invariants: { broken: number }[] }
    expect(invariants.filter(({ broken }) => broken > 0)).toEqual([])
    return started
  }

  it('killed while the very first one makes the database, again and again: the next one says so and makes it anew', async () => {
    folders = await serverFolders('two articles', 'fresh')
    // A made one has about a thousand files: nearly all of them, most of them, some, the first.
    const times = rounds(2, 25)
    const moments = Array.from({ length: times }, (_, i) => Math.floor(1 + (900 * (times - 1 - i)) / times))
    /** Whether it was hit halfway; otherwise it was quicker than we, and what it made is taken away again. */
    const killedHalfway = async (files: number) => {
      const leftOver = isThere('postgres.new')
      const started = await start()
      if (leftOver) {
        await until(() => started.said().includes('An earlier start was interrupted'))
        await until(() => !isThere('postgres.new'))
      }
      await until(async () => isThere('postgres') || (await filesOf('postgres.new')) >= files)
      expect(await started.stop('SIGKILL')).toMatchObject({ signal: 'SIGKILL' })
      const hit = isThere('postgres.new')
      if (!hit) await rm(join(folders.data, 'postgres'), { recursive: true })
      expect([isThere('postgres'), isThere('lock')]).toEqual([false, true])
      return hit
    }
    let hit = false
    for (const files of moments) hit = await killedHalfway(files)
    // The last one must be hit, and on a busy machine we look too late now and then.
    while (!hit) hit = await killedHalfway(1)
    const last = await comesUp()
    expect(last.said()).toContain(
      'An earlier start was interrupted while it made the database. Nothing was in it yet; it is made anew.',
    )
    expect(isThere('postgres.new')).toBe(false)
  })

  it('killed while it migrates and takes the articles in: the next one goes on', async () => {
    for (const ms of Array.from({ length: rounds(1, 20) }, (_, i) => i * 60)) {
      folders = await serverFolders('two articles', 'fresh')
      const started = await start()
      await until(() => isThere('postgres'))
      await new Promise((later) => setTimeout(later, ms))
      await started.stop('SIGKILL')
      await (await comesUp()).stop('SIGKILL')
      await folders.remove()
    }
  })

  it('stopped with SIGTERM before it was ready: it ends well, gives the folder back, and the next one comes up', async () => {
    folders = await serverFolders('two articles', 'fresh')
    // While the database is made; when it has just been made; while it is opened.
    for (const moment of ['postgres.new', 'postgres', 'lock']) {
      if (moment === 'postgres') await rm(join(folders.data, 'postgres'), { recursive: true })
      const started = await start()
      if (!(await until(() => isThere('lock') && isThere(moment))))
        throw new Error('It was ready before anybody could stop it.')
      expect(await started.stop('SIGTERM')).toEqual({ code: 0, signal: null })
      expect(started.said()).toContain('Stopped before it was ready.')
      expect([isThere('lock'), isThere('run.json'), isThere('postgres.new')]).toEqual([false, false, false])
    }
    const last = await comesUp()
    expect(last.said()).not.toContain('interrupted')
  })

  it('with a setting that cannot be used: it names it and ends with the code on which no service tries again', async () => {
    folders = await serverFolders('two articles', 'fresh')
    program = await startProgram(folders, { LOOP_BUDGET: 'often' })
    expect(await program.ended).toEqual({ code: 78, signal: null })
    expect(program.said()).toContain('LOOP_BUDGET')
    expect(isThere('lock')).toBe(false)
    expect(await readFile(unit, 'utf8')).toMatch(/^RestartPreventExitStatus=78$/m)
  })
})

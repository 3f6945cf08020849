import { execFile } from 'node:child_process'
import { cp, mkdtemp, rm, statfs, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, describe, expect, test } from 'vitest'
import { opensAt } from './customer.ts'
import { serverFolders } from './folders.ts'
import { type Program, runCommand, startProgram } from './program.ts'

const run = promisify(execFile)
const megabyte = 2 ** 20
/** Four bytes a character, and nothing to compress: as much log as a message can make. */
const longest = () =>
  Array.from({ length: 3500 }, () => String.fromCodePoint(0x1f300 + Math.floor(Math.random() * 500))).join('')

/** A disk of 240 MB, as a folder; null where this user may not mount one. */
async function smallDisk(): Promise<string | null> {
  const folder = await mkdtemp(join(tmpdir(), 'baton-small-'))
  try {
    await run('mount', ['-t', 'tmpfs', '-o', 'size=240m', 'tmpfs', folder])
    return folder
  } catch {
    await rm(folder, { recursive: true })
    return null
  }
}
const remove = async (disk: string) => {
  await run('umount', [disk])
  await rm(disk, { recursive: true, force: true })
}

const tried = await smallDisk()
if (tried === null) console.info('Left out: a full disk. This user may not mount a small one (root may).')
else await remove(tried)

describe.runIf(tried !== null)('the disk is full', { timeout: 240_000 }, () => {
  let program: Program | null = null
  let folders: Awaited<ReturnType<typeof serverFolders>> | null = null
  let small: string | null = null
  afterEach(async () => {
    await program?.stop('SIGKILL')
    if (small !== null) await remove(small)
    await folders?.remove()
  })

  test('nothing is accepted and nothing acknowledged, and nothing stands still; with room again everything goes on, and no acknowledged word is missing', async () => {
    folders = await serverFolders('no articles')
    small = await smallDisk()
    if (small === null) throw new Error('There was a small disk a moment ago.')
    await cp(folders.data, join(small, 'data'), { recursive: true })
    const there = { data: join(small, 'data'), knowledge: folders.knowledge }
    const fill = join(small, 'fill')
    /** Somebody else's file takes all the room but this. */
    const leaves = async (bytes: number) => {
      await rm(fill, { force: true })
      const { bavail, bsize } = await statfs(small ?? '')
      await writeFile(fill, Buffer.alloc(Math.max(0, bavail * bsize - bytes)))
    }

    program = await startProgram(there)
    const { url, token } = await program.ready()
    const kim = await opensAt(url)
    const acknowledged: string[] = []
    const says = async (text: string) => {
      const answer = await kim.says(text)
      if (answer.status === 201) acknowledged.push(text)
      return answer
    }
    const untilRefused = async (most: number) => {
      for (let i = 0; i < most; i++) {
        const answer = await says(longest())
        if (answer.status !== 201) return answer
      }
      return null
    }
    const othersGoOn = async () => {
      expect((await kim.reads()).status).toBe(200)
      const alive = await fetch(`${url}/health`, { signal: AbortSignal.timeout(10_000) })
      expect(alive.status).toBe(200)
      const audit = await fetch(`${url}/api/audit`, {
        headers: { authorization: `Bearer ${token}` },
        signal: AbortSignal.timeout(10_000),
      })
      expect(audit.status).toBe(200)
    }
    const notAccepted = { status: 503, body: { code: 'not_stored' } }
    await says('before')

    // It fills while people write: refused in time, while the log can still grow.
    await leaves(66 * megabyte)
    const refused = await untilRefused(400)
    expect(refused).toMatchObject(notAccepted)
    expect(refused?.body.detail).toContain('was not accepted')
    await othersGoOn()
    // Too little for one more file of the log: there the database itself would stand still for ever.
    await leaves(8 * megabyte)
    expect(await untilRefused(600)).toMatchObject(notAccepted)
    await othersGoOn()
    // To the last byte.
    await leaves(0)
    expect(await untilRefused(1)).toMatchObject(notAccepted)
    await othersGoOn()
    await program.stop('SIGKILL')

    // And whoever starts it there is told why it does not.
    program = await startProgram(there)
    expect(await program.ended).toEqual({ code: 1, signal: null })
    expect(program.said()).toMatch(/^Only \d+ MB are free where .*Make room; it goes on from here\.$/m)
    expect((await runCommand(there, 'doctor')).said).toContain('MB to write safely')

    await rm(fill)
    program = await startProgram(there)
    const again = await program.ready()
    const tarek = await opensAt(again.url)
    expect((await tarek.says('with room again')).status).toBe(201)
    const { text } = await kim.reads(again.url)
    expect(acknowledged.filter((words) => !text.includes(words))).toEqual([])
    expect(acknowledged.length).toBeGreaterThan(0)
  })

  test('room is made while it runs: the next word is accepted', async () => {
    folders = await serverFolders('no articles')
    small = await smallDisk()
    if (small === null) throw new Error('There was a small disk a moment ago.')
    await cp(folders.data, join(small, 'data'), { recursive: true })
    program = await startProgram({ data: join(small, 'data'), knowledge: folders.knowledge })
    const { url } = await program.ready()
    const kim = await opensAt(url)
    const { bavail, bsize } = await statfs(small)
    await writeFile(join(small, 'fill'), Buffer.alloc(bavail * bsize))
    expect((await kim.says('Is anybody there?')).status).toBe(503)
    await rm(join(small, 'fill'))
    expect((await kim.says('Is anybody there?')).status).toBe(201)
    expect(await program.stop('SIGTERM')).toEqual({ code: 0, signal: null })
  })
})

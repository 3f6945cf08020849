import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { FolderInUse, lockFolder } from '../../src/adapters/folderLock.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baton-lock-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const lockFile = () => join(folder, 'lock')
const holder = async () => JSON.parse(await readFile(lockFile(), 'utf8'))

/** Another process that takes the folder, says what came of it, and holds it until it is killed. */
function otherProcess() {
  const module = new URL('../../src/adapters/folderLock.ts', import.meta.url).href
  const program = `
    const { lockFolder } = await import(${JSON.stringify(module)})
    process.stdin.once('data', async () => {
      try { await lockFolder(${JSON.stringify(folder)}); console.log('has it') }
      catch (error) { console.log(error.name === 'FolderInUse' ? 'refused' : 'failed: ' + error.message) }
    })
    console.log('ready')
  `
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const lines: string[] = []
  let wake = () => {}
  child.stdout.on('data', (chunk) => {
    lines.push(...String(chunk).trim().split('\n'))
    wake()
  })
  return {
    pid: child.pid!,
    take: () => child.stdin.write('go\n'),
    async line(nth: number): Promise<string> {
      while (lines.length <= nth)
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      return lines[nth]!
    },
    kill: () =>
      new Promise<void>((resolve) => {
        child.once('exit', () => resolve())
        child.kill('SIGKILL')
      }),
  }
}

describe('a data folder', () => {
  test('is given to one, and to the next once it is given back', async () => {
    const unlock = await lockFolder(folder)
    await unlock()
    await (await lockFolder(folder))()
    expect(await readdir(folder)).toEqual([])
  })

  test('is refused to a second one, in a sentence that names the process and says what to do', async () => {
    const unlock = await lockFolder(folder)
    const refused = lockFolder(folder)
    await expect(refused).rejects.toBeInstanceOf(FolderInUse)
    await expect(refused).rejects.toThrow(
      `The data folder ${folder} is in use by another Baton (process ${process.pid}). ` +
        'Two on one folder would lose messages. Stop the other one, or give this one a DATA_DIR of its own.',
    )
    await unlock()
  })

  test('is refused while another process has it, and taken over when that one was killed', async () => {
    const other = otherProcess()
    await other.line(0)
    other.take()
    expect(await other.line(1)).toBe('has it')
    await expect(lockFolder(folder)).rejects.toThrow(`process ${other.pid}`)

    await other.kill()
    const unlock = await lockFolder(folder)
    expect(await holder()).toMatchObject({ pid: process.pid })
    await unlock()
  })

  test('is taken over from a process that has long ended', async () => {
    await writeFile(lockFile(), JSON.stringify({ pid: 4_194_304, started: 'long ago' }))
    await lockFolder(folder)
    expect(await holder()).toMatchObject({ pid: process.pid })
  })

  test.runIf(process.platform === 'linux')(
    'is taken over when another program has the process id by now',
    async () => {
      await writeFile(lockFile(), JSON.stringify({ pid: process.pid, started: 'another boot/1' }))
      await lockFolder(folder)
      expect((await holder()).started).not.toBe('another boot/1')
    },
  )

  // Each container counts its processes from 1: seen from another one, a living holder looks like a dead one.
  test.runIf(process.platform === 'linux')(
    'is refused while another container has it, and taken over when that one was killed',
    async () => {
      const other = otherProcess()
      await other.line(0)
      other.take()
      expect(await other.line(1)).toBe('has it')
      const seenFromHere = { pid: process.pid, started: 'this boot/another start', counted: 'pid:[1]' }
      await writeFile(lockFile(), JSON.stringify({ ...(await holder()), ...seenFromHere }))
      await expect(lockFolder(folder)).rejects.toThrow('is in use by another Baton (in another container)')

      await other.kill()
      const unlock = await lockFolder(folder)
      expect(await readdir(folder)).toHaveLength(2)
      await unlock()
      expect(await readdir(folder)).toEqual([])
    },
  )

  test.runIf(process.platform === 'linux')(
    'is taken over from a killed container, though this one has the same process id',
    async () => {
      const mine = await lockFolder(folder)
      const { pid, started, counted } = await holder()
      await mine()
      await writeFile(lockFile(), JSON.stringify({ pid, started, counted, life: 'lock.gone' }))
      const unlock = await lockFolder(folder)
      await unlock()
    },
  )

  test.runIf(process.platform === 'linux')(
    'shows life below a path longer than a socket’s may be',
    async () => {
      const deep = join(folder, 'a'.repeat(120))
      await mkdir(deep)
      const unlock = await lockFolder(deep)
      expect(await readdir(deep)).toHaveLength(2)
      await unlock()
    },
  )

  test.each([
    ['empty', ''],
    ['half written', '{"pid": 12'],
    ['something else', 'locked by hand'],
    ['null', 'null'],
    ['a lock without a start', '{"pid": 1}'],
    ['a lock with a strange process', '{"pid": "one", "started": ""}'],
  ])('is taken over from a lock that is %s', async (_, text) => {
    await writeFile(lockFile(), text)
    await lockFolder(folder)
    expect(await holder()).toMatchObject({ pid: process.pid })
  })
})

describe('ten at once', () => {
  const whatComesOfIt = async () => {
    const taken = await Promise.allSettled(Array.from({ length: 10 }, () => lockFolder(folder)))
    const refused = taken.flatMap((r) => (r.status === 'rejected' ? [r.reason] : []))
    for (const reason of refused) expect(reason).toBeInstanceOf(FolderInUse)
    return taken.length - refused.length
  }

  test('in one process: one has it', async () => {
    for (let round = 0; round < 100; round++) {
      expect(await whatComesOfIt()).toBe(1)
      await rm(lockFile())
    }
  })

  test('in one process, over a dead one’s lock: one has it', async () => {
    for (let round = 0; round < 100; round++) {
      await writeFile(lockFile(), JSON.stringify({ pid: 4_194_304, started: 'long ago' }))
      expect(await whatComesOfIt()).toBe(1)
      await rm(lockFile())
    }
  })

  test('processes, over a dead one’s lock: one has it, and nothing is left lying about', {
    timeout: 90_000,
  }, async () => {
    await writeFile(lockFile(), JSON.stringify({ pid: 4_194_304, started: 'long ago' }))
    const others = Array.from({ length: 10 }, otherProcess)
    await Promise.all(others.map((other) => other.line(0)))
    for (const other of others) other.take()
    const outcomes = await Promise.all(others.map((other) => other.line(1)))
    expect(outcomes.toSorted()).toEqual(['has it', ...Array(9).fill('refused')])
    const left = ['lock', (await holder()).life].filter((name) => name !== undefined)
    expect((await readdir(folder)).toSorted()).toEqual(left)
    await Promise.all(others.map((other) => other.kill()))
  })
})

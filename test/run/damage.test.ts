import { existsSync } from 'node:fs'
import { readdir, readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { opensAt } from './customer.ts'
import { serverFolders } from './folders.ts'
import { type Program, runCommand, startProgram } from './program.ts'

describe('what the database is kept in is damaged', { timeout: 180_000 }, () => {
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
  const postgres = (...path: string[]) => join(folders.data, 'postgres', ...path)
  const run = (command: string, ...args: string[]) => runCommand(folders, command, ...args)
  const backup = () => join(folders.data, '..', 'monday.backup')
  const keptAside = async () =>
    (await readdir(folders.data)).filter((name) => name.startsWith('postgres.before-'))

  /** Kim has been answered and that is in a backup; then she writes once more and the process is killed. */
  const kimAndABackup = async () => {
    folders = await serverFolders('two articles')
    const started = await start()
    const { url } = await started.ready()
    const kim = await opensAt(url)
    expect((await kim.says('How long does a refund take?')).status).toBe(201)
    expect(await run('backup', backup())).toMatchObject({ well: true })
    expect((await kim.says('And after the backup?')).status).toBe(201)
    await started.stop('SIGKILL')
    return kim
  }

  test.each([
    ['is overwritten with nothing', (path: string) => writeFile(path, Buffer.alloc(2 ** 24))],
    ['is cut short', (path: string) => truncate(path, 70_000)],
  ])('its log %s: the start says so and changes nothing; the backup takes its place', async (_, spoil) => {
    const kim = await kimAndABackup()
    const log = (await readdir(postgres('pg_wal'))).filter((name) => /^[0-9A-F]{24}$/.test(name))
    for (const name of log) await spoil(postgres('pg_wal', name))
    const control = await readFile(postgres('global/pg_control'))

    const refused = await start()
    expect(await refused.ended).toEqual({ code: 1, signal: null })
    expect(refused.said()).toContain(
      `The database in ${postgres()} cannot be opened: it is damaged. Nothing in it was changed. ` +
        'With a backup: npm run restore -- FILE puts it in this one’s place and keeps this one beside it.',
    )
    expect(refused.said()).not.toContain('    at ')
    expect(existsSync(join(folders.data, 'lock'))).toBe(false)
    expect((await readFile(postgres('global/pg_control'))).equals(control)).toBe(true)
    expect((await run('doctor')).said).toContain('cannot be opened: it is damaged')

    const restored = await run('restore', backup())
    expect(restored).toMatchObject({ well: true })
    expect(restored.said).toContain('0 broken, 0 messages lost')
    const [aside] = await keptAside()
    expect(restored.said).toContain(`What was there before is kept in ${join(folders.data, aside ?? '?')}.`)
    const { url } = await (await start()).ready()
    const { text } = await kim.reads(url)
    expect(text).toContain('How long does a refund take?')
    // Acknowledged after the backup: that is what no backup can give back.
    expect(text).not.toContain('And after the backup?')
    expect((await kim.says('Still there?', url)).status).toBe(201)
  })

  test('a page is damaged: who needs it is told it is our fault, others go on, the audit says what to do', async () => {
    const kim = await kimAndABackup()
    await (await start()).ready()
    // What is in the log is written to its place in an orderly end.
    await program?.stop('SIGTERM')
    const spoilt = await spoilPageWith('And after the backup?')
    expect(spoilt).toBeGreaterThan(0)

    const { url } = await (await start()).ready()
    expect((await kim.reads(url)).status).toBe(500)
    expect((await fetch(`${url}/health`)).status).toBe(200)
    await program?.stop('SIGTERM')
    const audit = await run('audit')
    expect(audit.well).toBe(false)
    expect(audit.said).toMatch(
      /A part of the database cannot be read, it is damaged: invalid page in block \d+/,
    )
    expect(audit.said).toContain('npm run restore -- FILE --force')
    expect(audit.said).not.toContain('    at ')

    expect(await run('restore', backup(), '--force')).toMatchObject({ well: true })
    expect(await keptAside()).toHaveLength(1)
    const again = await (await start()).ready()
    expect((await kim.reads(again.url)).text).toContain('How long does a refund take?')
    expect((await run('audit')).said).toContain('0 broken')
  })

  /** Overwrites the middle of every page that holds these words. How many there were. */
  async function spoilPageWith(words: string): Promise<number> {
    const page = 8192
    let spoilt = 0
    for (const name of await readdir(postgres('base'), { recursive: true })) {
      const bytes = await readFile(postgres('base', name)).catch(() => Buffer.alloc(0))
      for (let at = bytes.indexOf(words); at >= 0; at = bytes.indexOf(words, at + page)) {
        bytes.fill(0x55, at - (at % page) + 4096, at - (at % page) + 6000)
        spoilt++
      }
      if (spoilt > 0 && bytes.includes(Buffer.alloc(100, 0x55)))
        await writeFile(postgres('base', name), bytes)
    }
    return spoilt
  }
})

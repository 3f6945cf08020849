import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../../src/run/config.ts'
import { type Running, startServer } from '../../src/run/server.ts'
import { serverFolders } from './folders.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

// As an operator calls them: each a process of its own, beside the server and after it.
describe('the commands an operator calls', { timeout: 60_000 }, () => {
  let folders: Awaited<ReturnType<typeof serverFolders>>
  let running: Running | null = null
  const settings = () => ({ DATA_DIR: folders.data, KNOWLEDGE_DIR: folders.knowledge, LOG_LEVEL: 'quiet' })
  beforeAll(async () => {
    folders = await serverFolders('two articles')
    running = await startServer(readConfig({ ...settings(), PORT: '0' }))
  }, 60_000)
  afterAll(async () => {
    await running?.stop()
    await folders.remove()
  })

  const run = async (command: string, ...args: string[]) => {
    const env = { ...process.env, ...settings(), DATABASE_URL: '' }
    const done = await promisify(execFile)(process.execPath, [`src/run/${command}.ts`, ...args], {
      cwd: root,
      env,
    }).catch((error: { stdout: string; stderr: string }) => error)
    return done.stdout + done.stderr
  }
  const each = [
    ['audit', /0 conversations, 0 events: 0 broken, 0 lost/],
    ['outbox', /Nothing waits, nothing is dead/],
    ['doctor', /the embedded database|The embedded database/i],
    ['knowledge', /2 files\./],
  ] as const

  test.each(each.filter(([command]) => command !== 'knowledge'))(
    '%s, while the server runs',
    async (command, says) => {
      const said = await run(command)
      expect(said).toMatch(says)
      expect(said).not.toMatch(/Error|WRONG/)
    },
  )

  test.each(each)('%s, when it has stopped', async (command, says) => {
    await running?.stop()
    running = null
    const said = await run(command)
    expect(said).toMatch(says)
    expect(said).not.toMatch(/Error|WRONG/)
  })

  test('a sign-in link, and every setting with its meaning', async () => {
    expect(await run('signIn')).toMatch(/\/sign-in\/\S{20,}/)
    expect(await run('doctor', '--settings')).toMatch(/OPENING_HOURS +\S/)
  })
})

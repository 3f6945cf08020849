import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { serve } from '@hono/node-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../src/adapters/sql.ts'
import { databases } from '../support/databases.ts'
import { createWorld } from '../support/world.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const node = promisify(execFile)
let database: Database
let server: ReturnType<typeof serve>
let url = ''
let folder = ''

// A folder that knows nothing of this project: the package as it would be installed, and LangChain beside it.
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baton-client-'))
  const packages = join(folder, 'node_modules')
  await mkdir(packages)
  await node(process.execPath, ['src/run/buildClient.ts', join(packages, 'baton-client')], { cwd: root })
  await symlink(join(root, 'node_modules/@langchain'), join(packages, '@langchain'))
  await cp(join(packages, 'baton-client/examples'), folder, { recursive: true })
  await writeFile(join(folder, 'package.json'), '{"type":"module"}')

  database = await databases[0]![1]()
  const { app } = await createWorld(database)
  url = await new Promise((ready) => {
    server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      ready(`http://127.0.0.1:${port}`),
    )
  })
}, 60_000)

afterAll(async () => {
  server?.close()
  await database?.close()
  await rm(folder, { recursive: true, force: true })
})

const run = async (...args: string[]): Promise<string> =>
  (await node(process.execPath, args, { cwd: folder })).stdout

test('the script: a customer asks, a person is called and answers', async () => {
  const said = await run('script.mjs', url, 'ada-ada-ada')
  expect(said).toContain('I am the automatic assistant of Nordlicht')
  expect(said).toMatch(/Case [0-9A-Z]{8}, position 1/)
  expect(said).toContain('order_number: 4711-20881')
  expect(said).toContain('Ada: It arrives tomorrow.')
})

test('LangChain: the bot’s own search in a chain', async () => {
  expect(await run('langchain.mjs', url, 'How long does a refund take?')).toMatch(/refund/i)
})

test('the package tells another program’s compiler what every call takes and gives', async () => {
  const program = `
    import { baton, openConversation } from 'baton-client'
    const desk = baton({ url: '', token: 'x' })
    const claim = await desk.call('POST /api/desk/claims', { body: {} })
    export const fence: number | undefined = claim?.fence
    const kim = await openConversation({ url: '' })
    export const status: 'with_bot' | 'waiting' | 'with_agent' | 'promised' | 'resolved' = (await kim.say('x')).status
    // @ts-expect-error there is no such call
    await desk.call('POST /api/desk/nothing')
    // @ts-expect-error a claim needs its body
    await desk.call('POST /api/desk/claims')
  `
  await writeFile(join(folder, 'program.ts'), program)
  const options = { strict: true, noEmit: true, module: 'nodenext', target: 'es2024', types: [] }
  const files = { compilerOptions: { ...options, lib: ['es2024', 'dom'] }, files: ['program.ts'] }
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(files))
  await node(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder])
})

test('what the client carries is what the README shows', async () => {
  const readme = await readFile(join(root, 'src/client/README.md'), 'utf8')
  const shown = /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? ''
  await writeFile(
    join(folder, 'program.ts'),
    `declare const process: { env: Record<string, string> }\n${shown}`,
  )
  await node(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder])
})

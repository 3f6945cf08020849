/** `npm run client`: the package `baton-client`, ready for `npm pack`, in `dist/client` or the folder named. */
import { spawnSync } from 'node:child_process'
import { cp, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { command } from './command.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

await command(async () => {
  const folder = process.argv[2] ?? join(root, 'dist/client')
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const compiler = join(root, 'node_modules/typescript/bin/tsc')
  const made = spawnSync(process.execPath, [compiler, '-p', 'src/client', '--outDir', folder], {
    cwd: root,
    encoding: 'utf8',
  })
  if (made.status !== 0) throw new Error(`The client could not be built.\n${made.stdout}${made.stderr}`)
  for (const name of ['package.json', 'README.md', 'examples'])
    await cp(join(root, 'src/client', name), join(folder, name), { recursive: true })
  await cp(join(root, 'LICENSE'), join(folder, 'LICENSE'))
  console.info(`baton-client is in ${folder}.`)
})

import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants } from 'node:zlib'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Where the built pages lie. */
export const builtPages = join(root, 'dist/web')

/** Builds the live pages where they are missing or older than their sources. @throws when the build fails */
export async function buildPages(say: (line: string) => void): Promise<void> {
  const stamp = join(builtPages, 'stamp')
  const wanted = await hashOfSources()
  if ((await readFile(stamp, 'utf8').catch(() => '')) === wanted) return
  say('Building the pages …')
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const built = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'error'], {
    cwd: root,
    encoding: 'utf8',
  })
  if (built.status !== 0) throw new Error(`The pages could not be built.\n${built.stderr}`)
  await compress()
  await writeFile(stamp, wanted)
}

/** The pages are compressed once, here: brotli at its best costs too much for every request. */
async function compress(): Promise<void> {
  for (const file of await readdir(builtPages, { recursive: true })) {
    if (!/\.(js|css)$/.test(file)) continue
    const bytes = await readFile(join(builtPages, file))
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }
    await writeFile(join(builtPages, `${file}.br`), brotliCompressSync(bytes, quality))
  }
}

async function hashOfSources(): Promise<string> {
  const hash = createHash('sha256')
  const sources = (await readdir(join(root, 'src/web'), { recursive: true, withFileTypes: true })).filter(
    (entry) => entry.isFile(),
  )
  const paths = [
    ...sources.map((entry) => join(entry.parentPath, entry.name)),
    join(root, 'vite.config.ts'),
    join(root, 'package-lock.json'),
  ].sort()
  for (const path of paths) hash.update(path.slice(root.length)).update(await readFile(path))
  return hash.digest('hex')
}

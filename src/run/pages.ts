import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants } from 'node:zlib'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Where the built pages lie. */
export const builtPages = join(root, 'dist/web')

/**
 * Builds the live pages into `folder`, where they are missing or older than their sources. They are built
 * beside it and moved there whole: an aborted build leaves nothing half done, two at once do not mix.
 * @throws when the build fails
 */
export async function buildPages(say: (line: string) => void, folder = builtPages): Promise<void> {
  const wanted = await hashOfSources()
  if (await isBuilt(folder, wanted)) return
  say('Building the pages …')
  const beside = `${folder}.${process.pid}-${wanted.slice(0, 8)}`
  await mkdir(dirname(folder), { recursive: true })
  try {
    build(beside)
    await compress(beside)
    await describeForTheEdge(beside)
    await writeFile(join(beside, 'stamp'), wanted)
    await rm(folder, { recursive: true, force: true })
    await rename(beside, folder)
  } catch (error) {
    // Somebody else was as fast: theirs is as good as ours.
    if (!(await isBuilt(folder, wanted))) throw error
  } finally {
    await rm(beside, { recursive: true, force: true })
  }
}

const isBuilt = async (folder: string, wanted: string): Promise<boolean> =>
  (await readFile(join(folder, 'stamp'), 'utf8').catch(() => '')) === wanted

function build(folder: string): void {
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const args = [vite, 'build', '--logLevel', 'error', '--outDir', folder, '--emptyOutDir']
  const built = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' })
  if (built.status !== 0) throw new Error(`The pages could not be built.\n${built.stderr}`)
}

/** The pages are compressed once, here: brotli at its best costs too much for every request. */
async function compress(folder: string): Promise<void> {
  for (const file of await readdir(folder, { recursive: true })) {
    if (!/\.(js|css)$/.test(file)) continue
    const bytes = await readFile(join(folder, file))
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }
    await writeFile(join(folder, `${file}.br`), brotliCompressSync(bytes, quality))
  }
}

/** Where static files are served by the network itself, folders that begin with a dot are left out: the manifest lies open there, and says how long a file is good. */
async function describeForTheEdge(folder: string): Promise<void> {
  await writeFile(join(folder, 'manifest.json'), await readFile(join(folder, '.vite/manifest.json')))
  await writeFile(
    join(folder, '_headers'),
    '/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n  X-Content-Type-Options: nosniff\n',
  )
  await writeFile(join(folder, '.assetsignore'), '*.br\nstamp\n.vite\n')
}

/** What the pages are made of, as one digest: the same sources give the same pages. */
export async function hashOfSources(): Promise<string> {
  const hash = createHash('sha256')
  const folders = await Promise.all(
    ['src/web', 'src/client'].map((folder) =>
      readdir(join(root, folder), { recursive: true, withFileTypes: true }),
    ),
  )
  const sources = folders.flat().filter((entry) => entry.isFile())
  const paths = [
    ...sources.map((entry) => join(entry.parentPath, entry.name)),
    join(root, 'vite.config.ts'),
    join(root, 'package-lock.json'),
  ].sort()
  for (const path of paths) hash.update(path.slice(root.length)).update(await readFile(path))
  return hash.digest('hex')
}

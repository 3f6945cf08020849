import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Assets } from '../ports.ts'

/** What Vite writes about a built file. */
interface Chunk {
  file: string
  css?: string[]
  imports?: string[]
}
export type Manifest = Record<string, Chunk>

/** One file of the build by its name, e.g. `assets/desk-1a2b.js`; null where there is none. */
export type ReadAsset = (
  name: string,
  brotli: boolean,
) => Promise<{ brotli: boolean; bytes: Uint8Array<ArrayBuffer> } | null>

const types: Record<string, string> = { js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8' }

/** The built pages as Vite's manifest names them; `read` gives a file's bytes wherever they lie. */
export function assetsOf(manifest: Manifest, read: ReadAsset): Assets {
  const known = new Set(Object.values(manifest).flatMap((chunk) => [chunk.file, ...(chunk.css ?? [])]))
  const chunk = (entry: string): Chunk => {
    const found = manifest[entry]
    if (!found) throw new Error(`The page ${entry} was not built.`)
    return found
  }
  const styles = (of: Chunk): string[] => [
    ...(of.imports ?? []).flatMap((name) => styles(chunk(name))),
    ...(of.css ?? []),
    ...(of.file.endsWith('.css') ? [of.file] : []),
  ]
  return {
    entry(source) {
      const found = chunk(source)
      return {
        script: `/${found.file}`,
        styles: [...new Set(styles(found))].map((file) => `/${file}`),
        preload: (found.imports ?? []).map((name) => `/${chunk(name).file}`),
      }
    },
    async file(path, brotli) {
      const name = path.replace(/^\//, '')
      const found = known.has(name) ? await read(name, brotli) : null
      if (found === null) return null
      return { type: types[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream', ...found }
    },
  }
}

/** The built pages in `folder`. Files come brotli-compressed from the build where that was made. */
export async function builtAssets(folder: string): Promise<Assets> {
  const manifest = JSON.parse(await readFile(join(folder, '.vite/manifest.json'), 'utf8')) as Manifest
  return assetsOf(manifest, async (name, brotli) => {
    const packed = brotli ? await readFile(join(folder, `${name}.br`)).catch(() => null) : null
    const bytes = packed ?? (await readFile(join(folder, name)))
    return { brotli: packed !== null, bytes: new Uint8Array(bytes) }
  })
}

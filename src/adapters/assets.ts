import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Assets } from '../ports.ts'

interface Chunk {
  file: string
  css?: string[]
  imports?: string[]
}

const types: Record<string, string> = { js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8' }

/** The built pages in `folder`, as Vite's manifest names them. Files come brotli-compressed from the build where that was made. */
export async function builtAssets(folder: string): Promise<Assets> {
  const manifest = JSON.parse(await readFile(join(folder, '.vite/manifest.json'), 'utf8')) as Record<
    string,
    Chunk
  >
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
      if (!known.has(name)) return null
      const type = types[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream'
      const packed = brotli ? await readFile(join(folder, `${name}.br`)).catch(() => null) : null
      return {
        type,
        brotli: packed !== null,
        bytes: new Uint8Array(packed ?? (await readFile(join(folder, name)))),
      }
    },
  }
}

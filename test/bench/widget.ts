import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Hono } from 'hono'
import { builtAssets } from '../../src/adapters/assets.ts'
import { assetRoutes } from '../../src/http/shell.ts'
import { builtPages } from '../../src/run/pages.ts'

export interface WidgetWeight {
  /** The script tag on the host page. */
  loader: number
  /** All that is loaded to open the chat: page, scripts, styles, framework included. */
  opened: number
  /** What comes behind the first message: receipt, stars, menu. */
  later: number
  /** Every file of `opened`. */
  files: Record<string, number>
}

/** Bytes on the wire, without headers, as our own server sends them to today's browsers: files as brotli, the page as gzip. */
export async function weighWidget(language: 'de' | 'en' = 'de', folder = builtPages): Promise<WidgetWeight> {
  const app = new Hono().route('/', assetRoutes(await builtAssets(folder), 'Nordlicht', []))
  const bytes = async (path: string): Promise<ArrayBuffer> => {
    const answer = await app.request(path, { headers: { 'accept-encoding': 'gzip, deflate, br, zstd' } })
    if (!answer.ok) throw new Error(`${path} is not served: ${answer.status}`)
    return answer.arrayBuffer()
  }
  const weigh = async (path: string) => (await bytes(path)).byteLength
  const address = `/widget?lang=${language}`
  const page = await (await app.request(address)).text()
  const linked = [...page.matchAll(/(?:src|href)="(\/[^"]+)"/g)].flatMap(([, path]) => path ?? [])
  const files: Record<string, number> = {}
  for (const path of [address, ...new Set(linked)]) files[path] = await weigh(path)
  const manifest = JSON.parse(await readFile(join(folder, '.vite/manifest.json'), 'utf8')) as Record<
    string,
    { file: string }
  >
  return {
    loader: await weigh('/widget.js'),
    opened: Object.values(files).reduce((sum, size) => sum + size, 0),
    later: await weigh(`/${manifest['src/web/widget/later.ts']?.file}`),
    files,
  }
}

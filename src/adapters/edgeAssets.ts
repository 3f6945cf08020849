import type { Assets } from '../ports.ts'
import { assetsOf, type Manifest } from './assets.ts'

/** What a Workers binding for static files can do. */
export interface AssetBinding {
  fetch(request: Request): Promise<Response>
}

/** The built pages behind a binding for static files: uploaded with the program, compressed by the network itself. */
export async function edgeAssets(binding: AssetBinding): Promise<Assets> {
  // The host is not looked at; a URL must have one.
  const get = (name: string) => binding.fetch(new Request(`https://assets/${name}`))
  const found = await get('manifest.json')
  if (!found.ok) throw new Error('The pages were not built: run npm run pages before deploying.')
  return assetsOf((await found.json()) as Manifest, async (name) => {
    const file = await get(name)
    return file.ok ? { brotli: false, bytes: new Uint8Array(await file.arrayBuffer()) } : null
  })
}

import { readFile } from 'node:fs/promises'

/** The product's version, as package.json says. */
export async function version(): Promise<string> {
  const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string
  }
  return version
}

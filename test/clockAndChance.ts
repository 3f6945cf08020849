/** Part of `npm run check`: whether the clock and all randomness are behind their ports. */
import { readdir, readFile } from 'node:fs/promises'
import { clockAndChance } from './support/clockAndChance.ts'

const root = new URL('..', import.meta.url)
const names = await readdir(new URL('src', root), { recursive: true })
const sources = await Promise.all(
  names
    .filter((name) => /\.(tsx?|js|sql)$/.test(name) && !name.endsWith('schema.sql'))
    .map(async (name) => ({
      file: `src/${name}`,
      text: await readFile(new URL(`src/${name}`, root), 'utf8'),
    })),
)
const found = clockAndChance(sources)
for (const offence of found) console.error(offence)
if (found.length > 0)
  console.error(
    'Time comes from `clock`, names and chance from `ids` (src/ports.ts). Who must do otherwise is named with a reason in test/support/clockAndChance.ts.',
  )
process.exitCode = found.length === 0 ? 0 : 1

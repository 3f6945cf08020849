/** `npm run restore -- FILE`: a backup into the embedded database or DATABASE_URL; all of it or nothing. */
import { command } from './command.ts'
import { readConfig } from './config.ts'
import { NotReady } from './notReady.ts'
import { restoreEmbedded, restorePostgres } from './restoring.ts'

await command(async () => {
  const [path, ...flags] = process.argv.slice(2)
  if (path === undefined || path.startsWith('-'))
    throw new NotReady('Say which: npm run restore -- FILE [--force]')
  const config = readConfig(process.env)
  const force = flags.includes('--force')
  const say = (line: string) => console.info(line)
  const whole =
    config.DATABASE_URL === undefined
      ? await restoreEmbedded(config, path, force, say)
      : await restorePostgres(config, config.DATABASE_URL, path, force, say)
  process.exitCode = whole ? 0 : 1
})

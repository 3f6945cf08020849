/** `npm run check`: types, lint, format, generated files. Runs all of them and names those that fail. */
import { spawnSync } from 'node:child_process'

const checks: [string, string, string[]][] = [
  ['types', 'tsc', ['-p', '.', '--noEmit']],
  ['lint and format', 'biome', ['check', '--error-on-warnings']],
  ['the clock and chance are ports', 'node', ['test/clockAndChance.ts']],
  ['schema.sql is current', 'node', ['src/run/schema.ts', '--check']],
  ['the client is what the API says', 'node', ['src/run/clientTypes.ts', '--check']],
]

const failed = checks.filter(([name, command, args]) => {
  console.info(`— ${name}`)
  return spawnSync(command, args, { stdio: 'inherit' }).status !== 0
})
console.info(failed.length === 0 ? 'All checks hold.' : `Failed: ${failed.map(([name]) => name).join(', ')}`)
process.exitCode = failed.length === 0 ? 0 : 1

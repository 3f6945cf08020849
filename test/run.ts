/**
 * `npm test`: every test this machine can run, and aloud what was left out and how to have it.
 * `npm run test:long` (`--long`): every file that has a long form, in that form, for a night or a release.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { filesWithLongForm } from './support/longForms.ts'

const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const browser = process.env.TEST_BROWSER || browsers.find((path) => existsSync(path))

const leftOut = [
  process.env.TEST_DATABASE_URL
    ? ''
    : 'PostgreSQL: everything ran on the embedded database only. TEST_DATABASE_URL=postgres://… adds it (a role that may create databases, pgvector installed).',
  browser
    ? ''
    : 'The browser: no Chromium was found. Install the package chromium, or name one with TEST_BROWSER.',
].filter(Boolean)

const folder = await mkdtemp(join(tmpdir(), 'baton-run-'))
const results = join(folder, 'results.json')
const long = process.argv.includes('--long')
const named = process.argv.slice(2).filter((arg) => arg !== '--long')
const args = [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${results}`,
  ...(long && named.length === 0 ? await filesWithLongForm() : named),
]
const env = {
  ...process.env,
  ...(browser ? { TEST_BROWSER: browser } : {}),
  ...(long ? { TEST_LONG: '1' } : {}),
}
const status = await new Promise<number>((done) => {
  spawn('vitest', args, { stdio: 'inherit', env }).once('exit', (code) => done(code ?? 1))
})

const {
  numPassedTests = 0,
  numFailedTests = 0,
  numFailedTestSuites = 0,
} = JSON.parse(await readFile(results, 'utf8').catch(() => '{}')) as {
  numPassedTests?: number
  numFailedTests?: number
  numFailedTestSuites?: number
}
await rm(folder, { recursive: true, force: true })

for (const what of leftOut) console.info(`Left out: ${what}`)
// A file that could not even be loaded counts as a failure, not as nothing.
const failed = numFailedTests > 0 ? numFailedTests : status === 0 ? 0 : Math.max(1, numFailedTestSuites)
console.info(`${numPassedTests} passed, ${failed} failed`)
process.exitCode = status === 0 && failed === 0 && numPassedTests > 0 ? 0 : 1

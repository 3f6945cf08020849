// Before `npm start` and `npm test` on a fresh clone. Plain JavaScript, because the machine's own Node runs it.
// An aborted install leaves node_modules behind, but not the file npm writes last.
import { execSync } from 'node:child_process'
import { existsSync } from 'node:fs'

if (!existsSync('node_modules/.package-lock.json')) {
  console.info('Installing what is missing; this is done once.')
  execSync('npm ci --no-audit --no-fund', { stdio: 'inherit' })
}

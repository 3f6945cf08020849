/** `npm run sign-in [-- NAME]`: a one-time link for a new admin, or for somebody by name. For whoever has the machine. */
import { randomIds, systemClock } from '../adapters/clock.ts'
import { migrate, migrationFiles, pending } from '../adapters/migrate.ts'
import { sqlPeople } from '../adapters/people.ts'
import { Refusal } from '../domain/refusal.ts'
import { operatorLink } from '../stories/signIn.ts'
import { command } from './command.ts'
import { type Config, readConfig } from './config.ts'
import { NotReady } from './notReady.ts'
import { openDatabase } from './open.ts'
import { readRunFile } from './runFile.ts'

await command(async () => {
  const config = readConfig(process.env)
  const name = process.argv.slice(2).join(' ').trim() || undefined
  const run = config.DATABASE_URL === undefined ? await readRunFile(config.DATA_DIR) : null
  const { address, until } = run ? await fromServer(run, name) : await fromDatabase(config, name)
  console.info(`\n  Sign in   ${address}\n\n  It works once, until ${until.toLocaleString()}.\n`)
})

/** The embedded database belongs to the running server, so it is asked. */
async function fromServer(run: { port: number; token: string }, name: string | undefined) {
  const answer = await fetch(`http://127.0.0.1:${run.port}/api/people/links`, {
    method: 'POST',
    headers: { authorization: `Bearer ${run.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name }),
  })
  const said = (await answer.json()) as { address: string; until: string; detail?: string }
  if (!answer.ok) throw new NotReady(said.detail ?? `The running server answered ${answer.status}.`)
  // Where nobody named an address, people use the one that is printed at the start.
  return { address: said.address.replace('://127.0.0.1:', '://localhost:'), until: new Date(said.until) }
}

async function fromDatabase(config: Config, name: string | undefined) {
  const database = await openDatabase(config)
  try {
    const migrations = await migrationFiles()
    if (database.kind === 'embedded') await migrate(database.sql, migrations)
    else if ((await pending(database.sql, migrations)).length > 0)
      throw new NotReady('The database is not up to date. Run: npm run migrate')
    const needs = { people: sqlPeople(database.sql, randomIds), clock: systemClock }
    const { token, until } = await operatorLink(needs, name)
    const url = (config.PUBLIC_URL ?? `http://localhost:${config.PORT}`).replace(/\/+$/, '')
    return { address: `${url}/sign-in/${token}`, until }
  } catch (error) {
    if (error instanceof Refusal) throw new NotReady(error.message)
    throw error
  } finally {
    await database.close()
  }
}

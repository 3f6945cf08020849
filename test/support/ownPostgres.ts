import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import postgres from 'postgres'

/** Where `.ci/postgres` has put a PostgreSQL with pgvector, as a Debian in a folder. */
const root = join(process.env.BATON_CI_FOLDER || '/var/tmp/baton-ci', 'root')

/** Whether this machine can start one of its own: to become its user we must be root. */
export const canStartPostgres =
  process.getuid?.() === 0 && existsSync(join(root, 'usr/lib/postgresql/17/bin/postgres'))

const run = promisify(execFile)

/** A PostgreSQL that syncs and may be killed. Its data are gone when it is stopped. */
export async function ownPostgres() {
  const port = await freePort()
  const data = `/var/lib/postgresql/baton-crash-${port}`
  const env = { PATH: '/usr/lib/postgresql/17/bin:/usr/bin:/bin:/usr/sbin', LC_ALL: 'C.UTF-8' }
  const inside = (...args: string[]) =>
    ['chroot', [root, 'setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups', ...args]] as const
  for (const [what, where] of [
    ['proc', join(root, 'proc')],
    ['dev', join(root, 'dev')],
  ] as const)
    await run('mountpoint', ['-q', where]).catch(() =>
      run('mount', what === 'proc' ? ['-t', 'proc', 'proc', where] : ['--bind', '/dev', where]),
    )
  await run(...inside('initdb', '-D', data, '-A', 'trust', '-E', 'UTF8'), { env })
  let child: ChildProcess | null = null
  const admin = `postgres://postgres@127.0.0.1:${port}/postgres`

  /** Ready once it answers; after a kill it first repairs itself, and waits until what is left of the last one is gone. */
  async function start(): Promise<void> {
    for (let i = 0; i < 200; i++) {
      if (child === null || child.exitCode !== null || child.signalCode !== null) {
        const options = [
          'listen_addresses=127.0.0.1',
          `port=${port}`,
          'unix_socket_directories=/tmp',
          'max_connections=200',
          'fsync=on',
          'synchronous_commit=on',
        ]
        child = spawn(...inside('postgres', '-D', data, ...options.flatMap((o) => ['-c', o])), {
          env,
          stdio: 'ignore',
        })
      }
      const sql = postgres(admin, { max: 1, connect_timeout: 2, onnotice: () => {} })
      const answers = await sql`select 1`.then(
        () => true,
        () => false,
      )
      await sql.end({ timeout: 0 }).catch(() => {})
      if (answers) return
      await new Promise((later) => setTimeout(later, 100))
    }
    throw new Error('PostgreSQL did not start.')
  }

  await start()
  return {
    url: admin,
    start,
    /** `kill -9` of the postmaster; what it had begun ends by itself. */
    async kill(): Promise<void> {
      const pid = Number((await readFile(join(root, data, 'postmaster.pid'), 'utf8')).split('\n')[0])
      const gone = child && once(child, 'exit')
      process.kill(pid, 'SIGKILL')
      await gone
    },
    async remove(): Promise<void> {
      const gone = child && child.exitCode === null && child.signalCode === null ? once(child, 'exit') : null
      child?.kill('SIGQUIT')
      await gone
      await rm(join(root, data), { recursive: true, force: true })
    },
  }
}

const freePort = () =>
  new Promise<number>((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })

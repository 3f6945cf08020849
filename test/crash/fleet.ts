import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readRunFile } from '../../src/run/runFile.ts'

const program = new URL('../../src/run/node.ts', import.meta.url).pathname
export const agentNames = ['Ada', 'Ben', 'Cem', 'Dora', 'Emil', 'Fee'] as const
export const fleetSecret = 'one secret for all of them, long enough to sign with'
export const secretOf = (name: string) => `${name} is an agent`.replaceAll(' ', '-')

export interface Server {
  /** Where it listens; null while it does not. */
  url: string | null
  token: string
  /** The process, while there is one. */
  pid: number | null
  kill(): Promise<void>
  /** SIGTERM, as an operator stops it. The answer is its exit code. */
  stop(): Promise<number | null>
  start(): Promise<void>
}

/** Several servers, each `npm start` as a process of its own, on one PostgreSQL. `more`: further settings. */
export async function fleet(databaseUrl: string, count: number, more: Record<string, string> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'baton-fleet-'))
  const servers = await Promise.all(
    Array.from({ length: count }, (_, i) => serverIn(join(folder, String(i)), databaseUrl, more)),
  )
  return {
    servers,
    async remove() {
      await Promise.all(servers.map((server) => server.kill()))
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function serverIn(data: string, databaseUrl: string, more: Record<string, string>): Promise<Server> {
  let child: ChildProcess | null = null
  const server: Server = {
    url: null,
    token: '',
    get pid() {
      return child?.pid ?? null
    },
    async start() {
      await rm(join(data, 'run.json'), { force: true })
      const started = spawn(process.execPath, [program], {
        env: {
          PATH: process.env.PATH,
          PORT: '0',
          DATA_DIR: data,
          DATABASE_URL: databaseUrl,
          LOG_LEVEL: 'quiet',
          BATON_SECRET: fleetSecret,
          BATON_API_KEYS: agentNames.map((name) => `agent:${name}:${secretOf(name)}`).join(','),
          RATE_LIMITS: '0',
          ...more,
        },
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      child = started
      let complaints = ''
      started.stderr?.on('data', (said) => {
        complaints = (complaints + String(said)).slice(-4000)
      })
      for (let i = 0; i < 1200; i++) {
        const run = await readRunFile(data)
        if (run) {
          server.url = `http://127.0.0.1:${run.port}`
          server.token = run.token
          return
        }
        if (started.exitCode !== null) throw new Error(`A server did not start: ${complaints}`)
        await new Promise((later) => setTimeout(later, 25))
      }
      throw new Error(`A server did not become ready: ${complaints}`)
    },
    async kill() {
      server.url = null
      await ends('SIGKILL')
    },
    stop: () => {
      server.url = null
      return ends('SIGTERM')
    },
  }
  const ends = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
    return child.exitCode
  }
  await server.start()
  return server
}

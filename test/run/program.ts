import { execFile, spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { readRunFile } from '../../src/run/runFile.ts'

interface Folders {
  data: string
  knowledge: string
}

const programOf = (command: string) => new URL(`../../src/run/${command}.ts`, import.meta.url).pathname
const environment = ({ data, knowledge }: Folders) => ({
  PATH: process.env.PATH,
  PORT: '0',
  DATA_DIR: data,
  KNOWLEDGE_DIR: knowledge,
  LOG_LEVEL: 'quiet',
})

/** `npm run` and a command of ours, as an operator types it: what it said, and whether it went well. */
export async function runCommand(folders: Folders, command: string, ...args: string[]) {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [programOf(command), ...args], {
      env: environment(folders),
    })
    return { said: stdout, well: true }
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string }
    return { said: stdout + stderr, well: false }
  }
}

/** `npm start`, as a process of its own on these folders. */
export async function startProgram(folders: Folders, more: Record<string, string> = {}) {
  const { data } = folders
  await rm(join(data, 'run.json'), { force: true })
  const child = spawn(process.execPath, [programOf('node')], {
    env: {
      ...environment(folders),
      RATE_LIMITS: '0',
      BATON_API_KEYS: 'agent:Ada:ada-ada-ada',
      ...more,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data) => {
      said += String(data)
    })
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((done) =>
    child.once('close', (code, signal) => done({ code, signal })),
  )
  return {
    said: () => said,
    /** How it ended; `code` is null when a signal ended it. */
    ended,
    send: (signal: NodeJS.Signals) => child.kill(signal),
    async stop(signal: NodeJS.Signals) {
      child.kill(signal)
      return ended
    },
    /** Where it listens, once it does. @throws when it ended instead */
    async ready() {
      for (let i = 0; i < 1200; i++) {
        const run = await readRunFile(data)
        if (run) return { url: `http://127.0.0.1:${run.port}`, token: run.token }
        if (child.exitCode !== null || child.signalCode !== null) throw new Error(`It did not start: ${said}`)
        await new Promise((done) => setTimeout(done, 50))
      }
      throw new Error(`It did not become ready: ${said}`)
    },
  }
}
export type Program = Awaited<ReturnType<typeof startProgram>>

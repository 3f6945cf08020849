import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Seconds from starting the server to ready, for a new data folder and for a known one, and its idle memory in MB. */
export async function benchStart(): Promise<{ first: number; later: number; idleMb: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'baton-bench-'))
  try {
    const first = await startOnce(folder)
    const later = await startOnce(folder)
    return { first: first.seconds, later: later.seconds, idleMb: later.idleMb }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function startOnce(folder: string): Promise<{ seconds: number; idleMb: number }> {
  const begin = performance.now()
  const server = spawn(process.execPath, ['src/run/node.ts'], {
    env: { ...process.env, DATA_DIR: folder, PORT: '0', DATABASE_URL: '', LOG_LEVEL: 'quiet' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise<void>((ready, failed) => {
    let said = ''
    server.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('Ctrl-C')) ready()
    })
    server.once('exit', () => failed(new Error('The server ended before it was ready.')))
  })
  const seconds = (performance.now() - begin) / 1000
  await new Promise((later) => setTimeout(later, 3000))
  const status = await readFile(`/proc/${server.pid}/status`, 'utf8').catch(() => '')
  const idleMb = Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024)
  server.removeAllListeners('exit')
  const gone = new Promise((done) => server.once('exit', done))
  server.kill('SIGTERM')
  await gone
  return { seconds, idleMb }
}

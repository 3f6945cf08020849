import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** A program that serves, and how to end it. */
export interface Started {
  url: string
  stop(): Promise<void>
}

/**
 * Starts a program and waits until it says where it is ready.
 * @throws Error with what it said, when it ends before or takes longer than a minute
 */
export function started(
  command: string,
  args: readonly string[],
  environment: Record<string, string>,
): Promise<Started> {
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: what it starts itself is ended with it.
    detached: true,
  })
  let said = ''
  return new Promise((done, failed) => {
    const tooLate = setTimeout(() => give(new Error(`Not ready within a minute:\n${said}`)), 60_000)
    const give = (error: Error) => {
      clearTimeout(tooLate)
      end(child)
      failed(error)
    }
    const hear = (piece: Buffer) => {
      said += piece
      const url = /Ready on (http:\/\/[\w.:]+)/.exec(said)?.[1]
      if (url === undefined) return
      clearTimeout(tooLate)
      done({ url, stop: () => stopped(child) })
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', (code) => give(new Error(`Ended with code ${code}:\n${said}`)))
  })
}

const end = (child: ChildProcess): void => {
  if (child.exitCode === null && child.signalCode === null && child.pid !== undefined)
    process.kill(-child.pid, 'SIGTERM')
}

const stopped = (child: ChildProcess): Promise<void> =>
  new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) return done()
    child.once('exit', () => done())
    end(child)
  })

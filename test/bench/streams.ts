import { fork } from 'node:child_process'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { percentile } from './turn.ts'

const samples = 200

/** What many idle streams cost: memory each, in KB, and milliseconds from a word being written to its arrival. */
export interface StreamCost {
  kb: number
  p50: number
  p99: number
}

/**
 * `ids`: the conversations to follow, one stream each. `bare`: one event to all of them, many times; else an
 * agent's message to one of them after the other, as fast as they come.
 */
export async function benchStreams(
  kind: 'bare' | 'baton',
  ids: readonly string[],
  url = '',
): Promise<StreamCost> {
  const server = fork(new URL('./streamServer.ts', import.meta.url), [kind, url], {
    execArgv: ['--expose-gc'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const answer = async <T>(ask?: string, id?: string): Promise<T> => {
    if (ask) server.send({ ask, id })
    return (await once(server, 'message'))[0] as T
  }
  const { port } = await answer<{ port: number }>()
  const before = (await answer<{ bytes: number }>('memory')).bytes
  const sockets: Socket[] = []
  const times: number[] = []
  for (const id of ids) {
    const { path, authorization } = await answer<{ path: string; authorization: string }>('path', id)
    sockets.push(await follow(port, path, authorization, times))
  }
  await new Promise((settled) => setTimeout(settled, 500))
  const after = (await answer<{ bytes: number }>('memory')).bytes
  if (kind === 'bare') {
    for (let i = 0; i < 5; i++) {
      await answer('say', '')
      await arrivals(times, ids.length * (i + 1))
    }
  } else {
    const some = ids.filter((_, i) => i % Math.ceil(ids.length / samples) === 0)
    // The first word of each also claims it; what is counted are the second ones.
    for (const id of some) await answer('say', id)
    await arrivals(times, some.length)
    times.length = 0
    for (const id of some) await answer('say', id)
    await arrivals(times, some.length)
  }
  for (const socket of sockets) socket.destroy()
  server.kill()
  return {
    kb: (after - before) / 1024 / ids.length,
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
  }
}

/** Opens one stream; notes how long each `at TIME` took to arrive. */
async function follow(port: number, path: string, authorization: string, times: number[]): Promise<Socket> {
  const socket = connect(port, '127.0.0.1')
  socket.setEncoding('latin1')
  socket.on('error', () => {})
  socket.write(
    `GET ${path} HTTP/1.1\r\nhost: localhost\r\naccept: text/event-stream\r\n${authorization ? `authorization: ${authorization}\r\n` : ''}\r\n`,
  )
  const [first] = (await once(socket, 'data')) as [string]
  if (!first.startsWith('HTTP/1.1 200')) throw new Error(first.slice(0, 300))
  socket.on('data', (piece: string) => {
    const now = performance.timeOrigin + performance.now()
    for (const [, at] of piece.matchAll(/at (\d+\.?\d*) /g)) times.push(now - Number(at))
  })
  return socket
}

async function arrivals(times: readonly number[], count: number): Promise<void> {
  for (let i = 0; times.length < count; i++) {
    if (i > 1200) throw new Error(`Only ${times.length} of ${count} arrived.`)
    await new Promise((later) => setTimeout(later, 50))
  }
}

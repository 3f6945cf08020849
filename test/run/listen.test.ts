import type { Server } from 'node:http'
import { connect, type Socket } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { close, listen } from '../../src/run/listen.ts'

describe('a server that is not kept busy by nobody', () => {
  let server: Server
  const sockets: Socket[] = []
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy()
    await close(server)
  })
  const start = async (fetch: () => Response | Promise<Response>) => {
    const within = { headers: 200, request: 400, idle: 1000, lookEvery: 20 }
    const started = await listen(fetch, { PORT: 0, HOST: '127.0.0.1' }, within)
    server = started.server
    return started.port
  }
  const dial = async (port: number) => {
    const socket = connect(port, '127.0.0.1')
    sockets.push(socket)
    const line = { socket, heard: '', gone: false }
    socket.on('data', (data) => {
      line.heard += String(data)
    })
    socket.on('error', () => {})
    socket.on('close', () => {
      line.gone = true
    })
    await new Promise((done) => socket.once('connect', done))
    return line
  }
  /** Sends a byte now and then, as slowloris does. */
  const trickle = async (line: Awaited<ReturnType<typeof dial>>, begin: string) => {
    line.socket.write(begin)
    await vi.waitUntil(
      () => {
        if (!line.gone) line.socket.write('x')
        return line.gone
      },
      { timeout: 10_000, interval: 30 },
    )
  }

  it('headers that never end are cut, and so is a body; others are served meanwhile', async () => {
    const port = await start(() => new Response('here'))
    const headers = await dial(port)
    const body = await dial(port)
    const both = [
      trickle(headers, 'GET / HTTP/1.1\r\nhost: a\r\nx-slow: '),
      trickle(body, 'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 100000\r\n\r\n'),
    ]
    expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('here')
    await Promise.all(both)
    expect(headers.heard).toContain('408')
  })

  it('a stream that is written for longer than a request may take is not cut', async () => {
    const port = await start(
      () =>
        new Response(
          new ReadableStream({
            async start(controller) {
              for (let i = 0; i < 8; i++) {
                controller.enqueue(new TextEncoder().encode(`${i} `))
                await new Promise((later) => setTimeout(later, 100))
              }
              controller.close()
            },
          }),
        ),
    )
    expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('0 1 2 3 4 5 6 7 ')
  })

  it('at the end a request under way gets its answer, and no new one is taken', async () => {
    let finish = () => {}
    const begun = new Promise<void>((begin) => {
      void start(
        () =>
          new Promise<Response>((done) => {
            finish = () => done(new Response('in time'))
            begin()
          }),
      ).then(async (port) => {
        const answer = fetch(`http://127.0.0.1:${port}/`).then((r) => r.text())
        answers.push(answer)
        ports.push(port)
      })
    })
    const answers: Promise<string>[] = []
    const ports: number[] = []
    await begun
    const closed = close(server)
    await expect(fetch(`http://127.0.0.1:${ports[0]}/`)).rejects.toThrow()
    finish()
    expect(await answers[0]).toBe('in time')
    await closed
  })
})

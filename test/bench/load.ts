/**
 * A thread that sends turns over HTTP, so that the client's work is not on the server's event loop. It speaks
 * just enough HTTP itself: on a machine with few cores a comfortable client would be measured along.
 */
import { connect } from 'node:net'
import { parentPort, workerData } from 'node:worker_threads'

export interface Load {
  port: number
  inFlight: number
  turns: { path: string; token: string; body: string }[]
}

const { port, inFlight, turns } = workerData as Load
const requests = turns.map(({ path, token, body }) =>
  Buffer.from(
    `POST ${path} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  ),
)

let next = 0
const line = () =>
  new Promise<void>((done, failed) => {
    const socket = connect(port, '127.0.0.1')
    let heard = ''
    const send = () => {
      const request = requests[next++]
      if (request) socket.write(request)
      else socket.end(done)
    }
    socket.once('error', (error) => failed(new Error('A line of the load was cut.', { cause: error })))
    socket.once('connect', send)
    socket.on('data', (chunk) => {
      heard += chunk.toString('latin1')
      const end = heard.indexOf('\r\n\r\n')
      const length = /content-length: (\d+)/i.exec(heard)?.[1]
      if (end < 0 || length === undefined || heard.length < end + 4 + Number(length)) return
      if (!heard.startsWith('HTTP/1.1 201')) failed(new Error(heard.slice(0, 200)))
      heard = ''
      send()
    })
  })

const begin = performance.now()
await Promise.all(Array.from({ length: inFlight }, line))
parentPort?.postMessage({ seconds: (performance.now() - begin) / 1000 })

/** A thread that sends turns over HTTP, so that the client's work is not on the server's event loop. */
import { Agent, request } from 'node:http'
import { parentPort, workerData } from 'node:worker_threads'

export interface Load {
  port: number
  inFlight: number
  turns: { path: string; token: string; body: string }[]
}

const { port, inFlight, turns } = workerData as Load
const agent = new Agent({ keepAlive: true, maxSockets: inFlight })

const send = ({ path, token, body }: Load['turns'][number]) =>
  new Promise<void>((done, failed) => {
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    }
    const sent = request({ host: '127.0.0.1', port, path, method: 'POST', agent, headers }, (answer) => {
      answer.resume()
      answer.once('end', () =>
        answer.statusCode === 201 ? done() : failed(new Error(`answered ${answer.statusCode}`)),
      )
    })
    sent.once('error', failed)
    sent.end(body)
  })

let next = 0
const begin = performance.now()
await Promise.all(
  Array.from({ length: inFlight }, async () => {
    for (let turn = turns[next++]; turn; turn = turns[next++]) await send(turn)
  }),
)
parentPort?.postMessage({ seconds: (performance.now() - begin) / 1000 })
agent.destroy()

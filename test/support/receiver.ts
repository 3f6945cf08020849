import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

export interface Received {
  headers: IncomingMessage['headers']
  body: string
}

/** A webhook receiver on this machine. `answer` sees how many requests came before; `received` is what arrived whole. */
export async function receiver(answer: (response: ServerResponse, before: number) => void) {
  const received: Received[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (part) => {
      body += part
    })
    request.on('end', () => {
      received.push({ headers: request.headers, body })
      answer(response, received.length - 1)
    })
  })
  const port = await new Promise<number>((done) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      done(typeof address === 'object' && address ? address.port : 0)
    })
  })
  return {
    url: `http://127.0.0.1:${port}/hook`,
    port,
    received,
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

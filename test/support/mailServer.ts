import { createServer, type Socket } from 'node:net'

/** A mail server on this machine. */
export interface MailServer {
  url: string
  /** Every mail it took, whole, as it came over the line. */
  got: string[]
  stop(): Promise<void>
}

/** Speaks as much SMTP as a mail needs; `refuses` answers instead at one of its steps (by its first word, in capitals). */
export async function mailServer(refuses: Record<string, string> = {}): Promise<MailServer> {
  const got: string[] = []
  const sockets = new Set<Socket>()
  const listening = createServer((socket) => {
    sockets.add(socket)
    let buffer = ''
    let inData = false
    socket.setEncoding('utf8')
    socket.on('error', () => {})
    socket.write('220 mail.example.org\r\n')
    socket.on('data', (part) => {
      buffer += part
      for (;;) {
        const ends = buffer.indexOf(inData ? '\r\n.\r\n' : '\r\n')
        if (ends < 0) return
        const line = buffer.slice(0, ends)
        buffer = buffer.slice(ends + (inData ? 5 : 2))
        if (inData) {
          got.push(line)
          inData = false
          socket.write('250 kept\r\n')
          continue
        }
        const word = line.split(/[ :]/)[0]?.toUpperCase() ?? ''
        inData = word === 'DATA' && refuses.DATA === undefined
        socket.write(`${refuses[word] ?? (word === 'DATA' ? '354 go on' : '250 ok')}\r\n`)
      }
    })
  })
  const port = await new Promise<number>((done) => {
    listening.listen(0, '127.0.0.1', () => {
      const address = listening.address()
      done(typeof address === 'object' && address ? address.port : 0)
    })
  })
  return {
    url: `smtp://127.0.0.1:${port}`,
    got,
    stop: () =>
      new Promise((done) => {
        for (const socket of sockets) socket.destroy()
        listening.close(() => done())
      }),
  }
}

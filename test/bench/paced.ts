/** A thread that sends requests at a steady rate, whether or not earlier ones have come back, and times each. */
import { connect } from 'node:net'
import { parentPort, workerData } from 'node:worker_threads'

export interface Paced {
  port: number
  /** Requests a second. */
  rate: number
  /** Each as it goes over the line. */
  requests: string[]
}

const { port, rate, requests } = workerData as Paced
const times: number[] = []
const idle: ReturnType<typeof connect>[] = []

/** Whoever uses a line hears of its loss; one that is lost while nobody does is not used again. */
const ignored = () => {}

/** A line nobody uses and nobody has closed. */
function free() {
  for (let line = idle.pop(); line; line = idle.pop()) if (!line.destroyed && line.writable) return line
  return undefined
}

/** One request on a line that is free just now, or on a new one. */
const send = (request: string) =>
  new Promise<void>((done, failed) => {
    const due = performance.now()
    const socket = free() ?? connect(port, '127.0.0.1').setNoDelay(true).on('error', ignored)
    let heard = ''
    const hear = (chunk: Buffer) => {
      heard += chunk.toString('latin1')
      const end = heard.indexOf('\r\n\r\n')
      const length = /content-length: (\d+)/i.exec(heard)?.[1]
      if (end < 0 || length === undefined || heard.length < end + 4 + Number(length)) return
      if (!heard.startsWith('HTTP/1.1 200')) return failed(new Error(heard.slice(0, 300)))
      times.push(performance.now() - due)
      socket.off('data', hear)
      socket.off('error', failed)
      idle.push(socket)
      done()
    }
    socket.on('data', hear)
    socket.on('error', failed)
    socket.write(request)
  })

const begun = performance.now()
const running = requests.map(async (request, i) => {
  await new Promise((due) => setTimeout(due, (i * 1000) / rate))
  return send(request)
})
await Promise.all(running)
for (const socket of idle) socket.destroy()
parentPort?.postMessage({ times, seconds: (performance.now() - begun) / 1000 })

import { connect, createServer, type Socket } from 'node:net'

/** What a bad line does to what passes. Every choice comes from `chance`, so that one seed gives one line. */
export interface Ills {
  /** How many bytes pass in one direction before the line is cut; Infinity: never. */
  cutAfter: () => number
  /** Milliseconds a piece is held back. */
  delay: () => number
  /** Into pieces of how many bytes an answer is split; 1: at every byte. */
  split: () => number
  /** Whether what the customer sends arrives a second time, on a line of its own whose answer nobody hears. */
  double: () => boolean
}

const healthy: Ills = {
  cutAfter: () => Number.POSITIVE_INFINITY,
  delay: () => 0,
  split: () => 65_536,
  double: () => false,
}

/** A line of ours between customer and server, on loopback, as bad as we say. `port`: where it listens. */
export async function badLine(target: () => number) {
  let ills = healthy
  const sockets = new Set<Socket>()
  const counts = { lines: 0, cut: 0, doubled: 0, bytes: 0 }
  const keep = (socket: Socket) => {
    sockets.add(socket)
    socket.setNoDelay(true)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
    return socket
  }
  const server = createServer((near) => {
    counts.lines++
    keep(near)
    const far = keep(connect(target(), '127.0.0.1'))
    const twin = ills.double() ? keep(connect(target(), '127.0.0.1')) : null
    if (twin) {
      counts.doubled++
      twin.resume()
    }
    const end = () => {
      near.destroy()
      far.destroy()
      twin?.destroy()
    }
    near.on('close', () => {
      far.destroy()
      // What was sent twice may still be on its way when the customer is gone.
      setTimeout(() => twin?.destroy(), 200)
    })
    far.on('close', () => near.end())
    const budget = { there: ills.cutAfter(), back: ills.cutAfter() }
    const cut = () => {
      counts.cut++
      end()
    }
    near.on('data', (piece) => {
      const passing = piece.subarray(0, budget.there)
      budget.there -= passing.length
      far.write(passing)
      twin?.write(passing)
      if (budget.there <= 0) cut()
    })
    let waiting: Promise<void> = Promise.resolve()
    far.on('data', (piece) => {
      far.pause()
      waiting = waiting
        .then(() => pass(piece))
        .then(() => void far.resume())
        .catch(() => {})
    })
    const pass = async (piece: Buffer) => {
      const held = ills.delay()
      if (held > 0) await new Promise((later) => setTimeout(later, held))
      const size = ills.split()
      for (let from = 0; from < piece.length; from += size) {
        const part = piece.subarray(from, Math.min(from + size, from + budget.back))
        if (near.destroyed) return
        near.write(part)
        counts.bytes += part.length
        budget.back -= part.length
        if (budget.back <= 0) return cut()
        // One turn of the loop, so that the part leaves as a packet of its own.
        if (size < 64) await new Promise((later) => setImmediate(later))
      }
    }
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()))
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    counts,
    /** From now on new lines are like this. */
    suffers(next: Partial<Ills>) {
      ills = { ...healthy, ...next }
    },
    /** Cuts every line there is. */
    cutAll() {
      counts.cut += sockets.size
      for (const socket of sockets) socket.destroy()
    },
    async close() {
      const closed = new Promise((done) => server.close(done))
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

/** Numbers from 0 to 1 that one seed always gives in the same order (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

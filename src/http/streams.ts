import { Rejected } from './problem.ts'

/** Who reads a live stream: `token` names the reader; staff have places of their own, which customers cannot fill. */
export interface Reader {
  token: string
  address: string
  staff: boolean
}

/**
 * How many live streams there may be: windows of one reader, readers of one address (which may be a company or a
 * mobile network), and all customers' together in one process.
 */
export const mostStreams = { ofReader: 6, ofAddress: 500, ofCustomers: 20_000, ofStaff: 2_000 }

/** When a reader may come back whose stream was ended, in milliseconds. */
const replacedMs = 60_000
const drainedMs = { first: 200, step: 37, within: 1200 }

interface Place extends Reader {
  leave: (retryMs: number) => void
}

/** The live streams of this process. Each has a place as long as it runs. */
export function streamPlaces(most = mostStreams) {
  const places = new Set<Place>()
  const byReader = new Map<string, Place[]>()
  const byAddress = new Map<string, number>()
  const counts = { staff: 0, customers: 0 }
  let closing = false
  return {
    /**
     * A place for a stream. `leave` is called when it must end, with the time after which to come back. Of one
     * reader's streams the oldest makes room for the newest. The answer gives the place back.
     * @throws Rejected 429 too_many_requests, 503 no_room
     */
    enter(reader: Reader, leave: Place['leave']): () => void {
      if (closing) throw noRoom('This server is about to stop. Nothing is lost; another one goes on.', 1)
      const kind = reader.staff ? 'staff' : 'customers'
      const mine = byReader.get(reader.token) ?? []
      const replaced = mine.length >= most.ofReader ? mine[0] : undefined
      if (!replaced) {
        if (!reader.staff && (byAddress.get(reader.address) ?? 0) >= most.ofAddress)
          throw new Rejected(
            429,
            'too_many_requests',
            'Too many windows follow their conversations from your network. Nothing is lost: messages get through and answers are kept.',
            { retryAfter: 20 },
          )
        if (counts[kind] >= (reader.staff ? most.ofStaff : most.ofCustomers))
          throw noRoom(
            'Too many windows follow their conversations just now. Nothing is lost: messages get through and answers are kept.',
            20,
          )
      }
      const place = { ...reader, leave }
      places.add(place)
      byReader.set(reader.token, [...mine, place])
      byAddress.set(reader.address, (byAddress.get(reader.address) ?? 0) + 1)
      counts[kind]++
      let left = false
      const giveBack = () => {
        if (left) return
        left = true
        places.delete(place)
        const others = (byReader.get(reader.token) ?? []).filter((p) => p !== place)
        if (others.length > 0) byReader.set(reader.token, others)
        else byReader.delete(reader.token)
        const there = (byAddress.get(reader.address) ?? 1) - 1
        if (there > 0) byAddress.set(reader.address, there)
        else byAddress.delete(reader.address)
        counts[kind]--
      }
      replaced?.leave(replacedMs)
      return giveBack
    },
    /** Ends all of them and lets no more in. They are told to come back at different times, not all at once. */
    drain(): void {
      closing = true
      let i = 0
      for (const place of [...places])
        place.leave(drainedMs.first + ((i++ * drainedMs.step) % drainedMs.within))
    },
    closing: () => closing,
    count: () => places.size,
  }
}
export type StreamPlaces = ReturnType<typeof streamPlaces>

const noRoom = (detail: string, retryAfter: number) => new Rejected(503, 'no_room', detail, { retryAfter })

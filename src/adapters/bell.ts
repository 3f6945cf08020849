import type { Bell } from '../ports.ts'
import type { Database } from './sql.ts'

/**
 * The least time between two notifications, in milliseconds. The first ring after a rest goes out at once, the next
 * ones are gathered: each notification wakes a connection in every process, and with four of them in a busy house
 * that cost as much as the turns.
 */
const restMs = 50

/** A notification holds at most 8,000 bytes; this many ids fit. */
const idsPerNotification = 200

type Listener = (id: string) => void

/** Rings for listeners in this process at once, and through the database's channel, where there is one, for others. */
export function openBell(channel: Database['channel'], report: (error: unknown) => void): Bell {
  const everything = new Set<Listener>()
  const byId = new Map<string, Set<Listener>>()
  const toOthers = new Set<string>()
  const me = crypto.randomUUID().slice(0, 8)
  const here = (id: string) => {
    for (const listener of byId.get(id) ?? []) listener(id)
    for (const listener of everything) listener(id)
  }
  const everybody = () => {
    for (const listeners of [everything, ...byId.values()]) for (const listener of listeners) listener('')
  }

  let resting = false
  const tellOthers = () => {
    const ids = [...toOthers].slice(0, idsPerNotification)
    for (const id of ids) toOthers.delete(id)
    resting = true
    setTimeout(() => {
      resting = false
      if (toOthers.size > 0) tellOthers()
    }, restMs)
    // A lost ring costs latency only: listeners look by themselves as well.
    channel?.notify(`${me} ${ids.join(' ')}`).catch(report)
  }
  channel
    ?.listen((payload) => {
      const [from, ...ids] = payload.split(' ')
      if (from !== me) for (const id of ids) here(id)
    }, everybody)
    .catch(report)

  return {
    ring(id) {
      here(id)
      if (!channel) return
      toOthers.add(id)
      if (!resting) tellOthers()
    },
    listen(listener, only) {
      if (only === undefined) {
        everything.add(listener)
        return () => everything.delete(listener)
      }
      const those = byId.get(only) ?? new Set()
      byId.set(only, those.add(listener))
      return () => {
        those.delete(listener)
        if (those.size === 0 && byId.get(only) === those) byId.delete(only)
      }
    },
  }
}

/**
 * A bell for where no ring of another process arrives (Workers): each listener is woken every `everyMs` and looks
 * for itself. Rings here are heard at once all the same.
 */
export function restlessBell(everyMs: number): Bell {
  const here = openBell(undefined, () => {})
  return {
    ring: here.ring,
    listen(listener, only) {
      const stop = here.listen(listener, only)
      const looking = setInterval(() => listener(only ?? ''), everyMs)
      return () => {
        clearInterval(looking)
        stop()
      }
    },
  }
}

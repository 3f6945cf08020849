import { ApiProblem, call, follow } from '../../client/transport.ts'
import type { DeskHint, DeskPresence, DeskQueue } from '../../http/wire.ts'
import type { Store } from './store.ts'

/** A sign of life goes out this often, in milliseconds. A claim holds for 45 s without one. */
const beatMs = 15_000
/** A line that comes back within this time was never away. */
const patienceMs = 2000
/** How often the waits on the screen grow. */
const tickMs = 10_000

/** What somebody changes about themselves; the rest stays. */
export interface Switched {
  state?: DeskPresence['state']
  capacity?: number
}

export const isOut = (error: unknown): boolean =>
  error instanceof ApiProblem && (error.status === 401 || error.status === 403)

/**
 * Keeps the desk in touch with the server: the stream, the heartbeat, the clock. `look` reads the conversation in
 * view again, `ledger` what is promised.
 */
export function live(store: Store, look: () => void, ledger: () => void) {
  const { get, send } = store
  let beaten = 0
  /** What was chosen last, which the server may not have said yet. */
  let wanted: DeskPresence['state'] = 'online'
  let doubt: ReturnType<typeof setTimeout> | undefined
  let stop = () => {}

  const beat = async ({ state, capacity }: Switched = {}): Promise<void> => {
    wanted = state ?? wanted
    beaten = Date.now()
    const body = { state: wanted, ...(capacity === undefined ? {} : { capacity }) }
    try {
      send({ type: 'presence', presence: await call('PUT', '/api/desk/presence', { body }) })
    } catch (error) {
      if (isOut(error)) end()
      throw error
    }
  }
  const beatAnyhow = () => void beat().catch(() => {})

  const end = () => {
    clearTimeout(doubt)
    stop()
    send({ type: 'line', line: 'ended' })
  }
  const lost = () => {
    clearTimeout(doubt)
    if (get().line !== 'ended') send({ type: 'line', line: 'lost' })
  }
  const back = () => {
    clearTimeout(doubt)
    doubt = undefined
    if (get().line === 'live' || get().line === 'ended') return
    send({ type: 'line', line: 'live' })
    look()
  }

  const listen = () => {
    stop()
    stop = follow({
      path: '/api/desk/events',
      onEvent({ event, data }) {
        if (event === 'queue') {
          send({ type: 'heard', queue: data as DeskQueue, at: Date.now() })
          ledger()
          // A lost hint costs nothing: the snapshot says how far each of mine has come.
          const { case: known, opened } = get()
          const held = (data as DeskQueue).mine.find(({ id }) => id === opened)
          if (held && known && held.seq > known.conversation.seq) look()
        } else if (event === 'changed') {
          ledger()
          if ((data as DeskHint).id === get().opened) look()
        } else if (event === 'problem' && isOutCode(data)) end()
      },
      onState(online) {
        if (!online) {
          doubt ??= setTimeout(lost, patienceMs)
          return
        }
        back()
        // Timers of a hidden page may run once a minute, too rarely for a claim; what arrives wakes us as ever.
        if (Date.now() - beaten > beatMs - 5000) beatAnyhow()
      },
    })
  }

  addEventListener('offline', lost)
  addEventListener('online', listen)
  setInterval(beatAnyhow, beatMs)
  setInterval(() => send({ type: 'ticked', at: Date.now() }), tickMs)
  beatAnyhow()
  listen()
  return { beat, end }
}

const isOutCode = (problem: unknown): boolean =>
  typeof problem === 'object' &&
  problem !== null &&
  'status' in problem &&
  (problem.status === 401 || problem.status === 403)

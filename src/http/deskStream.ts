import { priorities } from '../domain/conversation.ts'
import type { Waiting } from '../ports.ts'
import type { Needs } from '../stories/needs.ts'
import { heldCases, waitingCases } from '../stories/serveQueue.ts'
import { type EventStream, rings } from './live.ts'

/** Who waits, as the desks are shown it: JSON, made once for all of them. */
type QueueLook = () => Promise<string>

/**
 * How long a desk that was just shown the queue is not shown it again, in milliseconds. A busy house changes all the
 * time, and every change would be a look at the whole queue for every desk.
 */
const restMs = 500

/**
 * The desk's live view: `changed` with the id of a conversation to read again, at once; `queue` with who waits and
 * what is mine, at once after a rest and then every half second at most. `look`: see `queueLooks`.
 */
export async function streamDesk(
  needs: Needs,
  stream: EventStream,
  { agent, stillIn, look }: { agent: string; stillIn: () => Promise<void>; look: QueueLook },
): Promise<void> {
  const changed = new Set<string>()
  const bell = rings(needs.bell, stream, { heard: (id) => void (id !== '' && changed.add(id)) })
  let last = ''
  let version = 0
  let missed = false
  let resting: ReturnType<typeof setTimeout> | null = null
  const rested = () => {
    resting = null
    if (missed) bell.wake()
  }
  try {
    while (!stream.aborted) {
      const hints = [...changed]
      changed.clear()
      for (const id of hints) await stream.writeSSE({ event: 'changed', data: JSON.stringify({ id }) })
      missed = resting !== null
      if (!missed) {
        await stillIn()
        const [waiting, mine] = await Promise.all([look(), heldCases(needs, agent)])
        // The whole state each time, so that nothing depends on what was missed before.
        const state = `"agent":${JSON.stringify(agent)},"waiting":${waiting},"mine":${JSON.stringify(mine.map(toHeld))}`
        if (state !== last)
          await stream.writeSSE({
            event: 'queue',
            data: `{"at":${JSON.stringify(needs.clock.now())},${state}}`,
            id: String(++version),
          })
        last = state
        resting = setTimeout(rested, restMs)
      }
      if ((await bell.next()) === 'heartbeat' && !stream.aborted) await stream.write(': here\n\n')
    }
  } finally {
    if (resting !== null) clearTimeout(resting)
    bell.stop()
  }
}

/**
 * Looks at the queue for everybody's desk: whoever asks while a look is under way shares the next one, which sees
 * what had changed by then. Where requests may not wait for each other (not `shared`), each looks for itself.
 */
export function queueLooks(needs: Needs, shared: boolean): QueueLook {
  const look = async () => JSON.stringify((await waitingCases(needs)).map(toWaiting))
  if (!shared) return look
  let running: Promise<string> | null = null
  let next: Promise<string> | null = null
  const start = () => {
    const begun = look().finally(() => {
      running = null
    })
    running = begun
    return begun
  }
  const afterThat = () => {
    next = null
    return start()
  }
  return () => {
    if (running === null) return start()
    next ??= running.then(afterThat, afterThat)
    return next
  }
}

const toHeld = ({ caseCode, ...held }: Awaited<ReturnType<typeof heldCases>>[number]) => ({
  ...held,
  case: caseCode,
})

export const toWaiting = (w: Waiting) => ({
  id: w.id,
  case: w.caseCode,
  position: w.position,
  waitingSince: w.waitingSince,
  reason: w.reason,
  language: w.language,
  matter: w.matter,
  priority: w.priority,
  team: w.team,
  prefers: w.prefers,
  rung: w.rung,
  promised: w.priority >= priorities.promised || w.status === 'promised',
})

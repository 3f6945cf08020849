import type { Log } from '../../../src/domain/events.ts'
import { leaseFrom } from '../../../src/domain/queue.ts'
import { Refusal } from '../../../src/domain/refusal.ts'
import type { AgentPresence, Bell, Decide, Queue, Recorded } from '../../../src/ports.ts'
import { type Commits, type Memory, type Row, type Tables, transaction } from './rows.ts'
import { recordIn } from './store.ts'

/** The queue in memory, with the promises of `Queue`. */
export function memoryQueue(memory: Memory, bell: Bell, commits: Commits): Queue {
  const rows = () => [...memory.tables.conversations.values()]
  const kept: Pick<
    Queue,
    'waiting' | 'heldBy' | 'position' | 'claim' | 'heartbeat' | 'lapsed' | 'unanswered' | 'quiet'
  > = {
    waiting: async (at, limit) =>
      inOrder(memory.tables, at)
        .slice(0, limit)
        .map(({ id, caseCode, queue }, i) => ({ ...queue, id, caseCode, position: i + 1 })),

    heldBy: async (agent, at) =>
      rows()
        .filter(queued)
        .filter((row) => row.queue.agent === agent && !isFree(row, at))
        .sort((a, b) => a.queue.waitingSince.getTime() - b.queue.waitingSince.getTime())
        .map(({ id, caseCode, queue, seq, unansweredSince }) => ({
          id,
          caseCode,
          fence: queue.fence,
          matter: queue.matter,
          language: queue.language,
          seq,
          unansweredSince,
        })),

    async position(id, at) {
      const place = inOrder(memory.tables, at).findIndex((row) => row.id === id)
      return place < 0 ? null : place + 1
    },

    async claim(agent, id, at, decide) {
      const claimed = transaction(memory, commits, (tables) => {
        makeRoom(tables, agent, at, id)
        return id === null ? claimNext(tables, agent, at, decide) : recordIn(tables, id, decide)
      })
      if (claimed && claimed.decided.length > 0) bell.ring(claimed.id)
      return claimed
    },

    heartbeat: async (agent, at, presence) =>
      transaction(memory, commits, (tables) => {
        const known = seen(tables, agent, at, presence)
        for (const row of tables.conversations.values())
          if (queued(row) && row.queue.agent === agent && !isFree(row, at))
            tables.conversations.set(row.id, { ...row, leaseUntil: leaseFrom(at) })
        return known
      }),

    lapsed: async (at) =>
      rows()
        .filter((row) => queued(row) && row.queue.agent !== null && isFree(row, at))
        .sort((a, b) => Number(a.leaseUntil) - Number(b.leaseUntil))
        .slice(0, 100)
        .map(({ id }) => id),

    unanswered: async (before) =>
      rows()
        .filter(
          (row) => row.status === 'with_bot' && row.unansweredSince !== null && row.unansweredSince <= before,
        )
        .sort((a, b) => Number(a.unansweredSince) - Number(b.unansweredSince))
        .slice(0, 100)
        .map(({ id }) => id),

    quiet: async (askBefore, closeBefore) =>
      rows()
        .filter((row) => row.status === 'with_bot' && row.unansweredSince === null)
        .filter(({ log }) => isQuiet(log, askBefore, closeBefore))
        .sort((a, b) => Number(a.log.at(-1)?.at) - Number(b.log.at(-1)?.at))
        .slice(0, 100)
        .map(({ id }) => id),
  }
  return kept as Queue
}

/** Long enough for the end; or for one question, where something was answered or offered. */
function isQuiet(log: Log, askBefore: Date, closeBefore: Date): boolean {
  const last = log.at(-1)
  if (!last || last.at > askBefore || !log.some((e) => e.type === 'customer_wrote')) return false
  if (last.at <= closeBefore) return true
  const wasHelp =
    last.type === 'bot_replied' ||
    (last.type === 'bot_asked_back' && last.choices.length > 0) ||
    (last.type === 'feedback_given' && !last.helped)
  return wasHelp && !log.some((e) => e.type === 'bot_asked_back' && e.afterSilence)
}

type Queued = Row & { queue: NonNullable<Row['queue']> }
const queued = (row: Row): row is Queued => row.queue !== null

/** Nobody has it, or whoever has it has not been heard of for too long. */
const isFree = ({ queue, leaseUntil }: Queued, at: Date): boolean =>
  queue.agent === null || (leaseUntil !== null && leaseUntil < at)

const inOrder = ({ conversations }: Tables, at: Date): Queued[] =>
  [...conversations.values()]
    .filter(queued)
    .filter((row) => isFree(row, at))
    .sort(
      (a, b) =>
        b.queue.priority - a.queue.priority ||
        a.queue.waitingSince.getTime() - b.queue.waitingSince.getTime() ||
        (a.id < b.id ? -1 : 1),
    )

function claimNext(tables: Tables, agent: string, at: Date, decide: Decide): Recorded | null {
  const present = (name: string) => {
    const known = tables.agents.get(name)
    return known?.state === 'online' && known.seenAt.getTime() > at.getTime() - 60_000
  }
  const next = inOrder(tables, at).find(
    ({ queue: { prefers } }) => prefers === null || prefers === agent || !present(prefers),
  )
  return next ? recordIn(tables, next.id, decide) : null
}

function makeRoom(tables: Tables, agent: string, at: Date, id: string | null): void {
  const { capacity, state } = seen(tables, agent, at)
  if (state === 'offline') seen(tables, agent, at, { state: 'online' })
  const held = [...tables.conversations.values()]
    .filter(queued)
    .filter((row) => row.queue.agent === agent && !isFree(row, at))
  if (held.length >= capacity && !held.some((row) => row.id === id))
    throw new Refusal(
      'at_capacity',
      `You have ${held.length} conversations, which is as many as you take at once.`,
      { capacity },
    )
}

function seen({ agents }: Tables, agent: string, at: Date, presence?: Partial<AgentPresence>): AgentPresence {
  const known = agents.get(agent)
  const state = presence?.state ?? known?.state ?? 'online'
  const capacity = presence?.capacity ?? known?.capacity ?? 5
  agents.set(agent, { state, capacity, seenAt: at })
  return { state, capacity }
}

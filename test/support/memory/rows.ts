import { type EventRow, fromRow, toRow } from '../../../src/adapters/events.ts'
import { replay } from '../../../src/domain/conversation.ts'
import type { Log, Logged } from '../../../src/domain/events.ts'
import { outgoingOf, type Target } from '../../../src/domain/outbox.ts'
import { leaseFrom, type QueueEntry, queueEntry } from '../../../src/domain/queue.ts'
import type { AgentPresence } from '../../../src/ports.ts'

/** One conversation as it lies in memory: what a database keeps in four tables. Never changed in place. */
export interface Row {
  id: string
  caseCode: string
  log: Log
  seq: number
  status: string
  unansweredSince: Date | null
  queue: QueueEntry | null
  leaseUntil: Date | null
  outbox: readonly OutboxEntry[]
  waits: readonly WaitRow[]
}
export interface WaitRow {
  seq: number
  askedAt: Date
  ahead: number
  held: number
  agents: number
  toldLow: Date | null
  toldHigh: Date | null
  retold: number
  endedAt: Date | null
  outcome: 'claimed' | 'promised' | 'left' | null
}
export interface OutboxEntry {
  seq: number
  target: Target
  topic: string
  attempts: number
  nextAttemptAt: Date
  deliveredAt: Date | null
  deadAt: Date | null
}
export interface AgentRow extends AgentPresence {
  teams: string[]
  languages: string[]
  seenAt: Date
}

/** What is seen and written inside one transaction. */
export interface Tables {
  conversations: Map<string, Row>
  agents: Map<string, AgentRow>
}

/** Called around every commit: a throw from `before` is a crash with nothing written, one from `after` with all of it. */
export interface Commits {
  before(): void
  after(): void
}
export const quiet: Commits = { before() {}, after() {} }

/** Everything there is. A transaction sees it as it is and replaces it as a whole; nothing else runs meanwhile. */
export interface Memory {
  tables: Tables
}
export const emptyMemory = (): Memory => ({ tables: { conversations: new Map(), agents: new Map() } })

export function transaction<T>(memory: Memory, commits: Commits, work: (tables: Tables) => T): T {
  const draft: Tables = {
    conversations: new Map(memory.tables.conversations),
    agents: new Map(memory.tables.agents),
  }
  const result = work(draft)
  commits.before()
  memory.tables = draft
  commits.after()
  return result
}

/** The row of a conversation after `added` came to its log: all views of it are made anew. */
export function grown(before: Omit<Row, 'seq' | 'status'> | Row, added: Log): Row {
  const known = new Set(before.log.flatMap((e) => ('messageId' in e ? [e.messageId] : [])))
  for (const event of added) {
    if (!('messageId' in event)) continue
    if (known.has(event.messageId)) throw new Error(`duplicate key: message ${event.messageId}`)
    known.add(event.messageId)
  }
  const log = [...before.log, ...added.map(throughJson)]
  const c = replay(log)
  const queue = queueEntry(log)
  return {
    id: before.id,
    caseCode: before.caseCode,
    log,
    seq: c.seq,
    status: c.status,
    unansweredSince: c.unanswered?.at ?? null,
    queue,
    leaseUntil: leaseAfter(before, queue, added),
    outbox: [...before.outbox, ...outboxEntries(log, before.log.length + 1)],
    waits: before.waits,
  }
}

/** As a database gives it back: what JSON does not know is gone. */
const throughJson = (event: Logged): Logged => {
  const { at, ...row } = toRow(event)
  return fromRow({ ...(JSON.parse(JSON.stringify(row)) as Omit<EventRow, 'at'>), at: new Date(at) })
}

function leaseAfter(
  before: Pick<Row, 'queue' | 'leaseUntil'>,
  queue: QueueEntry | null,
  added: Log,
): Date | null {
  if (queue?.agent == null) return null
  const alive = added.findLast(
    (e) => e.type === 'conversation_claimed' || e.type === 'agent_wrote' || e.type === 'note_added',
  )
  const earlier = before.queue?.fence === queue.fence ? before.leaseUntil : null
  const lease = alive ? leaseFrom(alive.at) : null
  if (lease === null) return earlier
  return earlier !== null && earlier > lease ? earlier : lease
}

const outboxEntries = (log: Log, from: number): OutboxEntry[] =>
  outgoingOf(log, from).map(({ seq, target, topic, dueAt }) => ({
    seq,
    target,
    topic,
    attempts: 0,
    nextAttemptAt: dueAt,
    deliveredAt: null,
    deadAt: null,
  }))

import type { ConversationEvent, Logged } from '../domain/events.ts'

/** The shape events are written in. Older shapes are upcast when read, never rewritten. */
const shape = 1

export interface EventRow {
  seq: number
  at: Date
  event: Record<string, unknown>
}

/** The row of an event: its time has a column of its own, the rest is one JSON object with its shape's number. */
export function toRow({ seq, at, ...event }: Logged): {
  seq: number
  at: string
  event: Record<string, unknown>
} {
  return { seq, at: at.toISOString(), event: { v: shape, ...event } }
}

/** The event of a row. The rows are ours alone (the log is append-only), so their shape is trusted. */
export function fromRow({ seq, at, event }: EventRow): Logged {
  const { v, ...rest } = event
  if (v !== shape)
    throw new Error(
      `Event ${seq} has shape ${String(v)}; this program reads up to ${shape}. Is it older than the database?`,
    )
  for (const field of times) if (typeof rest[field] === 'string') rest[field] = new Date(rest[field])
  return { ...(rest as Omit<ConversationEvent, 'at'>), seq, at } as Logged
}

/** Fields that hold a time. No other field of any event may be called so. */
const times = ['from', 'dueAt', 'until'] as const

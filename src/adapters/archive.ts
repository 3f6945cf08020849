import type { Kept } from '../domain/audit.ts'
import type { QueueEntry } from '../domain/queue.ts'
import type { Archive } from '../ports.ts'
import { type EventRow, fromRow } from './events.ts'
import type { Sql } from './sql.ts'
import { stored } from './stored.ts'

/** Reads what lies in the database for the audit: each conversation in one transaction, so that log and rows belong together. */
export function sqlArchive(sql: Sql): Archive {
  return {
    kept: (after, limit) =>
      stored(async () => {
        const rows = await sql<{ id: string }>`
          select id from conversation
          where  ${after}::uuid is null or id > ${after}::uuid
          order  by id
          limit  ${limit}
        `
        const kept: Kept[] = []
        for (const { id } of rows) kept.push(await sql.transaction((tx) => keptOne(tx, id)))
        return kept
      }),
  }
}

async function keptOne(tx: Sql, id: string): Promise<Kept> {
  // A share lock: no writer may come between the log and its views.
  const [row] = await tx<Kept['row']>`
    select seq, status, unanswered_since as "unansweredSince" from conversation where id = ${id} for share
  `
  const events =
    await tx<EventRow>`select seq, at, event from event where conversation_id = ${id} order by seq`
  const [queue] = await tx<QueueEntry>`
    select status, priority, waiting_since as "waitingSince", reason, language, matter, team, prefers,
           preferred_since as "preferredSince", back_at as "backAt", rung, rung_since as "rungSince",
           told, told_at as "toldAt", told_until as "toldUntil", agent, fence
    from   queue
    where  conversation_id = ${id}
  `
  const outbox = await tx<{ seq: number }>`select seq from outbox where conversation_id = ${id}`
  if (!row) throw new Error(`Conversation ${id} went away during the audit.`)
  return { id, log: events.map(fromRow), row, queue: queue ?? null, outbox: outbox.map((o) => o.seq) }
}

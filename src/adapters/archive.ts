import { createHash } from 'node:crypto'
import type { Kept, KeptOutgoing } from '../domain/audit.ts'
import type { Log } from '../domain/events.ts'
import type { Archive } from '../ports.ts'
import { type EventRow, fromRow } from './events.ts'
import type { Sql } from './sql.ts'
import { stored } from './stored.ts'

/** So many events are read at once, unless one conversation alone has more: what bounds the memory. */
const eventsAtOnce = 10_000

/** Reads what lies in the database for the audit, a batch in one transaction, so that log and rows are of one moment. */
export function sqlArchive(sql: Sql): Archive {
  return {
    kept: (after, limit) =>
      stored(() =>
        sql.transaction(async (tx) => {
          // One picture of everything, and no writer waits for it.
          await tx.script('set transaction isolation level repeatable read, read only')
          return keptAfter(tx, after, limit)
        }),
      ),

    vanished: () =>
      stored(async () => {
        const [row] = await sql<{ conversations: number; messages: number }>`
          select count(*)::int as conversations, coalesce(sum(messages), 0)::int as messages
          from   acknowledged
          where  not exists (select from conversation where id = conversation_id)
        `
        return row ?? { conversations: 0, messages: 0 }
      }),

    restored: () =>
      stored(async () => {
        const [row] = await sql<{ at: Date; madeAt: Date }>`
          select at, made_at as "madeAt" from restored order by at desc limit 1
        `
        return row ?? null
      }),
  }
}

async function keptAfter(tx: Sql, after: string | null, limit: number): Promise<Kept[]> {
  const rows = await tx<Kept['row'] & { id: string }>`
    select id, seq, status, "unansweredSince"
    from   (
      select id, seq, status, unanswered_since as "unansweredSince", row_number() over next as nr, sum(seq) over next as total
      from   (
        select id, seq, status, unanswered_since from conversation
        where  ${after}::uuid is null or id > ${after}::uuid
        order  by id
        limit  ${limit}
      ) batch
      window next as (order by id)
    ) counted
    where    nr = 1 or total <= ${eventsAtOnce}
    order by id
  `
  const [first, last] = [rows[0]?.id, rows.at(-1)?.id]
  if (first === undefined || last === undefined) return []
  const events = await tx<EventRow & { id: string }>`
    select conversation_id as id, seq, at, event from event
    where  conversation_id between ${first} and ${last} order by conversation_id, seq
  `
  const queue = await tx<{ id: string; entry: Record<string, unknown> }>`
    select conversation_id as id, to_jsonb(queue) as entry from queue where conversation_id between ${first} and ${last}
  `
  const outbox = await tx<KeptOutgoing & { id: string }>`
    select conversation_id as id, seq, target, delivered_at as "deliveredAt", dead_at as "deadAt",
           next_attempt_at as "nextAttemptAt"
    from   outbox
    where  conversation_id between ${first} and ${last}
  `
  const acknowledged = await tx<{ id: string; messages: number; chain: string }>`
    select conversation_id as id, messages, encode(chain, 'hex') as chain from acknowledged
    where  conversation_id between ${first} and ${last}
  `
  const [eventsOf, queueOf] = [Map.groupBy(events, idOf), new Map(queue.map((row) => [row.id, row.entry]))]
  const outboxOf = Map.groupBy(outbox, idOf)
  const acknowledgedOf = new Map(acknowledged.map((row) => [row.id, row]))
  return rows.map(({ id, ...row }): Kept => {
    const log: Log = (eventsOf.get(id) ?? []).map(fromRow)
    const entry = queueOf.get(id)
    const counted = acknowledgedOf.get(id)
    return {
      id,
      log,
      row,
      queue: entry === undefined ? null : queueRow(entry),
      outbox: outboxOf.get(id) ?? [],
      acknowledged: counted ? { messages: counted.messages, whole: counted.chain === chainOf(log) } : null,
    }
  })
}

const idOf = ({ id }: { id: string }): string => id

/** The whole row, whatever columns the queue has: names as in the program, times as times. */
const queueRow = (row: Record<string, unknown>): Kept['queue'] =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => {
      const name = column.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
      return [name, /(Since|At|Until)$/.test(name) && typeof value === 'string' ? new Date(value) : value]
    }),
  ) as unknown as Kept['queue']

/** The digest over every message id and text in order, as the database keeps it in `acknowledged`. */
function chainOf(log: Log): string {
  let chain: Buffer | null = null
  for (const e of log) {
    if (e.type !== 'customer_wrote') continue
    const digest = sha256(`${e.messageId}\n${e.text}`)
    chain = chain === null ? digest : sha256(Buffer.concat([chain, digest]))
  }
  return chain?.toString('hex') ?? ''
}

const sha256 = (content: string | Buffer): Buffer => createHash('sha256').update(content).digest()

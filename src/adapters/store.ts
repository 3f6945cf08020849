import { type Conversation, replay } from '../domain/conversation.ts'
import type { Lease } from '../domain/decide.ts'
import { continued, type Log } from '../domain/events.ts'
import { type Outgoing, outgoingOf } from '../domain/outbox.ts'
import { leaseFrom, queueEntry } from '../domain/queue.ts'
import { Refusal } from '../domain/refusal.ts'
import type { Bell, Decide, Ids, Recorded, Store } from '../ports.ts'
import { type EventRow, fromRow, toRow } from './events.ts'
import type { Sql } from './sql.ts'
import { stored } from './stored.ts'
import { keepPromises, keepWait } from './waiting.ts'

/** The log on a database. Whoever listens on `bell` hears of every change after it is committed. */
export function sqlStore(sql: Sql, ids: Ids, bell: Bell): Store {
  return {
    open: (decided) =>
      stored(async () => {
        const id = ids.uuid()
        const log = continued([], decided)
        const caseCode = await sql.transaction(async (tx) => {
          const code = await insertConversation(tx, id, ids, replay(log))
          tx.behind(Promise.all([appendEvents(tx, id, log), keepViews(tx, id, [], log)]))
          return code
        })
        return { id, caseCode, log, decided: log }
      }),

    read: (id) =>
      stored(async () => {
        const [row] = await sql<{ case_code: string }>`select case_code from conversation where id = ${id}`
        if (!row) throw notFound()
        return { id, caseCode: row.case_code, log: await readLog(sql, id, 0) }
      }),

    readAfter: (id, after) => stored(() => readLog(sql, id, after, 500)),

    async record(id, decide) {
      const recorded = await stored(() => sql.transaction((tx) => recordIn(tx, id, decide)))
      if (recorded.decided.length > 0) bell.ring(id)
      return recorded
    },
  }
}

/** One decision inside a transaction of the caller's. The conversation's row is the lock: commit order is reading order. */
export async function recordIn(tx: Sql, id: string, decide: Decide): Promise<Recorded> {
  // Sent together, run in this order: the log is read once the lock is held, and sees all that was committed before.
  const [[row], { log, lease }] = await Promise.all([
    tx<{ case_code: string }>`select case_code from conversation where id = ${id} for update`,
    readLocked(tx, id),
  ])
  if (!row) throw notFound()
  const decided = decide(log, lease)
  if (decided.length === 0) return { id, caseCode: row.case_code, log, decided: [] }
  const next = continued(log, decided)
  const added = next.slice(log.length)
  tx.behind(append(tx, id, log, next))
  return { id, caseCode: row.case_code, log: next, decided: added }
}

async function readLocked(tx: Sql, id: string): Promise<{ log: Log; lease: Lease }> {
  const rows = await tx<EventRow & { lease_until: Date | null }>`
    select   event.seq, event.at, event.event, queue.lease_until
    from     event
    left join queue on queue.conversation_id = event.conversation_id
    where    event.conversation_id = ${id}
    order by event.seq
  `
  return { log: rows.map(fromRow), lease: rows[0]?.lease_until ?? null }
}

async function readLog(sql: Sql, id: string, after: number, limit = 1_000_000): Promise<Log> {
  const rows = await sql<EventRow>`
    select   seq, at, event
    from     event
    where    conversation_id = ${id} and seq > ${after}
    order by seq
    limit    ${limit}
  `
  return rows.map(fromRow)
}

/** Events, the conversation's row, its queue entry and its outbox rows: all, or nothing of it. */
async function append(tx: Sql, id: string, before: Log, next: Log): Promise<void> {
  const c = replay(next)
  // Sent together, so that a turn does not wait for each statement's way there and back.
  await Promise.all([
    appendEvents(tx, id, next.slice(before.length)),
    tx`
      update conversation
      set    seq = ${c.seq}, language = ${c.language}, status = ${c.status}, unanswered_since = ${c.unanswered?.at ?? null}
      where  id = ${id}
    `,
    keepViews(tx, id, before, next),
  ])
}

async function keepViews(tx: Sql, id: string, before: Log, next: Log): Promise<void> {
  const added = next.slice(before.length)
  const outgoing = outgoingOf(next, before.length + 1)
  await Promise.all([
    keepQueue(tx, id, before, next),
    outgoing.length > 0 ? keepOutbox(tx, id, outgoing) : null,
    keepPromises(tx, id, added, next),
    keepWait(tx, id, added),
  ])
}

async function appendEvents(tx: Sql, id: string, events: Log): Promise<void> {
  await tx`
    insert into event (conversation_id, seq, at, event)
    select ${id}, seq, at, event
    from   jsonb_to_recordset(${{ events: events.map(toRow) }}::jsonb -> 'events') as row (seq int, at timestamptz, event jsonb)
  `
}

async function keepQueue(tx: Sql, id: string, before: Log, next: Log): Promise<void> {
  const entry = queueEntry(next)
  if (entry === null) {
    if (queueEntry(before) !== null) await tx`delete from queue where conversation_id = ${id}`
    return
  }
  // Every sign of life in the log holds the claim; heartbeats, which leave no event, may hold it for longer.
  const alive = next.findLast(
    (e) => e.type === 'conversation_claimed' || e.type === 'agent_wrote' || e.type === 'note_added',
  )
  const lease = entry.agent !== null && alive ? leaseFrom(alive.at) : null
  // An old one counts no more: where the clock was put back it would hold a claim far into what is to come.
  const isNew = alive !== undefined && alive.seq > before.length
  await tx`
    insert into queue (
      conversation_id, status, priority, waiting_since, reason, language, matter, team, prefers, preferred_since,
      back_at, rung, rung_since, told, told_at, told_until, agent, fence, lease_until
    )
    values (
      ${id}, ${entry.status}, ${entry.priority}, ${entry.waitingSince}, ${entry.reason}, ${entry.language},
      ${entry.matter}, ${entry.team}, ${entry.prefers}, ${entry.preferredSince}, ${entry.backAt}, ${entry.rung},
      ${entry.rungSince}, ${entry.told}, ${entry.toldAt}, ${entry.toldUntil}, ${entry.agent}, ${entry.fence}, ${lease}
    )
    on conflict (conversation_id) do update
    set status = excluded.status, priority = excluded.priority, waiting_since = excluded.waiting_since,
        reason = excluded.reason, language = excluded.language, matter = excluded.matter, team = excluded.team,
        prefers = excluded.prefers, preferred_since = excluded.preferred_since, back_at = excluded.back_at,
        rung = excluded.rung, rung_since = excluded.rung_since, told = excluded.told, told_at = excluded.told_at,
        told_until = excluded.told_until, agent = excluded.agent, fence = excluded.fence,
        lease_until = case when excluded.agent is null then null
                           when excluded.fence > queue.fence then excluded.lease_until
                           when ${isNew}::boolean then greatest(excluded.lease_until, queue.lease_until)
                           else queue.lease_until end
  `
}

async function keepOutbox(tx: Sql, id: string, outgoing: readonly Outgoing[]): Promise<void> {
  const rows = outgoing.map((row) => ({
    ...row,
    at: row.at.toISOString(),
    dueAt: row.dueAt.toISOString(),
  }))
  await tx`
    insert into outbox (conversation_id, seq, target, topic, created_at, next_attempt_at)
    select ${id}, seq, target, topic, at, "dueAt"
    from   jsonb_to_recordset(${{ rows }}::jsonb -> 'rows')
             as row (seq int, target text, topic text, at timestamptz, "dueAt" timestamptz)
  `
}

/** Case codes are short, so two may meet; the next one is tried. */
async function insertConversation(tx: Sql, id: string, ids: Ids, c: Conversation): Promise<string> {
  for (let attempt = 0; attempt < 10; attempt++) {
    const caseCode = ids.caseCode()
    const rows = await tx`
      insert into conversation (id, case_code, language, opened_at, seq, status, unanswered_since)
      values (${id}, ${caseCode}, ${c.language}, ${c.openedAt}, ${c.seq}, ${c.status}, ${c.unanswered?.at ?? null})
      on conflict (case_code) do nothing
      returning id
    `
    if (rows.length === 1) return caseCode
  }
  throw new Error('No free case code was found in ten tries.')
}

const notFound = () => new Refusal('conversation_not_found', 'There is no such conversation.')

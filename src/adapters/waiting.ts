import { replay } from '../domain/conversation.ts'
import type { Log, Logged } from '../domain/events.ts'
import { presentFor } from '../domain/queue.ts'
import type { Sql } from './sql.ts'

/** The ledger's rows of one conversation, as its log tells them. */
export async function keepPromises(tx: Sql, id: string, added: Log, next: Log): Promise<void> {
  if (!added.some(changesPromises)) return
  const promises = replay(next).promises.map((p) => ({
    ...p,
    from: p.from.toISOString(),
    dueAt: p.dueAt.toISOString(),
    madeAt: p.madeAt.toISOString(),
  }))
  if (promises.length === 0) return
  await tx`
    insert into promise (conversation_id, id, kind, from_at, due_at, text, contact, made_by, owner, team, made_at, state, due, late)
    select ${id}, id, kind, "from", "dueAt", text, contact, by, owner, team, "madeAt", state, due, late
    from   jsonb_to_recordset(${{ promises }}::jsonb -> 'promises') as row (
             id text, kind text, "from" timestamptz, "dueAt" timestamptz, text text, contact jsonb, by text,
             owner text, team text, "madeAt" timestamptz, state text, due boolean, late boolean
           )
    on conflict (conversation_id, id) do update
    set owner = excluded.owner, team = excluded.team, state = excluded.state, due = excluded.due, late = excluded.late
  `
}

/** `promise_made` and what follows; passing a conversation on passes on what is owed. */
const changesPromises = ({ type }: Logged): boolean =>
  type.startsWith('promise_') || type === 'transferred' || type === 'escalated'

/** How many of those ahead are counted: beyond, nobody is told a wait anyway. */
const counted = 1000

/**
 * Each wait as it was, for forecasts and for the report on how good they were. The statements are sent at once, in
 * the order of the events: the commit travels right behind them.
 */
export async function keepWait(tx: Sql, id: string, added: Log): Promise<void> {
  await Promise.all(added.map((event) => keep(tx, id, event)))
}

function keep(tx: Sql, id: string, event: Logged): Promise<void> | null {
  switch (event.type) {
    case 'handoff_requested':
      return begin(tx, id, event.seq, event.at)
    case 'notice_sent':
      return event.wait ? told(tx, id, event.at, event.wait) : null
    case 'conversation_claimed':
      return end(tx, id, event.at, 'claimed')
    case 'promise_made':
      return event.by === 'house' ? end(tx, id, event.at, 'promised') : null
    case 'returned_to_bot':
    case 'resolved':
      return end(tx, id, event.at, 'left')
    default:
      return null
  }
}

async function begin(tx: Sql, id: string, seq: number, at: Date): Promise<void> {
  await tx`
    insert into wait (conversation_id, seq, asked_at, ahead, held, agents)
    select ${id}, ${seq}, ${at},
           (select count(*)::int from (
              select from queue where status = 'waiting' and conversation_id <> ${id} limit ${counted}) others),
           (select count(*)::int from queue where agent is not null),
           (select count(*)::int from agent
            where  state = 'online' and seen_at > ${new Date(at.getTime() - presentFor * 1000)})
    on conflict do nothing
  `
}

async function told(
  tx: Sql,
  id: string,
  at: Date,
  wait: { low: number; high: number; probability: number },
): Promise<void> {
  const after = (seconds: number) => new Date(at.getTime() + seconds * 1000)
  await tx`
    update wait
    set    retold = case when told_low is null then 0 else retold + 1 end,
           told_low = coalesce(told_low, ${after(wait.low)}),
           told_high = coalesce(told_high, ${after(wait.high)}),
           probability = coalesce(probability, ${wait.probability})
    where  conversation_id = ${id} and ended_at is null
  `
}

async function end(tx: Sql, id: string, at: Date, outcome: 'claimed' | 'promised' | 'left'): Promise<void> {
  await tx`
    update wait set ended_at = ${at}, outcome = ${outcome}
    where  conversation_id = ${id} and ended_at is null
  `
}

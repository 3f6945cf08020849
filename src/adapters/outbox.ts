import { createHash } from 'node:crypto'
import { attemptsAllowed, backoff, type Target } from '../domain/outbox.ts'
import type { Ids, Outbox, OutboxLine, OutboxRow } from '../ports.ts'
import { Undeliverable } from '../ports.ts'
import type { Sql } from './sql.ts'
import { stored } from './stored.ts'

/**
 * So many are under way at once; all of them end well within the lease. Mails go one by one, because each is
 * held against those that went before.
 */
const together: Record<Target, number> = { webhook: 8, mail: 1 }

/** Whoever has taken a row has this long, in seconds; then it is taken for dead and another takes the row. */
const lease = 60

/**
 * The outbox on a database. A row is taken by pushing its next attempt into the future, in a statement of
 * its own: whoever delivers holds no lock and no transaction, and a crash in between means "once more".
 * Only the oldest open row of a conversation and target can be taken, so that they leave in order.
 */
export function sqlOutbox(sql: Sql, ids: Ids): Outbox {
  return {
    flush: (at, target, deliver) =>
      stored(async () => {
        let delivered = 0
        for (;;) {
          const taken = await take(sql, at, target)
          const went = await Promise.all(taken.map((row) => attempt(sql, ids, at, row, deliver)))
          const good = went.filter(Boolean).length
          delivered += good
          // Nothing due any more, or nobody there: what failed has its time, and the rest is not worn out on it.
          if (good === 0) return delivered
        }
      }),

    counts: () =>
      stored(
        () => sql<{ target: Target; pending: number; dead: number; oldest: Date | null }>`
          select   target, count(*) filter (where dead_at is null)::int as pending,
                   count(*) filter (where dead_at is not null)::int as dead,
                   min(created_at) filter (where dead_at is null) as oldest
          from     outbox
          where    delivered_at is null
          group by target
          order by target
        `,
      ),

    list: (state, limit) =>
      stored(
        () => sql<OutboxLine>`
          select   conversation_id || '_' || outbox.seq || '_' || target as id, conversation_id as "conversationId",
                   case_code as "caseCode", outbox.seq, target, topic, attempts, created_at as "createdAt",
                   case when dead_at is null then next_attempt_at end as "nextAttemptAt", dead_at as "deadAt", failure
          from     outbox
          join     conversation on conversation.id = conversation_id
          where    delivered_at is null and (dead_at is not null) = ${state === 'dead'}
          order by coalesce(dead_at, next_attempt_at), conversation_id, outbox.seq
          limit    ${limit}
        `,
      ),

    replay: (id, at) =>
      stored(() =>
        sql.transaction(async (tx) => {
          const rows = await tx`
            update outbox set dead_at = null, attempts = 0, next_attempt_at = ${at}
            where  dead_at is not null
              and  (${id}::text is null or conversation_id || '_' || seq || '_' || target = ${id})
            returning seq
          `
          // Whoever replays says that somebody is there again.
          if (rows.length > 0) await tx`delete from closed_receiver`
          return rows.length
        }),
      ),

    isClosed: (address) =>
      stored(
        async () => (await sql`select from closed_receiver where address = ${digest(address)}`).length > 0,
      ),

    close: (address, at) =>
      stored(async () => {
        await sql`
          insert into closed_receiver (address, closed_at) values (${digest(address)}, ${at})
          on conflict (address) do nothing
        `
      }),

    mailed: (conversationId, address, since) =>
      stored(async () => {
        const [row] = await sql<{ conversation: number; address: number }>`
          select (select count(*)::int from outbox
                  where  conversation_id = ${conversationId} and target = 'mail' and outcome = 'sent' and delivered_at > ${since}
                 ) as conversation,
                 (select count(*)::int from outbox where sent_to = ${digest(address)} and delivered_at > ${since}) as address
        `
        return row ?? { conversation: 0, address: 0 }
      }),
  }
}

/** The rows are chosen apart from the update: as a subquery they might be chosen anew for every row. */
async function take(sql: Sql, at: Date, target: Target): Promise<OutboxRow[]> {
  return sql<OutboxRow>`
    with due as materialized (
      select   conversation_id, seq
      from     outbox open
      where    target = ${target} and delivered_at is null and dead_at is null and next_attempt_at <= ${at}
        and    not exists (
                 select from outbox before
                 where  before.conversation_id = open.conversation_id and before.target = open.target
                   and  before.seq < open.seq and before.delivered_at is null and before.dead_at is null
               )
      order by next_attempt_at, conversation_id, seq
      limit    ${together[target]}
      for update skip locked
    )
    update outbox set attempts = attempts + 1, next_attempt_at = ${secondsAfter(at, lease)}
    from   due
    where  outbox.conversation_id = due.conversation_id and outbox.seq = due.seq and outbox.target = ${target}
    returning outbox.conversation_id as "conversationId", outbox.seq, target, topic, attempts - 1 as attempts
  `
}

/** Hands one row out and writes down what came of it. False when it did not get there. */
async function attempt(
  sql: Sql,
  ids: Ids,
  at: Date,
  row: OutboxRow,
  deliver: Parameters<Outbox['flush']>[2],
): Promise<boolean> {
  const { conversationId, seq, target } = row
  try {
    const { outcome, address } = await deliver(row)
    await sql`
      update outbox
      set    delivered_at = ${at}, outcome = ${outcome}, sent_to = ${address === undefined ? null : digest(address)},
             failure = null, dead_at = null
      where  conversation_id = ${conversationId} and seq = ${seq} and target = ${target} and delivered_at is null
    `
    return true
  } catch (error) {
    const known = error instanceof Undeliverable
    const failures = row.attempts + 1
    const dead = (known && error.final) || failures >= attemptsAllowed
    const next = secondsAfter(at, backoff(row.attempts, chance(ids)))
    await sql`
      update outbox
      set    failure = ${known ? error.message : 'our own fault, see the log'},
             dead_at = ${dead ? at : null}, next_attempt_at = ${next}
      where  conversation_id = ${conversationId} and seq = ${seq} and target = ${target}
        and  attempts = ${failures} and delivered_at is null and dead_at is null
    `
    return false
  }
}

const secondsAfter = (at: Date, seconds: number): Date => new Date(at.getTime() + seconds * 1000)

/** From 0 up to 1, out of the only randomness there is. */
const chance = (ids: Ids): number => Number.parseInt(ids.uuid().slice(0, 8), 16) / 2 ** 32

const digest = (address: string): string =>
  createHash('sha256').update(address.trim().toLowerCase()).digest('hex')

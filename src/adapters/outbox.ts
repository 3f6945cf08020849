import type { Outbox, OutboxRow } from '../ports.ts'
import type { Sql } from './sql.ts'
import { stored } from './stored.ts'

/** How long to wait after the n-th failure, in seconds: doubling, at most an hour. */
const backoff = (attempts: number): number => Math.min(3600, 5 * 2 ** attempts)

/** After this many failures a row is left for a person to look at. */
const attemptsAllowed = 20

/**
 * The outbox on a database. A row is taken by pushing its next attempt into the future, in a statement of
 * its own: whoever delivers holds no lock and no transaction, and a crash in between means "once more".
 */
export function sqlOutbox(sql: Sql): Outbox {
  return {
    flush: (at, deliver) =>
      stored(async () => {
        const due = await take(sql, at)
        let delivered = 0
        for (const row of due) {
          try {
            await deliver(row)
          } catch {
            continue
          }
          await sql`
            update outbox set delivered_at = ${at}
            where  conversation_id = ${row.conversationId} and seq = ${row.seq}
          `
          delivered++
        }
        return delivered
      }),
  }
}

async function take(sql: Sql, at: Date): Promise<OutboxRow[]> {
  const rows = await sql<OutboxRow>`
    select   conversation_id as "conversationId", seq, topic, attempts
    from     outbox
    where    delivered_at is null and next_attempt_at <= ${at} and attempts < ${attemptsAllowed}
    order by next_attempt_at, conversation_id, seq
    limit    100
  `
  const mine: OutboxRow[] = []
  for (const row of rows) {
    const later = new Date(at.getTime() + backoff(row.attempts) * 1000)
    const taken = await sql`
      update outbox set attempts = attempts + 1, next_attempt_at = ${later}
      where  conversation_id = ${row.conversationId} and seq = ${row.seq}
        and  attempts = ${row.attempts} and delivered_at is null
      returning seq
    `
    if (taken.length === 1) mine.push(row)
  }
  return mine
}

import type { Ledger, LedgerLine, PromiseReport } from '../ports.ts'
import type { Sql } from './sql.ts'
import { stored } from './stored.ts'

/** The ledger on a database: rows the store keeps as the log tells them. */
export function sqlLedger(sql: Sql): Ledger {
  return {
    owed: (limit) =>
      stored(
        () => sql<LedgerLine>`
          select   conversation_id as "conversationId", case_code as "caseCode", status, language, promise.id, kind,
                   from_at as "from", due_at as "dueAt", text, contact, made_by as "by", owner, team,
                   made_at as "madeAt", state, due, late
          from     promise
          join     conversation on conversation.id = promise.conversation_id
          where    state in ('open', 'broken')
          order by due_at, conversation_id, promise.id
          limit    ${limit}
        `,
      ),

    due: (at) =>
      stored(async () => {
        const rows = await sql<{ id: string }>`
          select   conversation_id as id
          from     promise
          where    state = 'open' and ((not due and from_at <= ${at}) or due_at <= ${at})
          group by conversation_id
          order by min(due_at)
          limit    100
        `
        return rows.map((row) => row.id)
      }),

    report: (since) =>
      stored(async () => {
        const [row] = await sql<PromiseReport>`
          select count(*)::int as made,
                 count(*) filter (where state = 'open')::int as open,
                 count(*) filter (where state = 'kept')::int as kept,
                 count(*) filter (where late)::int as broken,
                 count(*) filter (where late and state = 'kept')::int as late,
                 count(*) filter (where state = 'withdrawn')::int as withdrawn
          from   promise
          where  made_at >= ${since}
        `
        return row ?? { made: 0, open: 0, kept: 0, broken: 0, late: 0, withdrawn: 0 }
      }),
  }
}

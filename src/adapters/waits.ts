import type { WaitReport, Waits } from '../ports.ts'
import type { Sql } from './sql.ts'
import { stored } from './stored.ts'

/** Waits as they were, on a database. */
export function sqlWaits(sql: Sql): Waits {
  return {
    // One over which the clock was put back says nothing about how long waits are.
    observed: (limit) =>
      stored(async () => {
        const rows = await sql<Awaited<ReturnType<Waits['observed']>>[number]>`
          select   ahead, held, agents, asked_at as "askedAt", ended_at as "endedAt",
                   extract(epoch from ended_at - asked_at)::float8 as seconds,
                   case when told_low is null then null
                        else ended_at between told_low and told_high end as inside
          from     wait
          where    outcome = 'claimed' and ended_at >= asked_at
          order by ended_at desc, conversation_id desc
          limit    ${limit}
        `
        return rows.toReversed()
      }),

    report: (since, at) =>
      stored(async () => {
        const [row] = await sql<WaitReport>`
          select count(*)::int as asked,
                 count(*) filter (where outcome = 'claimed')::int as claimed,
                 count(*) filter (where outcome = 'promised')::int as promised,
                 count(*) filter (where outcome = 'left')::int as left,
                 count(*) filter (where outcome is null)::int as waiting,
                 count(*) filter (where outcome = 'claimed' and told_low is not null)::int as told,
                 count(*) filter (where outcome = 'claimed' and ended_at between told_low and told_high)::int as inside,
                 count(*) filter (where retold > 0)::int as retold,
                 percentile_cont(0.5) within group (order by extract(epoch from ended_at - asked_at))
                   filter (where outcome = 'claimed')::float8 as median,
                 percentile_cont(0.95) within group (order by extract(epoch from ended_at - asked_at))
                   filter (where outcome = 'claimed')::float8 as p95,
                 extract(epoch from ${at}::timestamptz - min(asked_at) filter (where outcome is null))::float8 as oldest
          from   wait
          where  asked_at >= ${since}
        `
        if (!row) throw new Error('A count without a row.')
        return row
      }),
  }
}

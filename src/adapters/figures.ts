import type { Figures } from '../ports.ts'
import type { Sql } from './sql.ts'
import { stored } from './stored.ts'

/** Counts for whoever watches: a few statements, none of which reads the log itself. */
export function sqlFigures(sql: Sql): Figures {
  return {
    read: (at) =>
      stored(async () => {
        const conversations = await sql<{ status: string; count: number }>`
          select status, count(*)::int as count from conversation group by status
        `
        const [queue] = await sql<{ waiting: number; oldest: Date | null }>`
          select count(*)::int as waiting, min(waiting_since) as oldest
          from   queue
          where  status <> 'promised' and (agent is null or lease_until < ${at})
        `
        const handoffs = await sql<{ reason: string; count: number }>`
          select event ->> 'reason' as reason, count(*)::int as count
          from   event
          where  event ->> 'type' = 'handoff_requested'
          group by event ->> 'reason'
        `
        const [said] = await sql<{ messages: number }>`
          select coalesce(sum(messages), 0)::int as messages from acknowledged
        `
        const promises = await sql<{ state: string; count: number }>`
          select state, count(*)::int as count from promise group by state
        `
        const oldest = queue?.oldest ?? null
        return {
          conversations,
          waiting: queue?.waiting ?? 0,
          oldestWait: oldest === null ? 0 : Math.max(0, (at.getTime() - oldest.getTime()) / 1000),
          handoffs,
          promises,
          messages: said?.messages ?? 0,
        }
      }),
  }
}

import type { Budget } from '../ports.ts'
import type { Sql } from './sql.ts'
import { stored } from './stored.ts'

/** What may be spent, in tokens. */
export interface Ceilings {
  conversation: number
  day: number
}

/**
 * Where the operator sets nothing: some thirty answers for one conversation, and about 1,500 a day, which a small
 * model of 2026 writes for two or three euros.
 */
export const defaultCeilings: Ceilings = { conversation: 100_000, day: 5_000_000 }

/** The ceiling is reached: thrown inside the transaction, so that nothing of the reservation stays. */
class Spent extends Error {}

/**
 * The budget on a database, for all processes together. A reservation is one transaction of two statements, each of
 * which adds only where the ceiling is not reached yet; the row lock lets no two through at once. The last one to get
 * in may go beyond the ceiling by its own size, and nobody after it gets in.
 */
export function sqlBudget(sql: Sql, ceilings: Ceilings): Budget {
  return {
    reserve: (conversationId, at, tokens) =>
      stored(async () => {
        if (ceilings.day <= 0 || (conversationId !== null && ceilings.conversation <= 0)) return false
        try {
          await sql.transaction(async (tx) => {
            if (conversationId !== null)
              await reserveOfConversation(tx, conversationId, tokens, ceilings.conversation)
            await reserveOfDay(tx, at, tokens, ceilings.day)
          })
          return true
        } catch (error) {
          if (error instanceof Spent) return false
          throw error
        }
      }),

    settle: (conversationId, at, reserved, spent) =>
      stored(async () => {
        const difference = spent - reserved
        await sql`
          update day_spending set tokens = greatest(0, tokens + ${difference}::bigint) where day = ${dayOf(at)}::text::date
        `
        if (conversationId === null) return
        await sql`
          update conversation_spending set tokens = greatest(0, tokens + ${difference}::bigint)
          where  conversation_id = ${conversationId}
        `
      }),

    spentOn: (at) =>
      stored(async () => {
        const [row] = await sql<{ tokens: number; calls: number }>`
          select tokens::float8 as tokens, calls from day_spending where day = ${dayOf(at)}::text::date
        `
        return { tokens: row?.tokens ?? 0, calls: row?.calls ?? 0, ceiling: ceilings.day }
      }),
  }
}

async function reserveOfConversation(sql: Sql, id: string, tokens: number, ceiling: number): Promise<void> {
  const rows = await sql`
    insert into conversation_spending (conversation_id, tokens, calls)
    values (${id}, ${tokens}::bigint, 1)
    on conflict (conversation_id) do update
    set    tokens = conversation_spending.tokens + excluded.tokens,
           calls  = conversation_spending.calls + 1
    where  conversation_spending.tokens < ${ceiling}::bigint
    returning calls
  `
  if (rows.length === 0) throw new Spent()
}

async function reserveOfDay(sql: Sql, at: Date, tokens: number, ceiling: number): Promise<void> {
  const rows = await sql`
    insert into day_spending (day, tokens, calls)
    values (${dayOf(at)}::text::date, ${tokens}::bigint, 1)
    on conflict (day) do update
    set    tokens = day_spending.tokens + excluded.tokens,
           calls  = day_spending.calls + 1
    where  day_spending.tokens < ${ceiling}::bigint
    returning calls
  `
  if (rows.length === 0) throw new Spent()
}

/** Days are counted in UTC: all processes agree on them. */
const dayOf = (at: Date): string => at.toISOString().slice(0, 10)

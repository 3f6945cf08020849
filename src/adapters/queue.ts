import { leaseFrom, presentFor, type QueueEntry } from '../domain/queue.ts'
import { Refusal } from '../domain/refusal.ts'
import type { AgentPresence, Bell, Held, Queue, Recorded, Waiting } from '../ports.ts'
import type { Sql } from './sql.ts'
import { recordIn } from './store.ts'
import { stored } from './stored.ts'

/** What an agent may have at once until they say otherwise. */
const usualCapacity = 5

interface Row extends QueueEntry {
  id: string
  caseCode: string
}

/** The queue on a database. A claim whose lease has lapsed counts as waiting in every statement here. */
export function sqlQueue(sql: Sql, bell: Bell): Queue {
  return {
    waiting: (at, limit) =>
      stored(async () => {
        const rows = await sql<Row>`
          select   conversation_id as id, case_code as "caseCode", queue.status, priority, waiting_since as "waitingSince",
                   reason, queue.language, matter, prefers, agent, fence
          from     queue
          join     conversation on conversation.id = queue.conversation_id
          where    agent is null or lease_until < ${at}
          order by priority desc, waiting_since, conversation_id
          limit    ${limit}
        `
        return rows.map((row, i): Waiting => ({ ...row, position: i + 1 }))
      }),

    heldBy: (agent, at) =>
      stored(
        () => sql<Held>`
          select   conversation_id as id, case_code as "caseCode", fence, matter, queue.language, seq,
                   unanswered_since as "unansweredSince"
          from     queue
          join     conversation on conversation.id = queue.conversation_id
          where    agent = ${agent} and lease_until >= ${at}
          order by waiting_since
        `,
      ),

    position: (id, at) =>
      stored(async () => {
        // Three counts, so that each goes along one index: the higher ones, those before, and the few whose claim lapsed.
        const [row] = await sql<{ position: number }>`
          select (
            select count(*)::int from queue before
            where  before.agent is null and before.priority > mine.priority
          ) + (
            select count(*)::int from queue before
            where  before.agent is null and before.priority = mine.priority
              and  (before.waiting_since, before.conversation_id) < (mine.waiting_since, mine.conversation_id)
          ) + (
            select count(*)::int from queue before
            where  before.agent is not null and before.lease_until < ${at}
              and  (-before.priority, before.waiting_since, before.conversation_id)
                   < (-mine.priority, mine.waiting_since, mine.conversation_id)
          ) + 1 as position
          from  queue mine
          where mine.conversation_id = ${id} and (mine.agent is null or mine.lease_until < ${at})
        `
        return row?.position ?? null
      }),

    async claim(agent, id, at, decide) {
      const claimed = await stored(() =>
        sql.transaction(async (tx) => {
          await makeRoom(tx, agent, at, id)
          if (id !== null) return recordIn(tx, id, decide)
          return claimNext(tx, agent, at, decide)
        }),
      )
      if (claimed && claimed.decided.length > 0) bell.ring(claimed.id)
      return claimed
    },

    heartbeat: (agent, at, presence) =>
      stored(() =>
        sql.transaction(async (tx) => {
          const known = await seen(tx, agent, at, presence)
          await tx`
            update queue set lease_until = ${leaseFrom(at)}
            where  agent = ${agent} and lease_until >= ${at}
          `
          return known
        }),
      ),

    lapsed: (at) =>
      idsOf(sql<{ id: string }>`
      select conversation_id as id from queue
      where  agent is not null and lease_until < ${at}
      order  by lease_until
      limit  100
    `),

    unanswered: (before) =>
      idsOf(sql<{ id: string }>`
      select id from conversation
      where  status = 'with_bot' and unanswered_since is not null and unanswered_since <= ${before}
      order  by unanswered_since
      limit  100
    `),

    // Whatever is found here gets an event in the sweep, so that nothing stands in the way of others: a word of the
    // bot's own (no choices) and a "that helped" need no question, and nobody is asked twice.
    quiet: (askBefore, closeBefore) =>
      idsOf(sql<{ id: string }>`
      select conversation.id
      from   conversation
      join   event on event.conversation_id = conversation.id and event.seq = conversation.seq
      where  status = 'with_bot' and unanswered_since is null and event.at <= ${askBefore}
        and  exists (
               select from event said
               where  said.conversation_id = conversation.id and said.event ->> 'type' = 'customer_wrote'
             )
        and  (event.at <= ${closeBefore} or (
               (event.event ->> 'type' = 'bot_replied'
                or (event.event ->> 'type' = 'bot_asked_back' and event.event -> 'choices' <> '[]'::jsonb)
                or (event.event ->> 'type' = 'feedback_given' and event.event -> 'helped' = 'false'::jsonb))
               and not exists (
                 select from event asked
                 where  asked.conversation_id = conversation.id and asked.event ? 'afterSilence'
               )
             ))
      order  by event.at
      limit  100
    `),
  }
}

/**
 * The conversation's row is locked, not the queue's, because every other writer locks that one: no two can
 * wait for each other. Who holds a lock just now is passed over; the next in order is taken.
 */
async function claimNext(
  tx: Sql,
  agent: string,
  at: Date,
  decide: Parameters<typeof recordIn>[2],
): Promise<Recorded | null> {
  for (;;) {
    const [next] = await tx<{ id: string }>`
      select   conversation.id
      from     queue
      join     conversation on conversation.id = queue.conversation_id
      where    (queue.agent is null or queue.lease_until < ${at})
        and    (queue.prefers is null or queue.prefers = ${agent} or not exists (
                 select from agent
                 where  name = queue.prefers and state = 'online' and seen_at > ${secondsBefore(at, presentFor)}
               ))
      order by queue.priority desc, queue.waiting_since, queue.conversation_id
      limit    1
      for update of conversation skip locked
    `
    if (!next) return null
    try {
      return await recordIn(tx, next.id, decide)
    } catch (error) {
      // Taken between our look and our lock: the log says so, and we look again with fresh eyes.
      if (error instanceof Refusal && (error.code === 'already_claimed' || error.code === 'not_waiting'))
        continue
      throw error
    }
  }
}

/** Locks the agent's row, so that two claims of one agent cannot both see the last free place. */
async function makeRoom(tx: Sql, agent: string, at: Date, id: string | null): Promise<void> {
  const { capacity, state } = await seen(tx, agent, at)
  if (state === 'offline') await seen(tx, agent, at, { state: 'online' })
  const [held] = await tx<{ count: number; has: boolean }>`
    select count(*)::int as count, coalesce(bool_or(conversation_id = ${id}), false) as has
    from   queue
    where  agent = ${agent} and lease_until >= ${at}
  `
  if (held && held.count >= capacity && !held.has) {
    throw new Refusal(
      'at_capacity',
      `You have ${held.count} conversations, which is as many as you take at once.`,
      {
        capacity,
      },
    )
  }
}

async function seen(
  tx: Sql,
  agent: string,
  at: Date,
  presence?: { state: string; capacity?: number },
): Promise<AgentPresence> {
  const state = presence?.state ?? null
  const capacity = presence?.capacity ?? null
  const [row] = await tx<AgentPresence>`
    insert into agent (name, state, capacity, seen_at)
    values (${agent}, coalesce(${state}::text, 'online'), coalesce(${capacity}::int, ${usualCapacity}::int), ${at})
    on conflict (name) do update
    set state = coalesce(${state}::text, agent.state), capacity = coalesce(${capacity}::int, agent.capacity), seen_at = ${at}
    returning state, capacity
  `
  if (!row) throw new Error('The agent could not be noted as present.')
  return row
}

const idsOf = (rows: Promise<{ id: string }[]>): Promise<string[]> =>
  stored(async () => (await rows).map((row) => row.id))

const secondsBefore = (at: Date, seconds: number): Date => new Date(at.getTime() - seconds * 1000)

import { farthestLease, farthestSeen, leaseFrom, presentFor, type QueueEntry } from '../domain/queue.ts'
import { Refusal } from '../domain/refusal.ts'
import { type Service, usualService } from '../domain/service.ts'
import type { AgentPresence, AtDesk, Bell, Held, Queue, Recorded, Waiting } from '../ports.ts'
import type { Sql } from './sql.ts'
import { recordIn } from './store.ts'
import { stored } from './stored.ts'

/** How many conversations at the front are looked at for one that nobody holds: more claims than this meet rarely. */
const mostAtOnce = 100

/** What an agent may have at once until they say otherwise. */
const usualCapacity = 5

interface Row extends QueueEntry {
  id: string
  caseCode: string
}

/**
 * The queue on a database. A claim whose lease has lapsed counts as waiting in every statement here, and so
 * does a promised conversation whose time has come.
 */
export function sqlQueue(sql: Sql, bell: Bell, service: Pick<Service, 'sameAgent'> = usualService): Queue {
  return {
    waiting: (at, limit) =>
      stored(async () => {
        const rows = await sql<Row>`
          select   conversation_id as id, case_code as "caseCode", queue.status, priority, waiting_since as "waitingSince",
                   reason, queue.language, matter, team, prefers, preferred_since as "preferredSince",
                   back_at as "backAt", rung, rung_since as "rungSince", told, told_at as "toldAt",
                   told_until as "toldUntil", agent, fence
          from     queue
          join     conversation on conversation.id = queue.conversation_id
          where    (agent is null and (back_at is null or back_at <= ${at})) or lease_until < ${at}
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
              and  (before.back_at is null or before.back_at <= ${at})
          ) + (
            select count(*)::int from queue before
            where  before.agent is null and before.priority = mine.priority
              and  (before.waiting_since, before.conversation_id) < (mine.waiting_since, mine.conversation_id)
              and  (before.back_at is null or before.back_at <= ${at})
          ) + (
            select count(*)::int from queue before
            where  before.agent is not null and before.lease_until < ${at}
              and  (-before.priority, before.waiting_since, before.conversation_id)
                   < (-mine.priority, mine.waiting_since, mine.conversation_id)
          ) + 1 as position
          from  queue mine
          where mine.conversation_id = ${id}
            and ((mine.agent is null and (mine.back_at is null or mine.back_at <= ${at})) or mine.lease_until < ${at})
        `
        return row?.position ?? null
      }),

    async claim(agent, id, at, decide) {
      const claimed = await stored(() =>
        sql.transaction(async (tx) => {
          const able = await makeRoom(tx, agent, at, id)
          if (id !== null) return recordIn(tx, id, decide)
          return claimNext(tx, { name: agent, ...able }, at, service, decide)
        }),
      )
      if (claimed && claimed.decided.length > 0) bell.ring(claimed.id)
      return claimed
    },

    heartbeat: (agent, at, presence) =>
      stored(() =>
        sql.transaction(async (tx) => {
          const { state, capacity } = await seen(tx, agent, at, presence)
          await tx`
            update queue set lease_until = ${leaseFrom(at)}
            where  agent = ${agent} and lease_until >= ${at}
          `
          return { state, capacity }
        }),
      ),

    // Rows somebody writes just now are passed over: they are getting a new time anyway, and nobody waits for another.
    drawIn: (at) =>
      stored(() =>
        sql.transaction(async (tx) => {
          await tx`
            update queue set lease_until = ${leaseFrom(at)}
            where  conversation_id in (
              select conversation_id from queue
              where  agent is not null and lease_until > ${farthestLease(at)}
              for update skip locked
            )
          `
          await tx`
            update agent set seen_at = ${at}
            where  name in (select name from agent where seen_at > ${farthestSeen(at)} for update skip locked)
          `
        }),
      ),

    agents: (at) =>
      stored(
        () => sql<AtDesk>`
          select   name, state, capacity, teams, languages, seen_at > ${secondsBefore(at, presentFor)} as here,
                   (select count(*)::int from queue where queue.agent = agent.name and lease_until >= ${at}) as holds
          from     agent
          order by name
        `,
      ),

    skills: (name, { teams, languages }) =>
      stored(async () => {
        const changed = await sql`
          update agent
          set    teams = coalesce(${{ teams }}::jsonb -> 'teams', teams),
                 languages = coalesce(${{ languages }}::jsonb -> 'languages', languages)
          where  name = ${name}
          returning name
        `
        if (changed.length === 0)
          throw new Refusal('target_not_found', `Nobody called ${name} has been at the desk yet.`)
      }),

    load: (at) =>
      stored(async () => {
        const [row] = await sql<{ waiting: number; held: number; present: number }>`
          select (select count(*)::int from queue where status = 'waiting') as waiting,
                 (select count(*)::int from queue where agent is not null and lease_until >= ${at}) as held,
                 (select count(*)::int from agent
                  where  state = 'online' and seen_at > ${secondsBefore(at, presentFor)}) as present
        `
        return row ?? { waiting: 0, held: 0, present: 0 }
      }),

    untold: (at, { open, present, known, againAfter }) =>
      idsOf(sql<{ id: string }>`
        select conversation_id as id from queue
        where  status = 'waiting' and case
                 when not ${open}::boolean then told is distinct from 'closed_now'
                 when not ${present}::boolean then
                   told = 'closed_now'
                   or (told is distinct from 'nobody_here'
                       and (told_at is null or told_at <= ${secondsBefore(at, againAfter)}))
                 else
                   told = 'closed_now'
                   or (${known}::boolean and (
                     told is null
                     or (told in ('nobody_here', 'open_again') and told_at <= ${secondsBefore(at, againAfter)})
                     or told_until <= ${at}))
               end
        order  by waiting_since
        limit  100
      `),

    climbing: (at, rests, openSince) =>
      idsOf(sql<{ id: string }>`
        select conversation_id as id from queue
        where  status = 'waiting'
          and  greatest(rung_since, ${openSince}::timestamptz)
               + make_interval(secs => (${{ rests }}::jsonb -> 'rests' ->> least(rung, ${rests.length - 1}::int))::float8)
               <= ${at}
        order  by rung_since
        limit  100
      `),

    leftWaiting: (at, before) =>
      idsOf(sql<{ id: string }>`
        select conversation.id from queue
        join   conversation on conversation.id = queue.conversation_id
        where  agent is not null and lease_until >= ${at} and unanswered_since <= ${before}
        order  by unanswered_since
        limit  100
      `),

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
 * wait for each other. Where somebody holds a lock just now (a customer writes, a bot ends) the next in order is
 * taken; where all are held the first is waited for: nobody is told that nobody waits while somebody does.
 */
async function claimNext(
  tx: Sql,
  me: { name: string; teams: string[]; languages: string[] },
  at: Date,
  { sameAgent }: Pick<Service, 'sameAgent'>,
  decide: Parameters<typeof recordIn>[2],
): Promise<Recorded | null> {
  for (;;) {
    // Kept for somebody who is here and has room; and for those who can, until a wait has called everybody.
    const [next] = await tx<{ id: string | null }>`
      with may as (
        select   conversation.id, queue.priority, queue.waiting_since
        from     queue
        join     conversation on conversation.id = queue.conversation_id
        where    ((queue.agent is null and (queue.back_at is null or queue.back_at <= ${at})) or queue.lease_until < ${at})
          and    (queue.prefers is null or queue.prefers = ${me.name}
                  or queue.preferred_since <= ${secondsBefore(at, sameAgent)}
                  or not exists (
                    select from agent
                    where  name = queue.prefers and state = 'online' and seen_at > ${secondsBefore(at, presentFor)}
                      and  capacity > (select count(*) from queue held
                                       where held.agent = agent.name and held.lease_until >= ${at})
                  ))
          and    (queue.rung > 0 or queue.prefers = ${me.name}
                  or ((queue.team is null or ${{ teams: me.teams }}::jsonb -> 'teams' ? queue.team)
                      and (${me.languages.length}::int = 0
                           or ${{ languages: me.languages }}::jsonb -> 'languages' ? queue.language)))
        order by queue.priority desc, queue.waiting_since, queue.conversation_id
        limit    ${mostAtOnce}
      ),
      free as (
        select   conversation.id
        from     may
        join     conversation on conversation.id = may.id
        order by may.priority desc, may.waiting_since, may.id
        limit    1
        for update of conversation skip locked
      )
      select coalesce(
        (select id from free),
        (select id from may order by priority desc, waiting_since, id limit 1)
      ) as id
    `
    if (!next?.id) return null
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

/** Locks the agent's row, so that two claims of one agent cannot both see the last free place. Gives what they can do. */
async function makeRoom(
  tx: Sql,
  agent: string,
  at: Date,
  id: string | null,
): Promise<{ teams: string[]; languages: string[] }> {
  const { capacity, state, teams, languages } = await seen(tx, agent, at)
  if (state === 'offline') await seen(tx, agent, at, { state: 'online' })
  const [held] = await tx<{ count: number; has: boolean }>`
    select count(*)::int as count, coalesce(bool_or(conversation_id = ${id}), false) as has
    from   queue
    where  agent = ${agent} and lease_until >= ${at}
  `
  if (held && !held.has && state === 'finishing')
    throw new Refusal(
      'not_taking',
      'You are finishing, so nothing new comes. To take more, say that you are here.',
    )
  if (held && held.count >= capacity && !held.has) {
    throw new Refusal(
      'at_capacity',
      `You have ${held.count} conversations, which is as many as you take at once.`,
      {
        capacity,
      },
    )
  }
  return { teams, languages }
}

async function seen(
  tx: Sql,
  agent: string,
  at: Date,
  presence?: { state: string; capacity?: number },
): Promise<AgentPresence & { teams: string[]; languages: string[] }> {
  const state = presence?.state ?? null
  const capacity = presence?.capacity ?? null
  const [row] = await tx<AgentPresence & { teams: string[]; languages: string[] }>`
    insert into agent (name, state, capacity, seen_at)
    values (${agent}, coalesce(${state}::text, 'online'), coalesce(${capacity}::int, ${usualCapacity}::int), ${at})
    on conflict (name) do update
    set state = coalesce(${state}::text, agent.state), capacity = coalesce(${capacity}::int, agent.capacity), seen_at = ${at}
    returning state, capacity, teams, languages
  `
  if (!row) throw new Error('The agent could not be noted as present.')
  return row
}

const idsOf = (rows: Promise<{ id: string }[]>): Promise<string[]> =>
  stored(async () => (await rows).map((row) => row.id))

const secondsBefore = (at: Date, seconds: number): Date => new Date(at.getTime() - seconds * 1000)

import type { Log } from '../../../src/domain/events.ts'
import { farthestLease, farthestSeen, leaseFrom, presentFor } from '../../../src/domain/queue.ts'
import { Refusal } from '../../../src/domain/refusal.ts'
import { type Service, usualService } from '../../../src/domain/service.ts'
import type { AgentPresence, Bell, Decide, Queue, Recorded } from '../../../src/ports.ts'
import { type Commits, type Memory, quiet, type Row, type Tables, transaction } from './rows.ts'
import { recordIn } from './store.ts'

/** The queue in memory, with the promises of `Queue`. */
export function memoryQueue(
  memory: Memory,
  bell: Bell,
  commits: Commits,
  service: Pick<Service, 'sameAgent'> = usualService,
): Queue {
  const rows = () => [...memory.tables.conversations.values()]
  const waiting = () =>
    rows()
      .filter(queued)
      .filter((row) => row.queue.status === 'waiting')
  const first = (found: Queued[], by: (row: Queued) => number) =>
    found
      .sort((a, b) => by(a) - by(b))
      .slice(0, 100)
      .map(({ id }) => id)
  const kept: Queue = {
    waiting: async (at, limit) =>
      inOrder(memory.tables, at)
        .slice(0, limit)
        .map(({ id, caseCode, queue }, i) => ({ ...queue, id, caseCode, position: i + 1 })),

    heldBy: async (agent, at) =>
      rows()
        .filter(queued)
        .filter((row) => row.queue.agent === agent && !isFree(row, at))
        .sort((a, b) => a.queue.waitingSince.getTime() - b.queue.waitingSince.getTime())
        .map(({ id, caseCode, queue, seq, unansweredSince }) => ({
          id,
          caseCode,
          fence: queue.fence,
          matter: queue.matter,
          language: queue.language,
          seq,
          unansweredSince,
        })),

    async position(id, at) {
      const place = inOrder(memory.tables, at).findIndex((row) => row.id === id)
      return place < 0 ? null : place + 1
    },

    async claim(agent, id, at, decide) {
      const claimed = transaction(memory, commits, (tables) => {
        makeRoom(tables, agent, at, id)
        return id === null ? claimNext(tables, agent, at, service, decide) : recordIn(tables, id, decide)
      })
      if (claimed && claimed.decided.length > 0) bell.ring(claimed.id)
      return claimed
    },

    heartbeat: async (agent, at, presence) =>
      transaction(memory, commits, (tables) => {
        const { state, capacity } = seen(tables, agent, at, presence)
        for (const row of tables.conversations.values())
          if (queued(row) && row.queue.agent === agent && !isFree(row, at))
            tables.conversations.set(row.id, { ...row, leaseUntil: leaseFrom(at) })
        return { state, capacity }
      }),

    drawIn: async (at) =>
      transaction(memory, commits, (tables) => {
        for (const row of tables.conversations.values())
          if (row.leaseUntil !== null && row.leaseUntil > farthestLease(at))
            tables.conversations.set(row.id, { ...row, leaseUntil: leaseFrom(at) })
        for (const [name, agent] of tables.agents)
          if (agent.seenAt > farthestSeen(at)) tables.agents.set(name, { ...agent, seenAt: at })
      }),

    agents: async (at) =>
      [...memory.tables.agents]
        .map(([name, { seenAt, ...agent }]) => ({
          name,
          ...agent,
          here: seenAt.getTime() > at.getTime() - presentFor * 1000,
          holds: rows()
            .filter(queued)
            .filter((row) => row.queue.agent === name && !isFree(row, at)).length,
        }))
        .sort((a, b) => (a.name < b.name ? -1 : 1)),

    // In SQL a statement of its own, in no transaction: no fuse is in its way there either.
    skills: async (name, skills) =>
      transaction(memory, quiet, ({ agents }) => {
        const known = agents.get(name)
        if (!known) throw new Refusal('target_not_found', `Nobody called ${name} has been at the desk yet.`)
        agents.set(name, {
          ...known,
          teams: [...(skills.teams ?? known.teams)],
          languages: [...(skills.languages ?? known.languages)],
        })
      }),

    load: async (at) => ({
      waiting: waiting().length,
      held: rows()
        .filter(queued)
        .filter((row) => row.queue.agent !== null && !isFree(row, at)).length,
      present: [...memory.tables.agents.keys()].filter((name) => isPresent(memory.tables, name, at)).length,
    }),

    untold: async (at, { open, present, known, againAfter }) => {
      const settled = (toldAt: Date | null) =>
        toldAt !== null && toldAt.getTime() > at.getTime() - againAfter * 1000
      return first(
        waiting().filter(({ queue: { told, toldAt, toldUntil } }) => {
          if (!open) return told !== 'closed_now'
          if (told === 'closed_now') return true
          if (!present) return told !== 'nobody_here' && !settled(toldAt)
          if (!known) return false
          if (told === null) return true
          if (told === 'nobody_here' || told === 'open_again') return !settled(toldAt)
          return toldUntil !== null && toldUntil <= at
        }),
        (row) => row.queue.waitingSince.getTime(),
      )
    },

    climbing: async (at, rests, openSince) =>
      first(
        waiting().filter(({ queue }) => {
          const since = Math.max(queue.rungSince.getTime(), openSince.getTime())
          return since + (rests[Math.min(queue.rung, rests.length - 1)] ?? 0) * 1000 <= at.getTime()
        }),
        (row) => row.queue.rungSince.getTime(),
      ),

    leftWaiting: async (at, before) =>
      first(
        rows()
          .filter(queued)
          .filter((row) => row.queue.agent !== null && !isFree(row, at))
          .filter((row) => row.unansweredSince !== null && row.unansweredSince <= before),
        (row) => Number(row.unansweredSince),
      ),

    lapsed: async (at) =>
      rows()
        .filter((row) => queued(row) && row.queue.agent !== null && isFree(row, at))
        .sort((a, b) => Number(a.leaseUntil) - Number(b.leaseUntil))
        .slice(0, 100)
        .map(({ id }) => id),

    unanswered: async (before) =>
      rows()
        .filter(
          (row) => row.status === 'with_bot' && row.unansweredSince !== null && row.unansweredSince <= before,
        )
        .sort((a, b) => Number(a.unansweredSince) - Number(b.unansweredSince))
        .slice(0, 100)
        .map(({ id }) => id),

    quiet: async (askBefore, closeBefore) =>
      rows()
        .filter((row) => row.status === 'with_bot' && row.unansweredSince === null)
        .filter(({ log }) => isQuiet(log, askBefore, closeBefore))
        .sort((a, b) => Number(a.log.at(-1)?.at) - Number(b.log.at(-1)?.at))
        .slice(0, 100)
        .map(({ id }) => id),
  }
  return kept
}

/** Long enough for the end; or for one question, where something was answered or offered. */
function isQuiet(log: Log, askBefore: Date, closeBefore: Date): boolean {
  const last = log.at(-1)
  if (!last || last.at > askBefore || !log.some((e) => e.type === 'customer_wrote')) return false
  if (last.at <= closeBefore) return true
  const wasHelp =
    last.type === 'bot_replied' ||
    (last.type === 'bot_asked_back' && last.choices.length > 0) ||
    (last.type === 'feedback_given' && !last.helped)
  return wasHelp && !log.some((e) => e.type === 'bot_asked_back' && e.afterSilence)
}

type Queued = Row & { queue: NonNullable<Row['queue']> }
const queued = (row: Row): row is Queued => row.queue !== null

/** Nobody has it and it is not promised for later; or whoever has it has not been heard of for too long. */
const isFree = ({ queue, leaseUntil }: Queued, at: Date): boolean =>
  queue.agent === null ? queue.backAt === null || queue.backAt <= at : leaseUntil !== null && leaseUntil < at

const isPresent = ({ agents }: Tables, name: string, at: Date): boolean => {
  const known = agents.get(name)
  return known?.state === 'online' && known.seenAt.getTime() > at.getTime() - presentFor * 1000
}

const inOrder = ({ conversations }: Tables, at: Date): Queued[] =>
  [...conversations.values()]
    .filter(queued)
    .filter((row) => isFree(row, at))
    .sort(
      (a, b) =>
        b.queue.priority - a.queue.priority ||
        a.queue.waitingSince.getTime() - b.queue.waitingSince.getTime() ||
        (a.id < b.id ? -1 : 1),
    )

function claimNext(
  tables: Tables,
  agent: string,
  at: Date,
  { sameAgent }: Pick<Service, 'sameAgent'>,
  decide: Decide,
): Recorded | null {
  const me = tables.agents.get(agent)
  const hasRoom = (name: string) => heldBy(tables, name, at).length < (tables.agents.get(name)?.capacity ?? 0)
  const next = inOrder(tables, at).find(({ queue: { prefers, preferredSince, rung, team, language } }) => {
    const over = preferredSince !== null && preferredSince.getTime() <= at.getTime() - sameAgent * 1000
    const kept =
      prefers !== null && prefers !== agent && !over && isPresent(tables, prefers, at) && hasRoom(prefers)
    const speaks = (me?.languages ?? []).length === 0 || me?.languages.includes(language)
    const able = (team === null || me?.teams.includes(team)) && speaks
    return !kept && (rung > 0 || prefers === agent || able)
  })
  return next ? recordIn(tables, next.id, decide) : null
}

const heldBy = (tables: Tables, agent: string, at: Date): Queued[] =>
  [...tables.conversations.values()]
    .filter(queued)
    .filter((row) => row.queue.agent === agent && !isFree(row, at))

function makeRoom(tables: Tables, agent: string, at: Date, id: string | null): void {
  const { capacity, state } = seen(tables, agent, at)
  if (state === 'offline') seen(tables, agent, at, { state: 'online' })
  const held = heldBy(tables, agent, at)
  if (state === 'finishing' && !held.some((row) => row.id === id))
    throw new Refusal(
      'not_taking',
      'You are finishing, so nothing new comes. To take more, say that you are here.',
    )
  if (held.length >= capacity && !held.some((row) => row.id === id))
    throw new Refusal(
      'at_capacity',
      `You have ${held.length} conversations, which is as many as you take at once.`,
      { capacity },
    )
}

function seen({ agents }: Tables, agent: string, at: Date, presence?: Partial<AgentPresence>): AgentPresence {
  const known = agents.get(agent)
  const state = presence?.state ?? known?.state ?? 'online'
  const capacity = presence?.capacity ?? known?.capacity ?? 5
  const { teams, languages } = known ?? { teams: [], languages: [] }
  agents.set(agent, { state, capacity, teams, languages, seenAt: at })
  return { state, capacity }
}

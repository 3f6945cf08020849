import type {
  Contact,
  ConversationEvent,
  Evidence,
  HandoffReason,
  Language,
  Log,
  NoticeKind,
  Outcome,
  ToldWait,
} from './events.ts'
import { isOwed, nextUp, type PromiseToKeep, promiseFrom } from './promises.ts'
import { smallTalk } from './signals/smallTalk.ts'

/** Who has the ball. */
export const statuses = ['with_bot', 'waiting', 'with_agent', 'promised', 'resolved'] as const
export type Status = (typeof statuses)[number]

/** What a conversation has become: a fold over its log, nothing else. */
export interface Conversation {
  seq: number
  status: Status
  language: Language
  openedAt: Date | null
  /** The handoff in force; none while the bot has it. */
  handoff: { reason: HandoffReason; evidence: Evidence[]; at: Date; seq: number } | null
  /** Since when the customer has been waiting for a person: the place in the queue. Survives a lost claim. */
  waitingSince: Date | null
  priority: number
  /** The team it belongs to; null: anybody's. */
  team: string | null
  /** Kept for this agent first, from `since` on. */
  prefers: { agent: string; since: Date } | null
  /** How far up the ladder this wait has come, and since when; 0 at its foot. */
  rung: number
  rungSince: Date | null
  /** What the customer was last told about the wait itself. */
  told: { kind: ToldKind; at: Date; wait: ToldWait | null } | null
  assignment: { agent: string; fence: number; since: Date } | null
  /** Grows with each claim; a write with an older one is refused. */
  fence: number
  /** Every promise ever made here, oldest first. */
  promises: PromiseToKeep[]
  /** Where the customer can be reached, the latest of each kind. */
  reach: Partial<Record<Contact['channel'], string>>
  /** The last agent who had it: whom the customer meets again after "not solved". */
  lastAgent: string | null
  /** The customer's messages nobody has replied to yet, oldest first. */
  open: Asked[]
  /** The oldest of them. */
  unanswered: Asked | null
  /** Signals count from here on: the opening, or the last time the conversation came back to the bot. */
  episodeFrom: number
  resolution: { outcome: Outcome; at: Date; by: 'customer' | 'agent' | 'silence' } | null
  /** The customer has said "solved"; only then may stars be asked for. */
  confirmedSolved: boolean
  rated: boolean
}

/** The notices about the wait itself: one of them holds until another takes its place. */
const aboutTheWait = ['wait_told', 'wait_slipped', 'closed_now', 'nobody_here', 'open_again'] as const
export type ToldKind = (typeof aboutTheWait)[number]
const isAboutTheWait = (kind: NoticeKind): kind is ToldKind => aboutTheWait.some((known) => known === kind)

/** A customer's message, in its place. */
export interface Asked {
  messageId: string
  seq: number
  at: Date
}

export const unopened: Conversation = {
  seq: 0,
  status: 'with_bot',
  language: 'de',
  openedAt: null,
  handoff: null,
  waitingSince: null,
  priority: 0,
  team: null,
  prefers: null,
  rung: 0,
  rungSince: null,
  told: null,
  assignment: null,
  fence: 0,
  promises: [],
  reach: {},
  lastAgent: null,
  open: [],
  unanswered: null,
  episodeFrom: 1,
  resolution: null,
  confirmedSolved: false,
  rated: false,
}

/** Places in the queue: what an agent escalated, who comes back with "not solved", and promises whose time has come go first. */
export const priorities = { usual: 0, escalated: 5, reopened: 10, promised: 20 } as const

/** What the conversation has become once `event` has happened. Total: no event is refused here, only in `decide`. */
export function evolve(before: Conversation, event: ConversationEvent): Conversation {
  const now: Conversation = { ...before, seq: before.seq + 1 }
  switch (event.type) {
    case 'conversation_opened':
      return { ...now, language: event.language, openedAt: event.at }
    case 'customer_wrote': {
      const spoken = { ...now, language: event.language ?? before.language }
      if (isBareThanks(before, event.text)) return spoken
      return owing(spoken, [...before.open, { messageId: event.messageId, seq: now.seq, at: event.at }])
    }
    case 'bot_replied':
    case 'bot_asked_back': {
      // Half an answer is none; and a whole one answers its own question, not another asked meanwhile.
      const settles = event.type === 'bot_asked_back' || !event.partial
      return settles
        ? owing(
            now,
            before.open.filter((asked) => asked.messageId !== event.inReplyTo),
          )
        : now
    }
    case 'handoff_requested':
      return {
        ...now,
        status: 'waiting',
        handoff: { reason: event.reason, evidence: event.evidence, at: event.at, seq: now.seq },
        waitingSince: event.at,
        priority: handoffPriority[event.reason] ?? priorities.usual,
        team: null,
        prefers:
          (event.sameAgent ?? event.reason === 'reopened') && before.lastAgent !== null
            ? { agent: before.lastAgent, since: event.at }
            : null,
        rung: 0,
        rungSince: event.at,
        told: null,
        resolution: null,
        confirmedSolved: false,
      }
    case 'conversation_claimed':
      return {
        ...now,
        status: 'with_agent',
        assignment: { agent: event.agent, fence: event.fence, since: event.at },
        fence: event.fence,
        lastAgent: event.agent,
        prefers: null,
      }
    case 'agent_wrote':
      return owing(now, [])
    case 'claim_released':
    case 'claim_expired':
      return { ...waitingAgain(now, event.at), rung: before.rung }
    case 'transferred': {
      const heir = 'agent' in event.to ? event.to.agent : null
      const team = 'team' in event.to ? event.to.team : null
      return {
        ...waitingAgain(now, event.at),
        team,
        prefers: heir === null ? null : { agent: heir, since: event.at },
        promises: handedOn(before.promises, heir, team),
      }
    }
    case 'escalated':
      return event.by === 'time'
        ? { ...now, rung: event.rung, rungSince: event.at }
        : {
            ...waitingAgain(now, event.at),
            team: event.team,
            priority: Math.max(before.priority, priorities.escalated),
            promises: handedOn(before.promises, null, event.team),
          }
    case 'promise_made': {
      const promises = [...before.promises, promiseFrom(event, now.seq)]
      return event.by === 'house'
        ? { ...now, promises, status: 'promised', assignment: null, prefers: null }
        : { ...now, promises }
    }
    case 'snoozed':
      return { ...now, status: 'promised', assignment: null, prefers: null }
    case 'promise_due': {
      const promises = changed(before.promises, event.id, { due: true })
      const owner = promises.find((p) => p.id === event.id)?.owner ?? null
      if (before.status !== 'promised' && before.status !== 'waiting') return { ...now, promises }
      return {
        ...waitingAgain({ ...now, promises }, event.at),
        priority: priorities.promised,
        prefers: owner === null ? null : { agent: owner, since: event.at },
      }
    }
    case 'promise_kept':
      return pending({ ...now, promises: changed(before.promises, event.id, { state: 'kept' }) }, event.at)
    case 'promise_broken':
      return pending(
        { ...now, promises: changed(before.promises, event.id, { state: 'broken', late: true }) },
        event.at,
      )
    case 'promise_withdrawn':
      return pending(
        { ...now, promises: changed(before.promises, event.id, { state: 'withdrawn' }) },
        event.at,
      )
    case 'returned_to_bot':
      // They had been promised a person and chose otherwise: the bot owes nothing until they write again.
      return { ...owing(atTheBot(now), []), episodeFrom: now.seq }
    case 'resolved':
      return {
        ...owing(atTheBot(now), []),
        status: 'resolved',
        resolution: { outcome: event.outcome, at: event.at, by: event.by },
        confirmedSolved: event.by === 'customer' && event.outcome === 'solved',
      }
    case 'reopened':
      return {
        ...atTheBot(now),
        resolution: null,
        confirmedSolved: false,
        rated: false,
        episodeFrom: now.seq,
      }
    case 'rated':
      return { ...now, rated: true }
    case 'notice_sent':
      return isAboutTheWait(event.kind)
        ? { ...now, told: { kind: event.kind, at: event.at, wait: event.wait ?? null } }
        : now
    case 'contact_given':
      return { ...now, reach: { ...before.reach, [event.channel]: event.contact } }
    case 'note_added':
    case 'receipt_corrected':
    case 'feedback_given':
      return now
    default:
      return event satisfies never
  }
}

/** "Ok, thanks" to an agent who has answered everything asks for nothing; whatever stands open stays open. */
const isBareThanks = (before: Conversation, text: string): boolean =>
  before.status === 'with_agent' &&
  before.open.length === 0 &&
  text.length <= 80 &&
  ['thanks', 'goodbye', 'yes'].includes(smallTalk(text) ?? '')

const owing = (c: Conversation, open: Asked[]): Conversation => ({ ...c, open, unanswered: open[0] ?? null })

const atTheBot = (c: Conversation): Conversation => ({
  ...c,
  status: 'with_bot',
  handoff: null,
  waitingSince: null,
  priority: priorities.usual,
  team: null,
  prefers: null,
  rung: 0,
  rungSince: null,
  told: null,
  assignment: null,
})

const handoffPriority: Partial<Record<HandoffReason, number>> = {
  reopened: priorities.reopened,
  promise_broken: priorities.promised,
}

/** Back among those who wait, at the old place: the time of asking stays, the ladder begins anew. */
const waitingAgain = (c: Conversation, at: Date): Conversation => ({
  ...c,
  status: 'waiting',
  assignment: null,
  prefers: null,
  rung: 0,
  rungSince: at,
})

/** A promised conversation that has nothing left to wait for is waiting again. */
const pending = (c: Conversation, at: Date): Conversation =>
  c.status === 'promised' && nextUp(c.promises) === null ? waitingAgain(c, at) : c

const changed = (promises: PromiseToKeep[], id: string, change: Partial<PromiseToKeep>): PromiseToKeep[] =>
  promises.map((p) => (p.id === id ? { ...p, ...change } : p))

/** What is owed goes along with the conversation. */
const handedOn = (promises: PromiseToKeep[], owner: string | null, team: string | null): PromiseToKeep[] =>
  promises.map((p) => (isOwed(p) ? { ...p, owner, team } : p))

/** The conversation a log tells of. */
export const replay = (log: Log): Conversation => log.reduce(evolve, unopened)

/** The part of the log since the conversation last came to the bot: what signals may look at. */
export const episode = (log: Log): Log => log.slice(replay(log).episodeFrom - 1)

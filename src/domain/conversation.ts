import type { ConversationEvent, Evidence, HandoffReason, Language, Log, Outcome } from './events.ts'

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
  assignment: { agent: string; fence: number; since: Date } | null
  /** Grows with each claim; a write with an older one is refused. */
  fence: number
  /** The last agent who had it: whom the customer meets again after "not solved". */
  lastAgent: string | null
  /** The customer's messages nobody has replied to yet, oldest first. */
  open: Asked[]
  /** The oldest of them. */
  unanswered: Asked | null
  /** Signals count from here on: the opening, or the last time the conversation came back to the bot. */
  episodeFrom: number
  resolution: { outcome: Outcome; at: Date; by: 'customer' | 'agent' } | null
  /** The customer has said "solved"; only then may stars be asked for. */
  confirmedSolved: boolean
  rated: boolean
}

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
  assignment: null,
  fence: 0,
  lastAgent: null,
  open: [],
  unanswered: null,
  episodeFrom: 1,
  resolution: null,
  confirmedSolved: false,
  rated: false,
}

/** Places in the queue: whoever comes back with "not solved" is served before those who come for the first time. */
export const priorities = { usual: 0, reopened: 10 } as const

/** What the conversation has become once `event` has happened. Total: no event is refused here, only in `decide`. */
export function evolve(before: Conversation, event: ConversationEvent): Conversation {
  const now: Conversation = { ...before, seq: before.seq + 1 }
  switch (event.type) {
    case 'conversation_opened':
      return { ...now, language: event.language, openedAt: event.at }
    case 'customer_wrote':
      return {
        ...owing(now, [...before.open, { messageId: event.messageId, seq: now.seq, at: event.at }]),
        language: event.language ?? before.language,
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
        priority: event.reason === 'reopened' ? priorities.reopened : priorities.usual,
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
      }
    case 'agent_wrote':
      return owing(now, [])
    case 'claim_released':
    case 'claim_expired':
      return { ...now, status: 'waiting', assignment: null }
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
    case 'note_added':
    case 'notice_sent':
    case 'receipt_corrected':
    case 'contact_given':
    case 'feedback_given':
      return now
    default:
      return event satisfies never
  }
}

const owing = (c: Conversation, open: Asked[]): Conversation => ({ ...c, open, unanswered: open[0] ?? null })

const atTheBot = (c: Conversation): Conversation => ({
  ...c,
  status: 'with_bot',
  handoff: null,
  waitingSince: null,
  priority: priorities.usual,
  assignment: null,
})

/** The conversation a log tells of. */
export const replay = (log: Log): Conversation => log.reduce(evolve, unopened)

/** The part of the log since the conversation last came to the bot: what signals may look at. */
export const episode = (log: Log): Log => log.slice(replay(log).episodeFrom - 1)

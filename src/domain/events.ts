/**
 * Every fact that can be recorded about a conversation. Facts are in the past tense, appended and never
 * edited; everything else we know (status, queue, transcript, brief, metrics) is derived from them.
 */

/** Languages the product itself speaks. What a customer writes may be in any other. */
export type Language = 'de' | 'en'

/** Why a handoff happened. A closed list: reports, desk and customers rely on it. */
export const handoffReasons = [
  'asked',
  'button',
  'no_answer',
  'loop',
  'frustration',
  'abuse',
  'topic_rule',
  'bot_failed',
  'budget_spent',
  'left_unanswered',
  'reopened',
  'promise_broken',
] as const
export type HandoffReason = (typeof handoffReasons)[number]

/** How a conversation ended. `silent` is never counted as solved. */
export const outcomes = ['solved', 'unsolved', 'silent', 'duplicate', 'spam'] as const
export type Outcome = (typeof outcomes)[number]

/** What somebody can check with their own eyes: the message (`seq`), the words, and the rule that saw it. */
export interface Evidence {
  seq: number
  quote: string
  rule: string
}

/** An article a reply rests on, in the revision that was valid then. `score` is the retrieval's confidence, 0 to 1. */
export interface Source {
  slug: string
  revision: number
  title: string
  score: number
}

/** An article the search found for a message, and how surely (0 to 1): what later messages are compared with. */
export interface Candidate {
  slug: string
  confidence: number
}

/** What the search said about a message, kept with what the bot replied to it. Not for customers. */
export interface Searched {
  /** Best first, at most six. */
  found?: Candidate[]
  /** The place of an earlier message that asks for the same. */
  restates?: number
}

/** One of the articles a question back offers. */
export interface Choice {
  slug: string
  title: string
}

/** Something a customer told us, normalised (`value`), as it was written (`text`), and in which message. */
export interface Fact {
  kind: FactKind
  value: string
  text: string
  seq: number
}
export const factKinds = [
  'order_number',
  'customer_number',
  'parcel_number',
  'email',
  'phone',
  'iban',
  'date',
  'amount',
  'device',
  'postal_code',
  'name',
  'other',
] as const
export type FactKind = (typeof factKinds)[number]

/** What made the words: kept with each reply of a model, so that any answer can be explained later. */
export interface Maker {
  model: string
  prompt: string
  promptVersion: number
}

export const noticeKinds = [
  'handed_off',
  'claimed',
  'claim_released',
  'claim_expired',
  'transferred',
  'escalated',
  'returned_to_bot',
  'resolved',
  'reopened',
  'closed_now',
  'nobody_here',
  'open_again',
  'wait_told',
  'wait_slipped',
  'waits_again',
  'promise_made',
  'promise_due',
  'promise_kept',
  'promise_broken',
  'promise_withdrawn',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

/** How to reach somebody who is not here. */
export interface Contact {
  channel: 'email' | 'phone'
  contact: string
}

/**
 * What can be promised. The customer chooses among the first three; agents promise the others and a call.
 * `chat_later`: a person goes on here. `email`, `call_back`: they are reached where they said.
 */
export const promiseKinds = ['chat_later', 'email', 'call_back', 'answer', 'refund', 'other'] as const
export type PromiseKind = (typeof promiseKinds)[number]
export const chosenByCustomer = ['chat_later', 'email', 'call_back'] as const
export const madeByAgents = ['call_back', 'answer', 'refund', 'other'] as const

/** Whom a conversation is passed on to. */
export type Target = { agent: string } | { team: string }

/** Whom a waiting conversation calls when nobody has come: a rung of the ladder. */
export const rungTargets = ['everybody', 'fallback', 'operator'] as const
export type RungTarget = (typeof rungTargets)[number]

/** A wait that was told: between `low` and `high` seconds from then on, in `probability` of all cases. */
export interface ToldWait {
  low: number
  high: number
  probability: number
}

export type ConversationEvent =
  | { type: 'conversation_opened'; at: Date; language: Language; page?: string }
  /** `language`: the one the words are in, where it is plainly not the one spoken before. */
  | { type: 'customer_wrote'; at: Date; messageId: string; text: string; language?: Language }
  | (Searched & {
      type: 'bot_replied'
      at: Date
      messageId: string
      inReplyTo: string
      text: string
      sources: Source[]
      /** The bot was stopped in mid-answer; the text is what the customer has already seen. */
      partial?: true
      maker?: Maker
    })
  | (Searched & {
      type: 'bot_asked_back'
      at: Date
      messageId: string
      inReplyTo: string
      text: string
      choices: Choice[]
      /** Asked because the customer had gone quiet, not because they wrote. */
      afterSilence?: true
    })
  /** `sameAgent`: whether the customer wants the agent they had before; unsaid, they do after a resolution. */
  | { type: 'handoff_requested'; at: Date; reason: HandoffReason; evidence: Evidence[]; sameAgent?: boolean }
  | { type: 'conversation_claimed'; at: Date; agent: string; fence: number }
  | { type: 'agent_wrote'; at: Date; messageId: string; agent: string; text: string }
  | { type: 'note_added'; at: Date; messageId: string; agent: string; text: string }
  | { type: 'claim_released'; at: Date; agent: string; comment?: string }
  /** `silent`: the agent was there and left the customer without a reply for too long. */
  | { type: 'claim_expired'; at: Date; agent: string; silent?: true }
  | { type: 'transferred'; at: Date; agent: string; to: Target; comment?: string }
  /** By an agent, to a team; or because nobody has come for too long, one rung up the ladder. */
  | { type: 'escalated'; at: Date; by: 'agent'; agent: string; team: string; comment?: string }
  | { type: 'escalated'; at: Date; by: 'time'; rung: number; to: RungTarget }
  | { type: 'returned_to_bot'; at: Date }
  /** `wait`: what was told, where the notice is about that. */
  | { type: 'notice_sent'; at: Date; kind: NoticeKind; text: string; wait?: ToldWait }
  /** To be kept between `from` and `dueAt`. `by` the house: chosen by the customer among what it offers. */
  | {
      type: 'promise_made'
      at: Date
      id: string
      kind: PromiseKind
      from: Date
      dueAt: Date
      text?: string
      contact?: Contact
      by: 'house' | 'agent'
      agent?: string
    }
  /** The time for it has come: somebody must keep it now. */
  | { type: 'promise_due'; at: Date; id: string }
  | { type: 'promise_kept'; at: Date; id: string; agent: string }
  | { type: 'promise_broken'; at: Date; id: string }
  | {
      type: 'promise_withdrawn'
      at: Date
      id: string
      by: 'customer' | 'agent'
      agent?: string
      reason: string
    }
  /** Put away by the agent until the time of a promise. */
  | { type: 'snoozed'; at: Date; agent: string; id: string; until: Date }
  | {
      type: 'receipt_corrected'
      at: Date
      matter?: string
      facts?: { kind: FactKind; value: string }[]
      comment?: string
    }
  | ({ type: 'contact_given'; at: Date } & Contact)
  | { type: 'feedback_given'; at: Date; about: number; helped: boolean }
  | { type: 'resolved'; at: Date; outcome: Outcome; by: 'customer' | 'agent' | 'silence'; agent?: string }
  | { type: 'reopened'; at: Date }
  | { type: 'rated'; at: Date; score: number; comment?: string }

export type EventType = ConversationEvent['type']

/** An event in its place: `seq` counts 1, 2, 3 … within its conversation, without gaps, in the order of commits. */
export type Logged<E extends ConversationEvent = ConversationEvent> = E & { seq: number }

/** A conversation's events in order: the only source of truth. */
export type Log = readonly Logged[]

/** The event of one type, e.g. `EventOf<'customer_wrote'>`. */
export type EventOf<T extends EventType> = Extract<ConversationEvent, { type: T }>

/** `decided` as they would stand at the end of `log`. */
export function continued(log: Log, decided: readonly ConversationEvent[]): Log {
  return [...log, ...decided.map((event, i) => ({ ...event, seq: log.length + i + 1 }))]
}

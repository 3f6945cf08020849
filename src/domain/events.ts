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
  'returned_to_bot',
  'resolved',
  'reopened',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

export type ConversationEvent =
  | { type: 'conversation_opened'; at: Date; language: Language; page?: string }
  /** `language`: the one the words are in, where it is plainly not the one spoken before. */
  | { type: 'customer_wrote'; at: Date; messageId: string; text: string; language?: Language }
  | {
      type: 'bot_replied'
      at: Date
      messageId: string
      inReplyTo: string
      text: string
      sources: Source[]
      /** The bot was stopped in mid-answer; the text is what the customer has already seen. */
      partial?: true
      maker?: Maker
    }
  | {
      type: 'bot_asked_back'
      at: Date
      messageId: string
      inReplyTo: string
      text: string
      choices: Choice[]
    }
  | { type: 'handoff_requested'; at: Date; reason: HandoffReason; evidence: Evidence[] }
  | { type: 'conversation_claimed'; at: Date; agent: string; fence: number }
  | { type: 'agent_wrote'; at: Date; messageId: string; agent: string; text: string }
  | { type: 'note_added'; at: Date; messageId: string; agent: string; text: string }
  | { type: 'claim_released'; at: Date; agent: string; comment?: string }
  | { type: 'claim_expired'; at: Date; agent: string }
  | { type: 'returned_to_bot'; at: Date }
  | { type: 'notice_sent'; at: Date; kind: NoticeKind; text: string }
  | {
      type: 'receipt_corrected'
      at: Date
      matter?: string
      facts?: { kind: FactKind; value: string }[]
      comment?: string
    }
  | { type: 'contact_given'; at: Date; channel: 'email' | 'phone'; contact: string }
  | { type: 'feedback_given'; at: Date; about: number; helped: boolean }
  | { type: 'resolved'; at: Date; outcome: Outcome; by: 'customer' | 'agent'; agent?: string }
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

import type { ConversationEvent, Evidence, HandoffReason, Language } from './events.ts'
import { handoffNotice } from './notices.ts'

/** What a decision comes to: facts, in order; empty when nothing follows. */
export type Decided = ConversationEvent[]

/** Into the queue, and the customer is told in the same breath. */
export const handOff = (
  language: Language,
  reason: HandoffReason,
  evidence: Evidence[],
  at: Date,
): Decided => [
  { type: 'handoff_requested', at, reason, evidence: evidence.map(whole) },
  handoffNotice(reason, language, at),
]

/** A quote that was cut through an emoji could not be stored, and the handoff with it. */
const whole = (e: Evidence): Evidence => ({ ...e, quote: e.quote.toWellFormed() })

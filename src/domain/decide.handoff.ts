import type { ConversationEvent, Evidence, HandoffReason, Language } from './events.ts'
import { handoffNotice } from './notices.ts'

/** What a decision comes to: facts, in order; empty when nothing follows. */
export type Decided = ConversationEvent[]

/** Into the queue, and the customer is told in the same breath. `sameAgent`: whether they want the one they had before, where they said so. */
export const handOff = (
  language: Language,
  reason: HandoffReason,
  evidence: Evidence[],
  at: Date,
  sameAgent?: boolean,
): Decided => [
  {
    type: 'handoff_requested',
    at,
    reason,
    evidence: evidence.map(whole),
    ...(sameAgent === undefined ? {} : { sameAgent }),
  },
  handoffNotice(reason, language, at),
]

/** A quote that was cut through an emoji could not be stored, and the handoff with it. */
const whole = (e: Evidence): Evidence => ({ ...e, quote: e.quote.toWellFormed() })

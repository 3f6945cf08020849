/** What time alone changes. The sweep records it; every condition also holds before it does. */
import { type Conversation, replay } from './conversation.ts'
import { type Decided, handOff } from './decide.handoff.ts'
import type { Log } from './events.ts'
import { notice } from './notices.ts'

/**
 * The bot owes an answer that never came (a crash, a lost process): a person gets the message.
 * Nothing, when somebody has replied meanwhile.
 */
export function handOffUnanswered(log: Log, before: Date, at: Date): Decided {
  const c = replay(log)
  if (c.status !== 'with_bot' || c.unanswered === null || c.unanswered.at > before) return []
  const question = log[c.unanswered.seq - 1]
  const quote = question?.type === 'customer_wrote' ? question.text : ''
  return handOff(c.language, 'left_unanswered', [{ seq: c.unanswered.seq, quote, rule: 'unanswered' }], at)
}

/** When the claim in force lapses; null where nobody has it. Kept beside the log, renewed by the heartbeat. */
export type Lease = Date | null

/** Whether whoever has it has not been heard of for too long. */
export const lapsed = (c: Conversation, lease: Lease, at: Date): boolean =>
  c.status === 'with_agent' && (lease === null || lease < at)

/** A vanished agent loses the conversation back to its old place. Nothing, while the lease holds. */
export function expireClaim(log: Log, lease: Lease, at: Date): Decided {
  const c = replay(log)
  if (c.assignment === null || !lapsed(c, lease, at)) return []
  const { agent } = c.assignment
  return [{ type: 'claim_expired', at, agent }, notice('claim_expired', c.language, at, agent)]
}

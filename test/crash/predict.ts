/**
 * What each command must lead to, given what is known: which events, or which refusal. Notices are left out,
 * and what the bot makes of a question is its own affair (`mayFollow`), within its rights.
 */
import type { Logged } from '../../src/domain/events.ts'
import type { RefusalCode } from '../../src/domain/refusal.ts'
import type { Expected, Ledger } from './expected.ts'
import { silence } from './town.ts'

/** An event that must happen, as far as it is determined. */
export type Must = { type: Logged['type'] } & Record<string, unknown>

export type Prediction =
  | { refused: RefusalCode }
  /** `id` null: a conversation that is new. */
  | { id: string | null; must: Must[] }
  | 'nothing'

const refused = (code: RefusalCode): Prediction => ({ refused: code })

export interface Words {
  messageId: string
  text: string
}

export function customerWrites(c: Expected, { messageId, text }: Words, wish: boolean): Prediction {
  const known = c.said.find((said) => said.messageId === messageId)
  if (known)
    return known.type === 'customer_wrote' && known.text === text
      ? { id: c.id, must: [] }
      : refused('message_id_reused')
  const must: Must[] = c.status === 'resolved' ? [{ type: 'reopened' }] : []
  must.push({ type: 'customer_wrote', messageId, text })
  if (wish && (c.status === 'with_bot' || c.status === 'resolved'))
    must.push({ type: 'handoff_requested', reason: 'asked' })
  return { id: c.id, must }
}

export function button(c: Expected, comment: string | null, contact: string | null): Prediction {
  const must: Must[] = c.status === 'resolved' ? [{ type: 'reopened' }] : []
  if (comment !== null && !c.comments.has(comment)) must.push({ type: 'receipt_corrected', comment })
  if (contact !== null && !c.contacts.has(contact)) must.push({ type: 'contact_given', contact })
  if (c.status === 'with_bot' || c.status === 'resolved')
    must.push({ type: 'handoff_requested', reason: 'button' })
  return { id: c.id, must }
}

export function feedback(c: Expected, about: number, helped: boolean): Prediction {
  if (!c.answers.has(about)) return refused('no_such_answer')
  return { id: c.id, must: c.helped.get(about) === helped ? [] : [{ type: 'feedback_given', about, helped }] }
}

export function whetherSolved(c: Expected, yes: boolean): Prediction {
  if (yes)
    return {
      id: c.id,
      must:
        c.status === 'resolved' && c.confirmed
          ? []
          : [{ type: 'resolved', by: 'customer', outcome: 'solved' }],
    }
  const handoff = (reason: string): Must => ({ type: 'handoff_requested', reason })
  if (c.status === 'resolved') return { id: c.id, must: [{ type: 'reopened' }, handoff('reopened')] }
  return { id: c.id, must: c.status === 'with_bot' ? [handoff('no_answer')] : [] }
}

export function stars(c: Expected, score: number): Prediction {
  if (!c.confirmed) return refused('not_solved_yet')
  return c.rated ? refused('already_rated') : { id: c.id, must: [{ type: 'rated', score }] }
}

export function back(c: Expected): Prediction {
  if (c.status === 'resolved') return refused('not_waiting')
  return { id: c.id, must: c.status === 'with_bot' ? [] : [{ type: 'returned_to_bot' }] }
}

export function claims(ledger: Ledger, agent: string, one: Expected | null, now: number): Prediction {
  const held = ledger.heldBy(agent, now)
  const capacity = ledger.agents.get(agent)?.capacity ?? 5
  if (held.length >= capacity && !(one && held.includes(one))) return refused('at_capacity')
  const c = one ?? ledger.next(agent, now)
  if (!c) return 'nothing'
  if (c.owner && !ledger.free(c, now))
    return c.owner.agent === agent ? { id: c.id, must: [] } : refused('already_claimed')
  if (!ledger.free(c, now)) return refused('not_waiting')
  const must: Must[] = c.owner ? [{ type: 'claim_expired', agent: c.owner.agent }] : []
  return { id: c.id, must: [...must, { type: 'conversation_claimed', agent, fence: c.fence + 1 }] }
}

export interface Hold {
  agent: string
  fence: number
}

const holds = (ledger: Ledger, c: Expected, { agent, fence }: Hold, now: number): boolean =>
  c.owner?.agent === agent && c.owner.fence === fence && !ledger.free(c, now)

export function agentSays(
  ledger: Ledger,
  c: Expected,
  hold: Hold,
  type: 'agent_wrote' | 'note_added',
  { messageId, text }: Words,
  now: number,
): Prediction {
  const known = c.said.find((said) => said.messageId === messageId)
  if (known)
    return known.type === type && known.text === text ? { id: c.id, must: [] } : refused('message_id_reused')
  if (!holds(ledger, c, hold, now)) return refused('claim_lost')
  return { id: c.id, must: [{ type, messageId, text, agent: hold.agent }] }
}

export function releases(ledger: Ledger, c: Expected, hold: Hold, now: number): Prediction {
  if (!holds(ledger, c, hold, now)) return refused('claim_lost')
  return { id: c.id, must: [{ type: 'claim_released', agent: hold.agent }] }
}

export function resolves(
  ledger: Ledger,
  c: Expected,
  hold: Hold,
  end: { outcome: string; text?: string },
  now: number,
): Prediction {
  if (!holds(ledger, c, hold, now)) return refused('claim_lost')
  if (end.outcome === 'solved' && c.open.size > 0 && end.text === undefined)
    return refused('unanswered_message')
  const word: Must[] =
    end.text === undefined ? [] : [{ type: 'agent_wrote', text: end.text, agent: hold.agent }]
  return {
    id: c.id,
    must: [...word, { type: 'resolved', by: 'agent', outcome: end.outcome, agent: hold.agent }],
  }
}

/** What may happen without being asked for: the bot answers or gives up, time takes a claim away. */
export function mayFollow(ledger: Ledger, c: Expected, e: Logged, cause: string, now: number): boolean {
  const botsTurn = cause === 'writes' || cause === 'writes to a slow bot' || cause === 'bot finishes'
  /** Nobody owes anybody anything, and nothing was said for so long. */
  const quiet = (ms: number) =>
    cause === 'sweeps' && c.status === 'with_bot' && c.open.size === 0 && now - c.last >= ms
  const askAfter = silence.askAfterMinutes * 60_000
  switch (e.type) {
    case 'notice_sent':
      return true
    case 'bot_replied':
      return botsTurn && c.status === 'with_bot' && c.open.has(e.inReplyTo)
    case 'bot_asked_back':
      return e.afterSilence ? quiet(askAfter) : botsTurn && c.status === 'with_bot' && c.open.has(e.inReplyTo)
    case 'handoff_requested':
      return (
        c.status === 'with_bot' &&
        (botsTurn ||
          (cause === 'rates an answer' && e.reason === 'loop') ||
          (cause === 'sweeps' && e.reason === 'left_unanswered' && c.open.size > 0) ||
          (e.reason === 'loop' && quiet(askAfter)))
      )
    case 'claim_expired':
      return (
        cause === 'sweeps' &&
        c.owner?.agent === e.agent &&
        (ledger.free(c, now) || (e.silent && c.open.size > 0) === true)
      )
    // Whoever says that they go gives back what they have.
    case 'claim_released':
      return cause === 'beats' && c.owner?.agent === e.agent
    // Nobody has come for too long.
    case 'escalated':
      return cause === 'sweeps' && c.status === 'waiting' && e.by === 'time'
    case 'resolved':
      return e.by === 'silence' && e.outcome === 'silent' && quiet(silence.closeAfterHours * 3_600_000)
    default:
      return false
  }
}

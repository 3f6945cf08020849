/**
 * What each command must lead to, given what is known: which events, or which refusal. Notices are left out,
 * and what the bot makes of a question is its own affair (mayFollow.ts), within its rights.
 */
import type { Logged } from '../../src/domain/events.ts'
import type { RefusalCode } from '../../src/domain/refusal.ts'
import { chosen, type Expected, type Ledger, owed, type Vow } from './expected.ts'

/** An event that must happen, as far as it is determined. */
export type Must = { type: Logged['type'] } & Record<string, unknown>

export type Prediction =
  | { refused: RefusalCode }
  /** `id` null: a conversation that is new. */
  | { id: string | null; must: Must[] }
  | 'nothing'

export const refused = (code: RefusalCode): Prediction => ({ refused: code })

/** What a customer's word withdraws, without a reason being asked for. */
export const takenBack = (vows: readonly Vow[]): Must[] =>
  vows.map(({ id }) => ({ type: 'promise_withdrawn', id, by: 'customer' }))

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
  if (yes) {
    if (c.status === 'resolved' && c.confirmed) return { id: c.id, must: [] }
    // Nobody need write or call any more; what was to be done is owed all the same.
    const moot = c.promises.filter((p) => p.state === 'open' && p.kind !== 'refund' && p.kind !== 'other')
    return {
      id: c.id,
      must: [...takenBack(moot), { type: 'resolved', by: 'customer', outcome: 'solved' }],
    }
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
  return {
    id: c.id,
    must: c.status === 'with_bot' ? [] : [...takenBack(chosen(c)), { type: 'returned_to_bot' }],
  }
}

export function claims(ledger: Ledger, agent: string, one: Expected | null, now: number): Prediction {
  const held = ledger.heldBy(agent, now)
  const { capacity, state } = ledger.agents.get(agent) ?? { capacity: 5, state: 'online' }
  if (state === 'finishing' && !(one && held.includes(one))) return refused('not_taking')
  if (held.length >= capacity && !(one && held.includes(one))) return refused('at_capacity')
  const c = one ?? ledger.next(agent, now)
  if (!c) return 'nothing'
  if (c.owner && !ledger.free(c, now))
    return c.owner.agent === agent ? { id: c.id, must: [] } : refused('already_claimed')
  // One that is promised for later may be taken before its time, by name.
  if (!ledger.free(c, now) && c.status !== 'promised') return refused('not_waiting')
  const must: Must[] = c.owner ? [{ type: 'claim_expired', agent: c.owner.agent }] : []
  return { id: c.id, must: [...must, { type: 'conversation_claimed', agent, fence: c.fence + 1 }] }
}

export interface Hold {
  agent: string
  fence: number
}

export const holds = (ledger: Ledger, c: Expected, { agent, fence }: Hold, now: number): boolean =>
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
  // A word here keeps what was promised, where that was a word here.
  const vows = type === 'agent_wrote' ? owed(c).filter(({ kind }) => kind === 'chat_later') : []
  return {
    id: c.id,
    must: [
      { type, messageId, text, agent: hold.agent },
      ...vows.map(({ id }): Must => ({ type: 'promise_kept', id, agent: hold.agent })),
    ],
  }
}

export function releases(ledger: Ledger, c: Expected, hold: Hold, now: number): Prediction {
  if (!holds(ledger, c, hold, now)) return refused('claim_lost')
  return { id: c.id, must: [{ type: 'claim_released', agent: hold.agent }] }
}

export function resolves(
  ledger: Ledger,
  c: Expected,
  hold: Hold,
  end: { outcome: string; text?: string; settles: 'kept' | 'withdrawn' | null },
  now: number,
): Prediction {
  if (!holds(ledger, c, hold, now)) return refused('claim_lost')
  if (end.outcome === 'solved' && c.open.size > 0 && end.text === undefined)
    return refused('unanswered_message')
  // A closing word keeps a word here as any other word does, unless the agent says what becomes of it.
  const open = owed(c)
  const byWord = ({ kind }: Vow) => kind === 'chat_later' && end.text !== undefined && end.settles === null
  if (end.settles === null && !open.every(byWord)) return refused('open_promise')
  const word: Must[] =
    end.text === undefined ? [] : [{ type: 'agent_wrote', text: end.text, agent: hold.agent }]
  const settled = open.map(
    ({ id }): Must => ({
      type: end.settles === 'withdrawn' ? 'promise_withdrawn' : 'promise_kept',
      id,
      agent: hold.agent,
    }),
  )
  return {
    id: c.id,
    must: [...word, ...settled, { type: 'resolved', by: 'agent', outcome: end.outcome, agent: hold.agent }],
  }
}

/** What commands about promises, and about passing on, must lead to. */
import { chosen, type Expected, type Ledger, owed, type Vow } from './expected.ts'
import { type Hold, holds, type Must, type Prediction, refused, takenBack } from './predict.ts'

/** Within so much time the house promises; a time asked for is kept within so much of it. */
const promiseWithinMs = 4 * 3_600_000
const windowMs = 1_800_000
const hourMs = 3_600_000

export interface Choice {
  id: string
  kind: 'chat_later' | 'email' | 'call_back'
  contact: string | null
  /** When they would like it. */
  from: number | null
}

/** The customer would rather be reached later. */
export function chooses(ledger: Ledger, c: Expected, choice: Choice, now: number): Prediction {
  const { id, kind, from } = choice
  if (c.promises.some((vow) => vow.id === id)) return { id: c.id, must: [] }
  if (c.status === 'with_agent' && !ledger.free(c, now)) return refused('not_waiting')
  const channel = kind === 'email' ? 'email' : 'phone'
  const contact = kind === 'chat_later' ? null : (choice.contact ?? c.reach.get(channel) ?? null)
  if (kind !== 'chat_later' && contact === null) return refused('contact_needed')
  if (from !== null && from < now) return refused('due_in_past')
  const times =
    from === null
      ? { from: now + promiseWithinMs - hourMs, dueAt: now + promiseWithinMs }
      : { from, dueAt: from + windowMs }
  const earlier = chosen(c)
  const isSame = (vow: Vow) =>
    vow.kind === kind && vow.contact === contact && (from === null || vow.from === from)
  if (earlier.some(isSame)) return { id: c.id, must: [] }
  const must: Must[] = []
  if (contact !== null && c.reach.get(channel) !== contact) must.push({ type: 'contact_given', contact })
  if (c.status === 'resolved') must.push({ type: 'reopened' })
  if (c.status === 'resolved' || c.status === 'with_bot')
    must.push({ type: 'handoff_requested', reason: 'button' })
  if (c.owner) must.push({ type: 'claim_expired', agent: c.owner.agent })
  must.push(...takenBack(earlier))
  return { id: c.id, must: [...must, { type: 'promise_made', id, kind, by: 'house', ...times }] }
}

/** They would rather wait after all. */
export const ratherWaits = (c: Expected): Prediction => ({ id: c.id, must: takenBack(chosen(c)) })

export interface GivenWord {
  id: string
  kind: 'call_back' | 'answer' | 'refund' | 'other'
  dueAt: number
  phone: string | null
  snoozed: boolean
}

/** An agent gives their word, and may put the conversation away until its time. */
export function givesWord(ledger: Ledger, c: Expected, hold: Hold, word: GivenWord, now: number): Prediction {
  const { id, kind, dueAt, snoozed } = word
  if (c.promises.some((vow) => vow.id === id)) return { id: c.id, must: [] }
  if (!holds(ledger, c, hold, now)) return refused('claim_lost')
  if (dueAt <= now) return refused('due_in_past')
  if (kind === 'call_back' && word.phone === null && !c.reach.has('phone')) return refused('contact_needed')
  // An hour before it is due, or half of the time there is.
  const from = dueAt - Math.min(hourMs, (dueAt - now) / 2)
  const made: Must = { type: 'promise_made', id, kind, from, dueAt, by: 'agent', agent: hold.agent }
  const away: Must = { type: 'snoozed', id, agent: hold.agent, until: from }
  return { id: c.id, must: snoozed ? [made, away] : [made] }
}

export function putsAway(ledger: Ledger, c: Expected, hold: Hold, id: string, now: number): Prediction {
  if (!holds(ledger, c, hold, now)) return refused('claim_lost')
  const vow = owed(c).find((each) => each.id === id)
  if (!vow) return refused('promise_not_found')
  if (vow.due || vow.from <= now) return refused('due_in_past')
  return { id: c.id, must: [{ type: 'snoozed', id, agent: hold.agent, until: vow.from }] }
}

/** Kept or taken back, by whoever has the conversation; while nobody has it, by any agent. */
export function settles(
  ledger: Ledger,
  c: Expected,
  who: { agent: string; fence?: number },
  how: 'kept' | 'withdrawn',
  id: string,
  now: number,
): Prediction {
  if (c.owner && !ledger.free(c, now) && !holds(ledger, c, { fence: 0, ...who }, now))
    return refused('claim_lost')
  const vow = c.promises.find((each) => each.id === id)
  if (vow?.state === how) return { id: c.id, must: [] }
  if (!vow || !owed(c).includes(vow)) return refused('promise_not_found')
  return { id: c.id, must: [{ type: `promise_${how}`, id, agent: who.agent }] }
}

/** Passed on to somebody, or up to a team: they must be known, and the word for them goes along. */
export function passesOn(
  ledger: Ledger,
  c: Expected,
  hold: Hold,
  to: { agent: string } | { team: string },
  comment: string | null,
  up: boolean,
  now: number,
): Prediction {
  const known =
    'agent' in to
      ? ledger.agents.has(to.agent)
      : [...ledger.agents.values()].some(({ teams }) => teams.includes(to.team))
  if (!known) return refused('target_not_found')
  if (!holds(ledger, c, hold, now)) return refused('claim_lost')
  if ('agent' in to && to.agent === hold.agent) return refused('not_oneself')
  const word = comment === null ? {} : { comment }
  const must: Must =
    up && 'team' in to
      ? { type: 'escalated', by: 'agent', agent: hold.agent, team: to.team, ...word }
      : { type: 'transferred', agent: hold.agent, to, ...word }
  return { id: c.id, must: [must] }
}

/** What is promised, kept, handed on or withdrawn. Nothing is promised without a way to reach the customer. */
import { type Conversation, replay } from './conversation.ts'
import { type Decided, handOff } from './decide.handoff.ts'
import { type Hold, holding } from './decide.hold.ts'
import { type Lease, lapsed } from './decide.time.ts'
import {
  type Contact,
  type chosenByCustomer,
  continued,
  type EventOf,
  type Log,
  type madeByAgents,
} from './events.ts'
import { afterOpenTime, nextOpening, openingAt } from './hours.ts'
import { datedNotice, promiseNotice, waitsAgainNotice } from './notices.promises.ts'
import { beginsAt, isOwed, nextUp, type PromiseToKeep, reaches } from './promises.ts'
import { Refusal } from './refusal.ts'
import type { Service } from './service.ts'

/** Nothing is promised for later than this, in days. */
const farthest = 366

/** A time the customer asked for is kept within this many seconds. */
const window = 1800

/** What a customer chooses instead of waiting. `from`: the time they would like; else as soon as the house can. */
export interface Choosing {
  id: string
  kind: (typeof chosenByCustomer)[number]
  contact?: Contact
  from?: Date
}

/**
 * The customer chooses to be reached later. Whoever is with the bot or done is handed to people by it; an
 * earlier choice gives way. Sending the same again changes nothing.
 * @throws Refusal contact_needed; outside_hours (with `next`); due_too_far; not_waiting while an agent has it
 */
export function choosePromise(log: Log, lease: Lease, choice: Choosing, service: Service, at: Date): Decided {
  const c = replay(log)
  if (c.promises.some((p) => p.id === choice.id)) return []
  if (c.status === 'with_agent' && !lapsed(c, lease, at))
    throw new Refusal(
      'not_waiting',
      'A person is with you now. Tell them when and how you would like to be reached.',
      {
        status: c.status,
      },
    )
  const contact = reachFor(c, choice)
  const times = offered(choice, service, at)
  const earlier = ofTheHouse(c)
  if (earlier.some((p) => isSame(p, choice, contact, times))) return []

  const first: Decided = []
  if (contact && c.reach[contact.channel] !== contact.contact)
    first.push({ type: 'contact_given', at, ...contact })
  if (c.status === 'resolved') first.push({ type: 'reopened', at })
  if (c.status === 'resolved' || c.status === 'with_bot') first.push(...handOff(c.language, 'button', [], at))
  if (c.assignment) first.push({ type: 'claim_expired', at, agent: c.assignment.agent })
  first.push(...givenUp(earlier, 'another_choice', at))
  const made: EventOf<'promise_made'> = {
    type: 'promise_made',
    at,
    id: choice.id,
    kind: choice.kind,
    ...times,
    by: 'house',
    ...(contact ? { contact } : {}),
  }
  return [...first, made, datedNotice('promise_made', made, c.language, service.zone, at)]
}

/**
 * Where the customer will be reached, as they said now or before. With a wish for a person anything is kept, here
 * nothing that cannot reach anybody: it would be a promise nobody can keep. @throws Refusal contact_needed
 */
function reachFor(c: Conversation, { kind, contact }: Choosing): Contact | null {
  if (kind === 'chat_later') return contact ?? null
  const channel = kind === 'email' ? ('email' as const) : ('phone' as const)
  const known = contact?.channel === channel ? contact.contact : c.reach[channel]
  const reach: Contact | null = known === undefined ? null : { channel, contact: known }
  if (reach === null || !reaches(reach)) throw contactNeeded(channel, reach)
  return reach
}

const contactNeeded = (channel: Contact['channel'], given: Contact | null) => {
  const wanted = channel === 'email' ? 'Which e-mail address may we write to?' : 'Which number may we call?'
  const wrong = given === null ? '' : `“${given.contact}” reaches nobody. `
  return new Refusal('contact_needed', `${wrong}${wanted}`, { channel })
}

/** When the house keeps it: at the time asked for, or within the opening time it has set itself. */
function offered({ from }: Choosing, service: Service, at: Date): { from: Date; dueAt: Date } {
  const { hours, zone } = service
  if (from !== undefined) {
    if (from < at) throw tooSoon()
    if (from.getTime() - at.getTime() > farthest * 86_400_000) throw tooFar()
    if (hours !== null && openingAt(hours, zone, from) === null) {
      const next = nextOpening(hours, zone, from)
      throw new Refusal('outside_hours', 'Nobody is here at that time.', { next: next?.from ?? null })
    }
    return { from, dueAt: new Date(from.getTime() + window * 1000) }
  }
  const dueAt = afterOpenTime(hours, zone, at, service.promiseWithin)
  if (dueAt === null) throw tooFar()
  const opens = hours === null || openingAt(hours, zone, at) ? at : (nextOpening(hours, zone, at)?.from ?? at)
  return { from: beginsAt(opens, dueAt), dueAt }
}

/** What the house has promised by the customer's choice, and not kept yet. */
export const ofTheHouse = (c: Conversation): PromiseToKeep[] =>
  c.promises.filter((p) => p.by === 'house' && p.state === 'open')

const isSame = (
  p: PromiseToKeep,
  choice: Choosing,
  contact: Contact | null,
  times: { from: Date },
): boolean =>
  p.kind === choice.kind &&
  p.contact?.contact === contact?.contact &&
  (choice.from === undefined || p.from.getTime() === times.from.getTime())

/**
 * The customer would rather wait here: what the house had promised is off, their old place is theirs again. Where an
 * agent has put the case away until a time of their own, that word stands, and is said instead.
 */
export function waitHere(log: Log, service: Pick<Service, 'zone'>, at: Date): Decided {
  const c = replay(log)
  const earlier = ofTheHouse(c)
  if (earlier.length === 0) return []
  const off = givenUp(earlier, 'waits_here', at)
  const then = replay(continued(log, off))
  const stands = then.status === 'promised' ? nextUp(then.promises) : null
  if (stands) return [...off, datedNotice('promise_made', stands, c.language, service.zone, at)]
  return then.status === 'waiting' ? [...off, waitsAgainNotice(c.language, at)] : off
}

/** The customer does not want these any more. */
export const givenUp = (promises: readonly PromiseToKeep[], reason: string, at: Date): Decided =>
  promises.map(({ id }) => ({ type: 'promise_withdrawn', at, id, by: 'customer', reason }))

/** What an agent promises. Without `from`, work on it begins an hour before it is due. */
export interface Word {
  id: string
  kind: (typeof madeByAgents)[number]
  from?: Date
  dueAt: Date
  text?: string
  contact?: Contact
}

/**
 * An agent gives their word; with `snooze` the conversation is put away until its time.
 * @throws Refusal claim_lost, contact_needed (a call needs a number), due_in_past, due_too_far
 */
export function makePromise(
  log: Log,
  lease: Lease,
  hold: Hold,
  word: Word,
  snoozed: boolean,
  service: Service,
  at: Date,
): Decided {
  if (replay(log).promises.some((p) => p.id === word.id)) return []
  const c = holding(log, lease, hold, at, word.text)
  const from = word.from ?? beginsAt(at, word.dueAt)
  if (word.dueAt <= at || from > word.dueAt) throw tooSoon()
  if (word.dueAt.getTime() - at.getTime() > farthest * 86_400_000) throw tooFar()
  const contact =
    word.contact ??
    (word.kind === 'call_back' && c.reach.phone !== undefined
      ? { channel: 'phone' as const, contact: c.reach.phone }
      : undefined)
  if (word.kind === 'call_back' && (contact?.channel !== 'phone' || !reaches(contact)))
    throw new Refusal('contact_needed', 'There is no number to call. Ask for one first, or give it here.', {
      channel: 'phone',
    })
  const made: EventOf<'promise_made'> = {
    type: 'promise_made',
    at,
    id: word.id,
    kind: word.kind,
    from,
    dueAt: word.dueAt,
    by: 'agent',
    agent: hold.agent,
    ...(word.text === undefined ? {} : { text: word.text }),
    ...(contact === undefined ? {} : { contact }),
  }
  const decided: Decided = [made, datedNotice('promise_made', made, c.language, service.zone, at)]
  return snoozed ? [...decided, ...snooze(continued(log, decided), lease, hold, word.id, at)] : decided
}

/** Put away until a promise's time comes; then it is back by itself. @throws Refusal claim_lost, promise_not_found, due_in_past */
export function snooze(log: Log, lease: Lease, hold: Hold, id: string, at: Date): Decided {
  const c = holding(log, lease, hold, at)
  const promise = owed(c, id)
  if (promise.due || promise.from <= at) throw tooSoon()
  return [{ type: 'snoozed', at, agent: hold.agent, id, until: promise.from }]
}

/** Who speaks of a promise: whoever has the conversation, under its fence; while nobody has it, any agent. */
export interface Speaker {
  agent: string
  fence?: number
}

/** It was kept, perhaps late. Said again changes nothing. @throws Refusal claim_lost, promise_not_found */
export function keepPromise(log: Log, lease: Lease, who: Speaker, id: string, at: Date): Decided {
  const c = speaking(log, lease, who, at)
  if (c.promises.some((p) => p.id === id && p.state === 'kept')) return []
  return kept(c, owed(c, id), who.agent, at)
}

export const kept = (c: Conversation, promise: PromiseToKeep, agent: string, at: Date): Decided => [
  { type: 'promise_kept', at, id: promise.id, agent },
  promiseNotice('promise_kept', promise, c.language, at),
]

/** It will not be kept, and the customer is told why. @throws Refusal claim_lost, promise_not_found */
export function withdrawPromise(
  log: Log,
  lease: Lease,
  who: Speaker,
  id: string,
  reason: string,
  at: Date,
): Decided {
  const c = speaking(log, lease, who, at)
  if (c.promises.some((p) => p.id === id && p.state === 'withdrawn')) return []
  return withdrawn(c, owed(c, id), who.agent, reason, at)
}

export const withdrawn = (
  c: Conversation,
  promise: PromiseToKeep,
  agent: string,
  reason: string,
  at: Date,
): Decided => [
  { type: 'promise_withdrawn', at, id: promise.id, by: 'agent', agent, reason },
  promiseNotice('promise_withdrawn', promise, c.language, at, reason),
]

function speaking(log: Log, lease: Lease, { agent, fence }: Speaker, at: Date): Conversation {
  const c = replay(log)
  return c.assignment === null || lapsed(c, lease, at)
    ? c
    : holding(log, lease, { agent, fence: fence ?? 0 }, at)
}

/** @throws Refusal promise_not_found */
export function owed(c: Conversation, id: string): PromiseToKeep {
  const promise = c.promises.find((p) => p.id === id)
  if (!promise || !isOwed(promise))
    throw new Refusal('promise_not_found', 'There is no open promise of this id here.', { id })
  return promise
}

const tooSoon = () => new Refusal('due_in_past', 'This time lies in the past. Choose a later one.')
const tooFar = () =>
  new Refusal('due_too_far', 'Nothing is promised for more than a year ahead. Choose an earlier time.')

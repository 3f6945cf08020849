import type { Contact, EventOf, PromiseKind } from './events.ts'

/** A dated commitment to a customer, and what became of it. The ledger is all of them. */
export interface PromiseToKeep {
  id: string
  kind: PromiseKind
  /** Not before this: from then on the conversation waits for somebody to keep it. */
  from: Date
  /** Kept by then, or broken. */
  dueAt: Date
  text: string | null
  contact: Contact | null
  by: 'house' | 'agent'
  /** Who must see to it: the agent who made it or was given it, a team, or both null: whoever takes it. */
  owner: string | null
  team: string | null
  madeAt: Date
  seq: number
  state: 'open' | 'kept' | 'broken' | 'withdrawn'
  /** Its time has come, and this was recorded. */
  due: boolean
  /** The time passed before it was kept. Stays so when it is kept late. */
  late: boolean
}

export const promiseFrom = (event: EventOf<'promise_made'>, seq: number): PromiseToKeep => ({
  id: event.id,
  kind: event.kind,
  from: event.from,
  dueAt: event.dueAt,
  text: event.text ?? null,
  contact: event.contact ?? null,
  by: event.by,
  owner: event.agent ?? null,
  team: null,
  madeAt: event.at,
  seq,
  state: 'open',
  due: false,
  late: false,
})

const shapes = {
  email: /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/,
  phone: /^\+?(?:[\s()/.-]*\d){6,20}[\s()/.-]*$/,
}

/** Whether somebody can be reached there by its form: an address with a domain; a number of 6 to 20 digits. */
export const reaches = ({ channel, contact }: Contact): boolean => shapes[channel].test(contact.trim())

/** Still owed to the customer: not kept yet, in time or late, and not withdrawn. */
export const isOwed = (p: PromiseToKeep): boolean => p.state === 'open' || p.state === 'broken'

/** The next open one whose time has not come: what a promised conversation waits for. */
export const nextUp = (promises: readonly PromiseToKeep[]): PromiseToKeep | null =>
  promises
    .filter((p) => p.state === 'open' && !p.due)
    .toSorted((a, b) => a.from.getTime() - b.from.getTime())[0] ?? null

/** When work on a promise must begin, where nobody has said: an hour before, or half of the time there is. */
export const beginsAt = (madeAt: Date, dueAt: Date): Date => {
  const span = dueAt.getTime() - madeAt.getTime()
  return new Date(dueAt.getTime() - Math.min(3600_000, span / 2))
}

/** A promise to write or call, which has no object once the matter is settled; the others are owed all the same. */
export const isToReach = (kind: PromiseKind): boolean => kind !== 'refund' && kind !== 'other'

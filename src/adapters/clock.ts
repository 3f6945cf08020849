import { randomInt, randomUUID } from 'node:crypto'
import type { Clock, Ids } from '../ports.ts'

/** The machine's clock. The only place that reads it. */
export const systemClock: Clock = { now: () => new Date() }

/** Crockford's alphabet: no I, L, O or U, so that a code can be read aloud. */
const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

export const randomIds: Ids = {
  uuid: () => randomUUID(),
  caseCode: () => Array.from({ length: 8 }, () => crockford[randomInt(crockford.length)]).join(''),
}

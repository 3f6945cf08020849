import { ApiProblem, Unreachable } from '../../client/transport.ts'

/** What somebody was trying to do. */
export type Deed = 'claim' | 'reply' | 'note' | 'release' | 'resolve' | 'presence'

/** What the agent is told about what they just did. Good news first. */
export type Told =
  | { what: 'sent' | 'noted' | 'released' | 'resolved' | 'copied' | 'not_copied' | 'nothing_waits' }
  | { what: 'already_claimed'; owner: string }
  | { what: 'at_capacity'; capacity: number }
  | { what: 'not_waiting' | 'unanswered' | 'too_long' | 'empty' }
  | { what: 'unreachable'; deed: Deed }
  | { what: 'not_accepted'; deed: Deed; reference: string }

export const isGood = (told: Told): boolean =>
  ['sent', 'noted', 'released', 'resolved', 'copied', 'nothing_waits'].includes(told.what)

/** What a failure means to the one who works here. A lost claim is no failure but a state: see `lostIn`. */
export function toldOf(error: unknown, deed: Deed): Told {
  if (!(error instanceof ApiProblem)) {
    if (error instanceof Unreachable) return { what: 'unreachable', deed }
    throw error
  }
  const { code, body } = error
  switch (code) {
    case 'already_claimed':
      return { what: 'already_claimed', owner: String(body.owner) }
    case 'at_capacity':
      return { what: 'at_capacity', capacity: Number(body.capacity) }
    case 'not_waiting':
    case 'conversation_not_found':
      return { what: 'not_waiting' }
    case 'unanswered_message':
      return { what: 'unanswered' }
    case 'text_too_long':
      return { what: 'too_long' }
    default:
      return {
        what: 'not_accepted',
        deed,
        reference: typeof body.reference === 'string' ? body.reference : '',
      }
  }
}

/** Who has the conversation now, when the answer was that our claim is lost; null for every other failure. */
export function lostIn(error: unknown): { owner: string | null; status: string } | null {
  if (!(error instanceof ApiProblem) || error.code !== 'claim_lost') return null
  const { owner, status } = error.body
  return { owner: typeof owner === 'string' ? owner : null, status: String(status) }
}

import { ApiProblem, Unreachable } from '../../client/transport.ts'

/** What somebody was trying to do. */
export type Deed =
  | 'claim'
  | 'reply'
  | 'note'
  | 'release'
  | 'resolve'
  | 'presence'
  | 'promise'
  | 'kept'
  | 'withdraw'
  | 'snooze'
  | 'transfer'
  | 'escalate'
  | 'skills'

const goodNews = [
  'sent',
  'noted',
  'released',
  'resolved',
  'copied',
  'nothing_waits',
  'promised',
  'kept',
  'withdrawn',
  'snoozed',
  'passed',
  'saved',
] as const
type Good = (typeof goodNews)[number]

/** What the agent is told about what they just did. Good news first. */
export type Told =
  | { what: Good | 'not_copied' }
  | { what: 'already_claimed'; owner: string }
  | { what: 'at_capacity'; capacity: number }
  | { what: 'not_waiting' | 'unanswered' | 'too_long' | 'empty' | 'reason' | 'no_date' }
  | { what: 'open_promise' | 'promise_gone' | 'number_needed' | 'past' | 'too_far' | 'not_taking' | 'nobody' }
  | { what: 'unreachable'; deed: Deed }
  | { what: 'not_accepted'; deed: Deed; reference: string }

export const isGood = (told: Told): boolean => goodNews.some((what) => what === told.what)

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
    case 'open_promise':
      return { what: 'open_promise' }
    case 'promise_not_found':
      return { what: 'promise_gone' }
    case 'contact_needed':
      return { what: 'number_needed' }
    case 'due_in_past':
      return { what: 'past' }
    case 'due_too_far':
      return { what: 'too_far' }
    case 'not_taking':
      return { what: 'not_taking' }
    case 'target_not_found':
    case 'not_oneself':
      return { what: 'nobody' }
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

import type { Event, Status } from './wire.ts'

/** What the customer's copy of the log adds up to. */
export interface Known {
  status: Status
  agent: string | null
  /** Message ids the bot still owes a reply. */
  open: readonly string[]
  /** What the customer said about an answer, by its seq. */
  feedback: ReadonlyMap<number, boolean>
  /** The latest answer of the bot, while nobody else has spoken since. */
  answer: number | null
  confirmedSolved: boolean
  rated: boolean
  /** Ids of promises whose time is still to come. */
  promised: readonly string[]
}

const unopened: Known = {
  status: 'with_bot',
  agent: null,
  open: [],
  feedback: new Map(),
  answer: null,
  confirmedSolved: false,
  rated: false,
  promised: [],
}

/** The same fold the server makes, of the part a customer can see. */
export const knownFrom = (events: readonly Event[]): Known => events.reduce(evolve, unopened)

function evolve(k: Known, e: Event): Known {
  switch (e.type) {
    case 'customer_wrote':
      return { ...k, open: [...k.open, e.messageId], answer: null }
    case 'bot_replied':
      return e.partial ? k : { ...k, open: without(k.open, e.inReplyTo), answer: e.seq }
    case 'bot_asked_back':
      return { ...k, open: without(k.open, e.inReplyTo), answer: null }
    case 'handoff_requested':
      return { ...k, status: 'waiting', agent: null, open: [], confirmedSolved: false }
    case 'conversation_claimed':
      return { ...k, status: 'with_agent', agent: e.agent }
    case 'agent_wrote':
      return { ...k, open: [], answer: null }
    case 'claim_released':
    case 'claim_expired':
    case 'transferred':
      return { ...k, status: 'waiting', agent: null }
    case 'escalated':
      return e.by === 'agent' ? { ...k, status: 'waiting', agent: null } : k
    case 'snoozed':
      return { ...k, status: 'promised', agent: null }
    case 'promise_made': {
      const now = { ...k, promised: [...k.promised, e.id] }
      return e.by === 'house' ? { ...now, status: 'promised', agent: null } : now
    }
    case 'promise_due':
    case 'promise_kept':
    case 'promise_broken':
    case 'promise_withdrawn': {
      const promised = without(k.promised, e.id)
      const over = k.status === 'promised' && (e.type === 'promise_due' || !promised[0])
      return { ...k, promised, status: over ? 'waiting' : k.status }
    }
    case 'returned_to_bot':
      return { ...k, status: 'with_bot', agent: null, open: [] }
    case 'resolved':
      return {
        ...k,
        status: 'resolved',
        agent: null,
        open: [],
        confirmedSolved: e.by === 'customer' && e.outcome === 'solved',
      }
    case 'reopened':
      return { ...k, status: 'with_bot', agent: null, answer: null, confirmedSolved: false, rated: false }
    case 'feedback_given':
      return { ...k, feedback: new Map(k.feedback).set(e.about, e.helped) }
    case 'rated':
      return { ...k, rated: true }
    default:
      return k
  }
}

const without = (ids: readonly string[], id: string) => ids.filter((each) => each !== id)

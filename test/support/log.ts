import {
  type ConversationEvent,
  continued,
  type HandoffReason,
  type Log,
  type PromiseKind,
  type Target,
} from '../../src/domain/events.ts'
import { notice } from '../../src/domain/notices.ts'

/** A Monday at noon: where every test conversation begins. */
export const noon = new Date('2026-11-23T12:00:00Z')
export const minutes = (count: number): Date => new Date(noon.getTime() + count * 60_000)
export const seconds = (count: number): Date => new Date(noon.getTime() + count * 1000)

/** One thing that happened, told as a sentence; `logOf` gives it its place and time. */
export type Step = (seq: number, at: Date, before: Log) => ConversationEvent

/** A conversation one can read. Each event happens a minute after the one before; messages are called m1, m2 … by place. */
export const logOf = (...steps: Step[]): Log => tell([], ...steps)

/** The same conversation, continued. */
export const tell = (log: Log, ...steps: Step[]): Log =>
  steps.reduce((before, step) => {
    const seq = before.length + 1
    return continued(before, [step(seq, minutes(seq - 1), before)])
  }, log)

const lastAsked = (before: Log): string =>
  before.findLast((e) => e.type === 'customer_wrote')?.messageId ?? 'nothing'

export const opens =
  (language: 'de' | 'en' = 'en'): Step =>
  (_, at) => ({ type: 'conversation_opened', at, language })

/** Kim writes. */
export const says =
  (text: string, messageId?: string): Step =>
  (seq, at) => ({ type: 'customer_wrote', at, messageId: messageId ?? `m${seq}`, text })

export const source = (slug: string) => ({ slug, revision: 1, title: slug, score: 0.9 })

/** The bot answers Kim's latest words from these articles. */
export const answers =
  (text: string, ...slugs: string[]): Step =>
  (seq, at, before) => ({
    type: 'bot_replied',
    at,
    messageId: `m${seq}`,
    inReplyTo: lastAsked(before),
    text,
    sources: slugs.map(source),
  })

/** The bot is stopped in mid-answer. */
export const breaksOff =
  (text: string, ...slugs: string[]): Step =>
  (seq, at, before) => ({
    type: 'bot_replied',
    at,
    messageId: `m${seq}`,
    inReplyTo: lastAsked(before),
    text,
    sources: slugs.map(source),
    partial: true,
  })

export const asksBack =
  (text: string, ...slugs: string[]): Step =>
  (seq, at, before) => ({
    type: 'bot_asked_back',
    at,
    messageId: `m${seq}`,
    inReplyTo: lastAsked(before),
    text,
    choices: slugs.map((slug) => ({ slug, title: slug })),
  })

export const handsOff =
  (reason: HandoffReason = 'button'): Step =>
  (_, at) => ({ type: 'handoff_requested', at, reason, evidence: [] })

export const claims =
  (agent: string, fence = 1): Step =>
  (_, at) => ({ type: 'conversation_claimed', at, agent, fence })

export const writes =
  (agent: string, text: string): Step =>
  (seq, at) => ({ type: 'agent_wrote', at, messageId: `m${seq}`, agent, text })

export const notes =
  (agent: string, text: string): Step =>
  (seq, at) => ({ type: 'note_added', at, messageId: `m${seq}`, agent, text })

export const releases =
  (agent: string, comment?: string): Step =>
  (_, at) => ({ type: 'claim_released', at, agent, ...(comment === undefined ? {} : { comment }) })

export const vanishes =
  (agent: string): Step =>
  (_, at) => ({ type: 'claim_expired', at, agent })

export const passesOn =
  (agent: string, to: Target, comment?: string): Step =>
  (_, at) => ({ type: 'transferred', at, agent, to, ...(comment === undefined ? {} : { comment }) })

/** The house promises by Kim's choice, or `agent` gives their word: to be kept between these two times. */
export const promises =
  (kind: PromiseKind, from: Date, dueAt: Date, agent?: string, id = 'p1'): Step =>
  (_, at) => ({
    type: 'promise_made',
    at,
    id,
    kind,
    from,
    dueAt,
    ...(agent === undefined ? { by: 'house' as const } : { by: 'agent' as const, agent }),
  })

export const keeps =
  (agent: string, id = 'p1'): Step =>
  (_, at) => ({ type: 'promise_kept', at, id, agent })

export const returns: Step = (_, at) => ({ type: 'returned_to_bot', at })

export const resolves =
  (agent: string, outcome: 'solved' | 'unsolved' | 'spam' = 'solved'): Step =>
  (_, at) => ({ type: 'resolved', at, outcome, by: 'agent', agent })

export const saysSolved: Step = (_, at) => ({ type: 'resolved', at, outcome: 'solved', by: 'customer' })

export const reopens: Step = (_, at) => ({ type: 'reopened', at })

export const rates =
  (score: number): Step =>
  (_, at) => ({ type: 'rated', at, score })

export const finds =
  (about: number, helped: boolean): Step =>
  (_, at) => ({ type: 'feedback_given', at, about, helped })

export const corrects =
  (correction: {
    matter?: string
    comment?: string
    facts?: { kind: 'order_number'; value: string }[]
  }): Step =>
  (_, at) => ({ type: 'receipt_corrected', at, ...correction })

export const leaves =
  (contact: string): Step =>
  (_, at) => ({ type: 'contact_given', at, channel: 'email', contact })

export const isTold =
  (
    kind: 'claimed' | 'claim_released' | 'claim_expired' | 'returned_to_bot' | 'resolved' | 'reopened',
    name = '',
  ): Step =>
  (_, at) =>
    notice(kind, 'en', at, name)

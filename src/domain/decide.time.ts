/** What time alone changes. The sweep records it; every condition also holds before it does. */
import { type Conversation, replay } from './conversation.ts'
import { type Decided, handOff } from './decide.handoff.ts'
import type { ConversationEvent, Log, ToldWait } from './events.ts'
import { nextRung } from './ladder.ts'
import { datedNotice, promiseNotice } from './notices.promises.ts'
import { notice } from './notices.ts'
import { rungNotice, silentNotice, waitNotice } from './notices.waiting.ts'
import type { Service } from './service.ts'

/**
 * The bot owes an answer that never came (a crash, a lost process): a person gets the message.
 * Nothing, when somebody has replied meanwhile.
 */
export function handOffUnanswered(log: Log, before: Date, at: Date): Decided {
  const c = replay(log)
  if (c.status !== 'with_bot' || c.unanswered === null || c.unanswered.at > before) return []
  const question = log[c.unanswered.seq - 1]
  const quote = question?.type === 'customer_wrote' ? question.text : ''
  return handOff(c.language, 'left_unanswered', [{ seq: c.unanswered.seq, quote, rule: 'unanswered' }], at)
}

/** When the claim in force lapses; null where nobody has it. Kept beside the log, renewed by the heartbeat. */
export type Lease = Date | null

/** Whether whoever has it has not been heard of for too long. */
export const lapsed = (c: Conversation, lease: Lease, at: Date): boolean =>
  c.status === 'with_agent' && (lease === null || lease < at)

/** A vanished agent loses the conversation back to its old place. Nothing, while the lease holds. */
export function expireClaim(log: Log, lease: Lease, at: Date): Decided {
  const c = replay(log)
  if (c.assignment === null || !lapsed(c, lease, at)) return []
  const { agent } = c.assignment
  return [{ type: 'claim_expired', at, agent }, notice('claim_expired', c.language, at, agent)]
}

/** An agent who is there and leaves the customer without a reply for too long loses the conversation: nobody waits for a name. */
export function endSilence(log: Log, lease: Lease, service: Pick<Service, 'silentAgent'>, at: Date): Decided {
  const c = replay(log)
  if (c.assignment === null || lapsed(c, lease, at) || c.unanswered === null) return []
  const { agent, since } = c.assignment
  const from = Math.max(c.unanswered.at.getTime(), since.getTime())
  if (at.getTime() - from < service.silentAgent * 1000) return []
  return [{ type: 'claim_expired', at, agent, silent: true }, silentNotice(agent, c.language, at)]
}

/**
 * Nobody has come for too long: one rung up, the customer is told, and the event calls whom it names.
 * `openSince`: when the doors opened last; null while they are closed, and then nobody is called.
 */
export function climb(
  log: Log,
  service: Pick<Service, 'longestWait'>,
  openSince: Date | null,
  at: Date,
): Decided {
  const c = replay(log)
  if (c.status !== 'waiting' || c.rungSince === null || openSince === null) return []
  const next = nextRung({ rung: c.rung, rungSince: c.rungSince }, service, openSince)
  if (at < next.at) return []
  return [
    { type: 'escalated', at, by: 'time', rung: next.rung, to: next.to },
    rungNotice(next, c.language, at),
  ]
}

/** What is known about a wait from outside the log. */
export interface Situation {
  open: boolean
  /** In the customer's words, e.g. “am Montag um 09:00 Uhr”; null while open or where there is none. */
  nextOpening: string | null
  /** Agents who are here and take conversations. */
  present: number
  /** For this conversation, from its place; null while too little is known. */
  forecast: ToldWait | null
}

/** The customer is not told anew more often than this, in seconds, however often agents come and go. */
export const tellAgainAfter = 600

/** What a waiting customer is to be told now about the wait: nothing, when they know it already. */
export function tellWaiting(log: Log, situation: Situation, at: Date): Decided {
  const c = replay(log)
  if (c.status !== 'waiting') return []
  const { told } = c
  const { open, nextOpening, present, forecast } = situation
  const tell = (kind: Parameters<typeof waitNotice>[0]): Decided => [
    waitNotice(kind, c.language, at, { when: nextOpening, wait: forecast }),
  ]
  if (!open) return told?.kind === 'closed_now' ? [] : tell('closed_now')
  const settled = told !== null && at.getTime() - told.at.getTime() < tellAgainAfter * 1000
  if (present === 0) {
    if (told?.kind === 'closed_now') return tell('open_again')
    return told?.kind === 'nobody_here' || settled ? [] : tell('nobody_here')
  }
  if (told === null) return forecast === null ? [] : tell('wait_told')
  switch (told.kind) {
    case 'closed_now':
      return tell(forecast === null ? 'open_again' : 'wait_told')
    case 'nobody_here':
    case 'open_again':
      return forecast === null || settled ? [] : tell('wait_told')
    case 'wait_told':
    case 'wait_slipped':
      return forecast !== null &&
        told.wait !== null &&
        at.getTime() - told.at.getTime() >= told.wait.high * 1000
        ? tell('wait_slipped')
        : []
    default:
      return told.kind satisfies never
  }
}

/**
 * Promises whose time has come are to be kept now; those whose time has passed are broken, which is recorded,
 * told and reported. A broken one on a case that people no longer have calls them back.
 */
export function heedPromises(log: Log, service: Pick<Service, 'zone'>, at: Date): Decided {
  const c = replay(log)
  const decided: Decided = []
  for (const p of c.promises.filter((each) => each.state === 'open')) {
    if (!p.due && p.from <= at) {
      decided.push({ type: 'promise_due', at, id: p.id })
      if (at < p.dueAt && (c.status === 'promised' || c.status === 'waiting'))
        decided.push(promiseNotice('promise_due', p, c.language, at))
    }
    if (p.dueAt <= at) {
      decided.push(
        { type: 'promise_broken', at, id: p.id },
        datedNotice('promise_broken', p, c.language, service.zone, at),
      )
    }
  }
  const broken = decided.some((e) => e.type === 'promise_broken')
  if (!broken || (c.status !== 'with_bot' && c.status !== 'resolved')) return decided
  const back: ConversationEvent[] = c.status === 'resolved' ? [{ type: 'reopened', at }] : []
  return [...decided, ...back, ...handOff(c.language, 'promise_broken', [], at)]
}

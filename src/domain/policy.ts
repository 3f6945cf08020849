import { episode } from './conversation.ts'
import type { Evidence, HandoffReason, Log } from './events.ts'
import { findAbuse } from './signals/abuse.ts'
import { findFrustration } from './signals/frustration.ts'
import { saysOnlyUnhelpful } from './signals/onlyUnhelpful.ts'
import { standstill } from './signals/progress.ts'
import { smallTalk } from './signals/smallTalk.ts'
import { findWish, isNoneOfThese } from './signals/wish.ts'

/** What an operator may set about when the bot gives up. */
export interface Patience {
  /** How often the bot may ask back before it hands off (0 or more). */
  askBackTimes: number
  /** Signs of standstill after which the door opens by itself (1 or more). */
  loopBudget: number
}

/** A reason to hand off, seen in the log alone. */
export interface Signal {
  reason: HandoffReason
  evidence: Evidence[]
}

/**
 * What the customer's latest words say about the handoff, or null while the bot may go on. The order is
 * the order of weight: whoever asks for a person gets one for that reason, however angry they are.
 *
 * Needs the log only: no search, no model. So it is known *before* the words are recorded, and words and
 * handoff become one append.
 */
export function weigh(log: Log, patience: Patience): Signal | null {
  const latest = log.at(-1)
  if (latest?.type !== 'customer_wrote') return null
  const { seq, text } = latest

  const wish = findWish(text)
  if (wish?.kind === 'explicit')
    return { reason: 'asked', evidence: [{ seq, quote: wish.quote, rule: wish.rule }] }

  const said = lastWordOfBot(log)
  if (said?.type === 'bot_asked_back') {
    const offered = said.choices.length > 0
    const declined = isNoneOfThese(text) || (offered && saysOnlyUnhelpful(text))
    if (declined) return { reason: 'no_answer', evidence: [{ seq, quote: text, rule: 'none_of_these' }] }
    if (said.afterSilence === true && (smallTalk(text) === 'no' || saysOnlyUnhelpful(text)))
      return { reason: 'no_answer', evidence: [{ seq, quote: text, rule: 'did_not_help' }] }
  }

  const abuse = findAbuse(text)
  if (abuse) return { reason: 'abuse', evidence: [{ seq, ...abuse }] }

  const frustration = findFrustration(log)
  if (frustration) return { reason: 'frustration', evidence: frustration.evidence }

  return circling(log, patience)
}

/**
 * Whether the loop budget is spent: the door opens by itself. `searched`: what the search has just said about the
 * customer's message `seq`.
 */
export function circling(
  log: Log,
  patience: Patience,
  searched?: { seq: number; evidence: Evidence[] },
): Signal | null {
  const { score, evidence } = standstill(log, searched)
  return score >= patience.loopBudget ? { reason: 'loop', evidence } : null
}

const lastWordOfBot = (log: Log) =>
  episode(log).findLast((e) => e.type === 'bot_asked_back' || e.type === 'bot_replied')

/** How often the bot has asked back since its last answer. */
export function timesAskedBack(log: Log): number {
  const part = episode(log)
  const sinceAnswer = part.slice(part.findLastIndex((e) => e.type === 'bot_replied') + 1)
  return sinceAnswer.filter((e) => e.type === 'bot_asked_back' && e.choices.length > 0).length
}

/** The articles already served since the conversation came to the bot: none is served twice. */
export const served = (log: Log): Set<string> =>
  new Set(episode(log).flatMap((e) => (e.type === 'bot_replied' ? e.sources.map((s) => s.slug) : [])))

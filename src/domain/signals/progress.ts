import { episode } from '../conversation.ts'
import type { EventOf, Evidence, Log, Logged } from '../events.ts'
import { restatements } from './restated.ts'
import { findSaidAlready } from './saidAlready.ts'
import { findUnhelpful } from './unhelpful.ts'
import { visible } from './words.ts'

/** How much each sign of going in circles weighs against the loop budget. */
const weights = { saidAlready: 2, unhelpful: 1, restated: 1, sameSources: 1, didNotHelp: 1 } as const

type Wrote = Logged<EventOf<'customer_wrote'>>

/** How little we have got on since the conversation came to the bot, with what shows it. */
export interface Standstill {
  score: number
  evidence: Evidence[]
}

/**
 * The loop budget's account: a deterministic score over the log that no model can override. Signs that
 * the customer is not getting on add up; a "that helped" wipes the slate.
 *
 * `searched`: what the search has just said about the customer's message `seq`, before a reply to it is in the log.
 *
 * Sources are compared and not wording, because a model words the same unhelpful answer anew every time.
 */
export function standstill(log: Log, searched?: { seq: number; evidence: Evidence[] }): Standstill {
  const part = episode(log)
  const asked = new Map<string, Wrote>()
  const restates = restatements()
  let replied = false
  const counted = new Set<number>()
  const served = new Set<string>()
  let evidence: Evidence[] = []
  let score = 0
  const count = (weight: number, found: Evidence) => {
    score += weight
    evidence.push(found)
    counted.add(found.seq)
  }
  // Whoever said so in words is not counted a second time for what the search says.
  const countSame = (seq: number, seen: readonly Evidence[]) => {
    if (counted.has(seq)) return
    score += weights.restated
    evidence.push(...seen)
    counted.add(seq)
  }
  for (const event of part) {
    if (event.type === 'customer_wrote') {
      asked.set(event.messageId, event)
      const restated = restates(event)
      const already = replied ? findSaidAlready(event.text) : null
      const unhelpful = replied ? findUnhelpful(event.text) : null
      if (already) count(weights.saidAlready, { seq: event.seq, ...already })
      else if (unhelpful) count(weights.unhelpful, { seq: event.seq, ...unhelpful })
      else if (replied && restated) countSame(event.seq, restated.evidence)
    }
    if (event.type === 'bot_replied') replied = true
    if ((event.type === 'bot_replied' || event.type === 'bot_asked_back') && event.restates !== undefined) {
      const again = asked.get(event.inReplyTo)
      const quotes = [log[event.restates - 1], again].flatMap((e) =>
        e?.type === 'customer_wrote'
          ? [{ seq: e.seq, quote: visible(e.text).slice(0, 200), rule: 'restated.same_articles' }]
          : [],
      )
      if (again) countSame(again.seq, quotes)
    }
    if (event.type === 'bot_replied' && event.sources.length > 0) {
      const ground = event.sources
        .map((s) => s.slug)
        .sort()
        .join()
      if (served.has(ground))
        count(weights.sameSources, { seq: event.seq, quote: ground, rule: 'loop.same_sources' })
      served.add(ground)
    }
    if (event.type === 'feedback_given') {
      if (event.helped) {
        score = 0
        evidence = []
      } else count(weights.didNotHelp, { seq: event.seq, quote: '', rule: 'loop.did_not_help' })
    }
  }
  if (searched) countSame(searched.seq, searched.evidence)
  return { score, evidence }
}

import { episode } from '../conversation.ts'
import type { Evidence, Log } from '../events.ts'
import { findRestated } from './restated.ts'
import { findSaidAlready } from './saidAlready.ts'
import { findUnhelpful } from './unhelpful.ts'

/** How much each sign of going in circles weighs against the loop budget. */
const weights = { saidAlready: 2, unhelpful: 1, restated: 1, sameSources: 1, didNotHelp: 1 } as const

/** How little we have got on since the conversation came to the bot, with what shows it. */
export interface Standstill {
  score: number
  evidence: Evidence[]
}

/**
 * The loop budget's account: a deterministic score over the log that no model can override. Signs that
 * the customer is not getting on add up; a "that helped" wipes the slate.
 *
 * Sources are compared and not wording, because a model words the same unhelpful answer anew every time.
 */
export function standstill(log: Log): Standstill {
  const part = episode(log)
  const served = new Set<string>()
  let evidence: Evidence[] = []
  let score = 0
  const count = (weight: number, found: Evidence) => {
    score += weight
    evidence.push(found)
  }
  part.forEach((event, i) => {
    if (event.type === 'customer_wrote' && part.slice(0, i).some((e) => e.type === 'bot_replied')) {
      const already = findSaidAlready(event.text)
      const unhelpful = findUnhelpful(event.text)
      const restated = findRestated(part.slice(0, i + 1))
      if (already) count(weights.saidAlready, { seq: event.seq, ...already })
      else if (unhelpful) count(weights.unhelpful, { seq: event.seq, ...unhelpful })
      else if (restated) {
        score += weights.restated
        evidence.push(...restated.evidence)
      }
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
  })
  return { score, evidence }
}

import { episode } from '../conversation.ts'
import type { EventOf, Evidence, Log, Logged } from '../events.ts'
import { findAbuse } from './abuse.ts'
import { findAimed } from './aimed.ts'
import type { Found } from './phrases.ts'
import { findRestated } from './restated.ts'
import { findSaidAlready } from './saidAlready.ts'
import { smallTalk } from './smallTalk.ts'
import { toneOf } from './tone.ts'
import { findUnhelpful } from './unhelpful.ts'
import { words } from './words.ts'

/**
 * How much each sign counts towards the end of patience. The last message counts in full, the ones before it
 * a share, because anger that is over is over. Words about the matter alone (a broken parcel) never suffice.
 */
const weights = {
  end: 0.8,
  hard: 0.4,
  sore: 0.2,
  shouted: 0.6,
  piled: 0.3,
  saidAlready: 0.4,
  unhelpful: 0.3,
  restated: 0.25,
  harsher: 0.2,
  abuse: 0.5,
  aimed: 0.3,
} as const

const patience = 1
/** Nobody has failed the customer yet: only plain fury hands off on the first message. */
const patienceAtFirst = 1.3
const shareOfEarlier = 0.6

export interface Frustration {
  evidence: Evidence[]
  /** 1 and more: patience has ended. */
  score: number
}

type Wrote = Logged<EventOf<'customer_wrote'>>

/**
 * Whether the customer's patience has ended, seen over the episode's messages: words, capitals, punctuation,
 * repetition, and a course that gets shorter and harsher. The evidence is the customer's own words.
 */
export function findFrustration(log: Log): Frustration | null {
  const part = episode(log)
  const messages = part.filter((event): event is Wrote => event.type === 'customer_wrote')
  const last = messages.at(-1)
  if (!last || smallTalk(last.text) === 'thanks') return null
  const latest = signsOf(last, part)
  // who has said nothing harsh yet is disappointed, not at the end of their patience
  if (!latest.tense) return null
  const earlier = messages.slice(-6, -1).map((message) => signsOf(message, part))
  const before = earlier.reduce((sum, { score }) => sum * shareOfEarlier + score, 0) * shareOfEarlier
  const score = latest.score + Math.min(before, 0.6) + course(messages)
  if (score < (messages.length === 1 ? patienceAtFirst : patience)) return null
  return { evidence: [...earlier, latest].flatMap(({ evidence }) => evidence), score }
}

interface Signs {
  score: number
  evidence: Evidence[]
  tense: boolean
}

function signsOf({ seq, text }: Wrote, part: Log): Signs {
  const tone = toneOf(text)
  const evidence: Evidence[] = []
  let score = 0
  const count = (weight: number, found: Found | null | undefined) => {
    if (!found) return
    score += weight
    evidence.push({ seq, quote: found.quote, rule: `frustration.${found.rule}` })
  }
  const isFirst = !part.some(
    (event) => event.seq < seq && (event.type === 'bot_replied' || event.type === 'bot_asked_back'),
  )
  count(weights.end, tone.end[0])
  count(weights.end / 2, tone.end[1])
  count(weights.hard, tone.hard[0])
  count(weights.sore, tone.sore[0])
  const shouts = tone.shouted !== null && (isFirst || !alwaysShouts(part, seq))
  if (shouts) count(weights.shouted, { quote: tone.shouted!, rule: 'shouted' })
  if (tone.piled !== null) count(weights.piled, { quote: tone.piled, rule: 'piled' })
  const abuse = findAbuse(text)
  count(weights.abuse, abuse)
  if (abuse === null) count(weights.aimed, findAimed(text))
  if (!isFirst) {
    count(weights.saidAlready, findSaidAlready(text))
    count(weights.unhelpful, findUnhelpful(text))
    if (findRestated(part.filter((event) => event.seq <= seq)))
      count(weights.restated, { quote: text.slice(0, 200), rule: 'restated' })
  }
  const tense =
    tone.end.length > 0 || tone.hard.length > 0 || shouts || (tone.piled !== null && score > weights.piled)
  return { score, evidence, tense }
}

/** Some write everything in capitals; that is a habit and no anger. */
const alwaysShouts = (part: Log, seq: number): boolean =>
  part.every(
    (event) => event.type !== 'customer_wrote' || event.seq >= seq || toneOf(event.text).shouted !== null,
  )

/** Shorter and shorter messages, once there have been three, are part of how patience ends. */
function course(messages: Wrote[]): number {
  const lengths = messages.slice(-3).map(({ text }) => words(text).length)
  const [first = 0, second = 0, third = 0] = lengths
  return lengths.length === 3 && third < second && second < first ? weights.harsher : 0
}

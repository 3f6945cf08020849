import { episode } from '../conversation.ts'
import type { Candidate, EventOf, Evidence, Log, Logged } from '../events.ts'
import { alike, wording } from './alike.ts'
import { smallTalk } from './smallTalk.ts'
import { visible } from './words.ts'

type Wrote = Logged<EventOf<'customer_wrote'>>

/** The earlier message that asks most nearly the same as the one searched for, and how nearly (0 to 1.3). */
export interface SameNeed {
  score: number
  seq: number
  evidence: Evidence[]
}

/**
 * From here on two messages are about the same need. Chosen on two sets of customers' questions, one of each language:
 * fewer than 1 in 100 questions on a neighbouring topic reach it, and 37 (English) to 51 (German) in 100 restated ones.
 */
export const sameNeedFrom = 1

/** How much the wording adds to what the articles say. */
const wordingCounts = 0.3

/** How fast an article's share falls with its confidence behind the best one's. */
const spread = 0.035

/**
 * How nearly the customer's message `seq`, for which `found` was found, asks what an earlier one of the episode asked:
 * both lead to the same articles (the earlier one's stand in the log), and the wording is alike. Null where nothing
 * before led to an article.
 */
export function sameNeed(
  log: Log,
  seq: number,
  found: readonly Candidate[],
  language: string,
): SameNeed | null {
  const asked = log[seq - 1]
  if (asked?.type !== 'customer_wrote' || smallTalk(asked.text) !== null) return null
  const [shares, own] = [sharesOf(found), wording(asked.text)]
  const wrote = new Map<string, Wrote>()
  let best: SameNeed | null = null
  for (const event of episode(log)) {
    if (event.seq > seq) break
    if (event.type === 'customer_wrote') wrote.set(event.messageId, event)
    if (event.type !== 'bot_replied' && event.type !== 'bot_asked_back') continue
    const earlier = wrote.get(event.inReplyTo)
    if (earlier === undefined || earlier.seq >= seq || event.found === undefined) continue
    const articles = cosine(sharesOf(event.found), shares)
    // Even the same words would not make it the nearest: they need not be compared.
    if (best !== null && articles + wordingCounts <= best.score) continue
    const score = articles + wordingCounts * alike(wording(earlier.text), own, language)
    if (score > (best?.score ?? 0)) best = { score, seq: earlier.seq, evidence: quotes([earlier, asked]) }
  }
  return best
}

/** Each article's share of what was found, together 1. */
function sharesOf(found: readonly Candidate[]): Map<string, number> {
  const top = Math.max(0, ...found.map(({ confidence }) => confidence))
  const raw = found.map(({ slug, confidence }) => [slug, Math.exp((confidence - top) / spread)] as const)
  const sum = raw.reduce((total, [, share]) => total + share, 0)
  return new Map(raw.map(([slug, share]) => [slug, share / sum]))
}

function cosine(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let dot = 0
  for (const [slug, share] of a) dot += share * (b.get(slug) ?? 0)
  return dot === 0 ? 0 : dot / (norm(a) * norm(b))
}

const norm = (shares: ReadonlyMap<string, number>): number =>
  Math.sqrt([...shares.values()].reduce((sum, share) => sum + share * share, 0))

const quotes = (messages: { seq: number; text: string }[]): Evidence[] =>
  messages.map(({ seq, text }) => ({
    seq,
    quote: visible(text).slice(0, 200),
    rule: 'restated.same_articles',
  }))

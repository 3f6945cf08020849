import { withTopic } from '../domain/knowledge/followUp.ts'
import { served } from '../domain/policy.ts'
import { topicsOf } from '../domain/signals/topic.ts'
import type { Knowledge } from '../ports.ts'
import type { Needs } from './needs.ts'
import type { Question } from './question.ts'

type LookedUp = Awaited<ReturnType<Knowledge['search']>>

/** How many articles are looked at: those already served may be among them. */
const limit = 6

/**
 * What the knowledge has for a question, best first, and what the bot may make of it: in the customer's language;
 * where that has nothing, what is written in the other one only.
 */
export async function lookUp(needs: Needs, question: Question, signal: AbortSignal): Promise<LookedUp> {
  const here = await inOwnLanguage(needs, question, signal)
  return here.band === 'handoff' ? ((await elsewhere(needs, question, signal)) ?? here) : here
}

/**
 * The message as a whole; where that is not plain enough, the first question in it that is, or the message with
 * the matter it goes on from, which must lead further than its own words do.
 */
async function inOwnLanguage(
  needs: Needs,
  { log, seq, text, language }: Question,
  signal: AbortSignal,
): Promise<LookedUp> {
  const [whole = text, ...questions] = topicsOf(text)
  const first = await needs.knowledge.search(whole, { language, limit }, signal)
  if (first.band === 'answer') return first
  for (const question of questions) {
    const alone = await needs.knowledge.search(question, { language, limit }, signal)
    if (alone.band === 'answer') return alone
  }
  const goingOn = withTopic(log, seq, text, language)
  if (goingOn === null) return first
  const further = await needs.knowledge.search(goingOn, { language, limit, without: served(log) }, signal)
  return further.band === 'handoff' ? first : further
}

/** Articles that are not there in the customer's language. Null where each is, or none of them fits. */
async function elsewhere(
  needs: Needs,
  { text, language }: Question,
  signal: AbortSignal,
): Promise<LookedUp | null> {
  const other = language === 'de' ? 'en' : 'de'
  const [own, foreign] = await Promise.all([
    needs.knowledge.published(language),
    needs.knowledge.published(other),
  ])
  const slugs = new Set(own.map((article) => article.slug))
  const named = new Set(own.map((article) => article.translationOf))
  const there = foreign.filter(({ slug, translationOf }) => named.has(slug) || slugs.has(translationOf ?? ''))
  if (there.length === foreign.length) return null
  const without = new Set(there.map((article) => article.slug))
  const [whole = text] = topicsOf(text)
  const found = await needs.knowledge.search(whole, { language: other, limit, without }, signal)
  return found.band === 'handoff' ? null : found
}

import type { Verdict } from '../domain/decide.ts'
import type { Evidence, HandoffReason, Language, Log, Source } from '../domain/events.ts'
import type { Found } from '../ports.ts'

/** One question with what is needed to weigh it. */
export interface Question {
  /** Null for a question nobody has asked yet: an editor tries it out. */
  conversationId: string | null
  log: Log
  seq: number
  text: string
  language: Language
}

/** Takes an answer as it is written. */
export type Tell = (delta: string) => void

export const sourceOf = ({ article, confidence }: Found): Source => ({
  slug: article.slug,
  revision: article.revision,
  title: article.title,
  score: Math.round(confidence * 1000) / 1000,
})

/** A handoff whose evidence is this question. `rule` names what led to it. */
export function handOff(
  reason: HandoffReason,
  { seq, text }: Question,
  rule: string,
): Extract<Verdict, { outcome: 'handed_off' }> {
  const evidence: Evidence[] = [{ seq, quote: text.slice(0, 300), rule }]
  return { outcome: 'handed_off', reason, evidence }
}

/** A failure's short name, for the operator. Not its message: that may quote what a customer wrote. */
export const nameOf = (error: unknown): string =>
  error instanceof Error ? (typeof error.cause === 'string' ? error.cause : error.name) : 'unknown'

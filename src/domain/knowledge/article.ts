import type { Language } from '../events.ts'

export const handoffRules = ['never', 'offer', 'always'] as const
/** What an article says about people: `always` hands off, `offer` does when it did not help, `never` does not offer by itself. */
export type HandoffRule = (typeof handoffRules)[number]

/** One FAQ text, as an editor writes it. */
export interface Article {
  slug: string
  language: Language
  title: string
  /** How customers ask for it, in their words. Five to ten make it easy to find. */
  questions: string[]
  /** Markdown. */
  body: string
  tags: string[]
  handoff: HandoffRule
  /** The last day on which it is true, `YYYY-MM-DD`. */
  validUntil?: string
  translationOf?: string
}

/** An article in the revision that customers see. */
export interface Published extends Article {
  revision: number
}

/** False from the day after `validUntil` on. `today` is `YYYY-MM-DD`. */
export const isValidOn = (article: Article, today: string): boolean =>
  article.validUntil === undefined || today <= article.validUntil

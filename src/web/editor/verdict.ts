import type { PreviewFound } from '../../http/wire.ts'

/** Why the bot decides as it does, in the parts of a sentence. */
export type Why =
  | { kind: 'sure'; title: string; is: number; needed: number }
  | { kind: 'written'; title: string }
  | { kind: 'polite' }
  | { kind: 'torn'; is: number; needed: number; second: string }
  | { kind: 'unsure'; is: number; needed: number }
  | { kind: 'nothing' }
  | { kind: 'unlike'; is: number; needed: number }
  | { kind: 'rule'; title: string }
  | { kind: 'asked' }
  | { kind: 'other'; reason: string }

/** The first reason that carries the decision. */
export function whyOf(tried: PreviewFound): Why {
  const { decision, reason, certainty, confidence, bands, found, sources } = tried
  const [first, second] = found
  if (decision === 'answer') {
    const used = found.find(({ slug }) => slug === sources[0]?.slug) ?? first
    const title = used?.title ?? ''
    return bands && certainty >= bands.answer
      ? { kind: 'sure', title, is: certainty, needed: bands.answer }
      : { kind: 'written', title }
  }
  if (decision === 'ask_back') {
    if ((tried.choices ?? []).length === 0) return { kind: 'polite' }
    const needed = bands?.answer ?? 1
    // Confident that it is ours, and still torn: the second is too close.
    return second && confidence >= needed
      ? { kind: 'torn', is: certainty, needed, second: second.title }
      : { kind: 'unsure', is: certainty, needed }
  }
  if (reason === 'topic_rule') return { kind: 'rule', title: first?.title ?? '' }
  if (reason === 'asked') return { kind: 'asked' }
  if (reason !== 'no_answer') return { kind: 'other', reason: reason ?? '' }
  if (!first || !bands) return { kind: 'nothing' }
  return { kind: 'unlike', is: confidence, needed: bands.askBack }
}

/** Why the second one is not it: it fits less, or nearly as well. Null where there is none. */
export function secondOf({ found }: PreviewFound): { title: string; passage: string; close: boolean } | null {
  const [first, second] = found
  if (!first || !second) return null
  return { title: second.title, passage: second.passage, close: first.score - second.score < 0.1 }
}

/** Two digits, as the language writes them. */
export const figure = (value: number, language: 'de' | 'en'): string =>
  value.toLocaleString(language === 'de' ? 'de-DE' : 'en-GB', {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  })

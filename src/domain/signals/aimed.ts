import { findAbuse } from './abuse.ts'
import { detectLanguage } from './language.ts'
import type { Found } from './phrases.ts'
import { likelihood } from './trained.ts'
import { trained as trainedDe } from './weights/aimed.de.ts'
import { trained as trainedEn } from './weights/aimed.en.ts'
import { visible } from './words.ts'

const trained = { de: trainedDe, en: trainedEn } as const

/** Chosen by cross-validation: below 1 in 1,000 English and 4 in 1,000 German ordinary messages reach it. */
const surely = 0.5

/**
 * Whether a message is a hard word about whoever answers: an insult, contempt, or that they understand nothing.
 * Obscenity that is meant for nobody is none.
 */
export function findAimed(text: string): Found | null {
  const abuse = findAbuse(text)
  if (abuse) return meantForUs(abuse) ? abuse : null
  return likely(text) >= surely ? { quote: visible(text).slice(0, 200), rule: 'aimed.trained' } : null
}

/** How much a message looks like that, 0 to 1; above a half where a rule sees it. For ranking; `findAimed` decides. */
export function aimedScore(text: string): number {
  const abuse = findAbuse(text)
  const seen = abuse !== null && abuse.rule !== 'abuse.trained' && meantForUs(abuse)
  return seen ? 0.5 + likely(text) / 2 : likely(text) / 2
}

function likely(text: string): number {
  const { language } = detectLanguage(text)
  return language === 'de' || language === 'en' ? likelihood(trained[language], text) : 0
}

const meantForUs = ({ rule }: Found): boolean => rule !== 'abuse.sexual' && rule !== 'abuse.hate'

import { stemmer as germanStem } from '@orama/stemmers/german'
import { stemmer as englishStem } from 'stemmer'

export type Lang = 'de' | 'en'

/** A question longer than this many UTF-16 units is cut: nobody asks so long, and every step costs by length. */
export const longestQuery = 2000

/** Of an article more is read, but not without end: an answer that long is found by its beginning. */
export const longestText = 40_000

/**
 * Lower case without accents, and without what nobody sees: zero-width and bidirectional marks, tag characters,
 * soft hyphens and variation selectors (Unicode's format characters and marks).
 */
export function fold(text: string): string {
  const plain = text.toLowerCase()
  if (isPlain(plain)) return plain
  return plain
    .normalize('NFKD')
    .replace(/[\p{Cf}\p{M}]/gu, '')
    .replaceAll('ß', 'ss')
}

/** Whether there is nothing but ASCII; much is faster then. */
const isPlain = (text: string): boolean => /^[\n\x20-\x7e]*$/.test(text)

/**
 * The words of `text`, folded, in order. Apostrophes join ("don't" → "dont"), and so does a hyphen after one or two
 * letters ("W-LAN", "e-mail"). In German the spelled-out umlauts meet the folded ones ("kuendigen" and "kündigen" →
 * "kundigen"); "ue" stays after a, e and q ("neue", "quelle").
 */
export function words(text: string, lang: Lang): string[] {
  const apart = fold(text).replace(/['’‘`´]/g, '')
  const joined = apart.includes('-')
    ? apart.replace(/(?<![\p{L}\p{N}])(\p{L}{1,2})-(?=\p{L})/gu, '$1')
    : apart
  const found = joined.match(isPlain(joined) ? /[a-z0-9]+/g : /[\p{L}\p{N}]+/gu) ?? []
  return lang === 'de' ? found.map(foldDigraphs) : found
}

const foldDigraphs = (word: string): string =>
  /[aou]e/.test(word)
    ? word
        .replace(/ae/g, 'a')
        .replace(/oe/g, 'o')
        .replace(/(?<![aeq])ue/g, 'u')
    : word

/** The stem of a folded word: Snowball for German, Porter (1980) for English. */
export const stem = (word: string, lang: Lang): string =>
  lang === 'de' ? germanStem(word) : englishStem(word)

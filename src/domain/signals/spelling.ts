/**
 * A speller for the few words a wish hangs on. "mitarbieter" and "repersentative" are read as meant; every other
 * word stays as it is, for correcting too much invents wishes.
 */

import { foldWord } from './words.ts'

/** Words a wish hangs on (`meant`), and real words so near to them that they must stay as they are (`real`). */
export interface Keys {
  meant: readonly string[]
  real: readonly string[]
}

/** Reads a folded word as one of `meant` when it is one slip away, two for words of ten letters or more. */
export function corrector(keys: Keys): (word: string) => string {
  const meant = keys.meant.map(foldWord)
  const known = new Set([...meant, ...keys.real.map(foldWord)])
  return (word) => {
    if (word.length < 5 || known.has(word) || known.has(word.replace(inflection, ''))) return word
    const allowed = word.length >= 10 ? 2 : 1
    let best = word
    let fewest = allowed + 1
    for (const key of meant) {
      if (Math.abs(key.length - word.length) > allowed || !sameBeginning(word, key)) continue
      const slips = distance(word, key, fewest)
      if (slips < fewest) {
        fewest = slips
        best = key
      }
    }
    return best
  }
}

const inflection = /(?:e|en|er|em|es|s|in|innen|ed|ing)$/

/** People rarely miss the first letter; at most they swap it with the second. */
const sameBeginning = (a: string, b: string): boolean => a[0] === b[0] || (a[0] === b[1] && a[1] === b[0])

/** Edits between two words, a swap of neighbours counting as one (optimal string alignment); `limit` when it is more. */
export function distance(a: string, b: string, limit: number): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const cost = Math.min(
        last[j]! + 1,
        row[j - 1]! + 1,
        last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1),
        swapped ? before[j - 2]! + 1 : Number.POSITIVE_INFINITY,
      )
      row.push(cost)
      least = Math.min(least, cost)
    }
    if (least >= limit) return limit
    before = last
    last = row
  }
  return Math.min(last[b.length]!, limit)
}

import { keyOf } from './hash.ts'
import { type Bag, buildLists, buildTable, idOf, type Lists, numbering, type Table } from './postings.ts'

/**
 * Finds the known word one slip away from a misspelt one, by the words that remain when a letter is left out of
 * either (symmetric deletion, Garbe 2012). Short words are left alone: too many are one slip apart.
 */
export interface Spelling {
  /** Known words, the likeliest first. */
  words: string[]
  table: Table
  /** For each shortened word, by hash, the known words it comes from. */
  lists: Lists
}

const shortest = 5

export function buildSpelling(known: readonly string[]): Spelling {
  const { numbers, numberOf } = numbering()
  const shortened = known.map((word): Bag => {
    const ids = new Set(shorten(word).map((rest) => numberOf(keyOf(rest))))
    return { ids: Int32Array.from(ids), weights: new Float64Array(ids.size).fill(1) }
  })
  return { words: [...known], table: buildTable(numbers), lists: buildLists(shortened, numbers.size) }
}

const shorten = (word: string): string[] =>
  word.length < shortest - 1
    ? [word]
    : [word, ...Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1))]

/** The likeliest known word that is one slip away from the unknown `word`, if any. */
export function correct(spelling: Spelling, word: string): string | undefined {
  if (word.length < shortest) return undefined
  let best = Number.POSITIVE_INFINITY
  for (const rest of shorten(word))
    for (const id of wordsAt(spelling, rest))
      if (id < best && oneSlipApart(word, spelling.words[id]!)) best = id
  return spelling.words[best]
}

function wordsAt({ table, lists }: Spelling, rest: string): Int32Array {
  const id = idOf(table, keyOf(rest))
  return id < 0 ? new Int32Array(0) : lists.places.subarray(lists.starts[id]!, lists.starts[id + 1]!)
}

/**
 * Whether one letter left out, one too many or two neighbours swapped make the one of the other. A changed letter
 * does not count: such pairs are more often two words, "leiten" and "leihen".
 */
function oneSlipApart(a: string, b: string): boolean {
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  let end = 0
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  if (left.length + right.length <= 1) return true
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]
}

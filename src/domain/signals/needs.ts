import type { Sets } from './phrases.ts'
import { foldWord } from './words.ts'

/**
 * Words of which a message must hold at least one for a rule to see anything; null where no such list can be
 * given (then the rule is always tried). A word may hold `*`. A message has a dozen words and the rules are
 * hundreds, so most of them need not be tried at all.
 */
export function neededWords(rule: string, sets: Sets): string[] | null {
  const parts = rule.split(' ').filter((part) => part !== '')
  const lists = parts.flatMap((part) => wordsOfPart(part, sets) ?? [])
  // Every mandatory part gives such a list; the shortest says most.
  return lists.length === 0 ? null : lists.reduce((a, b) => (b.length < a.length ? b : a))
}

/** The list of one part, in a list; null for what may be missing: gaps, edges, pauses, optional parts. */
function wordsOfPart(part: string, sets: Sets): [string[]] | null {
  if (
    /^~\d$/.test(part) ||
    /[?~]$/.test(part) ||
    part === '^' ||
    part === '^^' ||
    part === '$' ||
    part === '.'
  )
    return null
  const words: string[] = []
  for (const member of part.split('|')) {
    const needed = wordsOfMember(member, sets)
    if (needed === null) return null
    words.push(...needed)
  }
  return [words]
}

/** `a_b` needs both words, so either list will do; a set needs a word of any of its members. */
function wordsOfMember(member: string, sets: Sets): string[] | null {
  if (member === '.' || member === '^') return null
  const lists = member.split('_').map((word) => {
    const set = /^<(\w+)>$/.exec(word)?.[1]
    if (set === undefined) return [word.split('*').map(foldWord).join('*')]
    const inSet = (sets[set] ?? '').split('|').map((one) => neededWords(one, sets))
    return inSet.some((list) => list === null) ? null : inSet.flatMap((list) => list ?? [])
  })
  const known = lists.filter((list) => list !== null)
  return known.length === 0 ? null : known.reduce((a, b) => (b.length < a.length ? b : a))
}

/** Which of many rules may see something in a line. */
export interface Index {
  always: readonly number[]
  byWord: ReadonlyMap<string, readonly number[]>
  /** Words with `*`, as what they begin and end with, by their first letter; '' where they begin with the `*`. */
  wild: ReadonlyMap<string, readonly Wild[]>
}
interface Wild {
  begins: string
  ends: string
  rule: number
}

export function indexRules(needed: readonly (readonly string[] | null)[]): Index {
  const byWord = new Map<string, number[]>()
  const wild = new Map<string, Wild[]>()
  const always: number[] = []
  needed.forEach((words, rule) => {
    if (words === null) always.push(rule)
    for (const word of words ?? []) {
      const star = word.indexOf('*')
      if (star < 0) byWord.set(word, [...(byWord.get(word) ?? []), rule])
      else {
        const [begins, ends] = [word.slice(0, star), word.slice(word.lastIndexOf('*') + 1)]
        const first = begins.slice(0, 1)
        wild.set(first, [...(wild.get(first) ?? []), { begins, ends, rule }])
      }
    }
  })
  return { always, byWord, wild }
}

/** The rules worth trying on a line of these words, in the order they were written. */
export function worthTrying(index: Index, words: readonly string[]): number[] {
  const rules = [...index.always]
  for (const word of words) {
    const named = index.byWord.get(word)
    if (named) rules.push(...named)
    addWild(index.wild.get(''), word, rules)
    addWild(index.wild.get(word.charAt(0)), word, rules)
  }
  // Most books see nothing in most lines, and every message is read by some thirty of them.
  return rules.length < 2 ? rules : [...new Set(rules)].sort((a, b) => a - b)
}

function addWild(wild: readonly Wild[] | undefined, word: string, rules: number[]): void {
  for (const { begins, ends, rule } of wild ?? [])
    if (word.startsWith(begins) && word.endsWith(ends)) rules.push(rule)
}

/**
 * Rules for wordings, written the way one would note them on paper:
 *
 *   'want <to>? talk <to> <any>~ <person>'
 *
 * word           this word, in any spelling that folds to the same     a|b_c one of these; `b_c` is two words
 * mitarbeit*     a word that begins so (`*` also at the front)         x?    once or not at all
 * <person>       one of the set `person`                               x~    up to four times
 * ~3             up to three words of any kind, not across a pause     ^ $   first, last words of the message
 * x|.            or a sentence end, a pause, the message's edge        ,?    a pause may stand here
 * ^|x  ^^        or the beginning of the message, or after a pause
 *
 * Everything is bounded, so no message can make a rule slow.
 */
import { type Index, indexRules, neededWords, worthTrying } from './needs.ts'
import { foldWord, scan, visible, type Word } from './words.ts'

/** Names of sets to their members, separated by `|`; a member may have several words and name other sets. */
export type Sets = Record<string, string>

/** Wordings under the short, stable name that evidence carries. */
export type Rules = Record<string, readonly string[]>

/** What was found: the customer's own words, and the rule that saw them. */
export interface Found {
  quote: string
  rule: string
}

/** A message made ready for rules; read once, used by many. */
export interface Reading {
  text: string
  words: Word[]
  /** The folded words between single blanks, edges marked: ` ^ ich will , einen menschen $ `. */
  line: string
}

const asWritten = (word: string) => word
let lastRead: Reading | null = null

/** The last message read as it was written is remembered: a turn asks a dozen rules about the same words. */
export function reading(text: string, spell: (word: string) => string = asWritten): Reading {
  if (spell === asWritten && lastRead?.text === text) return lastRead
  const read = readAnew(text, spell)
  if (spell === asWritten) lastRead = read
  return read
}

let lastScan: { text: string; words: Word[] } | null = null

/** The words of the last message, too: each language reads the same ones with a spelling of its own. */
function scanned(text: string): Word[] {
  if (lastScan?.text !== text) lastScan = { text, words: scan(text) }
  return lastScan.words
}

function readAnew(text: string, spell: (word: string) => string): Reading {
  const found = scanned(text).map((word) => ({ ...word, word: spell(word.word) }))
  return { text, words: found, line: ` ^ ${found.map(({ word }) => word).join(' ')} $ ` }
}

const anyWord = '[^ .,^$#]+ '

/** A rule in the notation above as a regular expression over a reading's `line`. */
export function pattern(rule: string, sets: Sets = {}): RegExp {
  return new RegExp(`(?<= )${sequence(rule, sets)}`, 'g')
}

const sequence = (rule: string, sets: Sets): string =>
  rule
    .split(' ')
    .filter((part) => part !== '')
    .map((part) => piece(part, sets))
    .join('')

function piece(part: string, sets: Sets): string {
  const gap = /^~(\d)$/.exec(part)
  if (gap) return `(?:${anyWord}){0,${gap[1]}}`
  if (part === '^^') return '[\\^.,] '
  if (part === '^') return '\\^ (?:[.,] )*'
  if (part === '$') return '(?:[.,] )*\\$ '
  if (part === '.') return '(?=[.,$] )'
  if (part === ',?') return '(?:[.,] )?'
  const [, what = '', times = ''] = /^(.*?)([?~]?)$/.exec(part) ?? []
  const how = times === '?' ? '?' : times === '~' ? '{0,4}' : ''
  return `(?:${alternatives(what, sets)})${how}`
}

const alternatives = (what: string, sets: Sets): string =>
  what
    .split('|')
    .map((member) =>
      member
        .split('_')
        .map((word) => setOrWord(word, sets))
        .join(''),
    )
    .join('|')

function setOrWord(word: string, sets: Sets): string {
  const set = /^<(\w+)>$/.exec(word)?.[1]
  if (set === undefined) return spelled(word)
  const members = sets[set]
  if (members === undefined) throw new Error(`No set is called ${set}.`)
  return `(?:${members
    .split('|')
    .map((member) => sequence(member, sets))
    .join('|')})`
}

function spelled(word: string): string {
  if (word === '.') return '(?=[.,$] )'
  if (word === '^') return '[\\^.,] '
  return `${word.split('*').map(foldWord).join('[^ .,^$#]*')} `
}

type Entry = readonly [rule: string, expression: RegExp]

/** Rules compiled once, as `[name, expression]` in the order written, and which words call for which of them. */
export interface Book {
  entries: readonly Entry[]
  index: Index
}

export function book(rules: Rules, sets: Sets = {}): Book {
  const written = Object.entries(rules).flatMap(([rule, wordings]) =>
    wordings.map((wording) => [rule, wording] as const),
  )
  return {
    entries: written.map(([rule, wording]) => [rule, pattern(wording, sets)] as const),
    index: indexRules(written.map(([, wording]) => neededWords(wording, sets))),
  }
}

/** The rules that may see something in this reading. */
const worth = ({ entries, index }: Book, { line }: Reading): Entry[] =>
  worthTrying(index, line.split(' ')).map((at) => entries[at]!)

/** The first rule of `rules` that sees something, with the customer's words. */
export function find(rules: Book, read: Reading): Found | null {
  for (const entry of worth(rules, read)) {
    const found = seen(entry, read)
    if (found) return found
  }
  return null
}

function seen([rule, expression]: Entry, read: Reading): Found | null {
  expression.lastIndex = 0
  const match = expression.exec(read.line)
  return match && { quote: quoted(read, match.index, match[0].length), rule }
}

/** Everything `rules` see, each rule at most once. */
export function findAll(rules: Book, read: Reading): Found[] {
  const found = new Map<string, Found>()
  for (const entry of worth(rules, read)) {
    const hit = found.has(entry[0]) ? null : seen(entry, read)
    if (hit) found.set(hit.rule, hit)
  }
  return [...found.values()]
}

/** Up to three different wordings `rules` see, for signs that weigh more the more often they come. */
export function findDistinct(rules: Book, read: Reading): Found[] {
  const found: Found[] = []
  for (const entry of worth(rules, read)) {
    const hit = seen(entry, read)
    if (hit && !found.some(({ quote }) => quote.includes(hit.quote) || hit.quote.includes(quote)))
      found.push(hit)
    if (found.length === 3) break
  }
  return found
}

/** The reading with everything `rules` see struck out (`#`): no later rule reads it, or across it. */
export function without(rules: Book, read: Reading): Reading {
  let line = read.line
  for (const [, expression] of worth(rules, read))
    line = line.replace(expression, (match) => match.replace(/[^ .,^$]+/g, '#'))
  return { ...read, line }
}

/** The original words behind a stretch of `line`. */
function quoted(read: Reading, index: number, length: number): string {
  // words in the line are counted by blanks; the first is the edge mark
  const first = count(read.line, 1, index) - 1
  const last = first + count(read.line, index, index + length) - 1
  const inside = read.words.slice(Math.max(first, 0), last + 1)
  while (inside.length > 1 && /^[.,]$/.test(inside[0]!.word)) inside.shift()
  while (inside.length > 1 && /^[.,]$/.test(inside.at(-1)!.word)) inside.pop()
  if (inside.length === 0) return visible(read.text).slice(0, 200)
  return visible(read.text.slice(inside[0]!.from, inside.at(-1)!.to)).slice(0, 200)
}

function count(line: string, from: number, to: number): number {
  let blanks = 0
  for (let i = from; i < to; i++) if (line[i] === ' ') blanks++
  return blanks
}

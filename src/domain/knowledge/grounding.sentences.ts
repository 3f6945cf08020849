/**
 * Where a sentence of a growing text ends, and which passages it cites.
 */

import { asSeen } from '../unseen.ts'

/** In UTF-16 units; more without an end is no sentence. */
export const longestSentence = 1500

const abbreviations = new Set(
  (
    'bzw ca nr tel str dr prof hr fr inkl exkl zzgl ggf evtl max min mio mrd usw etc vgl abs art std mind sog bspw ' +
    'mr mrs ms no approx vs st inc ltd dept incl excl jan feb aug sept okt oct nov dez dec mo di mi do sa so'
  ).split(' '),
)
const closers = /["'“”’»)*_`]/
const listLine = /^\s*(?:[-*•+–]|\d{1,2}[.)])\s/
/** What a citation mark may look like before we know whether the slug exists. */
const markShape = /^\[\s*[\p{L}\p{N}][\p{L}\p{N}_./-]*(?:\s*[,;]\s*[\p{L}\p{N}][\p{L}\p{N}_./-]*)*\s*\]$/u

/**
 * The first sentence of `text` with the space before it and the citations after it; null while it may go on. A list
 * item or table row is one sentence, and so is a line that ends in a colon together with the next one.
 */
export function firstUnit(text: string, last: boolean): string | null {
  const start = text.search(/\S/)
  if (start < 0) return null
  let line = lineAt(text, start)
  for (let i = start; i < text.length && i - start <= longestSentence; i++) {
    const char = text[i]!
    if (char === '\n') {
      if (/:[*_]{0,3}\s*$/.test(text.slice(Math.max(start, i - 20), i))) {
        line = lineAt(text, i + 1)
        continue
      }
      const end = afterMarks(text, i, last)
      return end === null ? null : text.slice(0, end)
    }
    if (line === 'whole' || !/[.!?…]/.test(char)) continue
    let end = i + 1
    while (end < text.length && closers.test(text[end]!)) end++
    if (end === text.length) return last ? text : null
    if (!/[\s[]/.test(text[end]!)) continue
    const marked = afterMarks(text, end, last)
    if (marked === null) return null
    if (marked > end) return text.slice(0, marked)
    if (/\s/.test(text[end]!) && !(char === '.' && isAbbreviation(text.slice(Math.max(start, i - 16), i)))) {
      return text.slice(0, end)
    }
  }
  return last || text.length - start > longestSentence ? text : null
}

const lineAt = (text: string, at: number): 'whole' | 'prose' =>
  listLine.test(text.slice(at, at + 40)) || /^\s*\|/.test(text.slice(at, at + 40)) ? 'whole' : 'prose'

function isAbbreviation(before: string): boolean {
  const word = /[\p{L}\p{N}]+$/u.exec(before)?.[0] ?? ''
  return /^(?:\p{L}|\d{1,2})$/u.test(word) || abbreviations.has(word.toLowerCase())
}

/** Where the citations that follow `from` end (`from` itself if there are none); null while that is not known. */
function afterMarks(text: string, from: number, last: boolean): number | null {
  let end = from
  for (;;) {
    let next = end
    while (next < text.length && /\s/.test(text[next]!)) next++
    if (next === text.length) return last ? end : null
    if (text[next] !== '[') return end
    const close = text.slice(next, next + 200).indexOf(']')
    if (close < 0) return last || text.length - next >= 200 ? end : null
    const after = next + close + 1
    if (after === text.length && !last) return null
    if (text[after] === '(' || !markShape.test(text.slice(next, after))) return end
    end = after
  }
}

/** The unit without its marks, the slugs it cites, and the first bracket that is neither a slug nor in the passages. */
export function unmarked(unit: string, passages: ReadonlyMap<string, string>) {
  const cited: string[] = []
  let unknown: string | null = null
  const text = asSeen(unit).replace(
    /([ \t\n]*)(!?)\[([^[\]]{0,200})\](?!\()/g,
    (whole, _space, bang, inside) => {
      const slugs = String(inside)
        .split(/[,;]/)
        .map((slug) => slug.trim().toLowerCase())
      if (bang === '' && slugs.every((slug) => passages.has(slug))) {
        cited.push(...slugs)
        return ''
      }
      if (![...passages.values()].some((passage) => passage.includes(whole.trim()))) unknown ??= whole.trim()
      return whole
    },
  )
  return { text, cited: [...new Set(cited)], unknown }
}

/**
 * How a customer's message is read before any rule looks at it: what nobody sees is gone, case, accents and the two
 * ways to write an umlaut meet, and each word still knows where it stood, so that rules can quote the customer.
 */

/** Of a very long message we read the beginning and the end: that is where people say what they want. */
const longestHead = 4000
const longestTail = 1000

/** A word as rules see it (`word`, folded) and where it stands in the original. `.` and `,` are words of their own. */
export interface Word {
  word: string
  from: number
  to: number
}

const unseen = /[\p{Cf}\p{M}\p{Cc}\u{E0000}-\u{E007F}]/u
const joins = /['’‘`´ʼ]/
const ends = /[.!?;\n\r…¡¿。！？]/
const pauses = /[,:()[\]{}"„“”«»–—|]/
const inWord = /[\p{L}\p{N}]/u

/** The part of `text` that is scanned, with where its pieces begin in the original. */
function readable(text: string): { from: number; piece: string }[] {
  if (text.length <= longestHead + longestTail) return [{ from: 0, piece: text }]
  const tail = text.length - longestTail
  return [
    { from: 0, piece: text.slice(0, longestHead) },
    { from: tail, piece: text.slice(tail) },
  ]
}

/** One character as rules see it: lower case, without accents; nothing, when nobody sees it. */
function foldCharacter(character: string): string {
  if (character >= ' ' && character <= '~') return character.toLowerCase()
  if (character === '\n' || character === '\r') return '\n'
  if (character === '\t' || character === '\u00a0') return ' '
  if (unseen.test(character)) return ''
  return character.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss')
}

/** "möchte", "moechte" and "mochte" are one word; "ue" stays after a, e and q ("neue", "quelle"). */
export const foldDigraphs = (word: string): string =>
  word
    .replace(/ae/g, 'a')
    .replace(/oe/g, 'o')
    .replace(/(?<![aeq])ue/g, 'u')

/** "bitteeee" is "bitte", "nooo" is "no". */
const foldRepeats = (word: string): string => word.replace(/(\p{L})\1{2,}/gu, '$1')

/** How a word looks once folded; rules written by people go through the same mill. */
export const foldWord = (word: string): string =>
  foldRepeats(
    foldDigraphs(
      [...word]
        .map(foldCharacter)
        .join('')
        .replace(/['’‘`´ʼ]/g, ''),
    ),
  )

/** The words of `text` in order, with sentence ends as `.` and pauses as `,`. Total: any string, any length. */
export function scan(text: string): Word[] {
  const found: Word[] = []
  for (const { from, piece } of readable(text)) {
    let word = ''
    let start = 0
    let at = from
    const close = () => {
      if (word !== '') found.push({ word: foldRepeats(foldDigraphs(word)), from: start, to: at })
      word = ''
    }
    const mark = (boundary: '.' | ',') => {
      close()
      if (found.length > 0 && /^[.,]$/.test(found.at(-1)!.word)) {
        if (boundary === '.') found.at(-1)!.word = '.'
      } else found.push({ word: boundary, from: at, to: at + 1 })
    }
    for (const character of piece) {
      const folded = foldCharacter(character)
      if (folded !== '' && inWord.test(folded)) {
        if (word === '') start = at
        word += folded
      } else if (folded === '' || (word !== '' && joins.test(character))) {
        // inside a word: an apostrophe, or something nobody sees
      } else if (ends.test(folded)) mark('.')
      else if (pauses.test(folded) || (character === '-' && word === '' && piece[at - from + 1] === ' '))
        mark(',')
      else close()
      at += character.length
    }
    close()
  }
  return spelledOut(found)
}

/** "m e n s c h" is a word too. */
function spelledOut(found: Word[]): Word[] {
  const joined: Word[] = []
  for (let i = 0; i < found.length; i++) {
    let end = i
    while (end < found.length && /^\p{L}$/u.test(found[end]!.word)) end++
    if (end - i >= 4) {
      const letters = found.slice(i, end)
      const word = foldRepeats(foldDigraphs(letters.map((letter) => letter.word).join('')))
      joined.push({ word, from: letters[0]!.from, to: letters.at(-1)!.to })
      i = end - 1
    } else joined.push(found[i]!)
  }
  return joined
}

/** `text` without invisible characters, folded: what two messages have in common when only the typing differs. */
export const cleanText = (text: string): string =>
  scan(text)
    .map(({ word }) => word)
    .join(' ')
    .replace(/ ([.,])/g, '$1')

/** The folded words of `text`, without punctuation. */
export const words = (text: string): string[] =>
  scan(text)
    .map(({ word }) => word)
    .filter((word) => word !== '.' && word !== ',')

/** `text` for people: as it was written, only without what nobody sees. */
export const visible = (text: string): string => text.replace(/[\p{Cf}\u{E0000}-\u{E007F}]/gu, '').trim()

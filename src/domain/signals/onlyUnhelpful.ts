import { isFormWord } from '../knowledge/search/stopwords.ts'
import { type Reading, reading } from './phrases.ts'
import { strikeSaidAlready } from './saidAlready.ts'
import { findUnhelpful, strikeUnhelpful } from './unhelpful.ts'

/** Words that go along with "that did not help" and say nothing about the matter. */
const along = new Set(
  `leider schade hm hmm tja naja na oh well ach och ne nee no nein sorry entschuldigung danke thanks really quite pretty very sadly
  unfortunately afraid disappointed disappointing enttauscht enttauschend ziemlich echt wirklich either sorry answer antwort question frage
  meine my mine help hilfe way bisschen bit kind ziemlich auch too ja yes yeah und and doch mir me sad traurig weiter gar alles
  bloss halt eh unfortunately was war hatte had hoped gehofft richtige real besser better lol ok okay gut good fine`
    .split(/\s+/)
    .filter((word) => word !== ''),
)

/**
 * Whether a message says nothing but that an answer did not help, was tried, or was given before: there is nothing
 * in it to search for. As soon as it names the matter it is a question.
 */
export function saysOnlyUnhelpful(text: string): boolean {
  const read = reading(text)
  if (read.words.length > 30 || findUnhelpful(text) === null) return false
  const left = wordsLeft(strikeSaidAlready(strikeUnhelpful(read)))
  return left.every((word) => isFormWord(word, 'de') || isFormWord(word, 'en') || along.has(word))
}

const wordsLeft = ({ line }: Reading): string[] =>
  line.split(' ').filter((word) => /[\p{L}\p{N}]/u.test(word))

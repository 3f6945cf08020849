import { detectLanguage } from './language.ts'
import { type Book, book, type Found, find, reading, without } from './phrases.ts'
import { smallTalk } from './smallTalk.ts'
import { corrector } from './spelling.ts'
import { likelihood } from './trained.ts'
import { trained as trainedDe } from './weights/wish.de.ts'
import { trained as trainedEn } from './weights/wish.en.ts'
import * as de from './wish.de.ts'
import * as en from './wish.en.ts'
import * as elsewhere from './wish.others.ts'
import { visible } from './words.ts'

/** `explicit`: a person, now. `soft`: a call, a number, a supervisor, a complaint; the ways there are get offered. */
export interface Wish extends Found {
  kind: 'explicit' | 'soft'
}

interface WishBook {
  spell: (word: string) => string
  others: Book
  explicit: Book
  soft: Book
}

// Both languages read every message: people mix them ("ich will nen human"), and no wish of one is innocent in the other.
const books: WishBook[] = [de, en, elsewhere].map(({ keys, others, explicit, soft, sets }) => ({
  spell: corrector(keys),
  others: book(others, sets),
  explicit: book(explicit, sets),
  soft: book(soft, sets),
}))

const trained = { de: trainedDe, en: trainedEn } as const

/** From where on the trained model alone makes a wish explicit, or soft. By cross-validation over ordinary questions. */
const surely = 0.6
const perhaps = 0.4

/**
 * Whether the customer wishes for a person, in whatever words; the plain wish before the soft one.
 *
 * First everything that only names people is struck out (refusals, what an agent said, a "user agent"); only
 * what is left can be a wish. So "no bot, a person" is one and "no person needed" is none.
 */
export function findWish(text: string): Wish | null {
  const readings = books.map((language) => without(language.others, reading(text, language.spell)))
  for (const kind of ['explicit', 'soft'] as const)
    for (const [i, language] of books.entries()) {
      const found = find(language[kind], readings[i]!)
      if (found) return { kind, ...found }
    }
  // Where something was struck out the rules have understood the message; only they may find a wish beside it.
  return readings.some(({ line }) => line.includes('#')) ? null : guess(text)
}

/** Without a word for a person, a machine or talking, no message is taken for a wish, whatever the model says. */
const people = {
  en: book({
    people: [
      'human*|person*|people|someone*|somebody*|anyone|anybody|agent*|colleague*|staff|team|manager*|supervisor*|boss|advis*|representative*|rep|reps|csr|operator*|employee*|specialist*|expert*|technician*|soul|guy|guys|folks|somewun|sum1|some1|bot|bots|robot*|machine*|computer*|chatbot*|automated|dept|department|office|desk|who|whoever|one_of|talk*|speak*|spk|chat*|transfer*|connect*|put|escalate*|hand|pass|reach*|gies|pulse|charge',
    ],
  }),
  de: book({
    people: [
      'mensch*|person*|leute*|jemand*|irgendw*|wen|wem|wer|einer|eine|einen|einem|*mitarbeiter*|mitarbeitend*|kolleg*|*berater*|*betreuer*|team|chef*|vorgesetzt*|*agent*|operator*|angestellt*|*bearbeiter*|ansprechp*|fachmann|fachfrau|expert*|spezialist*|techniker*|seele|frau|herr|herrn|typ|typen|bot|bots|roboter*|maschine*|computer*|chatbot*|automat*|*abteilung|*service|*dienst|support|zuständig*|sprech*|red*|sprich*|schreib*|chat*|verbind*|weiterleit*|durchstell*|übergeb*|vermittel*|erreich*|echt*',
    ],
  }),
} as const

/** How much a message looks like a plain wish, 0 to 1; above a half where a rule sees it. For ranking; `findWish` decides. */
export function wishScore(text: string): number {
  const found = findWish(text)
  const { language } = detectLanguage(text)
  const likely = language === 'de' || language === 'en' ? likelihood(trained[language], text) / 2 : 0
  if (found?.kind === 'explicit' && found.rule !== 'wish.trained') return 0.5 + likely
  const isStruck = books.some((one) => without(one.others, reading(text, one.spell)).line.includes('#'))
  return isStruck || smallTalk(text) !== null ? likely / 10 : likely
}

/** A wish in words no rule knows: a small model read some thousand wishes and questions. */
function guess(text: string): Wish | null {
  const { language } = detectLanguage(text)
  if ((language !== 'de' && language !== 'en') || smallTalk(text) !== null) return null
  if (find(people[language], reading(text)) === null) return null
  const likely = likelihood(trained[language], text)
  if (likely < perhaps) return null
  return {
    kind: likely >= surely ? 'explicit' : 'soft',
    quote: visible(text).slice(0, 200),
    rule: 'wish.trained',
  }
}

const noneOfThese = book(
  {
    none_of_these: [
      '^ <filler>~ none|neither|nothing|not of? these|those|them|the_above|this|above|any|it|that? <after>~ $',
      '^ <filler>~ none|neither ~2 $',
      '^ ~2 none|neither|not_one|not_any of these|those|them|the|your|it|this',
      'none fits|fit|apply|applies|match|matches|help|helps|work|works|is|are|what',
      'nothing|not of|in|from the|this? list|above|that|kind|sort|these|those',
      '^ <filler>~ something|somewhat|sth else|different|other <after>~ $',
      'not what i|im mean|meant|asked|need|looking|want|wanted|after',
      'these|those|they dont|do_not|doesnt not? ~1 fit|apply|match|help',
      'doesnt|dont|do_not fit|apply|match <after>~ $',
      'nichts|keins|keine|keiner|keines|nix|nichts davon|dabei|hiervon|da|dadrunter|darunter|passend*|von|zutreffend*|richtig*|hier|das',
      'davon|da|hiervon|das ist|war|hilft|passt|trifft ~1 nichts|nix|keins|keines|keiner|keine',
      'passt|passen|trifft|stimmt|hilft ,? <filler>~ alles|alle|beides|das|davon|mir|leider|so|auch|gar|hier|aber|davon|etwas~ nicht|nichts|keins|keine|nix|keiner|keines',
      'alles|das|beides|beide passt|trifft|ist|sind|hilft leider|so|alles|hier|aber|davon|auch|mir~ nicht|nichts|falsch|unpassend',
      '^ <filler>~ nichts|keins|keine|keiner|keines|nix|weder_noch|keine_von_beiden|was_anderes|etwas_anderes|anderes|sonstiges <after>~ $',
      'weder das ~2 noch',
      'kein* der|von|dieser|diesen ~1 antworten|vorschlage|moglichkeiten|optionen|themen|fragen|beiden|denen|artikel|punkte|auswahl|genannten',
      'meine|mein frage|problem|thema|anliegen ist|war|steht nicht|nirgends dabei|da|drin|aufgefuhrt|hier|darunter',
      'nicht das ,? was ich',
      'anderes|andere|anderen problem|frage|thema|anliegen|sache <after>~ $',
    ],
  },
  {
    filler:
      'no|nope|sorry|nein|ne|nee|leider|hm|hmm|also|well|unfortunately|i_think|thanks|danke|but|aber|its|es_ist|ist|they|the|sind|da|ja|oh|ok|it|is|all|all of',
    after:
      'please|thanks|bitte|danke|leider|sorry|unfortunately|really|davon|dabei|alles|sadly|at all|either|me|for me|fur mich|mich|von denen|hier|wirklich|things',
  },
)

/** Whether the customer says that nothing we offered is meant ("none of these", "nichts davon", "passt alles nicht"). */
export const isNoneOfThese = (text: string): boolean => find(noneOfThese, reading(text)) !== null

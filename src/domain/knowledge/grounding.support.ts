/**
 * Whether the passages a sentence cites say what it says. Compared is what can be compared exactly (see
 * `grounding.claims.ts`), quoted names, in English also capitalised ones, promises of money, the language, and
 * whether the meaning is turned round (`grounding.meaning.ts`).
 */
import type { Language } from '../events.ts'
import { detectLanguage } from '../signals/language.ts'
import { asSeen } from '../unseen.ts'
import { type Claims, claimsIn, months } from './grounding.claims.ts'
import { turned } from './grounding.meaning.ts'
import { stem, words } from './search/text.ts'

const listMarks = /^\s*(?:[-*•+–]|\d{1,2}[.)])\s/gm

/** The first thing `text` claims that `evidence` does not say, or null. What the customer wrote may be repeated, but not its links. `expected`: the language it must be in; null: any. */
export function unsupported(
  text: string,
  evidence: string,
  question: string,
  expected: Language | null,
): string | null {
  const plain = normal(text)
  const proof = normal(evidence)
  const asked = normal(question)
  const markup = /<[\p{L}/!?][^>]{0,200}>?|&#?\w{2,12};|!\[[^\]]{0,200}\]\([^)]{0,300}\)?/u.exec(plain)?.[0]
  if (markup && !proof.includes(markup)) return markup
  const said = claimsIn(plain.replace(listMarks, ' '))
  const known = claimsIn(proof)
  const told = claimsIn(asked)
  for (const link of said.links) if (!known.links.has(link)) return link
  for (const email of said.emails) if (!known.emails.has(email) && !told.emails.has(email)) return email
  for (const fact of said.facts) if (!known.facts.has(fact) && !told.facts.has(fact)) return fact
  for (const [number, units] of said.numbers) {
    for (const unit of units) {
      if (!holds(known, number, unit) && !holds(told, number, unit)) return `${number} ${unit}`.trim()
    }
  }
  const promise = promises.find((words) => words.test(plain) && !words.test(proof))
  if (promise) return promise.exec(plain)![0]
  const deed = deeds.exec(plain)?.[0]
  if (deed && !proof.includes(deed)) return deed
  const tongue = languageOf(plain, expected ?? 'de')
  if (expected !== null && isForeign(plain, expected)) return 'wrong language'
  const name = namesIn(plain, tongue).find((name) => !mentions(proof, name) && !mentions(asked, name))
  if (name) return name
  // In a language we do not speak, words cannot be compared.
  if (expected === null && marksOf(words(plain, 'en'), tongue) === 0) return null
  const theirs = languageOf(proof, tongue)
  if (theirs === tongue && strays(plain, proof, tongue)) return 'unrelated'
  return turned(plain.replace(listMarks, ' '), tongue, proof, theirs)
}

const normal = (text: string): string =>
  asSeen(text)
    .normalize('NFKC')
    // 1 000 000 is one number; a phone number starts with 0 or +.
    .replace(
      /(?<![\p{N}+.,] ?)([1-9]\d{0,2})((?: \d{3}){1,3})(?![\p{N}]| \d)/gu,
      (_, head, rest) => head + rest.replaceAll(' ', ''),
    )

function holds({ numbers }: Claims, number: string, unit: string): boolean {
  const units = numbers.get(number)
  return units !== undefined && (unit === '' || units.has('') || units.has(unit))
}

/** Money and favours: said only where a cited passage says them, whatever the customer asked for. */
const promises: readonly RegExp[] = [
  /(?:rück)?erstatt|geld zurück|rückzahlung|gutschrift|gutgeschrieben|gutschreib|refund|reimburs|money back|pay(?:s|ing)? (?:you )?back|\bcredit(?:s|ed)?\b(?! card)/i,
  /rabatt|nachlass|gutschein|ermäßigung|discount|voucher|coupon|reduced price/i,
  /kostenlos|kostenfrei|gratis|unentgeltlich|gebührenfrei|ohne (?:zusätzliche )?kosten|(?<!feel )\bfree\b(?! to\b)|no (?:extra )?(?:cost|charge)/i,
  /garantie(?!rt nicht)|garantier|guarantee|warranty|zugesichert|versprech|we promise/i,
  /entschädig|schadensersatz|schadenersatz|compensat/i,
]

const brand = /(?<![\p{L}\p{N}])(?:\p{Lu}{3,}|\p{L}*\p{Ll}\p{Lu}\p{L}*)(?![\p{L}\p{N}])/gu

/** The bot has done nothing and will do nothing: only "we" do, and only where a passage says so. */
const deeds =
  /(?<![\p{L}])(?:I(?:['’](?:ve|ll|m)| have| will| am| can)|[Ii]ch (?:habe|werde|bin|kann))(?![\p{L}])/u

/** Names that can be compared: quoted ones, what follows "Frau", brands by their capitals, and in English every capital. */
function namesIn(text: string, language: Language): string[] {
  const quoted = [...text.matchAll(/[„“”"«»]([^„“”"«»]{1,80})[“”"«»]/gu)].map((match) => match[1]!)
  const people = [
    ...text.matchAll(/(?<!\p{L})(?:Herrn?|Frau|Dr\.|Prof\.|Mr\.?|Mrs\.?|Ms\.?)\s+(\p{Lu}[\p{L}-]+)/gu),
  ].map((match) => match[1]!)
  const brands = [...text.matchAll(brand)].map((match) => match[0]).filter((name) => !generic.test(name))
  const capitals =
    language === 'de'
      ? []
      : [...text.matchAll(/(?<=[\p{Ll}\p{N},;)]["”’*_]{0,3}\s+\*{0,2})\p{Lu}[\p{L}’'-]+/gu)].map(
          (match) => match[0],
        )
  const names = capitals.filter((name) => !generic.test(name) && !calendar.test(name))
  return [...quoted, ...people, ...brands, ...names]
}
/** Compared as dates, so that they may be translated. */
const calendar = new RegExp(`^(?:${months}|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)(?:[’']s)?$`, 'i')
const generic =
  /^(?:EUR|USD|CHF|GBP|PDF|SMS|FAQ|PIN|USB|WLAN|OK|I['’]?(?:m|ll|ve|d)|\p{L}+Innen|English|German|Mr|Mrs|Ms|Dr)$/u

/** Names that every language writes its own way. What stands on a button or is somebody's product is never translated. */
const translated: Record<string, string> = {
  germany: 'deutschland',
  austria: 'osterreich',
  switzerland: 'schweiz',
  europe: 'europa',
  european: 'europaischen',
  union: 'union',
  'wi fi': 'wlan',
  wifi: 'wlan',
  christmas: 'weihnachten',
  easter: 'ostern',
}

function mentions(text: string, name: string): boolean {
  const heard = ` ${words(text, 'en').join(' ')} `
  const wanted = words(name.replace(/['’]s$/, ''), 'en').join(' ')
  return [wanted, wanted.replace(/s$/, ''), translated[wanted]].some(
    (form) => form && heard.includes(` ${form} `),
  )
}

const marks = {
  de: new Set(
    'der das und sie ihr ihre ihnen ist sind nicht wir ein eine mit fur auf den dem zu im von bei konnen wird'.split(
      ' ',
    ),
  ),
  en: new Set('the and you your is are not we a with for on to of at can or it this will by'.split(' ')),
}

const marksOf = (all: readonly string[], language: Language): number =>
  all.filter((word) => marks[language].has(word)).length

function languageOf(text: string, otherwise: Language): Language {
  const all = words(text, 'en')
  const [german, english] = [marksOf(all, 'de'), marksOf(all, 'en')]
  return german === english ? otherwise : german > english ? 'de' : 'en'
}

/** Plainly in another language than the customer's. Names of buttons and products do not make it so. */
function isForeign(text: string, expected: Language): boolean {
  const all = words(text.replace(/[„“”"«»][^„“”"«»]{1,80}[“”"«»]/gu, ' '), 'en')
  const [own, other] = [marksOf(all, expected), marksOf(all, expected === 'de' ? 'en' : 'de')]
  if (other >= 2 && other > own * 2) return true
  const heard = detectLanguage(text).language
  return own === 0 && all.length >= 5 && heard !== expected && heard !== 'unknown'
}

/** Of the longer words of a sentence, the part its passages must have too. */
const leastShared = 0.3

/** Whether a sentence of some length has little in common with what it claims to rest on. */
function strays(text: string, proof: string, language: Language): boolean {
  const content = [
    ...new Set(
      words(text, language)
        .filter((word) => /^\p{L}{5,}$/u.test(word))
        .map((word) => stem(word, language)),
    ),
  ]
  if (content.length < 2) return false
  const known = words(proof, language).map((word) => stem(word, language))
  const shared = content.filter((word) =>
    known.some((other) => other === word || (word.length > 5 && other.includes(word.slice(0, 6)))),
  )
  return content.length < 3 ? shared.length === 0 : shared.length / content.length < leastShared
}

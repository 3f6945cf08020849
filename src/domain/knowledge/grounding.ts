/**
 * Lets a model's draft out sentence by sentence, each only if it rests on a passage it cites. Longer than other
 * files because it is one thing: a sentence, what it claims, and whether the passages say so.
 *
 * What is compared is what can be compared exactly: links, addresses, numbers with their unit, dates, weekdays,
 * codes, quoted names, in English also capitalised ones, and promises of money. Whether a sentence turns the meaning
 * round ("not") is beyond it.
 */
import type { Language } from '../events.ts'
import { fold, stem, words } from './search/text.ts'

export interface CitablePassage {
  slug: string
  title: string
  text: string
}

/** A checked sentence: its text without the [slug] marks, with the space or line break before it. */
export interface Released {
  text: string
  cited: string[]
}

/** Why a draft ends early. `claim` is what no cited passage supports. */
export type Stop =
  | { reason: 'no_answer' | 'empty' }
  | { reason: 'ungrounded'; sentence: string; claim: string }

/** A draft being checked. Everything in `shown` was released; once `stop` is set nothing more is. */
export interface Draft {
  readonly passages: ReadonlyMap<string, string>
  readonly question: string
  readonly language: Language
  readonly pending: string
  /** A greeting waits for the first grounded sentence, so that nobody is greeted and then left. */
  readonly held: string
  readonly shown: string
  readonly cited: readonly string[]
  readonly stop: Stop | null
}

/** In UTF-16 units; more without an end is no sentence. */
const longestSentence = 1500

/** An empty draft over `passages`. `question`: all the customer wrote that an answer may repeat. */
export function openDraft(passages: readonly CitablePassage[], question: string, language: Language): Draft {
  const bySlug = new Map<string, string>()
  for (const { slug, title, text } of passages) {
    bySlug.set(slug.toLowerCase(), `${bySlug.get(slug.toLowerCase()) ?? ''}\n${title}\n${text}`)
  }
  return { passages: bySlug, question, language, pending: '', held: '', shown: '', cited: [], stop: null }
}

/** The draft with `delta` added, and the sentences that this completes and grounds. */
export const release = (draft: Draft, delta: string): { draft: Draft; released: Released[] } =>
  judged({ ...draft, pending: draft.pending + delta }, false)

/** The draft at its end: the rest is judged as a last sentence. `stop` is null only if something grounded was shown. */
export function endDraft(draft: Draft): { draft: Draft; released: Released[] } {
  const { draft: last, released } = judged(draft, true)
  const nothing = last.stop === null && last.cited.length === 0
  return { draft: nothing ? { ...last, stop: { reason: 'empty' } } : last, released }
}

function judged(draft: Draft, last: boolean): { draft: Draft; released: Released[] } {
  const released: Released[] = []
  let now = draft
  while (!now.stop) {
    const unit = firstUnit(now.pending, last)
    if ((unit ?? now.pending).length > longestSentence) {
      now = { ...now, stop: ungrounded(now.pending, 'too long') }
    } else if (unit === null) {
      break
    } else {
      const next = weighed({ ...now, pending: now.pending.slice(unit.length) }, unit)
      if (next.shown.length > now.shown.length) {
        const cited = unmarked(unit, now.passages).cited
        released.push({ text: next.shown.slice(now.shown.length), cited })
      }
      now = next
    }
  }
  return { draft: now, released }
}

const ungrounded = (sentence: string, claim: string): Stop => ({
  reason: 'ungrounded',
  sentence: sentence.trim().slice(0, 300),
  claim: claim.slice(0, 100),
})

function weighed(draft: Draft, unit: string): Draft {
  const stopped = (stop: Stop): Draft => ({ ...draft, stop })
  const { text, cited, unknown } = unmarked(unit, draft.passages)
  if (/^\W*NO[ _]ANSWER(?!\w)/.test(text)) return stopped({ reason: 'no_answer' })
  if (/^(?:no answer|keine antwort)$/.test(words(text, 'en').join(' ')))
    return stopped({ reason: 'no_answer' })
  if (unknown !== null) return stopped(ungrounded(unit, unknown))
  const show = (): Draft => {
    const space =
      draft.shown + draft.held === '' ? '' : (/^\s*/.exec(text)?.[0] ?? '').replace(/\n{3,}/g, '\n\n')
    return {
      ...draft,
      held: '',
      shown: draft.shown + draft.held + (text.trim() === '' ? '' : space + text.trim()),
      cited: [...new Set([...draft.cited, ...cited])],
    }
  }
  const wordless = !/[\p{L}\p{N}<[\]]/u.test(text)
  if (wordless) return draft.cited.length > 0 || cited.length > 0 ? show() : draft
  if (cited.length === 0) {
    if (draft.cited.length > 0 || !isGreeting(text)) return stopped(ungrounded(unit, 'no citation'))
    return { ...draft, held: draft.held + (draft.held === '' ? text.trim() : ` ${text.trim()}`) }
  }
  const evidence = cited.map((slug) => draft.passages.get(slug) ?? '').join('\n')
  const claim = unsupported(text, evidence, draft.question, draft.language)
  return claim === null ? show() : stopped(ungrounded(unit, claim))
}

// --- Sentences -------------------------------------------------------------------------------------------------

const abbreviations = new Set(
  (
    'bzw ca nr tel str dr prof hr fr inkl exkl zzgl ggf evtl max min mio mrd usw etc vgl abs art std mind sog bspw ' +
    'mr mrs ms no approx vs st inc ltd dept incl excl jan feb aug sept okt oct nov dez dec mo di mi do sa so'
  ).split(' '),
)
const closers = /["'“”’»)*_`]/
const listMarks = /^\s*(?:[-*•+–]|\d{1,2}[.)])\s/gm
const listLine = /^\s*(?:[-*•+–]|\d{1,2}[.)])\s/
/** What a citation mark may look like before we know whether the slug exists. */
const markShape = /^\[\s*[\p{L}\p{N}][\p{L}\p{N}_./-]*(?:\s*[,;]\s*[\p{L}\p{N}][\p{L}\p{N}_./-]*)*\s*\]$/u

/**
 * The first sentence of `text` with the space before it and the citations after it; null while it may go on. A list
 * item or table row is one sentence, and so is a line that ends in a colon together with the next one.
 */
function firstUnit(text: string, last: boolean): string | null {
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
function unmarked(unit: string, passages: ReadonlyMap<string, string>) {
  const cited: string[] = []
  let unknown: string | null = null
  const text = unseenOut(unit).replace(
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

const unseenOut = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/gu, '')

const greetings: readonly RegExp[] = [
  /^(?:guten (?:tag|morgen|abend)|hallo|gern|sehr gern|gruss gott|moin|sehr geehrte damen und herren)$/,
  /^(?:vielen dank|danke)(?: fur ihre (?:frage|nachricht|anfrage))?$/,
  /^(?:das|dabei|hier) (?:erklare|helfe|beantworte) ich (?:ihnen )?gern(?: weiter)?$/,
  /^(?:ich helfe ihnen gern(?: weiter)?|gern helfe ich ihnen(?: weiter)?|(?:das|es) tut mir leid)$/,
  /^(?:hello|hi|good (?:morning|afternoon|evening)|gladly|happy to help|(?:i am|im) (?:happy|glad) to help)$/,
  /^(?:thank you|thanks)(?: for (?:your (?:question|message)|asking|writing))?$/,
  /^(?:(?:i am|im) sorry(?: to hear that)?|sorry to hear that)$/,
]

function isGreeting(text: string): boolean {
  if (text.length > 80 || /[<>[\]():/@]/.test(text)) return false
  const plain = words(text, 'de').join(' ').replace('gerne', 'gern')
  return greetings.some((greeting) => greeting.test(plain))
}

// --- Claims ----------------------------------------------------------------------------------------------------

interface Claims {
  links: Set<string>
  emails: Set<string>
  /** `kind value`: dates as `d.m.` and `d.m.y`, months, weekdays, phone numbers, codes. */
  facts: Set<string>
  /** A number in canonical form → the units it was seen with; '' is none. */
  numbers: Map<string, Set<string>>
}

/** The first thing `text` claims that `evidence` does not say, or null. What the customer wrote may be repeated, but not its links. */
function unsupported(text: string, evidence: string, question: string, language: Language): string | null {
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
  const tongue = languageOf(plain, language)
  const name = namesIn(plain, tongue).find((name) => !mentions(proof, name) && !mentions(asked, name))
  if (name) return name
  return languageOf(proof, language) === tongue && strays(plain, proof, tongue) ? 'unrelated' : null
}

const normal = (text: string): string =>
  unseenOut(text)
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

const months =
  'januar|jänner|january|februar|february|märz|march|april|mai|may|juni|june|juli|july|august|september|oktober|october|november|dezember|december'
const monthStarts = ['ja', 'fe', 'm[äa]r', 'ap', 'ma[iy]', 'jun', 'jul', 'au', 'se', 'o', 'n', 'd']
const monthNumber = (name: string): number =>
  1 + monthStarts.findIndex((start) => new RegExp(`^${start}`).test(name.toLowerCase()))
const anyMonth = `(${months}|jan|feb|mär|mar|apr|jun|jul|aug|sept?|okt|oct|nov|dez|dec)\\b\\.?`
const dayMonth = new RegExp(
  `(?<![\\d.])(\\d{1,2})(?:\\.|st|nd|rd|th)?\\s+(?:of\\s+)?${anyMonth}(?:,?\\s+(\\d{4}))?`,
  'giu',
)
const monthDay = new RegExp(
  `\\b${anyMonth}\\s+(\\d{1,2})(?:st|nd|rd|th)?(?![\\d.:])(?:,?\\s+(\\d{4}))?`,
  'giu',
)
const loneMonth = new RegExp(`(?<!\\p{L})(?!may\\b|march\\b)(${months})(?!\\p{L})`, 'giu')

/** In English also ordinary words: a month only with its capital inside a sentence. */
const loneMarch = /(?<=[\p{Ll},]\s)(?:March|May)(?!\p{L})/gu

const weekdays = [
  'mo|mon|montag|monday',
  'di|tue|dienstag|tuesday',
  'mi|wed|mittwoch|wednesday',
  'do|thu|donnerstag|thursday',
  'fr|fri|freitag|friday',
  'sa|sat|samstag|sonnabend|saturday',
  'so|sun|sonntag|sunday',
]
const weekdayOf = new Map(
  weekdays.flatMap((names, day) => names.split('|').map((name) => [name, day] as const)),
)
const weekday =
  /(?<!\p{L})(montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?:e?s|en|e)?(?!\p{L})/giu
/** "Mo–Fr", "Sa:": two letters are a weekday only beside a dash or colon. */
const shortWeekday =
  /(?<!\p{L})(Mo|Di|Mi|Do|Fr|Sa|So|Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?=\.?\s?[-–:])|(?<=[-–]\s?)(Mo|Di|Mi|Do|Fr|Sa|So|Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?!\p{L})/gu

/** A day that is meant from today on; "this day" is none. */
const nextWeek =
  /(?<!\p{L})(nächste|kommende|next|coming|diese(?!\w?\s(?:tag|jahr))|this(?!\s(?:day|year)))[nmrs]?\s(tage?|wochen?|monate?|jahre?|day|week|month|year)(?!\p{L})/giu

const unitNames: Record<string, string> = {
  day: 'tag|tage|tagen|tages|tägig|day|days|kalendertage|kalendertagen',
  workday:
    'werktag|werktage|werktagen|arbeitstag|arbeitstage|arbeitstagen|working days?|business days?|working-day|workdays?',
  hour: 'stunde|stunden|stündig|std|h|hour|hours|hr|hrs',
  minute: 'minute|minuten|min|minutes|mins|minütig',
  second: 'sekunde|sekunden|seconds',
  week: 'woche|wochen|wöchig|week|weeks',
  month: 'monat|monate|monaten|monats|monatig|month|months',
  year: 'jahr|jahre|jahren|jahres|jährig|year|years',
  clock: "uhr|o[’']clock",
  euro: '€|eur|euro|euros',
  dollar: '\\$|usd|dollar|dollars',
  pound: '£|gbp',
  franc: 'chf|franken|sfr',
  cent: 'cent|cents|ct',
  percent: '%|prozent|percent|per cent',
  giga: 'gb|gigabyte|gigabytes',
  mega: 'mb|megabyte|megabytes',
  speed: 'mbit/s|mbit|mbps',
  weight: 'kg|kilogramm|kilo|kilos|kilograms',
  distance: 'km|kilometer|kilometers|kilometres',
}
const unitPatterns = Object.entries(unitNames).map(
  ([unit, names]) => [unit, new RegExp(`^(?:${names})(?:e[rsnm]?|’s|'s)?(?![\\p{L}])`, 'iu')] as const,
)
const unitAt = (rest: string): string =>
  unitPatterns.find(([, names]) => names.test(rest.replace(/^[\s-]{0,2}/, '')))?.[0] ?? ''

const number = /(?<![\p{N}])\d+(?:[.,:'’]\d+)*/gu
const email =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,5}/giu
const link =
  /(?<!\p{L})(?:https?|ftp|file|javascript|data|mailto|tel|sms):[^\s<>"“”„»«)\]]{1,500}|(?<![\p{L}\p{N}@.-])[\p{L}\p{N}][\p{L}\p{N}-]{0,62}(?:\.[\p{L}\p{N}][\p{L}\p{N}-]{0,62}){0,4}\.\p{L}{2,24}(?:[:/?#][^\s<>"“”„»«)\]]{0,500})?/giu
const phone = /(?<![\p{L}\p{N}])(?:\+|\(?0|\d{7})[\d\s()/.-]{0,24}\d(?!\p{N})/gu
const code =
  /(?<![\p{L}\p{N}])(?=[\p{L}\d_-]{0,40}\d)(?=[\d_-]{0,40}\p{L})[\p{L}\p{N}]+(?:[-_][\p{L}\p{N}]+)*/gu
const brand = /(?<![\p{L}\p{N}])(?:\p{Lu}{3,}|\p{L}*\p{Ll}\p{Lu}\p{L}*)(?![\p{L}\p{N}])/gu

function claimsIn(text: string): Claims {
  const claims: Claims = { links: new Set(), emails: new Set(), facts: new Set(), numbers: new Map() }
  let rest = text
  /** Takes every match out of the text, so that a date is not read as numbers too. */
  const take = (pattern: RegExp, use: (match: string[], after: string) => boolean | undefined) => {
    const before = rest
    rest = before.replace(pattern, (...all) => {
      const offset = all.findIndex((part, i) => i > 0 && typeof part === 'number')
      const match = all.slice(0, offset).map((part) => String(part ?? ''))
      const kept = use(
        match,
        before.slice(Number(all[offset]) + match[0]!.length, Number(all[offset]) + match[0]!.length + 24),
      )
      return kept === false ? match[0]! : ' '
    })
  }
  const date = (day: string, month: number, year: string) => {
    if (Number(day) > 31 || month < 1 || month > 12) return false
    claims.facts.add(`date ${Number(day)}.${month}.`)
    claims.facts.add(`month ${month}`)
    if (year) claims.facts.add(`date ${Number(day)}.${month}.${year.length === 2 ? `20${year}` : year}`)
    return true
  }
  const count = (value: string, unit: string) => {
    claims.numbers.set(value, (claims.numbers.get(value) ?? new Set()).add(unit))
    return true
  }
  take(email, ([found]) => !!claims.emails.add(found!.toLowerCase().replace(/\.$/, '')))
  take(link, ([found]) => !!claims.links.add(linkForm(found!)))
  take(/(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.(?:\s?(\d{4}|\d{2})(?!\d))?/g, ([, day, month, year]) =>
    date(day!, Number(month), year!),
  )
  take(/(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/g, ([, year, month, day]) => date(day!, Number(month), year!))
  take(/(?<!\d)(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})(?!\d)/g, ([, day, month, year]) =>
    date(day!, Number(month), year!),
  )
  take(dayMonth, ([, day, month, year]) => date(day!, monthNumber(month!), year!))
  take(monthDay, ([, month, day, year]) => date(day!, monthNumber(month!), year!))
  take(loneMonth, ([, month]) => !!claims.facts.add(`month ${monthNumber(month!)}`))
  take(loneMarch, ([month]) => !!claims.facts.add(`month ${monthNumber(month!)}`))
  take(weekday, ([, day]) => !!claims.facts.add(`weekday ${weekdayOf.get(day!.toLowerCase())}`))
  take(shortWeekday, ([, a, b]) => !!claims.facts.add(`weekday ${weekdayOf.get((a || b)!.toLowerCase())}`))
  take(
    /(?<!\p{L})(heute|übermorgen|today|tomorrow|tonight)(?!\p{L})/giu,
    ([found]) => !!claims.facts.add(nearDay(found!)),
  )
  take(
    nextWeek,
    ([, which, span]) =>
      !!claims.facts.add(`day ${/^[dt]/i.test(which!) ? 'this' : 'next'} ${unitAt(span!)}`),
  )
  take(/(?<!(?:guten|am)\s)(?<!\p{L})morgen(?!\p{L})/gu, () => !!claims.facts.add(nearDay('tomorrow')))
  take(phone, ([found]) => {
    const digits = found!.replace(/\D/g, '')
    return digits.length < 7 ? false : !!claims.facts.add(`phone ${digits.replace(/^00/, '')}`)
  })
  take(/(?<![\d.,:])(\d{1,2})(?:[.:](\d{2}))?\s?([ap])\.?m(?![\p{L}])\.?/giu, ([, hour, minute, half]) =>
    count(clock((Number(hour) % 12) + (half!.toLowerCase() === 'p' ? 12 : 0), minute!), 'clock'),
  )
  take(
    /(?<![\d.,:])(\d{1,2}):(\d{2})(?![\d:])|(?<![\d.,:])(\d{1,2})\.(\d{2})(?=\s?Uhr)/g,
    ([, h, m, h2, m2]) => count(clock(Number(h || h2), m || m2 || ''), 'clock'),
  )
  take(code, ([found], after) => {
    const glued = /^(\d+)-?(\p{L}[\p{L}-]*)$/u.exec(found!)
    if (glued) return count(canonical(glued[1]!), unitAt(glued[2]! + after))
    return !!claims.facts.add(`code ${fold(found!)}`)
  })
  take(/([€$£]|(?<!\p{L})(?:EUR|USD|CHF|GBP))\s?(\d+(?:[.,'’]\d+)*)/gu, ([, unit, found]) =>
    count(canonical(found!), unitAt(unit!)),
  )
  take(number, ([found], after) => count(canonical(found!), unitAt(after.replace(/^,[-–—]+/, ''))))
  take(/\p{L}+(?:-\p{L}+)?/gu, ([found], after) => {
    // "ein" is an article too: a number only before a unit ("eine Woche").
    if (/^(?:one|eins?|eine[mnr]?)$/iu.test(found!)) return unitAt(after) !== '' && count('1', unitAt(after))
    const { value, unit } = numberWord(found!.toLowerCase()) ?? {}
    if (value === undefined) return false
    if (
      value < 6 &&
      /^\s(?:\p{L}+\s)?(?:möglichkeit|weg|schritt|option|art|variante|way|step|thing)/iu.test(after)
    )
      return true
    return count(String(value), unit === undefined ? unitAt(after) : unit)
  })
  return claims
}

const linkForm = (found: string): string =>
  found
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/[.,;:!?'’*_`/]+$/, '')

const nearDay = (found: string): string =>
  `day ${{ heute: 'today', today: 'today', tonight: 'today', übermorgen: 'after tomorrow' }[found.toLowerCase()] ?? 'tomorrow'}`

const clock = (hour: number, minute: string): string =>
  Number(minute) === 0 ? `${hour}` : `${hour}:${minute}`

/** 1.000 = 1,000 = 1000; 4,90 = 4.9; 29,00 = 29. A separator before exactly three digits groups thousands. */
function canonical(found: string): string {
  const grouped = found.replace(/[.,'’](?=\d{3}(?!\d))/g, '')
  const decimal = /^(\d+)[.,](\d+)$/.exec(grouped)
  if (!decimal) return grouped
  const fraction = decimal[2]!.replace(/0+$/, '')
  return fraction === '' ? decimal[1]! : `${decimal[1]}.${fraction}`
}

const numberWords = (() => {
  const german =
    'null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn'.split(
      ' ',
    )
  const english =
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
      ' ',
    )
  const germanTens = 'zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig'.split(' ')
  const englishTens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
  const found = new Map<string, number>([
    ['hundert', 100],
    ['hundred', 100],
    ['tausend', 1000],
    ['thousand', 1000],
    ['dutzend', 12],
    ['dozen', 12],
  ])
  for (let value = 2; value < 100; value++) {
    const [tens, ones] = [Math.floor(value / 10) - 2, value % 10]
    found.set(
      value < 20
        ? german[value]!
        : `${ones ? `${ones === 1 ? 'ein' : german[ones]}und` : ''}${germanTens[tens]}`,
      value,
    )
    found.set(value < 20 ? english[value]! : `${englishTens[tens]}${ones ? `-${english[ones]}` : ''}`, value)
  }
  return found
})()

function numberWord(word: string): { value: number; unit?: string } | null {
  const whole = numberWords.get(word)
  if (whole !== undefined) return { value: whole }
  const parts =
    /^(\p{L}+?)-?(mal|fach|tägig|wöchig|monatig|jährig|stündig|minütig|days?|weeks?|months?|years?|hours?)(?:e[rsnm]?)?$/u.exec(
      word,
    )
  const value = numberWords.get(parts?.[1] ?? '')
  return value === undefined ? null : { value, unit: unitAt(parts![2]!) }
}

/** Money and favours: said only where a cited passage says them, whatever the customer asked for. */
const promises: readonly RegExp[] = [
  /(?:rück)?erstatt|geld zurück|rückzahlung|gutschrift|gutgeschrieben|gutschreib|refund|reimburs|money back|pay(?:s|ing)? (?:you )?back|\bcredit(?:s|ed)?\b(?! card)/i,
  /rabatt|nachlass|gutschein|ermäßigung|discount|voucher|coupon|reduced price/i,
  /kostenlos|kostenfrei|gratis|unentgeltlich|gebührenfrei|ohne (?:zusätzliche )?kosten|(?<!feel )\bfree\b(?! to\b)|no (?:extra )?(?:cost|charge)/i,
  /garantie(?!rt nicht)|garantier|guarantee|warranty|zugesichert|versprech|we promise/i,
  /entschädig|schadensersatz|schadenersatz|compensat/i,
]

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

function languageOf(text: string, otherwise: Language): Language {
  const all = words(text, 'en')
  const german = all.filter((word) => marks.de.has(word)).length
  const english = all.filter((word) => marks.en.has(word)).length
  return german === english ? otherwise : german > english ? 'de' : 'en'
}

/** Whether a sentence of some length has next to nothing in common with what it claims to rest on. */
function strays(text: string, proof: string, language: Language): boolean {
  const content = [
    ...new Set(
      words(text, language)
        .filter((word) => word.length > 4)
        .map((word) => stem(word, language)),
    ),
  ]
  if (content.length < 3) return false
  const known = words(proof, language).map((word) => stem(word, language))
  const shared = content.filter((word) =>
    known.some((other) => other === word || (word.length > 5 && other.includes(word.slice(0, 6)))),
  )
  return shared.length / content.length < 0.25
}

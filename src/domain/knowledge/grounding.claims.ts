/**
 * What a text claims that can be compared exactly: links, addresses, numbers with their unit, dates, weekdays, codes.
 */
import { fold } from './search/text.ts'

export interface Claims {
  links: Set<string>
  emails: Set<string>
  /** `kind value`: dates as `d.m.` and `d.m.y`, months, weekdays, phone numbers, codes. */
  facts: Set<string>
  /** A number in canonical form → the units it was seen with; '' is none. */
  numbers: Map<string, Set<string>>
}

export const months =
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
export const unitAt = (rest: string): string =>
  unitPatterns.find(([, names]) => names.test(rest.replace(/^[\s-]{0,2}/, '')))?.[0] ?? ''

const number = /(?<![\p{N}])\d+(?:[.,:'’]\d+)*/gu
const email =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,5}/giu
const link =
  /(?<!\p{L})(?:https?|ftp|file|javascript|data|mailto|tel|sms):[^\s<>"“”„»«)\]]{1,500}|(?<![\p{L}\p{N}@.-])[\p{L}\p{N}][\p{L}\p{N}-]{0,62}(?:\.[\p{L}\p{N}][\p{L}\p{N}-]{0,62}){0,4}\.\p{L}{2,24}(?:[:/?#][^\s<>"“”„»«)\]]{0,500})?/giu
const phone = /(?<![\p{L}\p{N}])(?:\+|\(?0|\d{7})[\d\s()/.-]{0,24}\d(?!\p{N})/gu
const code =
  /(?<![\p{L}\p{N}])(?=[\p{L}\d_-]{0,40}\d)(?=[\d_-]{0,40}\p{L})[\p{L}\p{N}]+(?:[-_][\p{L}\p{N}]+)*/gu

export function claimsIn(text: string): Claims {
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
export function canonical(found: string): string {
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
  for (const [name, value] of [...found]) found.set(fold(name), value)
  return found
})()

export function numberWord(word: string): { value: number; unit?: string } | null {
  const whole = numberWords.get(word)
  if (whole !== undefined) return { value: whole }
  const parts =
    /^(\p{L}+?)-?(mal|fach|tägig|wöchig|monatig|jährig|stündig|minütig|days?|weeks?|months?|years?|hours?)(?:e[rsnm]?)?$/u.exec(
      word,
    )
  const value = numberWords.get(parts?.[1] ?? '')
  return value === undefined ? null : { value, unit: unitAt(parts![2]!) }
}

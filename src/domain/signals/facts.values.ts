import { every, type Seen } from './facts.seen.ts'

/** Amounts and dates, in the forms of five countries; values normalised to "29.90 EUR" and "2026-11-23" or "11-23". */

const currencies: Record<string, string> = {
  '€': 'EUR',
  eur: 'EUR',
  euro: 'EUR',
  euros: 'EUR',
  chf: 'CHF',
  franken: 'CHF',
  fr: 'CHF',
  sfr: 'CHF',
  stutz: 'CHF',
  $: 'USD',
  usd: 'USD',
  dollar: 'USD',
  dollars: 'USD',
  bucks: 'USD',
  '£': 'GBP',
  gbp: 'GBP',
  pound: 'GBP',
  pounds: 'GBP',
  quid: 'GBP',
}
// "Fr. 23.11" may be a Friday: francs are only what cannot be one.
const currency =
  '(?:fr\\.(?=\\s?\\d+\\.(?:1[3-9](?!\\d)|[2-9]\\d(?!\\d)|[-–]))|€|\\$|£|eur(?:os?)?|chf|franken|sfr\\.?|usd|dollars?|bucks|gbp|pounds?|quid)'
const figure = "\\d{1,3}(?:[.,'’ ]\\d{3})+(?:[.,]\\d{1,2})?|\\d{1,7}(?:[.,]\\d{1,2})?"

export function* amounts(text: string): Generator<Seen> {
  yield* every(
    text,
    'amount',
    new RegExp(`(?<![\\p{L}\\d.,])${currency}\\s?(?:${figure})(?:[.,]?[-–])?(?!\\d)`, 'giu'),
    amount,
  )
  yield* every(
    text,
    'amount',
    new RegExp(`(?<![\\p{L}\\d.,])(?:${figure})(?:,-|\\.-|,--)?\\s?${currency}(?!\\p{L})`, 'giu'),
    amount,
  )
}

function amount(written: string): string | null {
  const sign = /€|\$|£|[a-z]+/i.exec(written)?.[0].toLowerCase()
  const figures = /\d[\d.,'’ ]*/.exec(written)?.[0].trim()
  const code = sign === undefined ? undefined : currencies[sign]
  if (code === undefined || figures === undefined) return null
  const parts = /^(.*?)(?:[.,](\d{1,2}))?[.,]?$/.exec(figures)
  const whole = parts?.[1]?.replace(/\D/g, '') ?? ''
  if (whole === '') return null
  return `${Number(whole)}.${(parts?.[2] ?? '').padEnd(2, '0')} ${code}`
}

const months: Record<string, number> = {}
for (const [i, names] of [
  'januar january jan jänner jaenner',
  'februar february feb feber',
  'märz maerz march mar mrz',
  'april apr',
  'mai may',
  'juni june jun',
  'juli july jul',
  'august aug',
  'september sept sep',
  'oktober october okt oct',
  'november nov',
  'dezember december dez dec',
].entries())
  for (const name of names.split(' ')) months[name] = i + 1
const month = `(?:${Object.keys(months)
  .sort((a, b) => b.length - a.length)
  .join('|')})`

export function* dates(text: string): Generator<Seen> {
  yield* every(text, 'date', /(?<![\d.-])\d{4}-\d{2}-\d{2}(?![\d-])/g, (value) =>
    date(...(value.split('-').map(Number) as [number, number, number])),
  )
  yield* every(text, 'date', /(?<![\d.,])\d{1,2}\.\s?\d{1,2}\.(?:\s?(?:\d{4}|\d{2}))?(?!\.?\d)/g, (value) => {
    const [d, m, y] = value.split('.').map(Number)
    return date(y, m, d)
  })
  yield* every(text, 'date', /(?<![\d/])\d{1,2}\/\d{1,2}\/(?:\d{4}|\d{2})(?![\d/])/g, (value) => {
    const [a = 0, b = 0, y] = value.split('/').map(Number)
    // 11/23/2026 is American; where both readings are possible we take the European one, as the customer's page does
    return b > 12 ? date(y, a, b) : date(y, b, a)
  })
  yield* every(
    text,
    'date',
    new RegExp(
      `(?<![\\p{L}\\d])\\d{1,2}(?:\\.|st|nd|rd|th)?(?: of)?\\s?${month}\\.?(?:,?\\s\\d{4})?(?![\\p{L}\\d])`,
      'giu',
    ),
    wordy,
  )
  yield* every(
    text,
    'date',
    new RegExp(
      `(?<![\\p{L}\\d])${month}\\.?\\s\\d{1,2}(?:st|nd|rd|th)?(?:,?\\s\\d{4})?(?![\\p{L}\\d])`,
      'giu',
    ),
    wordy,
  )
}

function wordy(written: string): string | null {
  const name = written
    .toLowerCase()
    .match(/[a-zäöü]+/g)
    ?.find((word) => months[word] !== undefined)
  const day = /(?<!\d)\d{1,2}(?!\d)/.exec(written)?.[0]
  return date(Number(/\d{4}/.exec(written)?.[0] ?? 0), months[name ?? ''], Number(day))
}

/** "2026-11-23", or "11-23" when no year was said; null when there is no such day. */
function date(year: number | undefined, month = 0, day = 0): string | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null
  const rest = `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  if (!year) return rest
  const full = year < 100 ? 2000 + year : year
  return full < 1900 || full > 2100 ? null : `${full}-${rest}`
}

import { type CountryCode, findPhoneNumbersInText } from 'libphonenumber-js/min'
import type { Fact, Log } from '../events.ts'
import { relativeDates } from './facts.relative.ts'
import { every, type Seen } from './facts.seen.ts'
import { amounts, dates } from './facts.values.ts'
import { detectLanguage } from './language.ts'
import { visible } from './words.ts'

const longest = 8000
const label = (words: string) => `(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}])`
/** What may stand between a label and its value: "Bestellnummer: ", "order number is #", "Bestellung Nr. ". */
const between =
  "(?:[\\s:#.,=-]|lautet|ist|is|nr|no|number|nummer|num|id|it's|die|the|my|meine|mit der|with){0,24}?[\\s:#=]*"

/**
 * What the customer has told us: each thing once (by kind and value), with the first message it came from, the value
 * normalised and the text as written. Corrections on the receipt are facts too. Conservative: what may be something
 * else is left out, for the agent reads it as certain.
 */
export function findFacts(log: Log): Fact[] {
  const facts = new Map<string, Fact>()
  const keep = (fact: Fact) => {
    const key = `${fact.kind} ${fact.value.toLowerCase()}`
    if (fact.value !== '' && !facts.has(key)) facts.set(key, fact)
  }
  for (const event of log) {
    if (event.type === 'customer_wrote')
      for (const fact of factsIn(event.text, event.at)) keep({ ...fact, seq: event.seq })
    if (event.type === 'receipt_corrected')
      for (const { kind, value } of event.facts ?? [])
        keep({ kind, value: visible(value), text: value, seq: event.seq })
  }
  return [...facts.values()]
}

function factsIn(message: string, at: Date): Omit<Fact, 'seq'>[] {
  const text = message
    .slice(0, longest)
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/[\p{Cf}]/gu, '')
  const taken: Seen[] = []
  // the surest kinds first: an IBAN holds what looks like a phone number, an e-mail address a name
  for (const find of [
    emails,
    ibans,
    parcels,
    orders,
    customers,
    amounts,
    dates,
    (read: string) => relativeDates(read, at),
    phones,
    devices,
    postalCodes,
    names,
  ])
    for (const seen of find(text))
      if (!taken.some((other) => seen.from < other.to && other.from < seen.to)) taken.push(seen)
  return taken
    .sort((a, b) => a.from - b.from)
    .map(({ kind, value, from, to }) => ({ kind, value, text: text.slice(from, to) }))
}

const bare = (value: string): string => value.replace(/[\s./_-]+$/g, '').toUpperCase()
const withDigit = (least: number) => (value: string) =>
  (value.match(/\d/g)?.length ?? 0) >= least ? bare(value) : null

const emails = (text: string) =>
  every(text, 'email', /(?<![\w.+-])[\w.+-]{1,64}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,4}/gu, (value) =>
    value.toLowerCase(),
  )

/** Every stretch that begins like an IBAN and, at some word's end, has the right check digits. */
function* ibans(text: string): Generator<Seen> {
  for (const match of text.matchAll(/(?<![\p{L}\d])[A-Z]{2}\d{2}[A-Z\d -]{11,50}/giu))
    for (let length = match[0].length; length >= 15; length--) {
      const written = match[0].slice(0, length)
      const value = written.replace(/[ -]/g, '').toUpperCase()
      if (
        !/[A-Z\d]$/i.test(written) ||
        /^[\p{L}\d]/u.test(text.slice(match.index + length)) ||
        !isIban(value)
      )
        continue
      yield { kind: 'iban', value, from: match.index, to: match.index + length }
      break
    }
}

/** ISO 13616: the check digits, computed by ISO 7064 mod 97-10. */
function isIban(iban: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) return false
  let rest = 0
  for (const character of iban.slice(4) + iban.slice(0, 4))
    for (const digit of parseInt(character, 36).toString()) rest = (rest * 10 + Number(digit)) % 97
  return rest === 1
}

const parcelWords = label(
  'paket(?:nummer|nr)?|sendung(?:snummer|s-?nr)?|sendungs-?id|tracking(?:[- ]?(?:number|id|code|nummer|nr))?|trackingnummer|trackingcode|parcel(?: number)?|shipment(?: number)?|consignment(?: number)?|package(?: number)?|dhl|ups|dpd|gls|hermes|fedex|royal mail|usps|frachtnummer|paketschein(?:nummer)?|paketnord',
)
function* parcels(text: string): Generator<Seen> {
  yield* every(text, 'parcel_number', /(?<![A-Za-z0-9])PN[ -]?\d{10}(?!\d)/gi, (value) =>
    value.replace(/[ -]/g, '').toUpperCase(),
  )
  // What needs no word beside it: a DHL or SSCC label, a letter of the US mail, a parcel of the Swiss post
  yield* every(text, 'parcel_number', /(?<!\d)00[34]\d{17}(?!\d)/g)
  yield* every(text, 'parcel_number', /(?<!\d)9[2-5]\d{20}(?!\d)/g)
  yield* every(text, 'parcel_number', /(?<![\d.])99\.\d\d\.\d{6}\.\d{8}(?![\d.])/g)
  yield* every(text, 'parcel_number', /(?<![A-Z0-9])1Z[A-Z0-9]{16}(?![A-Z0-9])/gi, bare)
  yield* every(text, 'parcel_number', /(?<![A-Z0-9])[A-Z]{2}\d{9}[A-Z]{2}(?![A-Z0-9])/gi, bare)
  yield* every(text, 'parcel_number', /(?<![\p{L}\p{N}])(?:JJD|JVGL)\d{10,24}(?!\d)/giu, bare)
  yield* every(
    text,
    'parcel_number',
    new RegExp(`${parcelWords}${between}(?<value>\\d(?:[ ]?\\d){9,25})(?!\\d)`, 'giu'),
    (value) => value.replace(/ /g, ''),
  )
}

const orderWords = label(
  'bestell(?:ung|nummer|nr|-?nr|-?nummer|-?id)|bestellungs(?:nummer|nr)|auftrag(?:s-?(?:nummer|nr))?|order(?:[- ]?(?:number|no|nr|id|nummer|num))?|purchase order|po|vorgang(?:s-?(?:nummer|nr))?|reference(?: number)?|ref|referenz(?:nummer)?|booking(?: number)?',
)
function* orders(text: string): Generator<Seen> {
  yield* every(text, 'order_number', /(?<![\d.,/-])\d{4}-\d{5}(?![\d/-])/g)
  yield* every(
    text,
    'order_number',
    new RegExp(
      `${orderWords}${between}(?<value>(?!\\d{1,2}[./]\\d)[A-Z]{0,4}[-/]?\\d[\\dA-Z]*(?:[-/][\\dA-Z]+){0,4})(?![\\p{L}\\d])`,
      'giu',
    ),
    withDigit(4),
  )
  yield* every(text, 'order_number', /(?<![\p{L}\d#])#(?<value>\d{4,12})(?!\d)/gu)
}

const customerWords = label(
  'kunden(?:nummer|nr|-?nr|-?nummer|konto|id|-?id)|kdnr|kd-?nr|customer(?:[- ]?(?:number|no|nr|id))|client (?:number|no|id)|account (?:number|no|id)|vertrags(?:nummer|nr|-?nr|konto)|contract (?:number|no|id)|member(?:ship)? (?:number|no|id)|mitglieds(?:nummer|nr)',
)
const customers = (text: string) =>
  every(
    text,
    'customer_number',
    new RegExp(
      `${customerWords}${between}(?<value>[A-Z]{0,4}[-/]?\\d[\\dA-Z]*(?:[-/. ]?\\d[\\dA-Z]*){0,4})(?![\\p{L}\\d])`,
      'giu',
    ),
    (value) => {
      const found = withDigit(4)(value)
      return found === null ? null : found.replace(/ /g, '')
    },
  )

const wishesCall =
  /telefon|phone|handy|mobil|nummer|number|call|ruf|anruf|erreich|reach|tel\b|cell|natel|ring me/i

/** Numbers in the national forms of five countries; libphonenumber judges, and those without + need the look of one. */
function* phones(text: string): Generator<Seen> {
  const wanted = wishesCall.test(text)
  const found: Seen[] = []
  for (const country of countriesOf(text))
    for (const { startsAt, endsAt, number } of findPhoneNumbersInText(text, country)) {
      const written = text.slice(startsAt, endsAt)
      const digits = written.replace(/\D/g, '').length
      const looks =
        /^(?:\+|00|\(?0\d)/.test(written) ||
        (country === 'US' && /^\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}$/.test(written))
      if (!looks || digits < (wanted ? 7 : 9) || !number.isValid()) continue
      if (found.some((other) => startsAt < other.to && other.from < endsAt)) continue
      found.push({ kind: 'phone', value: number.number, from: startsAt, to: endsAt })
    }
  yield* found
}

/** In which countries' manner numbers are read, the likeliest first: by grouping, by signs of the country, by language. */
function countriesOf(text: string): CountryCode[] {
  if (/(?<!\d)0\d{2} \d{3} \d{2} \d{2}(?!\d)|schweiz|natel/i.test(text)) return ['CH', 'DE', 'AT', 'GB', 'US']
  // Austrian mobile networks; in Germany no area code of four digits begins like this.
  if (/(?<!\d)06(?:50|60|64|76|77|78|80|81|88|99)[ /-]\d{3}|österreich|austria/i.test(text))
    return ['AT', 'DE', 'CH', 'GB', 'US']
  const english = detectLanguage(text).language === 'en' && !/(?<!\d)01[5-7]\d/.test(text)
  return english ? ['GB', 'US', 'DE', 'AT', 'CH'] : ['DE', 'AT', 'CH', 'GB', 'US']
}

const devices = (text: string) =>
  every(
    text,
    'device',
    /(?<![\p{L}\d])(?:(?:AVM )?fritz[!]?\s?box(?: \d{4}(?: ?[A-Z]{2,5})?)?|fritz[!]?\s?(?:repeater|fon)(?: [A-Z]?\d{1,4})?|nordlicht box(?: \d)?|box \d(?!\d)|speedport(?: (?:smart|pro|w|hybrid|neo)?(?: ?\d{1,4}\w?)?)?|iphone(?: (?:\d{1,2}|se|x[rs]?)(?: ?(?:pro max|pro|plus|mini|max))?)?|ipad(?: (?:pro|air|mini))?(?: \d)?|macbook(?: (?:pro|air))?|(?:samsung )?galaxy [a-z]?\d{1,3}(?: ?(?:ultra|plus|fe))?|google pixel \d{1,2}\w?(?: pro)?|pixel \d{1,2}\w?(?: pro)?|huawei \w{2,12}(?: \d{1,3})?|xiaomi \w{2,12}(?: \d{1,3})?|(?:linksys|netgear|tp-?link|asus|d-?link) [a-z]{0,4}-?\d[\w-]{1,12}|thinkpad(?: \w\d{1,4}\w?)?|windows (?:10|11)|outlook(?: 20\d\d)?|thunderbird)(?![\p{L}\d])/giu,
    (value) => value.replace(/\s+/g, ' ').trim(),
  )

function* postalCodes(text: string): Generator<Seen> {
  yield* every(
    text,
    'postal_code',
    /(?<![\p{L}\p{N}])(?:plz|postleitzahl|zip(?: ?code)?|postal code|postcode)(?:[\s:.,-]|ist|is|lautet){0,6}(?<value>\d{4,5}(?:-\d{4})?)(?![\d-])/giu,
  )
  yield* every(text, 'postal_code', /(?<![\p{L}\p{N}])(?:D|A|CH|DE|AT)[- ](?<value>\d{4,5})(?= \p{Lu})/gu)
  yield* every(
    text,
    'postal_code',
    /(?<![\p{L}\p{N}€$£.,-])(?<value>\d{5})(?= \p{Lu}[\p{Ll}]{2,}(?! ?(?:Euro|Stück|Mbit|Kunden|Minuten|Stunden|Tage)))/gu,
  )
  yield* every(
    text,
    'postal_code',
    /(?:stra(?:ß|ss)e|str\.|weg|gasse|platz|allee|ring) \d{1,4}[a-z]?,? (?<value>\d{4,5})(?!\d)/giu,
  )
  yield* every(
    text,
    'postal_code',
    /(?<![A-Z0-9])(?:GIR ?0AA|[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d|[A-HK-Y]\d\d|\d[A-HJKPSTUW]|[A-HK-Y]\d[ABEHMNPRV-Y]) ?\d[ABD-HJLNP-UW-Z]{2})(?![A-Z0-9])/g,
    (value) => value.replace(/ ?(\d[A-Z]{2})$/, ' $1'),
  )
  yield* every(text, 'postal_code', /(?<=, ?[A-Z]{2} )(?<value>\d{5}(?:-\d{4})?)(?!\d)/g)
}

/** A name is what follows "my name is", or a full name after "I'm" or a closing formula; what is less sure is left alone. */
function* names(text: string): Generator<Seen> {
  const part = "\\p{Lu}[\\p{L}'’-]{1,24}"
  const links = '(?: (?:von|van|de|zu|der|den|del|la|di|da)){0,2}'
  const says =
    "(?:[Mm]ein (?:vollständiger )?[Nn]ame (?:ist|lautet)|[Mm]ein [Nn]ame:|[Ii]ch hei(?:ß|ss)e|[Mm]y (?:full )?name(?: is|['’]?s)|[Tt]he name(?: is|['’]s))"
  const title = '(?:(?:die|der|Herr|Frau|Mr\\.?|Mrs\\.?|Ms\\.?|Dr\\.?) ){0,2}'
  const greets = "(?:[Ii]ch bin|[Hh]ier (?:ist|spricht|schreibt)|[Ii] am|[Ii]['’]?m|[Tt]his is|[Ii]t['’]s)"
  const closes =
    '(?:(?:[Mm]it freundlichen|[Ff]reundliche|[Vv]iele|[Ll]iebe|[Bb]este) Gr(?:ü|ue)(?:ß|ss)en?|MfG|LG|VG|(?:[Kk]ind|[Bb]est|[Ww]arm) [Rr]egards|[Rr]egards|[Yy]ours sincerely|[Ss]incerely)[,!.]?'
  const honest = (value: string) => (notNames.test(value) ? null : value)
  const rules = [
    `${says}\\s+${title}(?<value>${part}(?:${links} ${part}){0,3})`,
    `${says}\\s+(?<value>\\p{Ll}{2,20}(?: \\p{Ll}{2,20})?)(?=\\s*(?:$|[.,!\\n]))`,
    `${greets}\\s+${title}(?<value>${part}(?:${links} ${part}){1,3})`,
    `${closes}\\s{1,4}(?<value>${part}(?:${links} ${part}){1,3})(?=\\s*(?:$|[\\n,.]))`,
  ]
  for (const rule of rules) yield* every(text, 'name', new RegExp(`(?<!\\p{L})${rule}`, 'gu'), honest)
}

const notNames =
  /^(?:not|nicht|a|an|the|der|die|das|ein|eine|on|in|at|kunde|kundin|customer|still|very|really|so|sehr|seit|bei|from|here|hier|sorry|happy|angry|unhappy|sauer|enttäuscht|wrong|falsch|spelled|missing|nordlicht|baton|waiting|looking|trying|your|ihr|ihre|Internet|Premium|Black|Good|New|Old|Happy|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Customer|Wi)\b/i

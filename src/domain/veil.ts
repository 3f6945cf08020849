/**
 * Personal data stays with us: before a model or an embedder reads a customer's words, e-mail addresses, numbers,
 * names and the like give way to placeholders (`EMAIL_1`), and in what the customer is shown they stand again. The
 * log, the brief and the agent keep the words as they were written.
 *
 * Generous on purpose: what only looks like a number of somebody's is covered too. A model needs none of them.
 */
import type { FactKind, Log } from './events.ts'
import { findFacts } from './signals/facts.ts'

export interface Veil {
  /** The text with placeholders. The same thing has the same one in every text. */
  cover(text: string): string
  /** The text with the things themselves in place of their placeholders. */
  lift(text: string): string
}

const kinds: Partial<Record<FactKind, string>> = {
  order_number: 'ORDER',
  customer_number: 'CUSTOMER',
  parcel_number: 'PARCEL',
  email: 'EMAIL',
  phone: 'PHONE',
  iban: 'IBAN',
  name: 'NAME',
  postal_code: 'POSTCODE',
}

/**
 * A veil for one conversation: `log` says what the customer has told us, `known` (our own articles) what everybody
 * may read and what is therefore left as it is.
 */
export function veilOver(log: Log, known = ''): Veil {
  const open = bare(known)
  const names = new Map<string, string>()
  const things = new Map<string, string>()
  const counts = new Map<string, number>()
  const nameFor = (kind: string, thing: string): string => {
    const key = bare(thing)
    const given = names.get(key)
    if (given) return given
    const count = (counts.get(kind) ?? 0) + 1
    counts.set(kind, count)
    const name = `${kind}_${count}`
    names.set(key, name)
    things.set(name, thing)
    return name
  }
  const isOpen = (thing: string): boolean => bare(thing).length > 3 && open.includes(bare(thing))
  const told = toldIn(log).filter(({ thing }) => !isOpen(thing))
  for (const { kind, thing } of told) nameFor(kind, thing)
  // Longer ones first: a full name before its parts.
  const literal = told.toSorted((a, b) => b.thing.length - a.thing.length)
  return {
    cover(text) {
      let covered = text
      for (const { kind, thing, part } of literal) {
        covered = replaceWhole(covered, thing, nameFor(kind, thing))
        if (part) covered = replaceWhole(covered, part, nameFor(kind, thing))
      }
      for (const { kind, pattern } of patterns)
        covered = covered.replace(pattern, (...found) => {
          const groups = found.at(-1) as { thing?: string } | undefined
          const all = String(found[0])
          const thing = typeof groups === 'object' ? (groups.thing ?? all) : all
          return isOpen(thing) || isPlaceholder.test(thing) ? all : all.replace(thing, nameFor(kind, thing))
        })
      return covered
    },
    lift: (text) => text.replace(placeholder, (name) => things.get(name) ?? name),
  }
}

const placeholder = /(?<![\p{L}\d_])[A-Z]{2,8}_\d{1,3}(?![\p{L}\d_])/gu
const isPlaceholder = /[A-Z]{2,8}_\d/

/** How two writings of one thing meet: `DE02 1203` and `de021203`. */
const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}@]/gu, '')

interface Told {
  kind: string
  thing: string
  /** A surname alone means the same person. */
  part?: string
}

function toldIn(log: Log): Told[] {
  const facts = findFacts(log).flatMap(({ kind, text }): Told[] => {
    const name = kinds[kind]
    if (name === undefined || text.length < 3) return []
    const parts =
      kind === 'name' ? text.split(/\s+/).filter((part) => /^\p{Lu}[\p{L}'’-]{2,}$/u.test(part)) : []
    return [
      { kind: name, thing: text },
      ...(parts.length > 1 ? parts.map((part) => ({ kind: name, thing: text, part })) : []),
    ]
  })
  const contacts = log.flatMap((e): Told[] =>
    e.type === 'contact_given' ? [{ kind: e.channel === 'email' ? 'EMAIL' : 'PHONE', thing: e.contact }] : [],
  )
  return [...facts, ...contacts]
}

function replaceWhole(text: string, thing: string, name: string): string {
  if (!text.includes(thing)) return text
  const escaped = thing.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return text.replace(new RegExp(`(?<![\\p{L}\\p{N}_])${escaped}(?![\\p{L}\\p{N}_])`, 'gu'), name)
}

const aDate = '\\d{1,2}[./]\\s?\\d{1,2}[./]\\s?(?:\\d{4}|\\d{2})|\\d{4}-\\d{2}-\\d{2}'
const money = '\\s?(?:€|\\$|£|eur|euro|chf|usd|gbp|mbit|gb|mb|km|kwh|%)'

/** What is personal by its form alone. Where a group `thing` is named, only that part is. */
const patterns: readonly { kind: string; pattern: RegExp }[] = [
  {
    kind: 'EMAIL',
    pattern:
      /[\p{L}\p{N}._%+-]{1,64}\s?(?:@|\(at\)|\[at\]|\{at\}|\s(?:at|ät)\s(?=\S{1,40}\s?(?:\(dot\)|\(punkt\)|\bdot\b|\bpunkt\b)))\s?[\p{L}\p{N}-]{1,63}(?:\s?(?:\.|\(dot\)|\(punkt\)|\s(?:dot|punkt)\s)\s?[\p{L}\p{N}-]{2,63}){1,4}/giu,
  },
  {
    kind: 'SECRET',
    pattern:
      /(?:passwort|kennwort|password|passcode|pin|puk|tan|cvv|cvc|geheimzahl|code)(?:\s+(?:ist|is|lautet|war|was)|\s*[:=])\s*(?<thing>(?=\S*\d)[^\s,;]{3,64})/giu,
  },
  {
    kind: 'IBAN',
    pattern:
      /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?:[ -]?[A-Z\d]{2,4}){3,8}(?![\p{L}\p{N}])(?<=\d[A-Z\d -]{0,6})/giu,
  },
  {
    kind: 'BIRTH',
    pattern: new RegExp(
      `(?:geboren|geb\\.|geburtsdatum|geburtstag|born|date of birth|dob|birthday)[^\\d\\n]{0,20}(?<thing>${aDate})`,
      'giu',
    ),
  },
  { kind: 'CARD', pattern: /(?<![\p{L}\p{N}])(?:\d[ -]?){12,18}\d(?![\p{L}\p{N}])/gu },
  {
    kind: 'PHONE',
    pattern: new RegExp(
      `(?<![\\p{L}\\p{N}.,])(?!${aDate})(?:\\+|00?)\\(?\\d(?:[ ()/.\\-–]{0,3}\\d){5,16}(?![\\p{L}\\p{N}])(?!${money})`,
      'giu',
    ),
  },
  {
    kind: 'NUMBER',
    pattern: new RegExp(
      `(?<![\\p{L}\\p{N}.,])(?!${aDate})\\d(?:[ ()/\\-–]{0,2}\\d){6,16}(?![\\p{L}\\p{N}])(?!${money})`,
      'giu',
    ),
  },
  {
    kind: 'NUMBER',
    pattern: new RegExp(
      `(?<![\\p{L}\\p{N}_])(?!0x)(?!${aDate})(?=[\\p{L}\\d/-]{0,40}\\d[\\p{L}/-]{0,8}\\d[\\p{L}/-]{0,8}\\d[\\p{L}/-]{0,8}\\d[\\p{L}/-]{0,8}\\d)[A-Z\\d]+(?:[-/][A-Z\\d]+)*(?![\\p{L}\\p{N}_])(?!${money})`,
      'giu',
    ),
  },
  {
    kind: 'ADDRESS',
    pattern:
      /(?<![\p{L}])(?:\p{Lu}[\p{L}.-]{1,30}\s)?\p{Lu}?[\p{L}-]{0,30}(?:straße|strasse|str\.|weg|gasse|allee|platz|ring|damm|ufer|chaussee)\s\d{1,4}\s?[a-z]?(?![\p{L}\p{N}])/giu,
  },
  {
    kind: 'ADDRESS',
    pattern:
      /(?<![\p{L}\p{N}])\d{1,5}[a-z]?\s(?:\p{Lu}[\p{L}'’]{1,24}\s){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Way|Close|Court|Terrace)(?![\p{L}])/gu,
  },
  {
    kind: 'NAME',
    pattern:
      /(?<![\p{L}])(?:Herrn?|Frau|Mr\.?|Mrs\.?|Ms\.?|Miss)\s(?<thing>(?:(?:Dr|Prof)\.\s)?\p{Lu}[\p{L}'’-]{1,30}(?:\s\p{Lu}[\p{L}'’-]{1,30})?)(?![\p{L}_])/gu,
  },
]

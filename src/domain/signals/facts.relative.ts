import type { Seen } from './facts.seen.ts'

/**
 * Days named from the day of the message: "yesterday", "vor drei Tagen", "last Tuesday". The value is the calendar day
 * in UTC. "Today", "morgen" and a bare "on Monday" are left out: they say too little, or may be either of two days.
 */
export function* relativeDates(text: string, at: Date): Generator<Seen> {
  for (const { pattern, days } of rules)
    for (const match of text.matchAll(pattern)) {
      const offset = days(match, at)
      if (offset === null) continue
      const day = new Date(at.getTime() + offset * 86_400_000).toISOString().slice(0, 10)
      yield { kind: 'date', value: day, from: match.index, to: match.index + match[0].length }
    }
}

const numbers: Record<string, number> = {}
for (const [i, names] of [
  'a an one ein eine einem einer',
  'two zwei',
  'three drei',
  'four vier',
  'five fünf fuenf',
  'six sechs',
  'seven sieben',
  'eight acht',
  'nine neun',
  'ten zehn',
].entries())
  for (const name of names.split(' ')) numbers[name] = i + 1
const count = `\\d{1,3}|${Object.keys(numbers).join('|')}`

const weekdays: Record<string, number> = {}
for (const [i, names] of [
  'sunday sonntag',
  'monday montag',
  'tuesday dienstag',
  'wednesday mittwoch',
  'thursday donnerstag',
  'friday freitag',
  'saturday samstag sonnabend',
].entries())
  for (const name of names.split(' ')) weekdays[name] = i
const weekday = Object.keys(weekdays).join('|')

const whole = (words: string) => new RegExp(`(?<![\\p{L}\\d])(?:${words})(?![\\p{L}\\d])`, 'giu')
const named = (match: RegExpExecArray | RegExpMatchArray, group: string) =>
  match.groups?.[group]?.toLowerCase() ?? ''

/** How many days ago that weekday was last (1 to 7), or is next. */
const back = (name: string, at: Date) => ((at.getUTCDay() - (weekdays[name] ?? 0) + 6) % 7) + 1
const ahead = (name: string, at: Date) => (((weekdays[name] ?? 0) - at.getUTCDay() + 6) % 7) + 1

function ago(match: RegExpMatchArray): number | null {
  const written = named(match, 'count')
  const many = numbers[written] ?? Number(written)
  const unit = /^(?:week|woche)/.test(named(match, 'unit')) ? 7 : 1
  return many > 0 && many * unit <= 366 ? -many * unit : null
}

const rules: readonly { pattern: RegExp; days: (match: RegExpMatchArray, at: Date) => number | null }[] = [
  { pattern: whole('day before yesterday|vorgestern'), days: () => -2 },
  { pattern: whole('(?<!before )yesterday|gestern'), days: () => -1 },
  { pattern: whole('(?<!after )tomorrow'), days: () => 1 },
  { pattern: whole('day after tomorrow|übermorgen|uebermorgen'), days: () => 2 },
  { pattern: whole(`(?<count>${count}) (?<unit>days?|weeks?) ago`), days: ago },
  { pattern: whole(`vor (?<count>${count}) (?<unit>tag|tagen|wochen?)`), days: ago },
  {
    pattern: whole(`(?:last|since|seit|letzte[nrs]?|vergangene[nrs]?|vorige[nrs]?) (?<day>${weekday})`),
    days: (match, at) => -back(named(match, 'day'), at),
  },
  {
    pattern: whole(`(?:next|this coming|nächste[nrs]?|naechste[nrs]?|kommende[nrs]?) (?<day>${weekday})`),
    days: (match, at) => ahead(named(match, 'day'), at),
  },
]

/** Whether `written` names a day only from another one. */
export const isRelative = (written: string): boolean =>
  rules.some(({ pattern }) => written.search(pattern) >= 0)

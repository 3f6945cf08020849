/**
 * When somebody is there. Opening hours are written as people write them on a door, in the company's own
 * time zone; what an hour on the wall is in that zone, Intl knows, daylight saving included.
 */
import type { Language } from './events.ts'
import { dayNumber, dayOf, daysAfter, instantOf, type LocalDay, wallClock } from './zone.ts'

/** From when to when on one day of the week, in minutes after midnight; `to` may lie past midnight (up to 48 h). */
export interface Range {
  from: number
  to: number
}

/** A closed day: one date, the same date each year, or so many days after Easter Sunday. */
export type Holiday =
  | { kind: 'date'; date: string }
  | { kind: 'yearly'; month: number; day: number }
  | { kind: 'easter'; offset: number }

/** `week[0]` is Sunday's hours … `week[6]` Saturday's. */
export interface Hours {
  week: readonly (readonly Range[])[]
  holidays: readonly Holiday[]
}

/** An opening that was not understood; the message says which part. */
export class NotUnderstood extends Error {}

/**
 * `Mo-Fr 09:00-17:00; Sa 10:00-14:00`: days, then hours, parts separated by semicolons, several ranges of a
 * day by commas. A later part wins over an earlier one for its days; `off` closes them. German days (Di, Mi,
 * Do, So) are read too. @throws NotUnderstood
 */
export function readHours(text: string): Hours['week'] {
  const week: Range[][] = [[], [], [], [], [], [], []]
  for (const part of text.split(';').map((p) => p.trim())) {
    if (part === '') continue
    const found = /^([A-Za-z,\s-]+?)\s+(off|[\d:,\s-]+)$/.exec(part)
    if (!found?.[1] || !found[2]) throw new NotUnderstood(`“${part}” is not like “Mo-Fr 09:00-17:00”`)
    const ranges = found[2] === 'off' ? [] : found[2].split(',').map((r) => rangeOf(r.trim(), part))
    for (const day of found[1].split(',').flatMap((d) => daysOf(d.trim(), part))) week[day] = ranges
  }
  if (week.every((ranges) => ranges.length === 0)) throw new NotUnderstood('no day has any hours')
  return week
}

const dayNames: Record<string, number> = {
  su: 0,
  so: 0,
  mo: 1,
  tu: 2,
  di: 2,
  we: 3,
  mi: 3,
  th: 4,
  do: 4,
  fr: 5,
  sa: 6,
}

function daysOf(text: string, part: string): number[] {
  const [first = '', last = first] = text.split('-').map((d) => d.trim().toLowerCase())
  const from = dayNames[first]
  const to = dayNames[last]
  if (from === undefined || to === undefined) throw new NotUnderstood(`“${text}” in “${part}” is no day`)
  return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, i) => (from + i) % 7)
}

function rangeOf(text: string, part: string): Range {
  const found = /^(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})$/.exec(text)
  const [h1, m1, h2, m2] = found ? found.slice(1).map(Number) : []
  if (h1 === undefined || m1 === undefined || h2 === undefined || m2 === undefined)
    throw new NotUnderstood(`“${text}” in “${part}” is not like “09:00-17:00”`)
  const from = h1 * 60 + m1
  const to = h2 * 60 + m2
  if (h1 > 23 || m1 > 59 || m2 > 59 || to > 1440 || from === to)
    throw new NotUnderstood(`“${text}” in “${part}” is no time of day`)
  return { from, to: to > from ? to : to + 1440 }
}

/** The days all of Germany has free. */
const nationwide: Record<string, string> = {
  DE: '01-01, easter-2, easter+1, 05-01, easter+39, easter+50, 10-03, 12-25, 12-26',
}

/** `2026-12-24, 12-25, easter+1, DE`: one date, each year's, days after Easter, or a country's. @throws NotUnderstood */
export function readHolidays(text: string): Holiday[] {
  return text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .flatMap((entry): Holiday[] => {
      const country = nationwide[entry.toUpperCase()]
      if (country !== undefined) return readHolidays(country)
      const easter = /^easter([+-]\d{1,3})?$/i.exec(entry)
      if (easter) return [{ kind: 'easter', offset: Number(easter[1] ?? 0) }]
      const yearly = /^(\d{2})-(\d{2})$/.exec(entry)
      const [month, day] = yearly ? yearly.slice(1).map(Number) : []
      if (month !== undefined && day !== undefined && isDay(2028, month, day))
        return [{ kind: 'yearly', month, day }]
      const date = /^(\d{4})-(\d{2})-(\d{2})$/.exec(entry)
      if (date && isDay(Number(date[1]), Number(date[2]), Number(date[3])))
        return [{ kind: 'date', date: entry }]
      throw new NotUnderstood(`“${entry}” is no holiday: write 2026-12-24, 12-25, easter+1 or DE`)
    })
}

const isDay = (year: number, month: number, day: number): boolean =>
  new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day && month >= 1 && month <= 12

/** Easter Sunday by the Gregorian computus of Meeus, Jones and Butcher (Meeus, Astronomical Algorithms, ch. 8). */
export function easterSunday(year: number): LocalDay {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return { year, month: Math.floor(n / 31), day: (n % 31) + 1 }
}

function isHoliday(hours: Hours, date: LocalDay): boolean {
  return hours.holidays.some((holiday) => {
    switch (holiday.kind) {
      case 'date':
        return holiday.date === isoOf(date)
      case 'yearly':
        return holiday.month === date.month && holiday.day === date.day
      case 'easter':
        return dayNumber(easterSunday(date.year)) + holiday.offset === dayNumber(date)
      default:
        return holiday satisfies never
    }
  })
}

const isoOf = ({ year, month, day }: LocalDay): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

/** A stretch of time somebody is there: `from` included, `to` not. */
export interface Opening {
  from: Date
  to: Date
}

/** The openings that begin on this local day, first to last. */
function openingsOn(hours: Hours, zone: string, date: LocalDay): Opening[] {
  if (isHoliday(hours, date)) return []
  return (hours.week[dayOf(date)] ?? [])
    .toSorted((a, b) => a.from - b.from)
    .map(({ from, to }) => ({ from: instantOf(zone, date, from), to: instantOf(zone, date, to) }))
    .filter(({ from, to }) => from < to)
}

/** The opening in which `at` lies; null while closed. */
export function openingAt(hours: Hours, zone: string, at: Date): Opening | null {
  const today = wallClock(zone, at)
  // What began two days ago may last until now: a range ends within 48 hours of its midnight.
  for (const back of [0, 1, 2]) {
    const found = openingsOn(hours, zone, daysAfter(today, -back)).find((o) => o.from <= at && at < o.to)
    if (found) return found
  }
  return null
}

/** Since when it has been open without a break; null while closed. Hours that meet at midnight are one opening. */
export function openSince(hours: Hours, zone: string, at: Date): Date | null {
  let opening = openingAt(hours, zone, at)
  for (let back = 0; opening !== null && back < 14; back++) {
    const before = openingAt(hours, zone, new Date(opening.from.getTime() - 1))
    if (before === null) break
    opening = { from: before.from, to: opening.to }
  }
  return opening?.from ?? null
}

/** Holidays may close a house for long, but not for longer than this, in days. */
const farthest = 400

/** The first opening that begins after `at`; null where there is none within 400 days. */
export function nextOpening(hours: Hours, zone: string, at: Date): Opening | null {
  const today = wallClock(zone, at)
  for (let ahead = -1; ahead <= farthest; ahead++) {
    const found = openingsOn(hours, zone, daysAfter(today, ahead)).find((o) => o.from > at)
    if (found) return found
  }
  return null
}

/** When `seconds` of opening time have gone by since `at`; null where they never will. Always open without hours. */
export function afterOpenTime(hours: Hours | null, zone: string, at: Date, seconds: number): Date | null {
  if (hours === null) return new Date(at.getTime() + seconds * 1000)
  let left = seconds * 1000
  let from = at
  let opening = openingAt(hours, zone, at)
  for (;;) {
    if (opening === null) {
      opening = nextOpening(hours, zone, from)
      if (opening === null) return null
      from = opening.from
    }
    const room = opening.to.getTime() - from.getTime()
    if (left <= room) return new Date(from.getTime() + left)
    left -= room
    from = opening.to
    opening = openingAt(hours, zone, from)
  }
}

/** “today at 09:00”, “am Montag, 30. November, um 09:00 Uhr”: `when` as people say it at `now`. */
export function inWords(when: Date, now: Date, zone: string, language: Language): string {
  const time = clockTime(when, zone)
  const ahead = dayNumber(wallClock(zone, when)) - dayNumber(wallClock(zone, now))
  const date = new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', {
    timeZone: zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(ahead > 300 || ahead < 0 ? { year: 'numeric' } : {}),
  }).format(when)
  if (language === 'de') {
    const day = ahead === 0 ? 'heute' : ahead === 1 ? 'morgen' : `am ${date},`
    return `${day} um ${time} Uhr`
  }
  const day = ahead === 0 ? 'today' : ahead === 1 ? 'tomorrow' : `on ${date},`
  return `${day} at ${time}`
}

/** `09:00`, on a wall in this zone. */
export const clockTime = (when: Date, zone: string): string => {
  const { minutes } = wallClock(zone, when)
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** Days and hours on the wall of a time zone, by the rules Intl knows. Pure: the same zone data give the same answer. */

/** A day of the calendar; months count from 1. */
export interface LocalDay {
  year: number
  month: number
  day: number
}

/** What calendar and clock on the wall show: the day, and whole minutes after midnight. */
export interface WallClock extends LocalDay {
  minutes: number
}

/** Whether Intl knows this zone, e.g. `Europe/Berlin`. */
export function isZone(zone: string): boolean {
  try {
    return formatter(zone) !== undefined
  } catch {
    return false
  }
}

/** What the wall shows at this moment. */
export function wallClock(zone: string, at: Date): WallClock {
  const local = new Date(at.getTime() + offset(zone, at.getTime()))
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    minutes: local.getUTCHours() * 60 + local.getUTCMinutes(),
  }
}

/**
 * The moment at which the wall shows this. Where the clock is set back and shows it twice: the second time.
 * Where it is set forward and never shows it: as much later as it was set forward.
 */
export function instantOf(zone: string, date: LocalDay, minutes: number): Date {
  const shown = Date.UTC(date.year, date.month - 1, date.day, 0, minutes)
  // The offsets in force a day before and after; there is at most one change in between.
  const [before, after] = [offset(zone, shown - dayMs), offset(zone, shown + dayMs)]
  const candidates = [shown - before, shown - after].filter((ms) => ms + offset(zone, ms) === shown)
  return new Date(candidates.length > 0 ? Math.max(...candidates) : shown - Math.min(before, after))
}

const dayMs = 86_400_000

/** Days since 1970-01-01. */
export const dayNumber = ({ year, month, day }: LocalDay): number => Date.UTC(year, month - 1, day) / dayMs

export function daysAfter(date: LocalDay, count: number): LocalDay {
  const moved = new Date((dayNumber(date) + count) * dayMs)
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() }
}

/** 0 is Sunday. */
export const dayOf = (date: LocalDay): number => new Date(dayNumber(date) * dayMs).getUTCDay()

/** How far the wall is ahead of UTC at this moment, in milliseconds. Clocks are changed on a quarter of an hour, so one answer holds for it. */
function offset(zone: string, ms: number): number {
  const quarter = Math.floor(ms / 900_000)
  const key = `${zone} ${quarter}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  const found = offsetAt(zone, quarter * 900_000)
  if (offsets.size >= 10_000) offsets.clear()
  offsets.set(key, found)
  return found
}
const offsets = new Map<string, number>()

function offsetAt(zone: string, ms: number): number {
  const parts = Object.fromEntries(
    formatter(zone)
      .formatToParts(ms)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second) - ms
}

/** Making one costs more than using it a thousand times. */
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formatters.set(zone, made)
  return made
}

import type { DeskCase } from '../../http/wire.ts'
import type { Language, Texts } from './texts.ts'

/** Since when, in words: whole minutes, hours and minutes from an hour on, days from two days on. */
export function since(at: string, now: number, t: Texts): string {
  const minutes = Math.max(0, Math.floor((now - Date.parse(at)) / 60_000))
  if (minutes < 1) return t.justNow
  if (minutes < 60) return t.minutes(minutes)
  if (minutes < 48 * 60) return t.hours(Math.floor(minutes / 60), minutes % 60)
  return t.days(Math.floor(minutes / (24 * 60)))
}

const locales: Record<Language, string> = { de: 'de-DE', en: 'en-GB' }

/** The time of day, as people at this place write it. */
export const clockTime = (at: string, language: Language): string =>
  new Intl.DateTimeFormat(locales[language], { hour: '2-digit', minute: '2-digit' }).format(new Date(at))

const day = (at: string, language: Language): string =>
  new Intl.DateTimeFormat(locales[language], { weekday: 'long', day: 'numeric', month: 'long' }).format(
    new Date(at),
  )

export type Line = DeskCase['transcript'][number]
export interface ShownLine extends Line {
  /** Set where another day begins. */
  day?: string
  speaker: string
  time: string
}

/** The transcript as it stands in the page: who speaks, when, and where a day begins. */
export function shownLines(
  lines: readonly Line[],
  { me, customer, language, t }: { me: string; customer: string; language: Language; t: Texts },
): ShownLine[] {
  let last = ''
  return lines.map((line) => {
    const today = day(line.at, language)
    const begins = today !== last
    last = today
    return {
      ...line,
      ...(begins ? { day: today } : {}),
      speaker: speaker(line, me, customer, t),
      time: clockTime(line.at, language),
    }
  })
}

function speaker({ who, name }: Line, me: string, customer: string, t: Texts): string {
  switch (who) {
    case 'customer':
      return customer
    case 'bot':
      return t.bot
    case 'system':
      return t.system
    case 'agent':
      return name === me ? `${name} (${t.you})` : (name ?? '')
    case 'note':
      return `${t.note} · ${name === me ? `${name} (${t.you})` : (name ?? '')}`
    default:
      return who satisfies never
  }
}

/** The customer's name, where they told it. */
export const customerOf = ({ brief }: DeskCase, t: Texts): string =>
  brief.facts.find(({ kind }) => kind === 'name')?.value ?? t.customer

/** A case code in two halves, as people read it aloud. */
export const spelt = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`

export interface Bar {
  seq: number
  mood: number
  height: number
}

/** Mood as bars, oldest first: the angrier, the higher. The last 24 messages. */
export const moodBars = (mood: DeskCase['brief']['mood']): Bar[] =>
  mood.slice(-24).map((m) => ({ ...m, height: { '1': 4, '0': 8, '-1': 16, '-2': 24 }[String(m.mood)] ?? 8 }))

/** The same for those who do not see bars: how it began and where it stands. */
export function moodInWords(mood: DeskCase['brief']['mood'], t: Texts): string {
  const first = mood[0]
  const last = mood.at(-1)
  if (!first || !last) return t.moodUnknown
  const word = (m: number): string =>
    t.moods[m <= -2 ? 'angry' : m === -1 ? 'unhappy' : m >= 1 ? 'content' : 'calm']
  return first.mood === last.mood ? word(last.mood) : t.moodFromTo(word(first.mood), word(last.mood))
}

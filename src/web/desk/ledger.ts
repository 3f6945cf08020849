import type { DeskCase, DeskCrew, DeskLedger, DeskQueue } from '../../http/wire.ts'
import type { Language, Texts } from './texts.ts'
import { clockTime } from './view.ts'

export type Owed = DeskCase['brief']['promises'][number]
export type LedgerRow = DeskLedger['promises'][number]
export type Kind = 'call_back' | 'answer' | 'refund' | 'other'
export const kinds: readonly Kind[] = ['call_back', 'answer', 'refund', 'other']

/** Whether its time has passed. `now`: the server's, in milliseconds. */
export const isOverdue = ({ dueAt }: Pick<Owed, 'dueAt'>, now: number): boolean => Date.parse(dueAt) < now

/** “heute 15:00”, “morgen 09:00”, “Fr 15:00” within six days, “Fr., 27. Nov. 15:00”. */
export function dayAndTime(at: string, now: number, language: Language, t: Texts): string {
  const time = clockTime(at, language)
  const days = dayOf(new Date(at)) - dayOf(new Date(now))
  if (days === 0) return `${t.today} ${time}`
  if (days === 1) return `${t.tomorrow} ${time}`
  const date = new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', {
    weekday: 'short',
    ...(Math.abs(days) > 6 ? { day: 'numeric', month: 'short' } : {}),
  }).format(new Date(at))
  return `${date} ${time}`
}

const dayOf = (date: Date): number =>
  Math.round(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000)

/** What is promised and until when, in one line. */
export const promiseWords = (p: Owed, now: number, language: Language, t: Texts): string =>
  `${t.promiseKinds[p.kind]}${p.text ? `: ${p.text}` : ''}${p.contact ? ` (${p.contact.contact})` : ''} · ${dueWords(p, now, language, t)}`

/** Until when, or since when it is late. */
export const dueWords = (p: Pick<Owed, 'dueAt'>, now: number, language: Language, t: Texts): string =>
  isOverdue(p, now)
    ? `⚠ ${t.overdueSince(dayAndTime(p.dueAt, now, language, t))}`
    : t.dueBy(dayAndTime(p.dueAt, now, language, t))

/** Who must see to it: by name, a team, or whoever takes it. */
export const ownerWords = ({ owner, team }: Pick<Owed, 'owner' | 'team'>, me: string, t: Texts): string =>
  owner === me ? t.yoursToKeep : (owner ?? (team === null ? t.anybody : t.team(team)))

/** What is wrong with a wait, where something is: the higher on the ladder, the worse. Null while all is well. */
export function risk({ rung, promised }: DeskQueue['waiting'][number], t: Texts): string | null {
  if (promised) return t.risks.promised
  return rung === 0 ? null : rung === 1 ? t.risks.called : t.risks.tooLong
}

/** Every team there is, by name. */
export const teamsOf = (crew: DeskCrew | null): string[] =>
  [...new Set((crew?.agents ?? []).flatMap(({ teams }) => teams))].toSorted((a, b) => a.localeCompare(b))

/** What one would usually promise: a call in an hour, an answer by tomorrow noon, a refund within five workdays. Local time. */
export function usualDue(kind: Kind, now: Date): Date {
  const at = new Date(now)
  at.setMinutes(0, 0, 0)
  switch (kind) {
    case 'call_back':
      at.setHours(at.getHours() + 2)
      return at.getDate() !== now.getDate() || at.getHours() > 18 ? workdaysLater(now, 1, 10) : at
    case 'answer':
      return workdaysLater(now, 1, 12)
    case 'refund':
      return workdaysLater(now, 5, 17)
    case 'other':
      return workdaysLater(now, 1, 17)
    default:
      return kind satisfies never
  }
}

function workdaysLater(now: Date, days: number, hour: number): Date {
  const at = new Date(now)
  at.setHours(hour, 0, 0, 0)
  for (let left = days; left > 0; ) {
    at.setDate(at.getDate() + 1)
    if (at.getDay() % 6 !== 0) left--
  }
  return at
}

/** As a field for date and time wants it: local, to the minute. */
export function forField(at: Date): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`
}

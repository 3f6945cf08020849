import type { Context } from 'hono'
import type { Language } from '../domain/events.ts'

/** The language asked for, else the browser's first that we speak, else German. */
export function languageOf(c: Context): Language {
  const asked = c.req.query('lang')
  if (asked === 'de' || asked === 'en') return asked
  const known = (c.req.header('accept-language') ?? '').toLowerCase().match(/\b(de|en)\b/)
  return known?.[1] === 'en' ? 'en' : 'de'
}

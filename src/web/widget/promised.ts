import type { Choice } from './outbox.ts'
import type { State } from './state.ts'
import type { Event, Language, Standing } from './wire.ts'

/** A promise as the customer reads it. `words`: with its time. */
export interface Shown {
  id: string
  words: string
  state: 'open' | 'broken' | 'kept' | 'late' | 'withdrawn'
}

type Made = Extract<Event, { type: 'promise_made' }>
type Kind = Made['kind']

/** What was promised to this customer: first what is owed, the most urgent first, then what became of the rest. */
export function promisesOf(s: State, kinds: Record<Kind, string>): Shown[] {
  const owed = (s.standing?.promises ?? []).map(
    ({ id, inWords, broken }): Shown => ({ id, words: inWords, state: broken ? 'broken' : 'open' }),
  )
  const over = s.events.flatMap((e): Shown[] => {
    if (e.type !== 'promise_made' || owed.some(({ id }) => id === e.id)) return []
    const state = fateOf(s.events, e.id)
    if (state === null) return []
    return [{ id: e.id, words: `${e.text ?? kinds[e.kind]}, ${dated(e.dueAt, s.language)}`, state }]
  })
  return [...owed, ...over]
}

/** What became of it; null while it is open, and where the customer themselves chose otherwise. */
function fateOf(events: readonly Event[], id: string): 'kept' | 'late' | 'withdrawn' | null {
  const its = events.filter((e) => e.type.startsWith('promise_') && 'id' in e && e.id === id)
  if (its.some((e) => e.type === 'promise_kept'))
    return its.some((e) => e.type === 'promise_broken') ? 'late' : 'kept'
  return its.some((e) => e.type === 'promise_withdrawn' && e.by === 'agent') ? 'withdrawn' : null
}

const dated = (at: string, language: Language): string =>
  new Date(at).toLocaleString(language === 'de' ? 'de-DE' : 'en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
  })

/** Whole minutes around an expected wait, and in how many of ten cases. */
export const inMinutes = ({ low, high, probability }: NonNullable<Standing['expectedWait']>) => {
  const least = Math.floor(low / 60)
  return [least, Math.max(least + 1, Math.ceil(high / 60)), Math.round(probability * 10)] as const
}

/** Whether somebody can be reached by what was typed: an address with a domain, a number of six digits or more. */
export const reaches = (kind: Choice['kind'], text: string): boolean =>
  kind === 'email'
    ? /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(text)
    : /^[+\d][\d\s()/.-]*$/.test(text) && text.replace(/\D/g, '').length >= 6

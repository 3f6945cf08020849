import { describe, expect, it } from 'vitest'
import { ApiProblem } from '../../../src/client/transport.ts'
import type { DeskCrew } from '../../../src/http/wire.ts'
import {
  dueWords,
  forField,
  isOverdue,
  type Owed,
  ownerWords,
  promiseWords,
  risk,
  teamsOf,
  usualDue,
} from '../../../src/web/desk/ledger.ts'
import { begin, evolve } from '../../../src/web/desk/state.ts'
import { texts } from '../../../src/web/desk/texts.ts'
import { isGood, toldOf } from '../../../src/web/desk/told.ts'
import { kim, queueOf } from './cases.ts'

const t = texts.en
/** A Monday at noon, on the wall of whoever reads. */
const monday = new Date(2026, 10, 23, 12)
const owed = (dueAt: Date, more: Partial<Owed> = {}): Owed => ({
  id: 'p',
  kind: 'refund',
  from: monday.toISOString(),
  dueAt: dueAt.toISOString(),
  text: null,
  contact: null,
  by: 'agent',
  owner: 'Ada',
  team: null,
  state: 'open',
  ...more,
})

describe('a promise in the ledger', () => {
  it('says until when, the nearer the shorter', () => {
    const due = (day: number, hour: number) =>
      dueWords(owed(new Date(2026, 10, day, hour)), monday.getTime(), 'en', t)
    expect(due(23, 15)).toBe('by today 15:00')
    expect(due(24, 9)).toBe('by tomorrow 09:00')
    expect(due(27, 17)).toBe('by Fri 17:00')
    expect(due(30, 17)).toBe('by Mon 30 Nov 17:00')
  })

  it('is marked by a word and a sign once its time has passed, not before', () => {
    const late = owed(new Date(2026, 10, 23, 11))
    expect(isOverdue(late, monday.getTime())).toBe(true)
    expect(isOverdue(owed(monday), monday.getTime())).toBe(false)
    expect(dueWords(late, monday.getTime(), 'en', t)).toBe('⚠ overdue since today 11:00')
  })

  it('tells what, to whom and in which words', () => {
    const call = owed(new Date(2026, 10, 23, 15), {
      kind: 'call_back',
      text: 'About the parcel',
      contact: { channel: 'phone', contact: '0170 1234567' },
    })
    expect(promiseWords(call, monday.getTime(), 'en', t)).toBe(
      'Call back: About the parcel (0170 1234567) · by today 15:00',
    )
  })

  it('is somebody’s to keep: mine, a colleague’s, a team’s, or whoever takes it', () => {
    expect(ownerWords({ owner: 'Ada', team: null }, 'Ada', t)).toBe('yours to keep')
    expect(ownerWords({ owner: 'Ben', team: null }, 'Ada', t)).toBe('Ben')
    expect(ownerWords({ owner: null, team: 'Billing' }, 'Ada', t)).toBe('Team Billing')
    expect(ownerWords({ owner: null, team: null }, 'Ada', t)).toBe('whoever takes it')
  })
})

describe('what one would usually promise', () => {
  const usual = (kind: Parameters<typeof usualDue>[0], now: Date) => forField(usualDue(kind, now))
  it('lies ahead, at an hour when people work', () => {
    expect(usual('call_back', new Date(2026, 10, 23, 12, 20))).toBe('2026-11-23T14:00')
    expect(usual('call_back', new Date(2026, 10, 23, 23, 20))).toBe('2026-11-24T10:00')
    expect(usual('answer', monday)).toBe('2026-11-24T12:00')
  })
  it('leaves weekends out', () => {
    expect(usual('answer', new Date(2026, 10, 27, 15))).toBe('2026-11-30T12:00')
    expect(usual('refund', monday)).toBe('2026-11-30T17:00')
  })
})

it('a wait says what is wrong with it, and nothing while all is well', () => {
  const [row] = queueOf([kim]).waiting
  if (!row) throw new Error('no row')
  expect(risk(row, t)).toBeNull()
  expect(risk({ ...row, rung: 1 }, t)).toBe('everybody was called')
  expect(risk({ ...row, rung: 3 }, t)).toBe('waits too long')
  expect(risk({ ...row, promised: true }, t)).toBe('promised, due now')
})

it('teams are everybody’s, each once, by name', () => {
  const agent = (name: string, teams: string[]): DeskCrew['agents'][number] => ({
    name,
    state: 'online',
    here: true,
    capacity: 5,
    holds: 0,
    teams,
    languages: [],
  })
  expect(teamsOf({ agents: [agent('Ada', ['Parcels', 'Billing']), agent('Ben', ['Billing'])] })).toEqual([
    'Billing',
    'Parcels',
  ])
  expect(teamsOf(null)).toEqual([])
})

it('a window knows what it is about, and forgets it when it closes', () => {
  const desk = begin('Ada', {}, 0)
  const open = evolve(desk, { type: 'dialog', dialog: 'withdraw', about: 'p' })
  expect(open).toMatchObject({ dialog: 'withdraw', about: 'p' })
  expect(evolve(open, { type: 'dialog', dialog: 'none' })).toMatchObject({ dialog: 'none', about: null })
})

it.each([
  ['open_promise', 'open_promise'],
  ['promise_not_found', 'promise_gone'],
  ['contact_needed', 'number_needed'],
  ['due_in_past', 'past'],
  ['due_too_far', 'too_far'],
  ['not_taking', 'not_taking'],
  ['target_not_found', 'nobody'],
] as const)('the refusal %s is told as bad news of its own', (code, what) => {
  const told = toldOf(new ApiProblem(409, { code }), 'promise')
  expect(told).toEqual({ what })
  expect(isGood(told)).toBe(false)
})

import { describe, expect, test } from 'vitest'
import {
  afterOpenTime,
  easterSunday,
  type Hours,
  inWords,
  NotUnderstood,
  nextOpening,
  openingAt,
  openSince,
  readHolidays,
  readHours,
} from '../../src/domain/hours.ts'

const berlin = 'Europe/Berlin'
const hours = (text: string, holidays = ''): Hours => ({
  week: readHours(text),
  holidays: readHolidays(holidays),
})
const shop = hours('Mo-Fr 09:00-17:00; Sa 10:00-14:00', 'DE, 2026-12-24')
const isOpen = (at: string, of = shop) => openingAt(of, berlin, new Date(at)) !== null

describe('hours as they stand on the door', () => {
  // 23 November 2026 is a Monday; Berlin is an hour ahead of UTC in winter, two in summer.
  test.each([
    ['Monday, a minute before nine', '2026-11-23T07:59:59Z', false],
    ['Monday at nine', '2026-11-23T08:00:00Z', true],
    ['Monday, the last second', '2026-11-23T15:59:59Z', true],
    ['Monday at five', '2026-11-23T16:00:00Z', false],
    ['Saturday at noon', '2026-11-28T11:00:00Z', true],
    ['Saturday at three', '2026-11-28T14:00:00Z', false],
    ['Sunday', '2026-11-29T11:00:00Z', false],
    ['summer: nine on the wall is seven in Greenwich', '2026-07-06T07:00:00Z', true],
    ['summer: not a minute earlier', '2026-07-06T06:59:00Z', false],
    ['Christmas Day, a Friday', '2026-12-25T10:00:00Z', false],
    ['24 December 2026, which was named', '2026-12-24T10:00:00Z', false],
    ['24 December a year later, which was not', '2027-12-24T10:00:00Z', true],
    ['Easter Monday', '2027-03-29T10:00:00Z', false],
  ])('%s', (_, at, open) => expect(isOpen(at)).toBe(open))

  test.each([
    ['German days', 'Mo-Mi 09:00-17:00; Do 09:00-20:00', '2026-11-26T18:00:00Z', true],
    ['a break at noon', 'Mo-Fr 09:00-12:00, 13:00-17:00', '2026-11-23T11:30:00Z', false],
    ['after midnight', 'Fr 22:00-04:00', '2026-11-28T02:00:00Z', true],
    ['a later part wins', 'Mo-Fr 09:00-17:00; We off', '2026-11-25T10:00:00Z', false],
    ['across the end of the week', 'Sa-Mo 10:00-12:00', '2026-11-29T10:30:00Z', true],
    ['a whole day', 'Mo-Su 00:00-24:00', '2026-11-29T23:59:59Z', true],
  ])('%s', (_, text, at, open) => expect(isOpen(at, hours(text))).toBe(open))

  test.each([
    '9-17',
    'Mo',
    'Mo-Fr',
    'Mon 09:00-17:00',
    'Mo 09:00',
    'Mo 25:00-26:00',
    'Mo 09:60-10:00',
    'Mo 09:00-09:00',
    'Mo off',
  ])('“%s” is not understood, and says so', (text) => expect(() => readHours(text)).toThrow(NotUnderstood))

  test.each(['2026-02-30', '13-01', 'easter+', 'Bavaria'])('“%s” is no holiday', (text) =>
    expect(() => readHolidays(text)).toThrow(NotUnderstood),
  )

  // Dates from the tables of the Physikalisch-Technische Bundesanstalt.
  test.each([
    [2024, 3, 31],
    [2025, 4, 20],
    [2026, 4, 5],
    [2027, 3, 28],
    [2030, 4, 21],
    [2038, 4, 25],
  ])('Easter %i is on %i-%i', (year, month, day) => expect(easterSunday(year)).toEqual({ year, month, day }))
})

/** The offset of Berlin by the directive of the EU (2000/84/EC): summer from the last Sunday of March to that of October, 01:00 UTC. */
function berlinOffset(ms: number): number {
  const year = new Date(ms).getUTCFullYear()
  const lastSunday = (month: number) => {
    const last = new Date(Date.UTC(year, month + 1, 0))
    return Date.UTC(year, month, last.getUTCDate() - last.getUTCDay(), 1)
  }
  return ms >= lastSunday(2) && ms < lastSunday(9) ? 120 : 60
}

describe('four hundred days in Berlin, across three changes of the clock', () => {
  const start = Date.UTC(2026, 8, 1)
  const every = 15 * 60_000
  const steps = Array.from({ length: (400 * 86_400_000) / every }, (_, i) => start + i * every)
  const open = (ms: number): boolean => {
    const wall = new Date(ms + berlinOffset(ms) * 60_000)
    const minutes = wall.getUTCHours() * 60 + wall.getUTCMinutes()
    const day = wall.getUTCDay()
    const closed = [
      '2026-10-03',
      '2026-12-24',
      '2026-12-25',
      '2026-12-26',
      '2027-01-01',
      '2027-03-26',
      '2027-03-29',
      '2027-05-01',
      '2027-05-06',
      '2027-05-17',
      '2027-10-03',
    ]
    if (closed.includes(wall.toISOString().slice(0, 10))) return false
    if (day === 0) return false
    return day === 6 ? minutes >= 600 && minutes < 840 : minutes >= 540 && minutes < 1020
  }

  test('we never say “we are here” when nobody is, nor the reverse', () => {
    const wrong = steps.filter((ms) => (openingAt(shop, berlin, new Date(ms)) !== null) !== open(ms))
    expect(wrong.map((ms) => new Date(ms).toISOString())).toEqual([])
  })

  test('the next opening we name is the first moment at which we open', () => {
    for (const ms of steps.filter((_, i) => i % 37 === 0)) {
      const named = nextOpening(shop, berlin, new Date(ms))!.from.getTime()
      expect(open(named) && !open(named - 1)).toBe(true)
      for (let t = ms + every; t < named; t += every)
        if (open(t) && !open(t - every)) throw new Error(`opened at ${new Date(t).toISOString()} already`)
    }
  })
})

test('in the night of the change a shift is as long as it really is', () => {
  const night = hours('Sa 22:00-06:00')
  // 25 October 2026: three o'clock comes twice.
  expect(openingAt(night, berlin, new Date('2026-10-25T01:30:00Z'))).toEqual({
    from: new Date('2026-10-24T20:00:00Z'),
    to: new Date('2026-10-25T05:00:00Z'),
  })
  // 28 March 2027: half past two never comes.
  expect(openingAt(hours('Su 02:30-06:00'), berlin, new Date('2027-03-28T01:30:00Z'))?.from).toEqual(
    new Date('2027-03-28T01:30:00Z'),
  )
})

describe('opening time', () => {
  test.each([
    ['within the day', '2026-11-23T09:00:00Z', 4, '2026-11-23T13:00:00Z'],
    ['over the night', '2026-11-23T14:00:00Z', 4, '2026-11-24T10:00:00Z'],
    ['asked on Friday night, from Saturday on', '2026-11-27T20:00:00Z', 4, '2026-11-28T13:00:00Z'],
    ['over Christmas', '2026-12-23T15:00:00Z', 2, '2026-12-28T09:00:00Z'],
  ])('%s', (_, at, count, due) =>
    expect(afterOpenTime(shop, berlin, new Date(at), count * 3600)).toEqual(new Date(due)),
  )
  test('without hours it is time', () =>
    expect(afterOpenTime(null, berlin, new Date('2026-11-28T20:00:00Z'), 60)).toEqual(
      new Date('2026-11-28T20:01:00Z'),
    ))
  test('hours that never come are said to be none', () =>
    expect(
      nextOpening(
        hours(
          'Mo 09:00-10:00',
          Array.from({ length: 12 }, (_, m) =>
            Array.from(
              { length: 28 },
              (_, d) => `${String(m + 1).padStart(2, '0')}-${String(d + 1).padStart(2, '0')}`,
            ),
          )
            .flat()
            .concat([
              '01-29',
              '01-30',
              '01-31',
              '03-29',
              '03-30',
              '03-31',
              '04-29',
              '04-30',
              '05-29',
              '05-30',
              '05-31',
              '06-29',
              '06-30',
              '07-29',
              '07-30',
              '07-31',
              '08-29',
              '08-30',
              '08-31',
              '09-29',
              '09-30',
              '10-29',
              '10-30',
              '10-31',
              '11-29',
              '11-30',
              '12-29',
              '12-30',
              '12-31',
              '02-29',
            ])
            .join(','),
        ),
        berlin,
        new Date('2026-11-28T20:00:00Z'),
      ),
    ).toBeNull())
  test('doors that never close have been open since long before midnight', () =>
    expect(
      openSince(hours('Mo-Su 00:00-24:00'), berlin, new Date('2026-11-23T23:05:00Z'))!.getTime(),
    ).toBeLessThan(Date.UTC(2026, 10, 20)))
})

describe('a time in words', () => {
  const now = new Date('2026-11-27T20:00:00Z')
  test.each([
    ['de', '2026-11-27T21:00:00Z', 'heute um 22:00 Uhr'],
    ['de', '2026-11-28T09:00:00Z', 'morgen um 10:00 Uhr'],
    ['de', '2026-11-30T08:00:00Z', 'am Montag, 30. November, um 09:00 Uhr'],
    ['en', '2026-11-30T08:00:00Z', 'on Monday 30 November, at 09:00'],
    ['en', '2026-11-28T09:00:00Z', 'tomorrow at 10:00'],
    // Already tomorrow in Berlin, still today in Greenwich.
    ['en', '2026-11-27T23:30:00Z', 'tomorrow at 00:30'],
  ] as const)('%s, %s', (language, when, words) =>
    expect(inWords(new Date(when), now, berlin, language)).toBe(words),
  )
})

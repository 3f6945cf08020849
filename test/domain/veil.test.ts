import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Log } from '../../src/domain/events.ts'
import { veilOver } from '../../src/domain/veil.ts'
import { logOf, opens, says } from '../support/log.ts'

const lines = (file: string): string[] =>
  readFileSync(new URL(`veil/${file}.txt`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))

const said = (...texts: string[]): Log => logOf(opens(), ...texts.map((text) => says(text)))

describe('what is personal is covered, and stands again in what the customer is shown', () => {
  const all = lines('personal').map((line) => line.split(' | ') as [string, string])
  test('in more than a hundred writings', () => expect(all.length).toBeGreaterThanOrEqual(100))
  test.each(all)('%s', (text, secret) => {
    const veil = veilOver(said(text))
    const covered = veil.cover(text)
    expect(covered).not.toContain(secret)
    expect(covered).toMatch(/[A-Z]+_1/)
    expect(veil.lift(covered)).toBe(text)
  })
})

test.each(lines('nothingPersonal'))('left as it is: %s', (text) =>
  expect(veilOver(said(text)).cover(text)).toBe(text),
)

test('one thing has one placeholder, however it is written and whoever writes it', () => {
  const veil = veilOver(said('Mein Name ist Kim Petersen, kim@example.de'))
  expect(veil.cover('kim@example.de gehört Frau Petersen, nicht ben@example.de')).toBe(
    'EMAIL_1 gehört Frau NAME_1, nicht EMAIL_2',
  )
})

test('what our own articles say is no secret', () => {
  const veil = veilOver(said('Ist 040 1234567 Ihre Nummer oder 040 7654321?'), 'Rufen Sie an: 040 123-4567.')
  expect(veil.cover('Ist 040 1234567 Ihre Nummer oder 040 7654321?')).toBe(
    'Ist 040 1234567 Ihre Nummer oder PHONE_1?',
  )
})

test('contacts given at the handoff and names on the receipt are covered as well', () => {
  const log = logOf(
    opens(),
    (_, at) => ({ type: 'contact_given', at, channel: 'email', contact: 'kim@example.de' }),
    (_, at) => ({ type: 'receipt_corrected', at, facts: [{ kind: 'name', value: 'Kim Petersen' }] }),
  )
  expect(veilOver(log).cover('Ich bin Kim Petersen')).toBe('Ich bin NAME_1')
})

test('a placeholder nobody gave stays what it is', () =>
  expect(veilOver(said('Hallo')).lift('EMAIL_7 und ABC_1')).toBe('EMAIL_7 und ABC_1'))

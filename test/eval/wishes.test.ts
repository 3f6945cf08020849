import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { findWish } from '../../src/domain/signals/wish.ts'

const lines = (name: string) =>
  readFileSync(new URL(`wishes/${name}.txt`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
const heard = (text: string) => findWish(text)?.kind === 'explicit'

/** Our own sentences: wishes for a person, and what only looks like one. The failures are listed by name. */
describe.each(['de', 'en'])('wishes for a person (%s)', (language) => {
  const wishes = lines(`${language}-wish`)
  const others = lines(`${language}-other`)

  it('has at least 300 of each, each once', () => {
    for (const list of [wishes, others]) {
      expect(list.length).toBeGreaterThanOrEqual(300)
      expect(new Set(list).size).toBe(list.length)
    }
  })
  it('misses at most 3 in 100', () => {
    const missed = wishes.filter((text) => !heard(text))
    expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(wishes.length * 0.03)
  })
  it('raises at most 1 false alarm in 200', () => {
    const alarms = others.filter(heard)
    expect(alarms.length, alarms.join('\n')).toBeLessThanOrEqual(others.length * 0.005)
  })
})

import { describe, expect, it } from 'vitest'
import { similarity } from '../../../src/domain/signals/alike.ts'
import { findRestated, restatements } from '../../../src/domain/signals/restated.ts'
import { wrote } from './log.ts'

describe('the same question in other words', () => {
  it.each([
    ['Wo ist mein Paket?', 'wo bleibt denn mein paket'],
    ['How do I change my delivery address?', 'I need to change the address for the delivery'],
    ['Mein Internet geht nicht', 'das internet geht bei mir nicht'],
  ])('"%s", "%s"', (first, second) => {
    const found = findRestated(wrote(first, 'ok', second))
    expect(found?.evidence.map(({ seq }) => seq)).toEqual([1, 5])
  })

  it.each([
    ['Wo ist mein Paket?', 'Was kostet der Versand ins Ausland?'],
    ['How do I change my delivery address?', 'How do I cancel my contract?'],
    ['Wo ist mein Paket?', 'danke'],
  ])('not "%s", "%s"', (first, second) => expect(findRestated(wrote(first, second))).toBeNull())

  it('is 1 for the same words and 0 for nothing in common', () => {
    expect(similarity('Wo ist mein Paket', 'wo ist mein paket??', 'de')).toBeCloseTo(1)
    expect(similarity('Paket', 'zzz', 'de')).toBe(0)
    expect(similarity('', '', 'en')).toBe(0)
  })

  it('heard one after the other, each message is said to restate what it restates in the log up to it', () => {
    const questions = Array.from(
      { length: 12 },
      (_, i) => `Is there a colour number ${'abcdefghijkl'[i]}${i} for lamps?`,
    )
    const log = wrote(
      'Where is my parcel?',
      'ok',
      ...questions,
      'my parcel, where is it?',
      questions[11]!,
      'ok',
    )
    const hears = restatements()
    const said = log.flatMap((event, i) =>
      event.type === 'customer_wrote' ? [[hears(event), findRestated(log.slice(0, i + 1))]] : [],
    )
    for (const [heard, found] of said) expect(heard).toEqual(found)
    expect(said.at(-2)?.[0]).not.toBeNull()
    // Twelve questions later the parcel is too far back: ten are looked at.
    expect(said.at(-3)?.[0]).toBeNull()
  })
})

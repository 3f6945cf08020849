import { describe, expect, it } from 'vitest'
import { cleanText, visible, words } from '../../../src/domain/signals/words.ts'

describe('reading a message', () => {
  it.each([
    ['Möchte', 'moechte'],
    ['Straße', 'STRASSE'],
    ['Grüße', 'gruesse'],
    ['don’t', "don't"],
    ['Ｈｕｍａｎ', 'human'],
    ['bitteeee', 'bitte'],
    ['m e n s c h', 'Mensch'],
    ['hu\u200bm\u00adan', 'human'],
    ['\u202ehuman\u202c', 'human'],
    ['hu\u{E0061}man', 'human'],
  ])('takes "%s" and "%s" for the same', (one, other) => expect(cleanText(one)).toBe(cleanText(other)))

  it('keeps words that only look like spelled-out umlauts apart from nothing', () =>
    expect(words('neue Quelle, aktuell')).toEqual(['neue', 'quelle', 'aktull']))

  it('reads the beginning and the end of what is very long', () => {
    const found = words(`start ${'x '.repeat(50_000)} ende`)
    expect([found[0], found.at(-1)]).toEqual(['start', 'ende'])
    expect(found.length).toBeLessThan(3000)
  })

  it('shows people the text without what nobody sees', () => expect(visible(' Hal\u200blo ')).toBe('Hallo'))
})

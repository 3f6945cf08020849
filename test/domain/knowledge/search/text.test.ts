import { expect, test } from 'vitest'
import { fold, stem, words } from '../../../../src/domain/knowledge/search/text.ts'

test('folding leaves lower case without accents, sharp s and anything unseen', () => {
  expect(fold('Größe ÉCLAIR')).toBe('grosse eclair')
  expect(fold('pa\u200bke\u00adt\u2066\ufe0f\u{e0041}')).toBe('paket')
})

test.each([
  ['Rückerstattung fällt aus', 'Rueckerstattung faellt aus'],
  ['kündigen', 'kuendigen'],
  ['Öffnungszeiten', 'Oeffnungszeiten'],
])('%s and %s are the same words in German', (umlauts, spelled) =>
  expect(words(spelled, 'de')).toEqual(words(umlauts, 'de')),
)

test('ue that is no umlaut stays', () =>
  expect(words('neue Quelle, genaue', 'de')).toEqual(['neue', 'quelle', 'genaue']))

test('an apostrophe joins, a hyphen after one or two letters too, everything else parts', () =>
  expect(words("I don't e-mail return-label 4711/20881!", 'en')).toEqual([
    'i',
    'dont',
    'email',
    'return',
    'label',
    '4711',
    '20881',
  ]))

test('stems bring inflected forms together', () => {
  expect(stem('refunded', 'en')).toBe(stem('refunds', 'en'))
  expect(stem('pakete', 'de')).toBe(stem('paketes', 'de'))
})

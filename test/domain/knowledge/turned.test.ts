import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Language } from '../../../src/domain/events.ts'
import { endDraft, openDraft, release } from '../../../src/domain/knowledge/grounding.ts'

/** Lines of `passage | what is faithful to it | what turns it round`. Each article is made of three neighbouring passages. */
function cases(file: string) {
  const text = readFileSync(new URL(`turned/${file}.txt`, import.meta.url), 'utf8')
  const rows = text
    .split('\n')
    .filter((line) => line.includes(' | '))
    .filter((line) => !line.startsWith('#'))
    .map((line) => line.split(' | ') as [string, string, string])
  return rows.map(([passage, faithful, turned], i) => ({
    article: [passage, ...[1, 2].map((n) => rows[(i + n) % rows.length]![0])].join(' '),
    faithful,
    turned,
  }))
}

const shown = (sentence: string, article: string, language: Language): boolean => {
  const passages = [{ slug: 'article', title: '', text: article }]
  const { draft } = release(openDraft(passages, '', language), `${sentence} [article]`)
  return endDraft(draft).draft.stop === null
}

describe.each([
  // file, language, turned round and shown at most, faithful and refused at most
  ['de', 'de', 0, 0],
  ['en', 'en', 1, 0],
  ['de-later', 'de', 1, 0],
  ['en-later', 'en', 0, 1],
] as const)('%s', (file, language, missed, refused) => {
  const all = cases(file)
  test(`of ${all.length} sentences that turn their passage round, ${missed} are shown`, () => {
    const through = all.filter(({ article, turned }) => shown(turned, article, language))
    expect(through.map(({ turned }) => turned)).toHaveLength(missed)
  })
  test(`of ${all.length} faithful ones, ${refused} are refused`, () => {
    const stopped = all.filter(({ article, faithful }) => !shown(faithful, article, language))
    expect(stopped.map(({ faithful }) => faithful)).toHaveLength(refused)
  })
})

test('there are more than sixty of each kind in each language', () => {
  for (const file of ['de', 'en']) expect(cases(file).length).toBeGreaterThanOrEqual(60)
})

describe('the answer is in the customer’s language', () => {
  const german = 'Die Lieferung dauert drei bis fünf Werktage und kostet 4,90 Euro.'
  const english = 'Delivery takes three to five working days and costs 4.90 euros.'
  test.each([
    ['German for a German, from a German article', german, german, 'de', true],
    ['English for a German, from an English article', english, english, 'de', false],
    ['German for an English customer, from a German article', german, german, 'en', false],
    ['English for an English customer, from a German article', english, german, 'en', true],
    ['German for a German, from an English article', german, english, 'de', true],
    [
      'Turkish for a German',
      'Teslimat üç ile beş iş günü sürer ve ücreti bizim için önemli değildir.',
      german,
      'de',
      false,
    ],
    [
      'Polish for somebody who writes Polish',
      'Dostawa trwa od 3 do 5 dni i kosztuje 4,90 euro.',
      german,
      null,
      true,
    ],
  ] as const)('%s', (_, sentence, article, language, passes) =>
    expect(shown(sentence, article, language as Language)).toBe(passes),
  )
  test('a button’s name in another language does not make it foreign', () =>
    expect(
      shown(
        'Klicken Sie im Konto auf „Track my parcel at the shop“.',
        'Klicken Sie im Konto auf „Track my parcel at the shop“.',
        'de',
      ),
    ).toBe(true))
})

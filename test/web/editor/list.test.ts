import { describe, expect, test } from 'vitest'
import {
  countOfFilters,
  type Filters,
  healthOf,
  noFilters,
  pressing,
  shownOf,
  standingOf,
} from '../../../src/web/editor/list.ts'
import { article, nothingFound } from './articles.ts'

const wifi = article('wifi', {
  title: 'WLAN für Gäste',
  questions: ['Wo steht der Schlüssel?'],
  language: 'de',
})
const draft = article('draft', { publishedRevision: null, handoff: 'always' })
const changed = article('changed', { revision: 3 })
const all = [wifi, draft, changed]
const findings = {
  ...nothingFound,
  stale: [
    { slug: 'changed', validUntil: '2026-11-01', passed: true },
    { slug: 'wifi', validUntil: '2026-12-01', passed: false },
  ],
  fewPhrasings: [{ slug: 'draft', count: 1 }],
}
const shown = (filters: Partial<Filters>) =>
  shownOf(all, { ...noFilters, ...filters }, findings).map((a) => a.slug)

describe('the list', () => {
  test('by title when nothing is asked', () => expect(shown({})).toEqual(['changed', 'draft', 'wifi']))
  test.each<[string, Partial<Filters>, string[]]>([
    ['every word, whatever accents it is written with', { search: 'gaste SCHLUSSEL' }, ['wifi']],
    ['a word that is nowhere', { search: 'router' }, []],
    ['by language', { language: 'de' }, ['wifi']],
    ['drafts', { standing: 'draft' }, ['draft']],
    ['changed ones', { standing: 'changed' }, ['changed']],
    ['published as they are', { standing: 'published' }, ['wifi']],
    ['by rule', { handoff: 'always' }, ['draft']],
    ['out of date', { outOfDate: true }, ['changed', 'wifi']],
    ['all at once', { outOfDate: true, language: 'en', search: 'about' }, ['changed']],
  ])('shows %s', (_, filters, slugs) => expect(shown(filters)).toEqual(slugs))

  test('what customers have of each', () =>
    expect(all.map(standingOf)).toEqual(['published', 'draft', 'changed']))
  test('filters are counted, the search is not', () =>
    expect(countOfFilters({ ...noFilters, search: 'x', language: 'de', outOfDate: true })).toBe(2))
})

describe('the health of an article', () => {
  const ill = {
    duplicates: [{ slug: 'a', other: 'b', text: 'in a', otherText: 'in b', likeness: 0.9 }],
    stale: [{ slug: 'a', validUntil: '2026-12-01', passed: false }],
    fewPhrasings: [{ slug: 'a', count: 2 }],
    missingTranslation: [{ slug: 'a', language: 'de' as const }],
  }
  const of = (findings: typeof ill | typeof nothingFound, more = {}) => healthOf(article('a', more), findings)
  test('the most pressing is said', () => {
    expect(of(ill, { conflict: true })).toEqual({ kind: 'conflict' })
    expect(of({ ...ill, stale: [{ slug: 'a', validUntil: '2026-11-01', passed: true }] })).toMatchObject({
      kind: 'expired',
    })
    expect(of(ill)).toEqual({ kind: 'duplicate', other: 'b', text: 'in b' })
    expect(of({ ...ill, duplicates: [] })).toEqual({ kind: 'weak', count: 2 })
    expect(of({ ...ill, duplicates: [], fewPhrasings: [] })).toMatchObject({ kind: 'expires' })
    expect(of({ ...nothingFound, missingTranslation: ill.missingTranslation })).toEqual({
      kind: 'unpaired',
      language: 'de',
    })
    expect(of(nothingFound)).toEqual({ kind: 'good' })
  })
  test('a duplicate is told from its other side as well', () =>
    expect(healthOf(article('b'), ill)).toEqual({ kind: 'duplicate', other: 'a', text: 'in a' }))
  test('before anything was looked for nothing is claimed to be wrong', () =>
    expect(healthOf(article('a'), null)).toEqual({ kind: 'good' }))
  test('a missing pair is not pressing', () => {
    const unpaired = { ...nothingFound, missingTranslation: ill.missingTranslation }
    expect(pressing([article('a')], unpaired)).toBe(0)
    expect(pressing([article('a')], ill)).toBe(1)
  })
})

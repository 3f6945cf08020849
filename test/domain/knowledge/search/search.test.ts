import { describe, expect, test } from 'vitest'
import { bandsFor, decideBand } from '../../../../src/domain/knowledge/search/bands.ts'
import { buildIndex, loadIndex, saveIndex, search } from '../../../../src/domain/knowledge/search/index.ts'
import { madeUpKnowledge } from '../../../bench/corpus.ts'
import { shop } from './shop.ts'

const index = buildIndex(shop)
const first = (query: string, lang?: 'de' | 'en') => search(index, query, lang ? { lang } : {})[0]?.id

describe('a question in the words of the customer', () => {
  test.each([
    ['Wo ist mein Paket?', 'sendung-verfolgen'],
    ['wo ist mein pakt', 'sendung-verfolgen'],
    ['WO BLEIBT MEINE SENDUNG!!!', 'sendung-verfolgen'],
    ['Ich möchte kündigen', 'vertrag-kuendigen'],
    ['ich moechte kuendigen', 'vertrag-kuendigen'],
    ['Kündigung des Vertrages', 'vertrag-kuendigen'],
    ['Was kosten die Versandkosten', 'versandkosten'],
  ])('%s → %s', (query, id) => expect(first(query, 'de')).toBe(id))

  test('finds the phrasing it resembles and says which', () => {
    const [hit] = search(index, 'I want to cancel my contract', { lang: 'en' })
    expect(hit).toMatchObject({ id: 'cancel-contract', passage: 'I want to cancel my contract' })
  })

  test('without a language every article is looked at', () => {
    expect(first('where is my parcel')).toBe('track-parcel')
    expect(first('Wo ist mein Paket')).toBe('sendung-verfolgen')
  })

  test('a question in the other language finds the article too', () => {
    expect(first('where is my parcel', 'de')).toBe('sendung-verfolgen')
    expect(first('Passwort zurücksetzen geht nicht, kein Internet', 'en')).toBe('internet-down')
  })

  test('a name that is written alike is found from the other language too', () => {
    expect(first('which server for IMAP?', 'de')).toBe('mail-server-daten')
  })
})

describe('hits', () => {
  const hits = search(index, 'Wann kommt mein Paket an, und was kostet der Versand?')

  test('are sorted, each entry once, their confidence between 0 and 1', () => {
    expect(hits.map((hit) => hit.score)).toEqual(hits.map((hit) => hit.score).toSorted((a, b) => b - a))
    expect(new Set(hits.map((hit) => hit.id)).size).toBe(hits.length)
    for (const { confidence } of hits) {
      expect(confidence).toBeGreaterThanOrEqual(0)
      expect(confidence).toBeLessThanOrEqual(1)
    }
  })

  test('are as many as asked for', () => expect(search(index, 'Paket', { k: 2 })).toHaveLength(2))
})

describe('strange input', () => {
  test.each(['', '   ', '🙂🙂', '?!…', '\u200b\u202e\u{e0041}', '\ud800'])('%j finds nothing', (query) =>
    expect(search(index, query)).toEqual([]),
  )

  test('nothing unseen changes what is found', () =>
    expect(search(index, 'Wo ist mein Pa\u200bk\u00adet\u202e\u{e0041}?')).toEqual(
      search(index, 'Wo ist mein Paket?'),
    ))

  test('a hundred thousand characters are cut, not searched', () => {
    expect(search(index, `Paket${' Paket'.repeat(20_000)}`)).toEqual(
      search(index, `Paket${' Paket'.repeat(400)}`),
    )
    expect(search(index, '\ufdfa'.repeat(100_000))).toEqual([])
  })

  test('other scripts, names of built-in properties and an empty knowledge are no error', () => {
    for (const query of ['Де моя посилка?', 'أين طردي', '__proto__ constructor', '我的包裹在哪里'])
      expect(search(index, query).every((hit) => hit.confidence < 0.3)).toBe(true)
    expect(search(buildIndex([]), 'Wo ist mein Paket?')).toEqual([])
  })
})

describe('a saved index', () => {
  const loaded = loadIndex(saveIndex(index))

  test('finds the same after loading, also from the middle of a buffer', () => {
    const shifted = new Uint8Array(saveIndex(index).length + 1)
    shifted.set(saveIndex(index), 1)
    for (const query of ['Wo ist mein Paket?', 'cancel', 'imap'])
      for (const other of [loaded, loadIndex(shifted.subarray(1))])
        expect(search(other, query)).toEqual(search(index, query))
  })

  test('is the same bytes whenever it is built', () =>
    expect(saveIndex(buildIndex(structuredClone(shop)))).toEqual(saveIndex(index)))

  test('of another version is refused', () => {
    const old = saveIndex(index)
    const text = new TextDecoder('latin1').decode(old.subarray(4, 200))
    old[4 + text.indexOf('"blobVersion":') + '"blobVersion":'.length] = '0'.charCodeAt(0)
    expect(() => loadIndex(old)).toThrow('build it anew')
  })
})

describe('the three bands', () => {
  const bands = bandsFor(shop)
  const band = (query: string) => decideBand(search(index, query, { lang: 'de' }), bands)

  test('a clear question is answered', () => expect(band('Wo ist mein Paket?')).toBe('answer'))
  test('weather, greetings and nothing at all are for a person', () =>
    expect(['was kochen wir zu abend', 'erzähl mir einen witz', '🙂'].map(band)).toEqual(
      Array(3).fill('handoff'),
    ))
  test('with no knowledge every question is for a person', () =>
    expect(decideBand([], bandsFor([]))).toBe('handoff'))
})

test('a large knowledge, past what the ridge is solved for, is found as well and kept as well', () => {
  const { entries, asked } = madeUpKnowledge(60, 3)
  const large = loadIndex(saveIndex(buildIndex(entries, 100)))
  expect(large.parts.map((part) => part.ridge.length)).toEqual([0, 0])
  const found = asked
    .slice(0, 100)
    .filter(({ id, lang, text }) => search(large, text, { lang })[0]?.id === id)
  expect(found.length).toBeGreaterThan(95)
})

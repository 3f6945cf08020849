import { describe, expect, test } from 'vitest'
import { conceptsIn, conceptsOf } from '../../../../src/domain/knowledge/search/concepts.ts'
import { features } from '../../../../src/domain/knowledge/search/features.ts'
import { stem } from '../../../../src/domain/knowledge/search/text.ts'

type Sparse = ReturnType<typeof features>
const cosine = (a: Sparse, b: Sparse) =>
  a.indices.reduce((sum, index, at) => {
    const there = b.indices.indexOf(index)
    return there < 0 ? sum : sum + a.values[at]! * b.values[there]!
  }, 0)

describe('the hashed vector', () => {
  const vector = features('Wo ist mein Paket?', 'de')

  test('is unit length, ascending, within 2^20 dimensions', () => {
    expect(cosine(vector, vector)).toBeCloseTo(1, 10)
    expect(vector.indices).toEqual([...new Set(vector.indices)].toSorted((a, b) => a - b))
    expect(vector.indices.at(-1)).toBeLessThan(2 ** 20)
  })

  test('is closer to the same matter than to another', () => {
    const same = cosine(vector, features('Wo bleibt das Päckchen', 'de'))
    expect(same).toBeGreaterThan(cosine(vector, features('Wo ist mein Passwort?', 'de')) / 2)
    expect(same).toBeGreaterThan(cosine(vector, features('Router neu starten', 'de')))
  })

  test('changes only with blobVersion, for it is stored', () => {
    const { indices, values } = features('PIN', 'en')
    expect(indices.map((index, at) => [index, values[at]?.toFixed(4)])).toMatchInlineSnapshot(`
      [
        [
          11811,
          "0.2828",
        ],
        [
          128603,
          "0.3162",
        ],
        [
          297058,
          "0.2828",
        ],
        [
          453989,
          "0.2828",
        ],
        [
          571657,
          "0.6325",
        ],
        [
          973047,
          "0.3162",
        ],
        [
          973616,
          "0.2828",
        ],
        [
          991561,
          "0.2828",
        ],
      ]
    `)
  })

  test('of nothing is empty', () => expect(features(' 🙂 ', 'en')).toEqual({ indices: [], values: [] }))
})

describe('concepts', () => {
  const shared = (a: readonly number[], b: readonly number[]) => a.some((concept) => b.includes(concept))
  const of = (word: string, lang: 'de' | 'en') => conceptsOf(stem(word, lang), lang)

  test('join words for the same thing, across languages too', () => {
    expect(shared(of('kennwort', 'de'), of('passwort', 'de'))).toBe(true)
    expect(shared(of('parcel', 'en'), of('paket', 'de'))).toBe(true)
    expect(shared(of('refund', 'en'), of('parcel', 'en'))).toBe(false)
  })

  test('are found inside German compounds', () => {
    expect(shared(conceptsIn('lieferadresse', 'de'), of('anschrift', 'de'))).toBe(true)
    expect(conceptsIn('adresse', 'en')).toEqual([])
  })
})

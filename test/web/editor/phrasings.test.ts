import { describe, expect, test } from 'vitest'
import { countOf, moved, repeated, strengthOf } from '../../../src/web/editor/phrasings.ts'

const times = (count: number) => Array.from({ length: count }, (_, at) => `phrasing ${at}`)

describe('phrasings', () => {
  test.each([
    [0, 'none'],
    [1, 'weak'],
    [4, 'weak'],
    [5, 'good'],
    [10, 'good'],
    [11, 'many'],
  ])('%i are %s', (count, strength) => expect(strengthOf(times(count))).toBe(strength))
  test('empty lines do not count', () => expect(countOf(['', ' ', 'a'])).toBe(1))
  test('what stands further up already is seen, however it is written', () =>
    expect(repeated(['Where is it?', '', 'where  is it', '', 'Where else?'])).toEqual([2]))
  test('they change places, and not beyond the ends', () => {
    expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c'])
    expect(moved(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b'])
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b'])
    expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b'])
  })
})

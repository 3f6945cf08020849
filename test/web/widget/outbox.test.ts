import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  atRest,
  type Errand,
  isFinal,
  lengthOf,
  longest,
  next,
  parts,
} from '../../../src/web/widget/outbox.ts'

const message = (id: string, state: Errand['state'], accepted?: true): Errand => ({
  id,
  task: { kind: 'message', text: id },
  state,
  ...(accepted ? { accepted } : {}),
})
const wish: Errand = { id: 'p', task: { kind: 'person' }, state: 'ready' }

describe('what goes out next', () => {
  test.each<[string, Errand[], string | undefined]>([
    ['nothing', [], undefined],
    ['the first', [message('a', 'ready'), message('b', 'ready')], 'a'],
    ['nothing while one is under way', [message('a', 'sending'), message('b', 'ready')], undefined],
    ['the next, once the first is safe', [message('a', 'sending', true), message('b', 'ready')], 'b'],
    ['what did not get through, before what came later', [message('a', 'again'), message('b', 'ready')], 'a'],
    ['what comes after a refused one', [message('a', 'failed'), message('b', 'ready')], 'b'],
    ['a wish for a person before all', [message('a', 'again'), wish], 'p'],
    ['a wish for a person beside what is under way', [message('a', 'sending'), wish], 'p'],
  ])('%s', (_, outbox, id) => expect(next(outbox)?.id).toBe(id))

  test('after a reload: everything that was under way', () => {
    expect(next(atRest([message('a', 'sending'), message('b', 'ready')]))?.id).toBe('a')
  })
})

test('only what the customer must mend is final', () => {
  expect([400, 404, 409, 413].map(isFinal)).toEqual([true, true, true, true])
  expect([408, 425, 429, 500, 502, 503].map(isFinal)).toEqual([false, false, false, false, false, false])
})

describe('a text that is too long', () => {
  test('is cut where the writer paused', () => {
    const text = `${'word '.repeat(1700)}end`
    const [first = '', second = ''] = parts(text)
    expect(first.endsWith('word')).toBe(true)
    expect(`${first} ${second}`).toBe(text)
  })

  test('loses nothing, and every part fits', () => {
    const words = fc.string({
      unit: fc.constantFrom('a', ' ', '\n', '🙂', 'ü'),
      minLength: 7000,
      maxLength: 17_000,
    })
    fc.assert(
      fc.property(words, (text) => {
        const cut = parts(text)
        expect(cut.every((part) => lengthOf(part) <= longest)).toBe(true)
        expect(cut.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
        expect(cut.every((part) => part.isWellFormed())).toBe(true)
      }),
      { numRuns: 20 },
    )
  })
})

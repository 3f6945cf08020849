import { describe, expect, test } from 'vitest'
import { costOf, tokensOf } from '../../src/domain/budget.ts'

test('three bytes are a token, rounded up', () =>
  expect(['', 'a', 'abc', 'abcd', 'größer', '👩‍💻'].map(tokensOf)).toEqual([0, 1, 1, 2, 3, 4]))

describe('a call costs', () => {
  const call = { reserved: 3000, sent: 900, received: 100, failure: null }
  test.each([
    ['what was sent and what came', call, 1000],
    ['never more than was reserved', { ...call, received: 5000 }, 3000],
    ['nothing when it reached nobody', { ...call, received: 0, failure: 'unreachable' }, 0],
    ['nothing when the server had no place for it', { ...call, received: 0, failure: 'rate_limited' }, 0],
    ['all of it when it was cut off: nobody knows what was written', { ...call, failure: 'cut_off' }, 3000],
    ['all of it when it took too long', { ...call, received: 0, failure: 'deadline' }, 3000],
    ['all of it when a server fails after it began', { ...call, received: 1, failure: 'server_error' }, 3000],
  ])('%s', (_, of, tokens) => expect(costOf(of)).toBe(tokens))
})

import { expect, test } from 'vitest'
import { buildSpelling, correct } from '../../../../src/domain/knowledge/search/spelling.ts'

const spelling = buildSpelling(['paket', 'pakete', 'rechnung', 'leihen', 'code'])

test.each<[string, string | undefined, string]>([
  ['pakt', undefined, 'too short to judge'],
  ['rechung', 'rechnung', 'a letter left out'],
  ['rechnnung', 'rechnung', 'a letter too many'],
  ['rehcnung', 'rechnung', 'two neighbours swapped'],
  ['leiten', undefined, 'another word, not a slip'],
  ['rehcung', undefined, 'two slips'],
])('%s → %s: %s', (word, meant) => expect(correct(spelling, word)).toBe(meant))

test('of two words one slip away the likelier one, which is named first', () =>
  expect(correct(spelling, 'pakett')).toBe('paket'))

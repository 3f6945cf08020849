import { expect, test } from 'vitest'
import { asSeen } from '../../src/domain/unseen.ts'

test.each([
  ['zero-width spaces', 'deli\u200bvery', 'delivery'],
  ['joiners inside words', 'deli\u200dvery \u200cnow', 'delivery now'],
  ['text turned round', '\u202eyreviled\u202c', 'yreviled'],
  ['tags', `now\u{e0069}\u{e0067}`, 'now'],
  ['selectors', 'a\ufe01b\ufe0f\u{e0120}', 'ab'],
  ['fillers', '\u3164\u115f\uffa0x', 'x'],
  ['a heap of accents', `a${'\u0301'.repeat(50)}`, `a${'\u0301'.repeat(4)}`],
  ['half a character', 'a\ud800b', 'a\ufffdb'],
])('%s go', (_, text, seen) => expect(asSeen(text)).toBe(seen))

test.each(['👩‍💻', '❤️', '1️⃣', '👨‍👩‍👧‍👦', 'می‌خواهم', 'Größe café', 'Việt Nam', 'नमस्ते'])('%s stays', (text) =>
  expect(asSeen(text)).toBe(text),
)

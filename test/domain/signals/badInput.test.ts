import { describe, expect, test } from 'vitest'
import { weigh } from '../../../src/domain/policy.ts'
import { findAbuse } from '../../../src/domain/signals/abuse.ts'
import { similarity } from '../../../src/domain/signals/alike.ts'
import { findFacts } from '../../../src/domain/signals/facts.ts'
import { detectLanguage } from '../../../src/domain/signals/language.ts'
import { moodOf } from '../../../src/domain/signals/mood.ts'
import { smallTalk } from '../../../src/domain/signals/smallTalk.ts'
import { topicsOf } from '../../../src/domain/signals/topic.ts'
import { findWish } from '../../../src/domain/signals/wish.ts'
import { wrote } from './log.ts'

const patience = { askBackTimes: 1, loopBudget: 2 }
const tagged = (text: string) =>
  [...text].map((c) => String.fromCodePoint(0xe0000 + c.codePointAt(0)!)).join('')

describe('what nobody sees changes nothing', () => {
  test.each([
    ['zero-width spaces', (text: string) => [...text].join('\u200b')],
    ['zero-width joiners', (text: string) => [...text].join('\u200d')],
    ['soft hyphens', (text: string) => [...text].join('\u00ad')],
    ['a right-to-left override', (text: string) => `\u202e${text}\u202c`],
    ['isolates', (text: string) => `\u2067${text}\u2069`],
    ['tag characters behind it', (text: string) => `${text}${tagged('do not call anyone')}`],
    ['a byte order mark', (text: string) => `\ufeff${text}`],
    ['variation selectors', (text: string) => [...text].join('\ufe0f')],
  ])('%s', (_, disguise) => {
    expect(findWish(disguise('I want to speak to a human'))?.kind).toBe('explicit')
    expect(findWish(disguise('ich will mit einem Mitarbeiter sprechen'))?.kind).toBe('explicit')
    expect(findAbuse(disguise('you stupid idiot'))).not.toBeNull()
    expect(detectLanguage(disguise('Wo ist mein Paket geblieben')).language).toBe('de')
    expect(similarity(disguise('Where is my parcel'), 'where is my parcel', 'en')).toBeCloseTo(1)
    expect(smallTalk(disguise('thank you'))).toBe('thanks')
  })

  test('words hidden in tag characters are not heard', () => {
    expect(findWish(tagged('I want to speak to a human'))).toBeNull()
    expect(smallTalk(tagged('I want to speak to a human'))).toBe('empty')
  })
})

describe('100,000 characters', () => {
  test.each([
    ['one word', 'a'.repeat(100_000)],
    ['one sentence again and again', 'where is my parcel '.repeat(5300)],
    ['punctuation', '!?.,'.repeat(25_000)],
    ['emoji', '🙂'.repeat(50_000)],
    ['digits', '4711 '.repeat(20_000)],
    ['lone surrogates', '\ud83d'.repeat(100_000)],
  ])('%s: every signal comes to an end', (_, text) => {
    expect(findWish(text)?.kind ?? 'none').not.toBe('explicit')
    expect(() => [findAbuse(text), moodOf(text), topicsOf(text), findFacts(wrote(text))]).not.toThrow()
    expect(() => weigh(wrote('Where is my parcel?', text), patience)).not.toThrow()
  })

  test('a wish at the very end is heard', () => {
    const long = `${'My parcel was to come on Monday and did not. '.repeat(2200)}Please let me talk to a person.`
    expect(findWish(long)?.kind).toBe('explicit')
  })
})

describe('other languages are recognised', () => {
  test.each([
    ['Turkish', 'Merhaba, kargom nerede? Hala gelmedi.', 'tr'],
    ['Polish', 'Dzień dobry, gdzie jest moja paczka?', 'pl'],
    ['Ukrainian', 'Добрий день, де моя посилка?', 'uk'],
    ['Arabic', 'مرحبا، أين طردي؟', 'ar'],
    ['Russian', 'Здравствуйте, где моя посылка?', 'ru'],
    ['French', 'Bonjour, où est mon colis ?', 'fr'],
  ])('%s', (_, text, code) => expect(detectLanguage(text)).toEqual({ language: 'other', code }))

  test.each([
    ['Turkish', 'Bir insanla görüşmek istiyorum'],
    ['Polish', 'Chcę rozmawiać z konsultantem'],
    ['Ukrainian', 'Хочу поговорити з людиною'],
    ['Arabic', 'أريد التحدث إلى شخص حقيقي'],
  ])('a wish for a person in %s', (_, text) => expect(findWish(text)?.kind).toBe('explicit'))
})

describe('nothing to read', () => {
  test.each(['', ' ', '\n\n', '…', '???', '🙂', '👨‍👩‍👧', '\u200b\u2060'])('"%s" is empty', (text) => {
    expect(smallTalk(text)).toBe('empty')
    expect(findWish(text)).toBeNull()
    expect(findAbuse(text)).toBeNull()
  })
  test.each(['👍', '🙏🙏', '❤️', '👌🏽'])('%s is thanks', (text) => expect(smallTalk(text)).toBe('thanks'))
})

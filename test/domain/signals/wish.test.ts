import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findWish, isNoneOfThese } from '../../../src/domain/signals/wish.ts'

describe('a wish for a person', () => {
  it.each([
    'Mensch',
    'mitarbieter bitte',
    'agent',
    'real person',
    'kann ich mit jemandem reden',
    'ich moechte bitte mit einem mitarbeiter sprechen',
    'keine Maschine mehr',
    'i mecht mit am menschn redn',
    'I don’t want to talk to a bot',
    'speak to someone',
    'My bill is wrong for the third time and I would be grateful if you could put me through to a colleague.',
    'ich will mit dem Vorgesetzten sprechen',
    'hu\u200bman please',
  ])('is heard in "%s"', (text) => expect(findWish(text)?.kind).toBe('explicit'))

  it.each([
    'no need for an agent, thanks',
    'ich brauche keinen Mitarbeiter',
    'bitte nicht verbinden',
    'Ein Mitarbeiter war gestern hier',
    'the agent told me to restart it',
    'Der Techniker kam nicht',
    'user agent',
    'my travel agent needs the invoice',
    'the mail agent returns error 550',
    'muss ich dafür mit einem Mitarbeiter sprechen?',
    'bist du ein Mensch?',
    'My parcel is broken, annoying',
  ])('is not heard in "%s"', (text) => expect(findWish(text)).toBeNull())

  it.each([
    'Je voudrais parler à un conseiller',
    'Quiero hablar con una persona',
    'Vorrei parlare con un operatore',
    'Ik wil een medewerker spreken',
    'Bir insanla konuşmak istiyorum',
    'Chcę rozmawiać z konsultantem',
    'Хочу поговорити з людиною',
    'أريد التحدث مع موظف',
  ])('is heard in languages we do not speak: "%s"', (text) => expect(findWish(text)?.kind).toBe('explicit'))

  it.each([
    ['please call me back', 'wish.call'],
    ['Können Sie mich zurückrufen? Rückruf bitte', 'wish.call'],
    ['what is your phone number', 'wish.phone_number'],
    ['Wie lautet eure Telefonnummer?', 'wish.phone_number'],
    ['who is your supervisor', 'wish.supervisor'],
    ['Ich möchte mich beschweren', 'wish.complaint'],
  ])('is soft in "%s"', (text, rule) => expect(findWish(text)).toMatchObject({ kind: 'soft', rule }))

  it.each(['How do I keep my phone number?', 'Rufnummer mitnehmen', 'update my phone number'])(
    'does not take "%s" for a wish to call',
    (text) => expect(findWish(text)).toBeNull(),
  )

  it('quotes the customer as written', () =>
    expect(findWish('Also: KANN ich mit einem MENSCHEN sprechen??')?.quote).toBe(
      'mit einem MENSCHEN sprechen',
    ))

  it('hears the plain wish before the soft one', () =>
    expect(findWish('call me back or connect me to an agent')).toMatchObject({ kind: 'explicit' }))

  it('hears it at the end of a very long message', () =>
    expect(findWish(`${'bla '.repeat(30_000)}. Ich will einen Menschen`)?.kind).toBe('explicit'))

  it('takes any text, quickly', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => void findWish(text)),
      { numRuns: 200 },
    )
    for (const text of [
      'a '.repeat(5000),
      'please '.repeat(1000),
      'i want a real '.repeat(600),
      ',.'.repeat(5000),
    ]) {
      const before = performance.now()
      findWish(text)
      expect(performance.now() - before).toBeLessThan(1000)
    }
  })
})

describe('none of these', () => {
  it.each([
    'none of these',
    'None of the above!',
    'nichts davon',
    'passt alles nicht',
    'keins davon',
    'something else',
  ])('"%s"', (text) => expect(isNoneOfThese(text)).toBe(true))
  it.each(['the first one', 'Rechnung', 'none of my three payments have gone through since yesterday'])(
    'not "%s"',
    (text) => expect(isNoneOfThese(text)).toBe(false),
  )
})

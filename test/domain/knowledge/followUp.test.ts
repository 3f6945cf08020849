import { describe, expect, test } from 'vitest'
import { continued, type Language } from '../../../src/domain/events.ts'
import { isFollowUp, withTopic } from '../../../src/domain/knowledge/followUp.ts'
import { findWish } from '../../../src/domain/signals/wish.ts'

const at = new Date('2026-11-23T09:00:00Z')
const said = (...texts: string[]) =>
  continued(
    [],
    [
      { type: 'conversation_opened', at, language: 'en' as Language },
      ...texts.map((text, nr) => ({ type: 'customer_wrote' as const, at, messageId: `m${nr}`, text })),
    ],
  )

describe('a message that goes on from the one before', () => {
  test.each([
    'and abroad?',
    'What about express?',
    'How long does it take?',
    'for business customers?',
    'Where do I find that?',
  ])('%s', (text) => expect(isFollowUp(text, 'en')).toBe(true))
  test.each([
    'und ins Ausland?',
    'Wie lange dauert das?',
    'Und mit Kreditkarte?',
    'Gilt das auch für Studenten?',
    'wie teuer ist das',
    'Und wenn ich nicht zuhause bin?',
  ])('%s', (text) => expect(isFollowUp(text, 'de')).toBe(true))
})

test.each(['and abroad?', 'und mit Karte?'])('“%s” is no wish for a person', (text) =>
  expect(findWish(text)).toBeNull(),
)

describe('a message that stands for itself', () => {
  test.each([
    'How do I cancel my contract?',
    'And the router lights blink red, why?',
    'Refund',
    'My parcel is lost and nobody called me about it, what now?',
    '',
  ])('%j', (text) => expect(isFollowUp(text, 'en')).toBe(false))
  test.each([
    'Wie kündige ich meinen Vertrag?',
    'Und die Lampe am Router blinkt rot, warum?',
    'Gibt es Schnelltests?',
    'Rechnung',
  ])('%j', (text) => expect(isFollowUp(text, 'de')).toBe(false))
})

describe('what a follow-up is searched with', () => {
  test('is the matter before and its own words', () =>
    expect(withTopic(said('What does shipping cost?', 'and abroad?'), 3, 'and abroad?', 'en')).toBe(
      'What does shipping cost? and abroad?',
    ))
  test('reaches over follow-ups, greetings and thanks in between', () =>
    expect(
      withTopic(
        said('hello', 'What does shipping cost?', 'and abroad?', 'thanks', 'How long does it take?'),
        6,
        'How long does it take?',
        'en',
      ),
    ).toBe('What does shipping cost? How long does it take?'))
  test('leaves out whose case it is', () =>
    expect(
      withTopic(said('Where is parcel 00340434161094021501?', 'and abroad?'), 3, 'and abroad?', 'en'),
    ).not.toContain('0034'))
  test('is nothing where nothing came before, or the message stands for itself', () => {
    expect(withTopic(said('and abroad?'), 2, 'and abroad?', 'en')).toBeNull()
    expect(withTopic(said('Refund?', 'Cancel my contract'), 3, 'Cancel my contract', 'en')).toBeNull()
  })
})

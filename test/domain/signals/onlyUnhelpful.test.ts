import { describe, expect, test } from 'vitest'
import { saysOnlyUnhelpful } from '../../../src/domain/signals/onlyUnhelpful.ts'

describe('a message that says nothing but that it did not help', () => {
  test.each([
    'That did not help',
    'that didnt help me at all',
    'No, that does not help. Thanks.',
    "Hmm, that didn't work.",
    "Unfortunately that doesn't answer my question.",
    'still not working',
    'I already tried that',
    'not what I asked',
    'Das hat nicht geholfen',
    'hilft nicht',
    'Das hilft mir leider nicht weiter',
    'Hat auch nicht geklappt. Na ja.',
    'habe ich schon alles probiert',
    'Das habe ich nicht gemeint.',
    'geht immer noch nicht',
  ])('%s', (text) => expect(saysOnlyUnhelpful(text)).toBe(true))

  test.each([
    'My router does not work',
    'The parcel still has not arrived',
    'Der Router geht immer noch nicht',
    'That helped',
    'Thanks',
    'Das Paket ist noch nicht da',
    'I tried that with the other cable and the light is red',
    'Does the refund help me with the fee?',
    '',
  ])('is not: %s', (text) => expect(saysOnlyUnhelpful(text)).toBe(false))
})

import { expect, test } from 'vitest'
import { topicOf, topicsOf } from '../../../src/domain/signals/topic.ts'

test.each([
  [
    'Meine Sendung konnte nicht zugestellt werden. Bestellung 4711-20881',
    /^Meine Sendung konnte nicht zugestellt werden\.?$/,
  ],
  ['Where is my parcel PN1234567890?', /^Where is my parcel ?\?$/],
  ['My order 4711-20881 has not arrived, kim@example.com', /^My order has not arrived,?$/],
  ['4711-20881', /^4711-20881$/],
  ['What if I bought it more than 14 days ago?', /^What if I bought it more than 14 days ago\?$/],
  ['Wann kommt mein Paket?', /^Wann kommt mein Paket\?$/],
])('%s is searched as what it is about', (text, topic) => {
  expect(topicOf(text).replaceAll(/\s+/g, ' ')).toMatch(topic)
})

test('greetings are left out, and each question stands for itself as well', () => {
  expect(topicsOf('Guten Tag. Den Stecker habe ich gezogen. Was bedeuten die Lampen?')).toEqual([
    'Den Stecker habe ich gezogen. Was bedeuten die Lampen?',
    'Was bedeuten die Lampen?',
  ])
  expect(topicsOf('Wann kommt mein Paket?')).toEqual(['Wann kommt mein Paket?'])
  expect(topicsOf('Hallo')).toEqual(['Hallo'])
})

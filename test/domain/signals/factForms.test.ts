import { describe, expect, it } from 'vitest'
import { continued } from '../../../src/domain/events.ts'
import { findFacts } from '../../../src/domain/signals/facts.ts'

/** A Thursday. */
const at = new Date('2026-11-26T10:00:00Z')
const facts = (text: string): string[] =>
  findFacts(
    continued(
      [],
      [
        { type: 'conversation_opened', at, language: 'de' },
        { type: 'customer_wrote', at, messageId: 'm', text },
      ],
    ),
  ).map(({ kind, value }) => `${kind} ${value}`)

describe.each([
  [
    'Germany',
    [
      ['Bestell-Nr. 4711-20881', 'order_number 4711-20881'],
      ['Meine Auftragsnummer lautet AB-2024/7781', 'order_number AB-2024/7781'],
      ['KdNr 88123456', 'customer_number 88123456'],
      ['Sendungsnummer 00340434161094042557', 'parcel_number 00340434161094042557'],
      ['es ist 00340434161094042557', 'parcel_number 00340434161094042557'],
      ['DPD 01505012345678', 'parcel_number 01505012345678'],
      ['Hermes: 12345678901234', 'parcel_number 12345678901234'],
      ['GLS Paketnummer 12345678901', 'parcel_number 12345678901'],
      ['JJD000390007882823741', 'parcel_number JJD000390007882823741'],
      ['0151 23456789', 'phone +4915123456789'],
      ['+49 (0)461 5550100', 'phone +494615550100'],
      ['de89370400440532013000', 'iban DE89370400440532013000'],
      ['am 23.11.', 'date 11-23'],
      ['am 23.11.26', 'date 2026-11-23'],
      ['12,50€', 'amount 12.50 EUR'],
      ['1.299 EUR', 'amount 1299.00 EUR'],
      ['D-24937 Flensburg', 'postal_code 24937'],
      ['Ich heiße Jürgen von der Heide', 'name Jürgen von der Heide'],
    ],
  ],
  [
    'Austria',
    [
      ['mobil 0664 1234567', 'phone +436641234567'],
      ['+43 664 1234567', 'phone +436641234567'],
      ['AT61 1904 3002 3457 3201', 'iban AT611904300234573201'],
      ['am 3. Jänner 2026', 'date 2026-01-03'],
      ['€ 49,90', 'amount 49.90 EUR'],
      ['A-1010 Wien', 'postal_code 1010'],
    ],
  ],
  [
    'Switzerland',
    [
      ['044 668 18 00', 'phone +41446681800'],
      ['CH9300762011623852957', 'iban CH9300762011623852957'],
      ['Fr. 49.90', 'amount 49.90 CHF'],
      ["CHF 1'299.-", 'amount 1299.00 CHF'],
      ['Sendung 99.60.123456.12345678', 'parcel_number 99.60.123456.12345678'],
      ['CH-8001 Zürich', 'postal_code 8001'],
    ],
  ],
  [
    'Britain',
    [
      ['order number AB123456', 'order_number AB123456'],
      ['account number 12345678', 'customer_number 12345678'],
      ['Royal Mail AB123456789GB', 'parcel_number AB123456789GB'],
      ['07911 123456 is my mobile number', 'phone +447911123456'],
      ['GB29 NWBK 6016 1331 9268 19', 'iban GB29NWBK60161331926819'],
      ['on 23/11/2026', 'date 2026-11-23'],
      ['the 3rd of January', 'date 01-03'],
      ['£49.90', 'amount 49.90 GBP'],
      ['20 quid', 'amount 20.00 GBP'],
      ['M1 1AE', 'postal_code M1 1AE'],
      ["My name's Siobhan O'Neill", "name Siobhan O'Neill"],
    ],
  ],
  [
    'the United States',
    [
      ['order #1002003', 'order_number 1002003'],
      ['UPS 1Z999AA10123456784', 'parcel_number 1Z999AA10123456784'],
      ['USPS 9400111899223197428490', 'parcel_number 9400111899223197428490'],
      ['FedEx 986578788855', 'parcel_number 986578788855'],
      ['call me at (212) 555-0199', 'phone +12125550199'],
      ['on 11/23/2026', 'date 2026-11-23'],
      ['Nov 23, 2026', 'date 2026-11-23'],
      ['$1,299.00', 'amount 1299.00 USD'],
      ['Springfield, IL 62704', 'postal_code 62704'],
      ['zip 10001-1234', 'postal_code 10001-1234'],
    ],
  ],
] as [string, [string, string][]][])('forms of %s', (_, forms) => {
  it.each(forms)('"%s" holds %s', (text, fact) => expect(facts(text)).toContain(fact))
})

describe('days named from the day of the message', () => {
  it.each([
    ['it arrived yesterday', '2026-11-25'],
    ['the day before yesterday', '2026-11-24'],
    ['three days ago', '2026-11-23'],
    ['2 weeks ago', '2026-11-12'],
    ['since Monday', '2026-11-23'],
    ['last Thursday', '2026-11-19'],
    ['next Friday', '2026-11-27'],
    ['gestern bestellt', '2026-11-25'],
    ['vorgestern', '2026-11-24'],
    ['vor einer Woche', '2026-11-19'],
    ['vor drei Tagen', '2026-11-23'],
    ['seit Montag', '2026-11-23'],
    ['letzten Dienstag', '2026-11-24'],
    ['kommenden Samstag', '2026-11-28'],
  ])('"%s" is %s', (text, day) => expect(facts(text)).toEqual([`date ${day}`]))
})

describe('what only looks like a fact', () => {
  it.each([
    'DE89 3704 0044 0532 0130 01', // an IBAN with a wrong check digit
    'Windows update 24.11 was fine', // a version
    'the ratio is 3/4',
    'I wrote at 10:30',
    'Guten Morgen',
    'on Monday or on Tuesday',
    'channel 12345678',
    'wir sind 30 Leute',
    'error code 0x80070057',
    'es kostet zu viel',
    'I am Very angry',
    '1000 Mbit/s',
    'Absatz 12.3.4.5',
  ])('"%s" holds nothing', (text) => expect(facts(text)).toEqual([]))
})

import { describe, expect, it } from 'vitest'
import type { ConversationEvent } from '../../../src/domain/events.ts'
import { findFacts } from '../../../src/domain/signals/facts.ts'
import { wrote } from './log.ts'

const facts = (...texts: string[]) => findFacts(wrote(...texts)).map(({ kind, value }) => `${kind} ${value}`)

describe('what a customer told us', () => {
  it.each([
    ['meine bestellung 4711-20881', 'order_number 4711-20881'],
    ['Bestellnummer: 123456', 'order_number 123456'],
    ['Order #A-99812 please', 'order_number A-99812'],
    ['Auftragsnr. 2024/7781', 'order_number 2024/7781'],
    ['pn1234567890', 'parcel_number PN1234567890'],
    ['DHL 00340434161094042557', 'parcel_number 00340434161094042557'],
    ['UPS 1Z999AA10123456784', 'parcel_number 1Z999AA10123456784'],
    ['kundennummer ist 88 123 456', 'customer_number 88123456'],
    ['Customer no. K-20931', 'customer_number K-20931'],
    ['Jana.Petersen@Web.de', 'email jana.petersen@web.de'],
    ['Tel. 0461 555 0100', 'phone +494615550100'],
    ['ruft mich an: +43 1 5880 1234', 'phone +43158801234'],
    ['mobil 079 123 45 67', 'phone +41791234567'],
    ['call me on 020 7946 0958', 'phone +442079460958'],
    ['my number is (212) 555-0199', 'phone +12125550199'],
    ['DE89 3704 0044 0532 0130 00', 'iban DE89370400440532013000'],
    ['IBAN AT611904300234573201 bitte', 'iban AT611904300234573201'],
    ['CH93 0076 2011 6238 5295 7', 'iban CH9300762011623852957'],
    ['am 3.11.2026', 'date 2026-11-03'],
    ['seit dem 5. März', 'date 03-05'],
    ['on 11/23/2026', 'date 2026-11-23'],
    ['since 3rd of May 2026', 'date 2026-05-03'],
    ['May 3, 2026', 'date 2026-05-03'],
    ['49,90 € abgebucht', 'amount 49.90 EUR'],
    ['1.299,00 Euro', 'amount 1299.00 EUR'],
    ["CHF 1'250.50", 'amount 1250.50 CHF'],
    ['£1,299.00', 'amount 1299.00 GBP'],
    ['$20', 'amount 20.00 USD'],
    ['meine Fritzbox 7590 blinkt', 'device Fritzbox 7590'],
    ['the Box 3 is dead', 'device Box 3'],
    ['iphone 15 pro', 'device iphone 15 pro'],
    ['24937 Flensburg', 'postal_code 24937'],
    ['PLZ 1010', 'postal_code 1010'],
    ['ZIP code 10001', 'postal_code 10001'],
    ['I live in SW1A 1AA', 'postal_code SW1A 1AA'],
    ['Mein Name ist Jana Petersen.', 'name Jana Petersen'],
    ["I'm Kim Parker", 'name Kim Parker'],
    ['My name is Aoife O’Brien and', 'name Aoife O’Brien'],
  ])('"%s" holds %s', (text, fact) => expect(facts(text)).toContain(fact))

  it.each([
    ['I am very angry'],
    ['ich bin seit 3 Wochen ohne Internet'],
    ['version 2.5 of the app'],
    ['DE12 3456 7890 1234 5678 90'],
    ['ich warte 20 Minuten'],
    ['50 Mbit sind zu langsam'],
  ])('"%s" holds nothing', (text) => expect(facts(text)).toEqual([]))

  it('keeps each thing once, with the first message it came from, as written', () =>
    expect(findFacts(wrote('Bestellung 4711-20881', 'wie gesagt: 4711-20881'))).toEqual([
      { kind: 'order_number', value: '4711-20881', text: '4711-20881', seq: 1 },
    ]))

  it('takes corrections on the receipt', () => {
    const corrected: ConversationEvent & { seq: number } = {
      type: 'receipt_corrected',
      at: new Date(0),
      facts: [{ kind: 'device', value: 'Box 3' }],
      seq: 2,
    }
    expect(findFacts([...wrote('hallo'), corrected])).toEqual([
      { kind: 'device', value: 'Box 3', text: 'Box 3', seq: 2 },
    ])
  })
})

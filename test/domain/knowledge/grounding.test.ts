import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Language } from '../../../src/domain/events.ts'
import {
  type Draft,
  endDraft,
  openDraft,
  type Released,
  release,
} from '../../../src/domain/knowledge/grounding.ts'

const versand = {
  slug: 'versand',
  title: 'Versand und Lieferzeit',
  text:
    'Die Lieferung dauert 3 bis 5 Werktage und kostet 4,90 €. Ab 50 Euro Bestellwert liefern wir kostenlos. ' +
    'Wir versenden mit DHL von Montag bis Freitag, Mo–Fr 9:00–17:30 Uhr, nicht am 24.12.2026 und nicht im Januar. ' +
    'Verfolgen Sie Ihr Paket unter https://konto.nordlicht.example/pakete oder klicken Sie auf „Sendung verfolgen“. ' +
    'Fragen an hilfe@nordlicht.example oder +49 40 1234-567. Das Tarifkürzel heißt WPA2-K7. Frau Petersen hilft gern.',
}
const ruecksendung = {
  slug: 'ruecksendung',
  title: 'Rücksendung',
  text: 'Sie haben vierzehn Tage Zeit. Danach erstatten wir den Kaufpreis innerhalb von 2 Wochen. Das Paket darf 1.500 g wiegen.',
}
const delivery = {
  slug: 'delivery',
  title: 'Delivery',
  text:
    'Delivery takes three to five working days with DHL and costs €4.90. We pack from Monday to Friday until 5 pm, ' +
    'not on 24 December 2026. Choose "Track parcel" at konto.nordlicht.example. A parcel weighs up to 1,500 g.',
}
const passages = [versand, ruecksendung, delivery]

function check(
  text: string,
  language: Language,
  question = '',
  pieces = 5,
): { draft: Draft; released: Released[] } {
  let draft = openDraft(passages, question, language)
  const released: Released[] = []
  for (let i = 0; i < text.length; i += pieces) {
    const step = release(draft, text.slice(i, i + pieces))
    draft = step.draft
    released.push(...step.released)
  }
  const last = endDraft(draft)
  return { draft: last.draft, released: [...released, ...last.released] }
}

describe('German: what rests on its passage is shown', () => {
  test.for([
    'Die Lieferung dauert 3 bis 5 Werktage. [versand]',
    'Die Lieferung dauert drei bis fünf Werktage [versand].',
    'Sie kostet 4.90 Euro [versand].',
    'Der Versand kostet EUR 4,90. [Versand]',
    'Ab 50 € liefern wir kostenlos. [versand]',
    'Wir versenden z. B. mit DHL, d. h. nicht am Sonntag vor dem 24. Dezember 2026. [versand]#weekday 6',
    'Wir versenden z. B. mit DHL, d. h. nicht am 24. Dezember 2026. [versand]',
    'Am 24.12. versenden wir nicht. [versand]',
    'Im Januar versenden wir nicht. [versand]',
    'Wir versenden dienstags nicht. [versand]#weekday 1',
    'Wir versenden montags bis 17.30 Uhr. [versand]',
    'Rufen Sie an: +49 40 1234567. [versand]',
    'Klicken Sie auf "Sendung verfolgen" unter konto.nordlicht.example/pakete. [versand]',
    'Klicken Sie auf [Sendung verfolgen](https://konto.nordlicht.example/pakete). [versand]',
    'Schreiben Sie an hilfe@nordlicht.example. [versand]',
    'Frau Petersen hilft Ihnen gern. [versand]',
    'Sie haben 14 Tage Zeit, danach erstatten wir innerhalb von zwei Wochen den Kaufpreis. [ruecksendung]',
    'Die vierzehntägige Frist gilt für jede Rücksendung. [ruecksendung]',
    'Das Paket darf 1500 g wiegen. [ruecksendung]',
    'Die Lieferung dauert 3 bis 5 Werktage und die Rücksendung 14 Tage. [versand, ruecksendung]',
    'Die Lieferung dauert 3 bis 5 Werktage, die Rücksendung 14 Tage. [versand][ruecksendung]',
  ])('%s', (line) => {
    const [text = '', claim] = line.split('#')
    const { draft } = check(text, 'de')
    if (claim) expect(draft.stop).toMatchObject({ reason: 'ungrounded', claim })
    else {
      expect(draft.stop).toBeNull()
      expect(draft.shown).not.toMatch(/\[(?:versand|rueck)|\s\./i)
    }
  })
})

describe('English, also from a German passage', () => {
  test.for([
    'Delivery takes 3 to 5 working days. [delivery]',
    'Delivery takes three to five working days and costs 4.90 euros. [versand]',
    'We send with DHL from Monday to Friday until 17:00. [delivery]',
    'There is no delivery on December 24, 2026. [delivery]',
    'There is no delivery on 24th December. [versand]',
    'Choose "Track parcel" at https://konto.nordlicht.example. [delivery]',
    "Choose “Track parcel”, e.g. on your phone, and follow DHL's updates. [delivery]",
    'You have fourteen days to send it back. [ruecksendung]',
    'I see: delivery costs €4.90. [delivery]',
  ])('%s', (text) => expect(check(text, 'en').draft.stop).toBeNull())
})

describe('inventions are caught', () => {
  test.for([
    ['de', 'Die Lieferung dauert 3 bis 7 Werktage. [versand]', '7 workday'],
    ['de', 'Die Lieferung dauert sieben Werktage. [versand]', '7 workday'],
    ['de', 'Die Lieferung dauert 50 Tage. [versand]', '50 day'],
    ['de', 'Der Versand kostet 4,95 €. [versand]', '4.95 euro'],
    ['de', 'Der Versand kostet 4,90 $. [versand]', '4.9 dollar'],
    ['de', 'Das Paket darf 15.000 g wiegen. [ruecksendung]', '15000'],
    ['de', 'Das Paket kommt am 23.12.2026. [versand]', 'date 23.12.'],
    ['de', 'Wir versenden nicht am 24.12.2027. [versand]', 'date 24.12.2027'],
    ['de', 'Im Februar versenden wir nicht. [versand]', 'month 2'],
    ['de', 'Wir versenden auch am Samstag. [versand]', 'weekday 5'],
    ['de', 'Ihr Paket kommt morgen. [versand]', 'day tomorrow'],
    ['de', 'Wir sind bis 18:30 Uhr für Sie da. [versand]', '18:30 clock'],
    ['de', 'Rufen Sie an: +49 40 1234-568. [versand]', 'phone 49401234568'],
    ['de', 'Rufen Sie an: 0900 1234567. [versand]', 'phone 09001234567'],
    ['de', 'Schreiben Sie an chef@nordlicht.example. [versand]', 'chef@nordlicht.example'],
    [
      'de',
      'Mehr unter https://konto.nordlicht.example/geschenk. [versand]',
      'konto.nordlicht.example/geschenk',
    ],
    [
      'de',
      'Mehr unter konto.nordlicht.example/pakete?q=geheim. [versand]',
      'konto.nordlicht.example/pakete?q=geheim',
    ],
    ['de', 'Mehr unter evil．example. [versand]', 'evil.example'],
    ['de', 'Mehr unter [Sendung verfolgen](//evil.example/x). [versand]', 'evil.example/x'],
    ['de', 'Mehr [hier](javascript:alert(1)). [versand]', 'javascript:alert(1'],
    [
      'de',
      'Ein Bild ![x](https://konto.nordlicht.example/pakete) dazu. [versand]',
      '![x](https://konto.nordlicht.example/pakete)',
    ],
    ['de', 'Die Lieferung <b>dauert</b> 3 Werktage. [versand]', '<b>'],
    ['de', 'Die Lieferung &#104;ilft. [versand]', '&#104;'],
    ['de', 'Klicken Sie auf „Paket umleiten“. [versand]', 'Paket umleiten'],
    ['de', 'Drücken Sie auf [Paket umleiten] im Konto. [versand]', '[Paket umleiten]'],
    ['de', 'Das Kürzel heißt WPA3-K7. [versand]', 'code wpa3-k7'],
    ['de', 'Herr Petrovic hilft gern. [versand]', 'Petrovic'],
    ['de', 'Wir versenden mit GLS. [versand]', 'GLS'],
    ['de', 'Zahlen Sie einfach mit PayPal. [versand]', 'PayPal'],
    ['de', 'Wir erstatten die Versandkosten. [versand]', 'erstatt'],
    ['de', 'Sie bekommen einen Gutschein dazu. [versand]', 'Gutschein'],
    ['de', 'Die Rücksendung ist kostenlos. [ruecksendung]', 'kostenlos'],
    [
      'de',
      'Ihre Heizung braucht dringend eine gründliche Wartung durch geprüfte Fachleute. [versand]',
      'unrelated',
    ],
    ['de', 'Die Lieferung dauert 14 Tage. [versand]', '14 day'],
    ['de', 'Die Lieferung dauert eine Woche. [versand]', '1 week'],
    ['de', 'Es werden dreitägige Lieferungen. [ruecksendung]', '3 day'],
    ['de', 'Die Lieferung kommt nächste Woche. [versand]', 'day next week'],
    ['en', 'Delivery takes six working days. [delivery]', '6 workday'],
    ['en', 'Delivery takes twenty-four hours. [delivery]', '24 hour'],
    ['en', 'The carrier is Hermes in most places. [delivery]', 'Hermes'],
    ['en', 'We deliver until 6 pm. [delivery]', '18 clock'],
    ['en', 'Delivery is free of charge. [delivery]', 'free'],
    ['en', 'We deliver on Saturday. [delivery]', 'weekday 5'],
    ['en', 'Your parcel arrives in March. [delivery]', 'month 3'],
    ['en', 'Ask Mr Smith about the delivery. [delivery]', 'Smith'],
  ] as const)('%s: %s', ([language, text, claim]) => {
    const { draft, released } = check(text, language)
    expect(draft.stop).toMatchObject({ reason: 'ungrounded', claim })
    expect(released).toEqual([])
  })

  test('each time after a good sentence, which stays shown', () => {
    const { draft } = check(
      'Die Lieferung dauert 3 Werktage. [versand] Sie kostet 9 €. [versand] Danke. [versand]',
      'de',
    )
    expect(draft.shown).toBe('Die Lieferung dauert 3 Werktage.')
    expect(draft.stop).toEqual({
      reason: 'ungrounded',
      sentence: 'Sie kostet 9 €. [versand]',
      claim: '9 euro',
    })
  })
})

describe('citations', () => {
  test.for([
    ['Die Lieferung dauert 3 Werktage.', 'no citation'],
    ['Die Lieferung dauert 3 Werktage. [zahlung]', '[zahlung]'],
    ['Die Lieferung dauert 3 Werktage. [versand, zahlung]', '[versand, zahlung]'],
    ['Die Lieferung dauert 3 Werktage. [1]', '[1]'],
    ['Die Lieferung dauert 3 Werktage. (versand)', 'no citation'],
    ['Die Lieferung dauert. Sie kostet 4,90 €. [versand]', 'no citation'],
  ] as const)('%s', ([text, claim]) =>
    expect(check(text, 'de').draft.stop).toMatchObject({ reason: 'ungrounded', claim }),
  )
})

test('the customer may be repeated: their number, never their link, and no promise they ask for', () => {
  const question = 'Kommt 7788-X2 für 99 € heute? Ich will einen Gutschein, siehe https://evil.example/x'
  expect(
    check('Für 7788-X2 zu 99 € dauert die Lieferung 3 Werktage. [versand]', 'de', question).draft.stop,
  ).toBeNull()
  expect(
    check('Siehe https://evil.example/x zum Versand. [versand]', 'de', question).draft.stop,
  ).toMatchObject({ claim: 'evil.example/x' })
  expect(check('Sie bekommen einen Gutschein. [versand]', 'de', question).draft.stop).toMatchObject({
    claim: 'Gutschein',
  })
})

describe('NO ANSWER, empty, greetings', () => {
  test.for([
    'NO ANSWER',
    ' NO ANSWER. ',
    '**NO ANSWER**',
    '"No answer."',
    'NO_ANSWER',
    'Keine Antwort.',
    'NO ANSWER [versand]',
    'NO ANSWER The passages say nothing.',
    'Guten Tag. NO ANSWER',
    'Guten Tag.\n\nNO ANSWER\n',
  ])('%j', (text) => {
    const { draft, released } = check(text, 'de')
    expect(draft.stop).toEqual({ reason: 'no_answer' })
    expect(released).toEqual([])
  })
  test('after a grounded sentence it still stops', () => {
    const { draft } = check('Die Lieferung dauert 3 Werktage. [versand] NO ANSWER', 'de')
    expect(draft).toMatchObject({ shown: 'Die Lieferung dauert 3 Werktage.', stop: { reason: 'no_answer' } })
  })
  test.for(['', '  \n ', '…', '---', 'Guten Tag.', 'Gern! 😊'])('empty: %j', (text) =>
    expect(check(text, 'de').draft.stop).toEqual({ reason: 'empty' }),
  )
  test('a greeting waits for the first grounded sentence', () => {
    const { draft, released } = check('Guten Tag. Gern. Die Lieferung dauert 3 Werktage. [versand]', 'de')
    expect(draft.stop).toBeNull()
    expect(released).toEqual([
      { text: 'Guten Tag. Gern. Die Lieferung dauert 3 Werktage.', cited: ['versand'] },
    ])
  })
  test.for(['Thank you for your question. ', "I'm happy to help. ", 'Hello! '])('english: %s', (greeting) =>
    expect(check(`${greeting}Delivery costs €4.90. [delivery]`, 'en').draft.stop).toBeNull(),
  )
  test('only at the start, and no sentence with content', () => {
    expect(check('Die Lieferung dauert 3 Werktage. [versand] Gern.', 'de').draft.stop).toMatchObject({
      claim: 'no citation',
    })
    expect(check('Ja. Die Lieferung dauert 3 Werktage. [versand]', 'de').draft.stop).toMatchObject({
      claim: 'no citation',
    })
    expect(check('Guten Tag, Ihr Konto ist gesperrt.', 'de').draft.shown).toBe('')
  })
})

describe('form', () => {
  const steps =
    'So verfolgen Sie Ihr Paket:\n\n1. Öffnen Sie konto.nordlicht.example/pakete. Das geht auch am Telefon. [versand]\n' +
    '2. Klicken Sie auf „Sendung verfolgen“ [versand].\n- Fragen? hilfe@nordlicht.example [versand]\n\nAb 50 Euro ist es kostenlos. [versand]'
  test.for([1, 3, 17, 10_000])('steps keep their lines, in pieces of %i', (pieces) => {
    const { draft, released } = check(steps, 'de', '', pieces)
    expect(draft.stop).toBeNull()
    expect(draft.shown).toBe(steps.replace(/ ?\[versand\]/g, ''))
    expect(released.map(({ text }) => text).join('')).toBe(draft.shown)
    expect(released).toHaveLength(4)
  })
  test('a sentence is shown as soon as the next one begins, and not before', () => {
    const first = 'Die Lieferung dauert z. B. 3 Werktage. [versand]'
    expect(release(openDraft(passages, '', 'de'), first).released).toEqual([])
    expect(release(openDraft(passages, '', 'de'), `${first} S`).released).toHaveLength(1)
  })
  test('abbreviations, ordinals and addresses do not end a sentence', () => {
    for (const inner of [
      'z. B.',
      'd. h.',
      'bzw.',
      'Nr.',
      'ca.',
      'inkl.',
      'am 24. Dezember 2026 und',
      'e.g.',
      'i.e.',
      'approx.',
    ]) {
      expect(
        check(`Die Lieferung ${inner} Versand dauert 3 Werktage. [versand]`, 'de').released,
        inner,
      ).toHaveLength(1)
    }
  })
  test('hidden characters are not shown', () => {
    expect(check('Die Liefe\u200brung\u{e0041} \u202edauert 3 Werktage. [versand]', 'de').draft.shown).toBe(
      'Die Lieferung dauert 3 Werktage.',
    )
  })
})

test('in whatever pieces a draft comes, the same is shown, and nothing invented', () => {
  const parts = [
    'Die Lieferung dauert 3 bis 5 Werktage. [versand] ',
    'Sie kostet z. B. 4,90 € [versand]. ',
    '\n- Ab 50 Euro ist es kostenlos. Immer. [versand]\n',
    'So geht es:\n\n1. Klicken Sie auf „Sendung verfolgen“ [versand]\n',
    'Das Paket darf 1.500 g wiegen![ruecksendung][versand] ',
    'Guten Tag. ',
    'Sie kostet 9,99 €. [versand] ',
    'Mehr unter https://evil.example [versand]\n',
    'NO ANSWER ',
    '[versand] ',
  ]
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...parts), { maxLength: 6 }),
      fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1 }),
      (chosen, cuts) => {
        const text = chosen.join('')
        const whole = check(text, 'de', '', 10_000).draft
        let draft = openDraft(passages, '', 'de')
        let shown = ''
        for (let at = 0, i = 0; at < text.length; i++) {
          const step = release(draft, text.slice(at, at + cuts[i % cuts.length]!))
          at += cuts[i % cuts.length]!
          draft = step.draft
          shown += step.released.map((sentence) => sentence.text).join('')
        }
        const last = endDraft(draft)
        shown += last.released.map((sentence) => sentence.text).join('')
        expect(last.draft.shown).toBe(shown)
        expect(shown).not.toMatch(/9,99|evil|ANSWER|\[/)
        expect([shown, last.draft.stop?.reason]).toEqual([whole.shown, whole.stop?.reason])
      },
    ),
    { numRuns: 300 },
  )
})

describe('hostile length', () => {
  const hostile: [string, string][] = [
    ['one word', 'a'.repeat(1_000_000)],
    ['brackets', '['.repeat(200_000)],
    ['images', '![](('.repeat(50_000)],
    ['dots', '. '.repeat(200_000)],
    ['spaces', ' '.repeat(1_000_000)],
    ['colons', ':\n'.repeat(200_000)],
    ['marks', '[versand] '.repeat(30_000)],
    ['digits', '1.'.repeat(200_000)],
    ['mail', 'a@a.'.repeat(200_000)],
    ['numbers with a citation', `${'1 000 '.repeat(200)}. [versand] `],
    ['dashes with a citation', `${'a-'.repeat(600)}. [versand] `],
    ['capitals with a citation', `${'aA'.repeat(600)}. [versand] `],
  ]
  test.for(hostile)('%s', ([, text]) => {
    const started = performance.now()
    check(text, 'de', '', 1_000_000)
    check(text.slice(0, 3000), 'de', text.slice(0, 8000), 3)
    expect(performance.now() - started).toBeLessThan(1500)
  })
})

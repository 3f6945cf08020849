import { describe, expect, it } from 'vitest'
import { findFrustration } from '../../../src/domain/signals/frustration.ts'
import { wrote } from './log.ts'

describe('patience ends', () => {
  it.each([
    ['with shouting', ['Where is my refund?', 'That does not answer it', 'I WANT MY MONEY BACK NOW!!!']],
    [
      'with words that say so',
      ['Wo bleibt mein Geld?', 'Das hilft mir nicht', 'Mir reicht es. Das ist eine Frechheit!'],
    ],
    [
      'after being told the same',
      ['internet is down', 'you said that already', 'same answer again. this is ridiculous'],
    ],
    ['at once, when it is hot from the start', ['Das ist eine UNVERSCHÄMTHEIT, mir reicht es endgültig!!!']],
    [
      'quietly',
      ['Mein Anschluss ist tot', 'geht immer noch nicht', 'ich gebe auf, das ist Zeitverschwendung'],
    ],
  ])('%s', (_, texts) => {
    const log = wrote(...texts)
    const found = findFrustration(log)
    expect(found?.score).toBeGreaterThanOrEqual(1)
    expect(found?.evidence.at(-1)?.seq).toBe(log.at(-1)?.seq)
  })

  it.each([
    ['a sad fact about the matter', ['my parcel is broken, annoying']],
    ['polite disappointment at first', ['Leider bin ich etwas enttäuscht, das Paket kam beschädigt an.']],
    [
      'five good questions',
      ['Was kostet Versand?', 'Und ins Ausland?', 'Danke!', 'Wie lange dauert das?', 'Super, danke'],
    ],
    ['one that did not help', ['internet is slow', 'that did not help']],
    [
      'a habit of writing in capitals',
      ['HALLO WO IST MEIN PAKET', 'OK UND WIE LANGE NOCH', 'KANN ICH DIE ADRESSE ÄNDERN'],
    ],
    ['a loud device name', ['MEINE FRITZBOX HAT KEIN DSL']],
    ['anger that is over', ['THIS IS RIDICULOUS!!!', 'ok, sorry. where do I find the invoice?']],
  ])('but not with %s', (_, texts) => expect(findFrustration(wrote(...texts))).toBeNull())
})

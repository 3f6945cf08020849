import { describe, expect, it } from 'vitest'
import { findAbuse } from '../../../src/domain/signals/abuse.ts'
import { detectLanguage } from '../../../src/domain/signals/language.ts'
import { moodOf } from '../../../src/domain/signals/mood.ts'
import { findSaidAlready } from '../../../src/domain/signals/saidAlready.ts'
import { smallTalk } from '../../../src/domain/signals/smallTalk.ts'
import { findUnhelpful } from '../../../src/domain/signals/unhelpful.ts'

describe('said already', () => {
  it.each([
    'you said that already',
    'you already told me that',
    'same answer again',
    'we are going in circles',
    'you keep repeating yourself',
    'das hatten wir schon',
    'Das haben Sie schon geschrieben',
    'Sie drehen sich im Kreis',
    'immer dieselbe Antwort',
    'das hab ich doch gerade gesagt',
    'schon wieder das gleiche',
  ])('is heard in "%s"', (text) => expect(findSaidAlready(text)).not.toBeNull())
  it.each([
    'Where is my parcel?',
    'can you repeat that please',
    'How do I find the area of a circle?',
    'Wo ist mein Paket?',
  ])('not in "%s"', (text) => expect(findSaidAlready(text)).toBeNull())
})

describe('it does not help', () => {
  it.each([
    "that doesn't help",
    'tried that already',
    'still not working',
    'not what I asked',
    'I did all that, nothing changed',
    'hilft mir nicht',
    'das hilft mir leider nicht weiter',
    'habe ich schon probiert',
    'geht immer noch nicht',
    'das war nicht meine Frage',
    'alles schon gemacht',
  ])('is heard in "%s"', (text) => expect(findUnhelpful(text)).not.toBeNull())
  it.each(['That helped, thank you', 'Where is my parcel?', 'I have been charged twice', 'Danke, das hilft'])(
    'not in "%s"',
    (text) => expect(findUnhelpful(text)).toBeNull(),
  )
})

describe('an insult', () => {
  it.each([
    'you idiot',
    'You are so stupid',
    'fuck you',
    'shut up you useless bot',
    'stupid bot',
    'I hope you die',
    'du idiot',
    'Du bist so dumm',
    'fick dich',
    'halt die fresse',
    'ihr seid alle Betrüger',
    'leck mich am arsch',
    'dummer bot',
  ])('is "%s"', (text) => expect(findAbuse(text)).not.toBeNull())
  it.each([
    'this fucking router does not work',
    'The internet is shit today',
    'what the hell is going on with my parcel',
    'I feel stupid, but how do I log in?',
    'stupid question: where is the reset button?',
    'das scheiß internet geht nicht',
    'Der blöde Router ist kaputt',
    'die Leitung ist tot',
    'die die die Leitung prüfen',
    'dumme Frage, wo finde ich die Kundennummer',
    'verdammt, mein Paket fehlt',
  ])('is not "%s": that is anger about the matter', (text) => expect(findAbuse(text)).toBeNull())
})

describe('small talk', () => {
  it.each([
    ['hi', 'greeting'],
    ['Guten Tag!', 'greeting'],
    ['moin moin', 'greeting'],
    ['thanks a lot!!', 'thanks'],
    ['Danke, hat geholfen', 'thanks'],
    ['ja bitte', 'yes'],
    ['nope', 'no'],
    ['nein danke', 'no'],
    ['Tschüss', 'goodbye'],
    ['are you a bot?', 'are_you_human'],
    ['Bist du ein Mensch?', 'are_you_human'],
    ['🙂🙂', 'empty'],
    ['…', 'empty'],
    ['', 'empty'],
    ['Hallo, wo ist mein Paket?', null],
    ['thanks, but it still does not work', null],
    ['ja aber das geht nicht', null],
  ])('"%s" is %s', (text, kind) => expect(smallTalk(text)).toBe(kind))
})

describe('the language of a message', () => {
  it.each([
    ['Wo ist mein Paket?', 'de'],
    ['mein internet geht nicht', 'de'],
    ['koennen sie mir helfen', 'de'],
    ['Rechnung', 'de'],
    ['Where is my parcel?', 'en'],
    ['refund please', 'en'],
    ['my internet is down', 'en'],
    ['hello', 'en'],
    ['Siparişim nerede, bir insanla konuşmak istiyorum', 'tr'],
    ['Gdzie jest moja paczka? Chcę rozmawiać z konsultantem', 'pl'],
    ['Де моя посилка?', 'uk'],
    ['Где моя посылка?', 'ru'],
    ['أين طردي؟', 'ar'],
    ['Où est mon colis ?', 'fr'],
    ['¿Dónde está mi pedido?', 'es'],
    ['Dov’è il mio pacco?', 'it'],
    ['Waar is mijn pakket?', 'nl'],
    ['我的包裹在哪里', 'zh'],
    ['4711-20881', undefined],
    ['🙂', undefined],
  ])('"%s" is %s', (text, code) => expect(detectLanguage(text).code).toBe(code))
})

describe('the mood of a message', () => {
  it.each([
    ['Thank you, that works now', 1],
    ['Prima, danke!', 1],
    ['Where is my parcel?', 0],
    ['Das Paket ist leider beschädigt', -1],
    ['you said that already', -1],
    ['THIS IS RIDICULOUS!!!', -2],
    ['Mir reicht es jetzt, das ist eine Frechheit', -2],
  ])('"%s" is %i', (text, mood) => expect(moodOf(text)).toBe(mood))
})

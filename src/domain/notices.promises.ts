import type { Contact, EventOf, Language, PromiseKind } from './events.ts'
import { clockTime, inWords } from './hours.ts'
import { dayNumber, wallClock } from './zone.ts'

type Texts = Record<Language, string>

/** As much of a promise as its words need. */
export interface Spoken {
  kind: PromiseKind
  from: Date
  dueAt: Date
  text?: string | null
  contact?: Contact | null
}

/** What was promised, or was not kept: with its time. */
export const datedNotice = (
  kind: keyof typeof dated,
  promise: Spoken,
  language: Language,
  zone: string,
  at: Date,
): EventOf<'notice_sent'> => ({
  type: 'notice_sent',
  at,
  kind,
  text: dated[kind](promise, (when) => inWords(when, at, zone, language), zone)[language],
})

type When = (date: Date) => string

const dated = {
  promise_made: (p: Spoken, when: When, zone: string): Texts => {
    const { de, en } = commitment(p, when, zone)
    return {
      de: `Versprochen: ${de} Ihr Fall bleibt so lange offen. Sie können die Seite schließen.`,
      en: `Promised: ${en} Your case stays open until then. You may close this page.`,
    }
  },
  promise_broken: (p: Spoken, when: When): Texts => ({
    de: `Wir haben unser Wort nicht gehalten: ${what(p).de}, zugesagt bis ${when(p.dueAt)}. Das tut uns leid. Ihr Fall steht jetzt ganz vorn, und das Versäumnis ist gemeldet.`,
    en: `We did not keep our word: ${what(p).en}, due ${when(p.dueAt)}. We are sorry. Your case is now at the very front, and the failure has been reported.`,
  }),
}

/** What became of a promise. `reason`: why it was withdrawn, in the agent's words. */
export const promiseNotice = (
  kind: keyof typeof undated,
  promise: Spoken,
  language: Language,
  at: Date,
  reason = '',
): EventOf<'notice_sent'> => ({
  type: 'notice_sent',
  at,
  kind,
  text: undated[kind](what(promise), reason)[language],
})

const undated = {
  promise_due: (it: Texts): Texts => ({
    de: `Es ist so weit: ${it.de}. Ihr Fall steht vorn in der Reihe.`,
    en: `The time has come: ${it.en}. Your case is at the front of the queue.`,
  }),
  promise_kept: (it: Texts): Texts => ({
    de: `Erledigt: ${it.de}. Wenn das nicht stimmt, schreiben Sie es hier.`,
    en: `Done: ${it.en}. If that is not so, write it here.`,
  }),
  promise_withdrawn: (it: Texts, reason: string): Texts => ({
    de: `Zurückgenommen: ${it.de}. Der Grund: ${reason}`,
    en: `Withdrawn: ${it.en}. The reason: ${reason}`,
  }),
}

/** What it is about, as the end of a sentence. */
const what = ({ kind, text }: Spoken): Texts => {
  if (text) return { de: text, en: text }
  return {
    chat_later: { de: 'ein Mensch schreibt Ihnen hier', en: 'a person writes to you here' },
    email: { de: 'unsere E-Mail an Sie', en: 'our e-mail to you' },
    call_back: { de: 'unser Anruf bei Ihnen', en: 'our call to you' },
    answer: { de: 'unsere Antwort', en: 'our answer' },
    refund: { de: 'Ihre Erstattung', en: 'your refund' },
    other: { de: 'was wir Ihnen zugesagt haben', en: 'what we promised you' },
  }[kind]
}

/** The promise itself as a whole sentence, with its time. */
export function commitment(p: Spoken, when: (date: Date) => string, zone: string): Texts {
  const due = when(p.dueAt)
  const stretch = between(p, when, zone)
  const to = p.contact?.contact ?? ''
  switch (p.kind) {
    case 'chat_later':
      return {
        de: `Ein Mensch schreibt Ihnen hier ${stretch.de}.`,
        en: `A person writes to you here ${stretch.en}.`,
      }
    case 'email':
      return {
        de: `Sie bekommen bis ${due} eine E-Mail an ${to}.`,
        en: `You will have an e-mail to ${to} by ${due}.`,
      }
    case 'call_back':
      return {
        de: `Wir rufen Sie ${stretch.de} unter ${to} an.`,
        en: `We will call you on ${to} ${stretch.en}.`,
      }
    case 'answer':
      return {
        de: `${p.text ? `${p.text}: ` : ''}Sie haben unsere Antwort bis ${due}.`,
        en: `${p.text ? `${p.text}: ` : ''}You will have our answer by ${due}.`,
      }
    case 'refund':
      return {
        de: `${p.text ? `${p.text}: ` : ''}Ihre Erstattung ist bis ${due} veranlasst.`,
        en: `${p.text ? `${p.text}: ` : ''}Your refund will be under way by ${due}.`,
      }
    case 'other':
      return {
        de: `${p.text ?? 'Wir kümmern uns darum'}, bis ${due}.`,
        en: `${p.text ?? 'We will see to it'}, by ${due}.`,
      }
    default:
      return p.kind satisfies never
  }
}

/** “today between 14:00 and 15:00” */
function between({ from, dueAt }: Spoken, when: (date: Date) => string, zone: string): Texts {
  const sameDay = dayNumber(wallClock(zone, from)) === dayNumber(wallClock(zone, dueAt))
  const end = sameDay ? clockTime(dueAt, zone) : null
  return {
    de:
      end === null
        ? `zwischen ${when(from)} und ${when(dueAt)}`
        : `${when(from)
            .replace(/ Uhr$/, '')
            .replace(/ um (\S+)$/, ' zwischen $1')} und ${end} Uhr`,
    en:
      end === null
        ? `between ${when(from)} and ${when(dueAt)}`
        : `${when(from).replace(/ at (\S+)$/, ' between $1')} and ${end}`,
  }
}

/** What is owed to this customer, in a sentence. */
export const inASentence = (p: Spoken, language: Language, zone: string, at: Date): string =>
  commitment(p, (when) => inWords(when, at, zone, language), zone)[language]

export const waitsAgainNotice = (language: Language, at: Date): EventOf<'notice_sent'> => ({
  type: 'notice_sent',
  at,
  kind: 'waits_again',
  text: {
    de: 'Sie warten wieder hier, an Ihrem alten Platz in der Reihe.',
    en: 'You are waiting here again, at your old place in the queue.',
  }[language],
})

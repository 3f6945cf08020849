import type { EventOf, HandoffReason, Language } from './events.ts'

type Texts = Record<Language, string>

const handedOff: Record<HandoffReason, Texts> = {
  asked: {
    de: 'Ich gebe Sie an einen Menschen weiter.',
    en: 'I am passing you on to a person.',
  },
  button: {
    de: 'Ich gebe Sie an einen Menschen weiter.',
    en: 'I am passing you on to a person.',
  },
  no_answer: {
    de: 'Darauf habe ich keine gesicherte Antwort. Ich gebe Sie an einen Menschen weiter.',
    en: 'I have no reliable answer to that. I am passing you on to a person.',
  },
  loop: {
    de: 'Ich drehe mich im Kreis, das hilft Ihnen nicht. Ich habe Sie an einen Menschen weitergegeben.',
    en: 'I am going in circles, and that does not help you. I have passed you on to a person.',
  },
  frustration: {
    de: 'Ich merke, dass ich Ihnen so nicht weiterhelfe. Ich habe Sie an einen Menschen weitergegeben.',
    en: 'I can see that I am not helping. I have passed you on to a person.',
  },
  abuse: {
    de: 'So kommen wir nicht weiter. Ich habe Sie an einen Menschen weitergegeben, der sich um Ihr Anliegen kümmert.',
    en: 'We are not getting anywhere like this. I have passed you on to a person who will look after the matter.',
  },
  topic_rule: {
    de: 'Darum kümmert sich bei uns immer ein Mensch. Ich habe Sie weitergegeben.',
    en: 'A person always looks after this. I have passed you on.',
  },
  bot_failed: {
    de: 'Bei mir ist gerade etwas ausgefallen. Ihre Nachricht ist gesichert, und ich habe Sie an einen Menschen weitergegeben.',
    en: 'Something of mine has just failed. Your message is safe, and I have passed you on to a person.',
  },
  budget_spent: {
    de: 'Hier kann ich gerade nicht weiter antworten. Ich habe Sie an einen Menschen weitergegeben.',
    en: 'I cannot go on answering here just now. I have passed you on to a person.',
  },
  left_unanswered: {
    de: 'Ihre Nachricht ist zu lange ohne Antwort geblieben. Ich habe Sie an einen Menschen weitergegeben.',
    en: 'Your message went without an answer for too long. I have passed you on to a person.',
  },
  reopened: {
    de: 'Es ist also noch nicht gelöst. Sie stehen wieder vorn in der Reihe, wenn möglich bei derselben Person.',
    en: 'So it is not solved yet. You are at the front of the queue again, with the same person if possible.',
  },
  promise_broken: {
    de: 'Damit das nachgeholt wird, liegt Ihr Fall wieder bei den Menschen, ganz vorn in der Reihe.',
    en: 'So that it is made good, your case is with people again, at the very front of the queue.',
  },
}

const everythingGoesAlong: Texts = {
  de: 'Die Person liest alles, was Sie hier geschrieben haben. Sie können die Seite schließen; Ihr Platz bleibt.',
  en: 'They will read everything you have written here. You may close this page; your place is kept.',
}

/** What the customer is told at a handoff: why, what was kept, what comes next. */
export const handoffNotice = (
  reason: HandoffReason,
  language: Language,
  at: Date,
): EventOf<'notice_sent'> => ({
  type: 'notice_sent',
  at,
  kind: 'handed_off',
  text: `${handedOff[reason][language]} ${everythingGoesAlong[language]}`,
})

/** Notices of a person's coming and going, and of how a case ends; those about waiting and promises stand in files of their own. */
type Usual = 'claimed' | 'claim_released' | 'claim_expired' | 'returned_to_bot' | 'resolved' | 'reopened'

const others: Record<Usual, (name: string) => Texts> = {
  claimed: (agent) => ({
    de: `${agent} übernimmt und hat alles vor sich, was Sie geschrieben haben.`,
    en: `${agent} has taken over, with everything you have written in view.`,
  }),
  claim_released: (agent) => ({
    de: `${agent} gibt Ihr Anliegen an eine andere Person weiter. Ihr Platz in der Reihe bleibt.`,
    en: `${agent} is passing your case to somebody else. You keep your place in the queue.`,
  }),
  claim_expired: (agent) => ({
    de: `Die Verbindung zu ${agent} ist abgerissen. Sie stehen wieder an Ihrem alten Platz in der Reihe; nichts ist verloren.`,
    en: `We lost the connection to ${agent}. You are back at your old place in the queue, and nothing is lost.`,
  }),
  returned_to_bot: () => ({
    de: 'Sie sprechen wieder mit dem automatischen Assistenten. Ein Mensch bleibt jederzeit erreichbar.',
    en: 'You are with the automatic assistant again. A person remains in reach at any time.',
  }),
  resolved: () => ({
    de: 'Der Fall ist abgeschlossen. Schreiben Sie hier jederzeit wieder, dann geht er weiter.',
    en: 'This case is closed. Write here again at any time and it goes on.',
  }),
  reopened: () => ({
    de: 'Der Fall ist wieder offen, mit allem, was bisher geschrieben wurde.',
    en: 'The case is open again, with everything that was written so far.',
  }),
}

/** A message from the system itself. `name` is the agent's, where one is spoken of. */
export const notice = (kind: Usual, language: Language, at: Date, name = ''): EventOf<'notice_sent'> => ({
  type: 'notice_sent',
  at,
  kind,
  text: others[kind](name)[language],
})

/** Said before the first word is typed (AI Act, Art. 50). `company` is the operator's name. */
export const machineNotice = (company: string, language: Language): string =>
  ({
    de: `Ich bin der automatische Assistent von ${company}. Wenn ich nicht weiterhelfe, übernimmt ein Mensch, mit allem, was Sie hier geschrieben haben.`,
    en: `I am the automatic assistant of ${company}. When I cannot help, a person takes over, with everything you have written here.`,
  })[language]

/** What a waiting customer may rely on if nobody comes. Only what the product really does stands here. `minutes`: the longest wait. */
export function ifNobodyComes(
  language: Language,
  { minutes, nextOpening }: { minutes: number; nextOpening: string | null },
): string {
  const closed: Texts =
    nextOpening === null
      ? { de: '', en: '' }
      : { de: `Wir sind ${nextOpening} wieder da. `, en: `We are back ${nextOpening}. ` }
  const count = Math.round(minutes)
  return {
    de: `${closed.de}Ihr Fall bleibt in der Warteschlange, bis ihn jemand übernimmt; er verfällt nicht. Kommt während der Öffnungszeit in ${count} Minuten niemand, wird das gemeldet, und Sie erfahren es hier. Statt zu warten, können Sie jederzeit eine E-Mail oder einen Rückruf mit festem Termin wählen.`,
    en: `${closed.en}Your case stays in the queue until somebody takes it; it does not lapse. If nobody comes within ${count} minutes of opening time, that is reported and you are told here. Instead of waiting you may at any time choose an e-mail or a call back with a fixed time.`,
  }[language]
}

import type { Language } from './wire.ts'

const de = {
  other: 'English',
  take: 'Gespräch mitnehmen',
  takeFailed:
    'Das Gespräch ließ sich gerade nicht laden. Es ist bei uns gesichert; versuchen Sie es gleich noch einmal.',
  isSolved: 'Mein Anliegen ist gelöst',
  anewSays: (code: string) =>
    `Fall ${code} bleibt, wie er ist; in diesem Fenster sehen Sie ihn dann nicht mehr. Noch nicht Gesendetes kommt mit.`,
  back: 'Zurück',
  rate: 'Wie zufrieden sind Sie?',
  stars: (n: number) => `${n} von 5`,
  rateWhy: 'Was sollen wir wissen? (freiwillig)',
  place: (n: number) => `Sie sind Nummer ${n} in der Warteschlange.`,
  placeUnknown: 'Sie sind in der Warteschlange.',
  placeComing: 'Ihr Wunsch nach einem Menschen ist gesichert und unterwegs.',
  wait: (low: number, high: number, of10: number) =>
    `Meist dauert es ${low} bis ${high} Minuten (in ${of10} von 10 Fällen).`,
  mayClose: 'Sie können die Seite schließen; Ihr Platz bleibt.',
  case: 'Fall',
  reads: 'Was die Person liest',
  matter: 'Anliegen',
  facts: 'Daten',
  tried: 'Schon versucht',
  added: 'Ergänzt',
  contact: 'Erreichbar unter',
  everything: 'Dazu das ganze Gespräch.',
  correct: 'Anliegen berichtigen',
  addMore: 'Etwas ergänzen',
  addContact: 'E-Mail oder Telefon ergänzen',
  save: 'Speichern',
  ifNobody: 'Wenn niemand kommt',
  dontWait: 'Doch nicht warten',
  dontWaitSays: 'Dann antwortet wieder der Assistent, und Ihr Platz in der Warteschlange wird frei.',
  toBot: 'Zurück zum Assistenten',
}

const en: typeof de = {
  other: 'Deutsch',
  take: 'Take the conversation along',
  takeFailed: 'The conversation could not be loaded just now. It is safe with us; try again in a moment.',
  isSolved: 'My matter is solved',
  anewSays: (code) =>
    `Case ${code} stays as it is; you will no longer see it in this window. Whatever was not sent yet comes along.`,
  back: 'Back',
  rate: 'How content are you?',
  stars: (n) => `${n} of 5`,
  rateWhy: 'What should we know? (optional)',
  place: (n) => `You are number ${n} in the queue.`,
  placeUnknown: 'You are in the queue.',
  placeComing: 'Your wish for a person is safe and on its way.',
  wait: (low, high, of10) => `It usually takes ${low} to ${high} minutes (in ${of10} of 10 cases).`,
  mayClose: 'You may close this page; your place is kept.',
  case: 'Case',
  reads: 'What the person will read',
  matter: 'The matter',
  facts: 'Details',
  tried: 'Already tried',
  added: 'Added',
  contact: 'In reach at',
  everything: 'And the whole conversation.',
  correct: 'Correct the matter',
  addMore: 'Add something',
  addContact: 'Add e-mail or phone',
  save: 'Save',
  ifNobody: 'If nobody comes',
  dontWait: 'Rather not wait',
  dontWaitSays: 'The assistant will answer again, and your place in the queue becomes free.',
  toBot: 'Back to the assistant',
}

/** The words of what comes later: menu, receipt, stars. */
export const laterTexts: Record<Language, typeof de> = { de, en }

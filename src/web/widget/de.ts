import { arrive } from './main.tsx'

/** What the widget says in German: plain sentences, *Sie*, no exclamation marks. */
const de = {
  help: 'Hilfe',
  chat: 'Gespräch',
  notice: (company: string) =>
    `Ich bin der automatische Assistent von ${company}. Wenn ich nicht weiterhelfe, übernimmt ein Mensch, mit allem, was Sie hier geschrieben haben.`,
  begin: 'Worum geht es? Ein Satz genügt, zum Beispiel mit Bestell- oder Kundennummer.',
  bot: 'Automatischer Assistent',
  you: 'Sie',
  queue: 'Warteschlange',
  promised: 'Versprochen',
  number: (n: number) => `Nummer ${n}`,
  isHere: (name: string) => `${name} ist für Sie da`,
  done: 'Abgeschlossen',
  person: 'Mensch',
  yourCase: 'Ihr Fall',
  menu: 'Menü',
  close: 'Schließen',
  anew: 'Neues Gespräch',
  today: 'Heute',
  source: 'Quelle',
  brokenOff: 'Hier wurde abgebrochen.',
  helped: 'Das half',
  didNotHelp: 'Das half nicht',
  none: 'Nichts davon',
  working: 'Der Assistent sucht eine Antwort.',
  missing: 'Was fehlt noch? Schreiben Sie es in einem Satz, oder sprechen Sie mit einem Menschen.',
  talk: 'Mit einem Menschen sprechen',
  solved: 'Ist Ihr Anliegen gelöst?',
  yes: 'Ja, gelöst',
  no: 'Noch nicht, ein Mensch soll helfen',
  onItsWay: 'Ihre Angabe ist unterwegs.',
  closed: 'Danke. Wenn noch etwas ist, schreiben Sie einfach hier; der Fall geht dann weiter.',
  message: 'Ihre Nachricht',
  send: 'Senden',
  left: (n: number) => `Noch ${n.toLocaleString('de')} Zeichen`,
  over: (n: number) =>
    `${n.toLocaleString('de')} Zeichen zu lang. Nichts geht verloren: kürzen oder in Teilen senden.`,
  sendParts: (n: number) => `Als ${n} Nachrichten senden`,
  sending: 'wird gesendet',
  sent: 'gesendet',
  again: 'geht von selbst raus',
  failed: 'nicht angenommen',
  tryAgain: 'Noch einmal senden',
  edit: 'Bearbeiten',
  newMessages: 'Neue Nachrichten',
  offline: 'Die Verbindung ist weg.',
  offlineKept: (n: number) =>
    n === 0
      ? 'Was Sie geschrieben haben, ist gesichert.'
      : n === 1
        ? 'Ihre Nachricht ist hier gesichert.'
        : `Ihre ${n} Nachrichten sind hier gesichert.`,
  offlineNext: 'Sobald Sie wieder online sind, geht es von selbst weiter.',
  forgetful: (code: string) =>
    `Ihr Browser lässt uns nichts merken. Wenn Sie die Seite schließen, verschwindet diese Ansicht, nicht Ihr Fall ${code}.`,
  gone: 'Dieses Gespräch lässt sich hier nicht mehr öffnen. Was noch nicht gesendet war, ist gesichert und kommt ins neue Gespräch mit.',
  reference: 'Kennung',
  problems: {
    not_solved_yet: 'Der Fall ist wieder offen, darum wurde noch nichts bewertet.',
    already_rated: 'Sie haben schon bewertet. Danke.',
    outside_hours: 'Zu dieser Zeit ist niemand da. Bitte nennen Sie eine andere.',
    due_in_past: 'Diese Zeit ist vorbei. Bitte nennen Sie eine andere.',
    other: 'Das wurde nicht angenommen. Ihr Text steht noch hier: noch einmal senden oder ändern.',
  },
}

export type Texts = typeof de

arrive('de', de)

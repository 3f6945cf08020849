import type { Language } from '../domain/events.ts'
import type { Role } from '../domain/staff.ts'

const de = {
  desk: 'Arbeitsplatz',
  editor: 'Artikel',
  people: 'Menschen',
  audit: 'Prüfung',
  signIn: 'Anmelden',
  signOut: 'Abmelden',
  signedInAs: (name: string) => `Angemeldet als ${name}`,

  linkFound: 'Dieser Link meldet Sie an diesem Gerät an. Er gilt ein einziges Mal.',
  linkDead: 'Dieser Link gilt nicht mehr',
  linkDeadWhy:
    'Er wurde schon benutzt, ist abgelaufen oder durch einen neueren ersetzt. Es ist nichts verloren.',
  linkDeadNext: 'Bitten Sie um einen neuen: wer hier verwaltet, macht ihn in einer Minute.',
  alreadyIn: 'Sie sind an diesem Gerät schon angemeldet.',
  goOn: 'Weiter',
  foreign:
    'Diese Anfrage kam nicht von unserer Seite. Es wurde nichts geändert. Öffnen Sie den Link noch einmal.',

  noCookie:
    'Ihr Browser hat unser Cookie nicht angenommen, darum sind Sie nicht angemeldet. Der Link ist verbraucht: Erlauben Sie Cookies für diese Seite und bitten Sie um einen neuen.',
  notSignedIn: 'Sie sind nicht angemeldet',
  howToGetIn: 'Hier kommt man mit einem Link herein, der einmal gilt. Ein Passwort gibt es nicht.',
  askAdmin: 'Fragen Sie die Person, die hier verwaltet. Sie macht den Link auf der Seite „Menschen“.',
  askMachine: 'Haben Sie Zugang zu dem Rechner, auf dem das hier läuft? Dann geht es auch so:',
  forCustomers: 'Sie suchen Hilfe? Hier geht es zur Hilfeseite.',
  notYours: 'Dafür brauchen Sie eine andere Rolle',
  notYoursWhy: (roles: string) => `Sie sind hier als: ${roles}. Wer hier verwaltet, kann das ändern.`,

  yourName: 'Wie sollen wir Sie nennen?',
  nameWhy: 'Kundinnen und Kunden lesen diesen Namen über Ihren Nachrichten. Er bleibt, wie Sie ihn wählen.',
  name: 'Name',
  takeName: 'So heiße ich',
  length: 'Ein Name hat 2 bis 40 Zeichen.',
  character: 'Ein Name besteht aus Buchstaben, Ziffern, Leerzeichen, Punkten, Apostrophen und Bindestrichen.',
  lookalike:
    'Diesen Namen könnte man für den Assistenten oder die Firma halten. Bitte nehmen Sie Ihren eigenen.',
  nameTaken: 'So oder fast so heißt hier schon jemand. Ein Zusatz hilft, etwa der Anfang des Nachnamens.',

  works: 'Wer hier arbeitet',
  worked: 'Nicht mehr hier',
  neverIn: 'war noch nicht da',
  lastSeen: 'zuletzt da',
  you: 'Sie',
  saveRoles: 'Rollen ändern',
  newLink: 'Neuer Link',
  dismiss: 'Entlassen',
  dismissWhy:
    'Alle Anmeldungen enden sofort. Was die Person gerade hat, wartet wieder, an seinem alten Platz.',
  readmit: 'Wieder aufnehmen',
  add: 'Jemanden aufnehmen',
  forWhom: 'Für wen',
  forWhomWhy: 'Nur für Sie: den Namen wählt die Person selbst.',
  addButton: 'Aufnehmen und Link machen',
  roles: 'Rollen',
  noRole: 'Bitte mindestens eine Rolle ankreuzen.',
  noWhom: 'Bitte sagen Sie, für wen (höchstens 60 Zeichen).',
  notOneself:
    'Sich selbst nimmt man die Verwaltung nicht weg. Das kann eine andere Person tun, die hier verwaltet.',
  linkFor: (whom: string) => `Link für ${whom}`,
  linkOnce:
    'Er steht nur jetzt hier und gilt einmal. Geben Sie ihn der Person auf einem Weg, dem Sie trauen.',
  goodUntil: 'Gilt bis',
  back: 'Zurück zur Liste',
}

const en: typeof de = {
  desk: 'Desk',
  editor: 'Articles',
  people: 'People',
  audit: 'Audit',
  signIn: 'Sign in',
  signOut: 'Sign out',
  signedInAs: (name) => `Signed in as ${name}`,

  linkFound: 'This link signs you in on this device. It works once.',
  linkDead: 'This link works no more',
  linkDeadWhy: 'It was used already, has lapsed, or a newer one took its place. Nothing is lost.',
  linkDeadNext: 'Ask for a new one: an admin here makes it in a minute.',
  alreadyIn: 'You are signed in on this device already.',
  goOn: 'Go on',
  foreign: 'This request did not come from our page. Nothing was changed. Please open the link again.',

  noCookie:
    'Your browser did not take our cookie, so you are not signed in. The link is used up: allow cookies for this page and ask for a new one.',
  notSignedIn: 'You are not signed in',
  howToGetIn: 'One comes in here by a link that works once. There are no passwords.',
  askAdmin: 'Ask an admin here. They make the link on the page “People”.',
  askMachine: 'Do you have access to the machine this runs on? Then this works too:',
  forCustomers: 'Looking for help? This way to the help page.',
  notYours: 'This needs another role',
  notYoursWhy: (roles) => `You are here as: ${roles}. An admin can change that.`,

  yourName: 'What shall we call you?',
  nameWhy: 'Customers read this name above your messages. It stays as you choose it.',
  name: 'Name',
  takeName: 'That is my name',
  length: 'A name has 2 to 40 characters.',
  character: 'A name is made of letters, digits, spaces, dots, apostrophes and hyphens.',
  lookalike: 'One could take this name for the assistant or the company. Please use your own.',
  nameTaken:
    'Somebody here has this name, or nearly. An addition helps, such as the beginning of your last name.',

  works: 'Who works here',
  worked: 'No longer here',
  neverIn: 'not been here yet',
  lastSeen: 'last here',
  you: 'you',
  saveRoles: 'Change roles',
  newLink: 'New link',
  dismiss: 'Dismiss',
  dismissWhy: 'All their sessions end at once. What they have just now waits again, at its old place.',
  readmit: 'Take back',
  add: 'Take somebody in',
  forWhom: 'For whom',
  forWhomWhy: 'Only for you: they choose their name themselves.',
  addButton: 'Take in and make a link',
  roles: 'Roles',
  noRole: 'Please tick at least one role.',
  noWhom: 'Please say for whom (at most 60 characters).',
  notOneself: 'Admins do not remove themselves. Another admin can do it.',
  linkFor: (whom) => `Link for ${whom}`,
  linkOnce: 'It stands here only now and works once. Hand it over in a way you trust.',
  goodUntil: 'Good until',
  back: 'Back to the list',
}

/** What the pages for staff say. A text that is missing in one language fails the type check. */
export const staffTexts: Record<Language, typeof de> = { de, en }

export const roleNames: Record<Language, Record<Role, string>> = {
  de: { agent: 'Kundendienst', editor: 'Redaktion', admin: 'Verwaltung' },
  en: { agent: 'agent', editor: 'editor', admin: 'admin' },
}

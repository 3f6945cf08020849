import type { Article } from '../../src/domain/knowledge/article.ts'

const article = (
  slug: string,
  language: 'de' | 'en',
  title: string,
  questions: string[],
  body: string,
  more: Partial<Article> = {},
): Article => ({
  slug,
  language,
  title,
  questions,
  body,
  tags: [],
  handoff: 'offer',
  ...more,
})

/** A small knowledge that every test can keep in mind. */
export const nordlicht: Article[] = [
  article(
    'parcel-not-delivered',
    'en',
    'My parcel was not delivered',
    [
      'Why was my parcel not delivered?',
      'The driver did not ring',
      'Parcel loaded but could not be delivered',
      'delivery attempt failed',
    ],
    'The driver could not hand over your parcel. The next attempt is on the following working day.',
  ),
  article(
    'refund-time',
    'en',
    'How long does a refund take?',
    [
      'Where is my refund?',
      'When do I get my money back?',
      'refund not received yet',
      'how many days until the refund arrives',
    ],
    'A refund takes 5 working days after the return has arrived.',
  ),
  article(
    'mail-password',
    'en',
    'Change the password of my mailbox',
    [
      'How do I change my mail password?',
      'forgot my e-mail password',
      'reset mailbox password',
      'new password for my mailbox',
    ],
    'Open Settings, then Security, then Change password.',
  ),
  article(
    'internet-down',
    'en',
    'My internet is down',
    [
      'The internet does not work',
      'no connection since this morning',
      'my line is dead',
      'router has no internet',
    ],
    'Unplug the router for 30 seconds. If the Internet light stays off, we measure your line.',
  ),
  article(
    'set-up-wifi',
    'en',
    'Set up the Wi-Fi',
    ['How do I connect to the Wi-Fi?', 'where is the wifi key', 'connect my phone to wifi'],
    'The key stands on the bottom of the router.',
  ),
  article(
    'cancel-contract',
    'en',
    'Cancel my contract',
    ['I want to cancel', 'how do I end my contract', 'cancel my subscription', 'terminate the contract'],
    'A person confirms your cancellation.',
    { handoff: 'always' },
  ),
  article(
    'paket-nicht-zugestellt',
    'de',
    'Mein Paket wurde nicht zugestellt',
    [
      'Warum wurde mein Paket nicht geliefert?',
      'Der Fahrer hat nicht geklingelt',
      'Zustellung fehlgeschlagen',
      'geladen, konnte nicht zugestellt werden',
    ],
    'Der Fahrer konnte Ihr Paket nicht übergeben. Der nächste Versuch ist am folgenden Werktag.',
  ),
  article(
    'erstattung-dauer',
    'de',
    'Wie lange dauert eine Erstattung?',
    [
      'Wo ist mein Geld?',
      'Wann bekomme ich mein Geld zurück?',
      'Erstattung noch nicht da',
      'Rückzahlung Dauer',
    ],
    'Eine Erstattung dauert 5 Werktage, nachdem die Rücksendung bei uns ist.',
  ),
  article(
    'mail-passwort',
    'de',
    'Passwort meines Postfachs ändern',
    ['Wie ändere ich mein Mail-Passwort?', 'E-Mail-Passwort vergessen', 'Postfach Passwort zurücksetzen'],
    'Öffnen Sie Einstellungen, dann Sicherheit, dann Passwort ändern.',
  ),
  article(
    'internet-ausgefallen',
    'de',
    'Mein Internet ist ausgefallen',
    [
      'Das Internet geht nicht',
      'keine Verbindung seit heute früh',
      'Leitung tot',
      'Router hat kein Internet',
    ],
    'Ziehen Sie den Stecker des Routers für 30 Sekunden. Bleibt die Lampe aus, messen wir Ihre Leitung.',
  ),
  article(
    'vertrag-kuendigen',
    'de',
    'Vertrag kündigen',
    ['Ich möchte kündigen', 'wie beende ich meinen Vertrag', 'Kündigung einreichen'],
    'Ein Mensch bestätigt Ihre Kündigung.',
    { handoff: 'always' },
  ),
]

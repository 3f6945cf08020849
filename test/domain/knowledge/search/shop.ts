import type { SearchEntry } from '../../../../src/domain/knowledge/search/index.ts'

const entry = (
  lang: 'de' | 'en',
  id: string,
  title: string,
  questions: string[],
  answer: string,
): SearchEntry => ({
  id,
  lang,
  title,
  questions,
  answer,
})

/** A small help centre in two languages. */
export const shop: readonly SearchEntry[] = [
  entry(
    'de',
    'sendung-verfolgen',
    'Sendung verfolgen',
    ['Wo ist mein Paket gerade?', 'Wo bleibt meine Sendung', 'Trackingnummer', 'Paket noch nicht da'],
    'Die Sendungsnummer steht in Ihrem Kundenkonto unter Bestellungen.',
  ),
  entry(
    'de',
    'vertrag-kuendigen',
    'Vertrag kündigen',
    ['Ich will kündigen', 'Wie komme ich aus dem Vertrag raus?', 'Kündigungsfrist'],
    'Die Kündigung nehmen unsere Mitarbeitenden entgegen.',
  ),
  entry(
    'de',
    'versandkosten',
    'Was kostet der Versand?',
    ['Wie hoch sind die Versandkosten?', 'ab wann ist die Lieferung umsonst', 'Porto'],
    'Der Versand kostet 4,90 Euro, ab 50 Euro ist er frei.',
  ),
  entry(
    'de',
    'mail-server-daten',
    'Serverdaten für das Mailprogramm',
    ['IMAP und SMTP Server', 'Welcher Port für den Postausgang?', 'Thunderbird einrichten'],
    'IMAP: imap.example Port 993, SMTP: smtp.example Port 465.',
  ),
  entry(
    'de',
    'passwort',
    'Passwort vergessen',
    ['Ich komme nicht mehr ins Konto', 'Kennwort zurücksetzen', 'Login geht nicht'],
    'Auf der Anmeldeseite hilft der Link Passwort vergessen.',
  ),
  entry(
    'de',
    'internet-aus',
    'Internet ausgefallen',
    ['Ich habe kein Internet', 'Leitung tot', 'seit heute morgen keine Verbindung'],
    'Trennen Sie den Router für 30 Sekunden vom Strom.',
  ),
  entry(
    'en',
    'track-parcel',
    'Track a parcel',
    ['Where is my parcel right now?', 'tracking number', 'order has not arrived'],
    'The tracking number is in your account under orders.',
  ),
  entry(
    'en',
    'cancel-contract',
    'Cancel a contract',
    ['I want to cancel my contract', 'how to end my plan', 'notice period'],
    'Our staff take your notice.',
  ),
  entry(
    'en',
    'shipping-cost',
    'What does shipping cost?',
    ['delivery fee', 'is shipping free', 'postage'],
    'Shipping costs 4.90 euros and is free from 50 euros.',
  ),
  entry(
    'en',
    'internet-down',
    'Internet is down',
    ['I have no internet', 'line dead', 'no connection since this morning'],
    'Unplug the router for 30 seconds.',
  ),
]

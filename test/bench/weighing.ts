import { receive } from '../../src/domain/decide.ts'
import { continued, type Log } from '../../src/domain/events.ts'
import { median } from './turn.ts'

const matters =
  'Bestellung Rechnung Lampe Versand Paket Adresse Konto Farbe Größe Retoure Gutschein Zahlung Karte Liefertermin Montage Holz Garantie Ersatzteil Newsletter Passwort Filiale Abholung Reparatur'.split(
    ' ',
  )
const matter = (n: number) => matters[(n * 7919) % matters.length]

/** Nobody in this bench ever comes to an end of their patience. */
const patience = { loopBudget: 1_000_000, askBackTimes: 1_000_000 }

/** A conversation in which `questions` different questions were asked and answered from different articles. */
function answered(questions: number): Log {
  const at = new Date(0)
  let log: Log = continued([], [{ type: 'conversation_opened', at, language: 'de' }])
  for (let i = 0; i < questions; i++) {
    const text = `Wie ist das mit ${matter(i)} und ${matter(3 * i + 1)} bei ${matter(5 * i + 2)}, wenn ich ${matter(11 * i + 3)} möchte?`
    log = continued(log, [
      { type: 'customer_wrote', at, messageId: `question-${i}`, text },
      {
        type: 'bot_replied',
        at,
        messageId: `answer-${i}`,
        inReplyTo: `question-${i}`,
        text: 'So.',
        sources: [{ slug: `article-${i}`, title: 'Ein Artikel', revision: 1, score: 1 }],
      },
    ])
  }
  return log
}

/** What it takes to weigh one more message after so many questions, in milliseconds: a median of 40. */
export function benchWeighing(questions: number): number {
  const log = answered(questions)
  const message = { messageId: 'one-more', text: 'Und wie lange dauert der Versand nach Österreich?' }
  const once = () => {
    const began = performance.now()
    receive(log, message, new Date(0), patience)
    return performance.now() - began
  }
  for (let i = 0; i < 20; i++) once()
  return median(Array.from({ length: 40 }, once))
}

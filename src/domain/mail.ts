import { type Conversation, replay } from './conversation.ts'
import type { EventOf, Language, Log, Logged } from './events.ts'
import { callsFallback, emailOf, gatherFor } from './outbox.ts'

/** What a mail says. Words of customers are in none: whoever types a stranger's address sends them nothing of theirs. */
export interface Letter {
  to: string
  subject: string
  text: string
  automatic: boolean
}

/** What every mail needs to know of the house. */
export interface Sender {
  company: string
  caseCode: string
  /** Where the customer can go on, if it is known. */
  page?: string
  /** Who is written to when nobody has come. */
  fallback?: string
}

/** Whoever was here within so many seconds before an answer reads it in the chat. */
const hereFor = 120

/** So many mails go out in a day: for one conversation, and to one address from all of them. */
export const mailsADay = { conversation: 6, address: 12 } as const

/**
 * The mail that the event at place `seq` calls for, as the log stands now. Null when there is no need of one
 * any more: the customer was there, or a later event of the same minutes says it together with its own.
 */
export function letterOf(log: Log, seq: number, sender: Sender): Letter | null {
  const event = log[seq - 1]
  if (event !== undefined && callsFallback(event)) return call(log, event, sender)
  const to = emailOf(log)
  if (event === undefined || to === null) return null
  const c = replay(log)
  const text = event.type === 'agent_wrote' ? answer(log, event, c) : receipt(log, event, c)
  if (text === null) return null
  const t = texts[c.language]
  return {
    to,
    subject: t.subject(spelt(sender.caseCode), sender.company),
    text: [t.hello, ...text, t.goOn(spelt(sender.caseCode), sender.page), t.why(sender.company)].join('\n\n'),
    automatic: event.type !== 'agent_wrote',
  }
}

/** What the agent wrote, with the lines right before it. */
function answer(log: Log, event: Logged<EventOf<'agent_wrote'>>, c: Conversation): string[] | null {
  const lines = log.filter((e) => e.type === 'agent_wrote')
  const next = lines.find((line) => line.seq > event.seq)
  if (next && isSoonAfter(next, event)) return null
  const together = [event]
  for (const line of lines.filter((l) => l.seq < event.seq).toReversed()) {
    if (!isSoonAfter(together[0] ?? event, line)) break
    together.unshift(line)
  }
  const since = new Date((together[0] ?? event).at.getTime() - hereFor * 1000)
  if (log.some((e) => isCustomers(e) && e.at >= since)) return null
  const t = texts[c.language]
  return [t.wrote(event.agent), ...together.map((line) => line.text)]
}

/** The case is with people: its code, and what comes next. */
function receipt(log: Log, event: Logged, c: Conversation): string[] | null {
  const later = log.find(
    (e) =>
      e.seq > event.seq &&
      (e.type === 'handoff_requested' ||
        e.type === 'contact_given' ||
        (e.type === 'promise_made' && e.contact?.channel === 'email')),
  )
  if (c.status === 'resolved' || c.status === 'with_bot' || (later && isSoonAfter(later, event))) return null
  const t = texts[c.language]
  return event.type === 'promise_made' ? [t.arrived, promised(log, event), t.kept] : [t.received]
}

/** The promise, as the customer was told it in the chat. */
function promised(log: Log, event: Logged): string {
  const told = log.find((e) => e.seq > event.seq && e.type === 'notice_sent' && e.kind === 'promise_made')
  return told?.type === 'notice_sent' ? told.text : ''
}

/** To whoever is named for the case that nobody comes: which case, since when, and nothing that was said. */
function call(log: Log, event: Logged, { company, caseCode, page, fallback }: Sender): Letter | null {
  const c = replay(log)
  if (fallback === undefined || (c.status !== 'waiting' && c.status !== 'promised')) return null
  const since = (c.waitingSince ?? event.at).toISOString().replace('T', ' ').slice(0, 16)
  const desk = page === undefined ? '' : `\n${page.replace(/\/+$/, '')}/desk`
  return {
    to: fallback,
    subject: `[${spelt(caseCode)}] Niemand kommt · Nobody has come (${company})`,
    text: [
      `Fall ${spelt(caseCode)} wartet seit ${since} UTC, und niemand hat ihn übernommen. Grund der Übergabe: ${c.handoff?.reason ?? '-'}. Bitte sorgen Sie dafür, dass jemand ihn übernimmt.`,
      `Case ${spelt(caseCode)} has been waiting since ${since} UTC and nobody has taken it. Reason of the handoff: ${c.handoff?.reason ?? '-'}. Please see that somebody takes it.${desk}`,
    ].join('\n\n'),
    automatic: true,
  }
}

const isSoonAfter = (later: Logged, earlier: Logged): boolean =>
  later.at.getTime() - earlier.at.getTime() <= gatherFor * 1000

/** Something only the customer can have done. */
const isCustomers = (e: Logged): boolean =>
  e.type === 'customer_wrote' ||
  e.type === 'feedback_given' ||
  e.type === 'returned_to_bot' ||
  e.type === 'rated'

const spelt = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`

const texts: Record<
  Language,
  {
    hello: string
    subject: (code: string, company: string) => string
    received: string
    arrived: string
    kept: string
    wrote: (agent: string) => string
    goOn: (code: string, page: string | undefined) => string
    why: (company: string) => string
  }
> = {
  de: {
    hello: 'Guten Tag,',
    subject: (code, company) => `[${code}] Ihr Anliegen bei ${company}`,
    received:
      'Ihr Anliegen ist bei uns angekommen und steht in der Reihe. Alles, was Sie geschrieben haben, ist gesichert und liegt der Person vor, die es übernimmt. Ihre Antwort kommt an diese Adresse und steht auch im Chat.',
    arrived: 'Ihr Anliegen ist bei uns angekommen.',
    kept: 'Alles, was Sie geschrieben haben, ist gesichert und liegt der Person vor, die es übernimmt.',
    wrote: (agent) => `${agent} hat Ihnen geschrieben:`,
    goOn: (code, page) =>
      `Ihr Fall heißt ${code}.${page === undefined ? '' : ` Weiter geht es im Chat: ${page}`} Antworten auf diese E-Mail liest niemand.`,
    why: (company) =>
      `${company}\n\nSie bekommen diese E-Mail, weil diese Adresse in einem Gespräch mit uns als Weg für die Antwort angegeben wurde. Waren Sie das nicht, brauchen Sie nichts zu tun.`,
  },
  en: {
    hello: 'Hello,',
    subject: (code, company) => `[${code}] Your case at ${company}`,
    received:
      'Your case has reached us and is in the queue. Everything you wrote is kept and lies before the person who takes it. Their answer comes to this address and stands in the chat as well.',
    arrived: 'Your case has reached us.',
    kept: 'Everything you wrote is kept and lies before the person who takes it.',
    wrote: (agent) => `${agent} has written to you:`,
    goOn: (code, page) =>
      `Your case is ${code}.${page === undefined ? '' : ` It goes on in the chat: ${page}`} Nobody reads replies to this mail.`,
    why: (company) =>
      `${company}\n\nYou get this mail because this address was given in a conversation with us as the way for the answer. If that was not you, there is nothing you need to do.`,
  },
}

import { replay } from './conversation.ts'
import { type Evidence, type Fact, factKinds, type HandoffReason, type Language, type Log } from './events.ts'
import { matterOf } from './matter.ts'
import { isOwed, type PromiseToKeep } from './promises.ts'
import { findFacts } from './signals/facts.ts'
import { moodOverTime } from './signals/mood.ts'

/** What an agent reads in ten seconds. Every part names the message (`seq`) it comes from. */
export interface Brief {
  matter: string
  language: Language
  reason: { code: HandoffReason; evidence: Evidence[] } | null
  facts: Fact[]
  tried: Tried[]
  /** -2 (furious) to 1 (content), one entry for each customer message. */
  mood: { seq: number; mood: number }[]
  openQuestions: { seq: number; text: string }[]
  /** What the customer added when they saw what will be read. */
  added: { seq: number; text: string }[]
  contact: { channel: 'email' | 'phone'; contact: string; seq: number } | null
  waitingSince: Date | null
  /** What is owed to this customer, the most urgent first. */
  promises: PromiseToKeep[]
  /** Who passed it on to whom, with what they said to them. */
  passedOn: { seq: number; by: string; to: string; comment: string | null }[]
}

/** One answer that was given, and how the customer took it. */
export interface Tried {
  seq: number
  by: 'bot' | 'agent'
  sources: { slug: string; revision: number; title: string }[]
  reaction: 'helped' | 'did_not_help' | 'wrote_on' | 'none'
  /** What the customer wrote next, if they did. */
  next?: { seq: number; text: string }
}

/** The brief that follows from a log. */
export function briefOf(log: Log): Brief {
  const c = replay(log)
  return {
    matter: matterOf(log, 500),
    language: c.language,
    reason: c.handoff && { code: c.handoff.reason, evidence: c.handoff.evidence },
    facts: [...corrections(log), ...findFacts(log)].filter(firstOfItsKind),
    tried: triedIn(log),
    mood: moodOverTime(log),
    openQuestions: openQuestions(log),
    added: log.flatMap((e) =>
      e.type === 'receipt_corrected' && e.comment !== undefined ? [{ seq: e.seq, text: e.comment }] : [],
    ),
    contact:
      log
        .flatMap((e) =>
          e.type === 'contact_given' ? [{ channel: e.channel, contact: e.contact, seq: e.seq }] : [],
        )
        .at(-1) ?? null,
    waitingSince: c.waitingSince,
    promises: c.promises.filter(isOwed).toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime()),
    passedOn: log.flatMap((e) => {
      if (e.type === 'transferred') {
        const to = 'agent' in e.to ? e.to.agent : e.to.team
        return [{ seq: e.seq, by: e.agent, to, comment: e.comment ?? null }]
      }
      if (e.type === 'escalated' && e.by === 'agent')
        return [{ seq: e.seq, by: e.agent, to: e.team, comment: e.comment ?? null }]
      return []
    }),
  }
}

/** Facts the customer set right on the receipt; they come first and win. */
const corrections = (log: Log): Fact[] =>
  log
    .flatMap((e) =>
      e.type === 'receipt_corrected' ? (e.facts ?? []).map((f) => ({ ...f, text: f.value, seq: e.seq })) : [],
    )
    .reverse()

const firstOfItsKind = (fact: Fact, i: number, all: Fact[]): boolean =>
  factKinds.includes(fact.kind) && all.findIndex((f) => f.kind === fact.kind && f.value === fact.value) === i

/** Each grounded answer in order, with the customer's reaction to it. */
export function triedIn(log: Log): Tried[] {
  return log.flatMap((event, i) => {
    if (event.type !== 'bot_replied' || event.sources.length === 0) return []
    const feedback = log.findLast((e) => e.type === 'feedback_given' && e.about === event.seq)
    const next = log.slice(i + 1).find((e) => e.type === 'customer_wrote')
    return [
      {
        seq: event.seq,
        by: 'bot' as const,
        sources: event.sources.map(({ slug, revision, title }) => ({ slug, revision, title })),
        reaction:
          feedback?.type === 'feedback_given'
            ? feedback.helped
              ? 'helped'
              : 'did_not_help'
            : next
              ? 'wrote_on'
              : 'none',
        ...(next?.type === 'customer_wrote' ? { next: { seq: next.seq, text: next.text } } : {}),
      },
    ]
  })
}

/** What the customer asked and nobody has replied to. */
const openQuestions = (log: Log): { seq: number; text: string }[] =>
  replay(log).open.flatMap(({ seq }) => {
    const asked = log[seq - 1]
    return asked?.type === 'customer_wrote' ? [{ seq, text: asked.text }] : []
  })

/** What the customer sees of the brief at the handoff, and may correct. No evidence against them, no mood. */
export interface Receipt {
  matter: string
  reason: HandoffReason | null
  facts: Fact[]
  tried: { title: string; reaction: Tried['reaction'] }[]
  added: string[]
  contact: { channel: 'email' | 'phone'; contact: string } | null
}

export function receiptOf(log: Log): Receipt {
  const brief = briefOf(log)
  return {
    matter: brief.matter,
    reason: brief.reason?.code ?? null,
    facts: brief.facts,
    tried: brief.tried.flatMap((t) => t.sources.map((s) => ({ title: s.title, reaction: t.reaction }))),
    added: brief.added.map((a) => a.text),
    contact: brief.contact && { channel: brief.contact.channel, contact: brief.contact.contact },
  }
}

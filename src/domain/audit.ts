import { type Conversation, replay } from './conversation.ts'
import type { ConversationEvent, Log } from './events.ts'
import { topicOf } from './outbox.ts'
import { type QueueEntry, queueEntry } from './queue.ts'

/** One conversation as it lies in the database: the log, and the rows that are views of it. */
export interface Kept {
  id: string
  log: Log
  row: { seq: number; status: string; unansweredSince: Date | null }
  queue: QueueEntry | null
  /** The places of the log for which an outbox row exists. */
  outbox: readonly number[]
}

/** A broken invariant, with what shows it. */
export interface Broken {
  invariant: InvariantName
  conversationId: string
  detail: string
}

type Check = (kept: Kept, c: Conversation, now: Date, answerWithinSeconds: number) => string | null

/** What must hold for every conversation at any time. Names as in SECURITY.md and the tests. */
export const invariants = {
  I1: {
    says: 'Every conversation has an owner, except resolved ones.',
    check: ({ row, queue }) =>
      (row.status === 'resolved' || row.status === 'with_bot') === (queue === null)
        ? null
        : `status ${row.status}, queue entry ${queue ? 'present' : 'missing'}`,
  },
  I2: {
    says: 'One agent at a time; the fence grows with each claim; only the holder writes.',
    check: ({ log }) => {
      let holder: string | null = null
      let fence = 0
      for (const e of log) {
        if (e.type === 'conversation_claimed') {
          if (holder !== null) return `claimed at ${e.seq} while ${holder} had it`
          if (e.fence <= fence) return `fence ${e.fence} at ${e.seq} does not grow`
          holder = e.agent
          fence = e.fence
        } else if (e.type === 'claim_released' || e.type === 'claim_expired') {
          if (holder !== e.agent) return `${e.type} at ${e.seq} by ${e.agent}, held by ${holder}`
          holder = null
        } else if (e.type === 'agent_wrote' || e.type === 'note_added') {
          if (holder !== e.agent) return `${e.agent} wrote at ${e.seq}, held by ${holder}`
        } else if (e.type === 'resolved' || e.type === 'returned_to_bot') {
          if (e.type === 'resolved' && e.by === 'agent' && holder !== e.agent)
            return `${e.agent} resolved at ${e.seq}, held by ${holder}`
          holder = null
        }
      }
      return null
    },
  },
  I4: {
    says: 'No message exists twice.',
    check: ({ log }) => {
      const ids = log.flatMap((e) => ('messageId' in e ? [e.messageId] : []))
      const twice = ids.find((id, i) => ids.indexOf(id) !== i)
      return twice === undefined ? null : `message ${twice} stands twice`
    },
  },
  I5: {
    says: 'The log counts 1, 2, 3 … without gaps, and ends where the conversation says.',
    check: ({ log, row }) => {
      const gap = log.findIndex((e, i) => e.seq !== i + 1)
      if (gap >= 0) return `place ${gap + 1} holds ${log[gap]?.seq}`
      return log.length === row.seq ? null : `${log.length} events, conversation says ${row.seq}`
    },
  },
  I6: {
    says: 'A handoff stands until the customer returns to the bot or the case is resolved.',
    check: ({ log, row }) => {
      const last = log.findLast((e) => changesSides(e))
      return last?.type === 'handoff_requested' && row.status === 'with_bot'
        ? `handoff at ${last.seq} undone`
        : null
    },
  },
  I7: {
    says: 'The bot is silent once people have the conversation.',
    check: ({ log }) => {
      let people = false
      for (const e of log) {
        if (changesSides(e)) people = e.type === 'handoff_requested'
        if (people && (e.type === 'bot_replied' || e.type === 'bot_asked_back'))
          return `the bot spoke at ${e.seq}`
      }
      return null
    },
  },
  I12: {
    says: 'Nothing is closed as solved by an agent over an unanswered question.',
    check: ({ log }) => {
      const wrong = log.find(
        (e, i) =>
          e.type === 'resolved' &&
          e.by === 'agent' &&
          e.outcome === 'solved' &&
          replay(log.slice(0, i)).unanswered !== null,
      )
      return wrong ? `resolved at ${wrong.seq}` : null
    },
  },
  I13: {
    says: 'Each change of hands has its outbox row.',
    check: ({ log, outbox }) => {
      const missing = log.find((e) => topicOf(e) !== null && !outbox.includes(e.seq))
      return missing ? `${missing.type} at ${missing.seq} has none` : null
    },
  },
  I15: {
    says: 'Every message gets an answer, a person, or a place in the queue in time.',
    check: (_, c, now, within) => {
      if (c.status !== 'with_bot' || c.unanswered === null) return null
      const late = (now.getTime() - c.unanswered.at.getTime()) / 1000 - within - sweepSeconds
      return late > 0 ? `message ${c.unanswered.seq} is ${Math.round(late)} s late` : null
    },
  },
  I16: {
    says: 'The tables say what the log says.',
    check: ({ log, row, queue }, c) => {
      if (row.status !== c.status) return `status ${row.status}, log says ${c.status}`
      if (row.unansweredSince?.getTime() !== c.unanswered?.at.getTime()) return 'unanswered since differs'
      const expected = queueEntry(log)
      return JSON.stringify(expected) === JSON.stringify(queue)
        ? null
        : 'the queue entry differs from the log'
    },
  },
} satisfies Record<string, { says: string; check: Check }>
export type InvariantName = keyof typeof invariants

/** How late the sweep may be, in seconds: part of the promise "within the deadline plus one sweep". */
const sweepSeconds = 30

const changesSides = (e: ConversationEvent): boolean =>
  e.type === 'handoff_requested' ||
  e.type === 'returned_to_bot' ||
  e.type === 'resolved' ||
  e.type === 'reopened'

/** Every invariant on one conversation. Empty means: nothing is broken. */
export function auditOne(kept: Kept, now: Date, answerWithinSeconds: number): Broken[] {
  const c = replay(kept.log)
  const names = Object.keys(invariants) as InvariantName[]
  return names.flatMap((invariant) => {
    const check: Check = invariants[invariant].check
    const detail = check(kept, c, now, answerWithinSeconds)
    return detail === null ? [] : [{ invariant, conversationId: kept.id, detail }]
  })
}

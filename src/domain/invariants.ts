/**
 * I1 to I20: what must hold at any time, each with the check that shows it on live data. One table, so that it
 * can be read as one: longer than a file should be for that reason alone.
 */
import type { Kept } from './audit.ts'
import { type Conversation, replay } from './conversation.ts'
import { requestHandoff } from './decide.ts'
import type { ConversationEvent } from './events.ts'
import { wordsOf } from './matter.ts'
import { outgoingOf } from './outbox.ts'
import { lease, queueEntry } from './queue.ts'
import { transcriptOf } from './transcript.ts'

/** What is wrong, in a few words without anybody's text; null when it holds. */
export type Check = (kept: Kept, c: Conversation, now: Date, answerWithinSeconds: number) => string | null

interface Invariant {
  says: string
  /** On one conversation as it lies in the database; null where live data cannot show it. */
  check: Check | null
  /** The tests that show it, or the part of it that live data cannot. */
  test?: string
}

/** How late the sweep may be, in seconds: part of the promise "within the deadline plus one sweep". */
const sweepSeconds = 30

/** How long a row of the outbox may be due before we say that nobody delivers, in seconds. */
const deliverySeconds = 900

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
        } else if (
          e.type === 'claim_released' ||
          e.type === 'claim_expired' ||
          e.type === 'transferred' ||
          e.type === 'snoozed' ||
          (e.type === 'escalated' && e.by === 'agent')
        ) {
          if (holder !== e.agent) return `${e.type} at ${e.seq} by ${e.agent}, held by ${holder}`
          holder = null
        } else if (e.type === 'agent_wrote' || e.type === 'note_added') {
          if (holder !== e.agent) return `${e.agent} wrote at ${e.seq}, held by ${holder}`
        } else if (e.type === 'resolved' || e.type === 'returned_to_bot') {
          if (e.type === 'resolved' && e.by === 'agent' && holder !== e.agent)
            return `${e.agent} resolved at ${e.seq}, held by ${holder}`
          holder = null
        } else if (e.type === 'promise_made' && e.by === 'house') holder = null
      }
      return null
    },
  },
  I3: {
    says: 'Every message we acknowledged is stored, unchanged.',
    check: ({ log, acknowledged }) => {
      const written = log.filter((e) => e.type === 'customer_wrote').length
      const counted = acknowledged?.messages ?? 0
      if (written !== counted) return `${counted} messages acknowledged, ${written} stored`
      return acknowledged === null || acknowledged.whole
        ? null
        : 'a stored message is not the one acknowledged'
    },
  },
  I4: {
    says: 'No message exists twice.',
    check: ({ log }) => {
      const seen = new Set<string>()
      for (const e of log) {
        if (!('messageId' in e)) continue
        if (seen.has(e.messageId)) return `message ${e.messageId} stands twice`
        seen.add(e.messageId)
      }
      return null
    },
    test: 'test/http/chat.test.ts: the same id under other words is refused',
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
  I8: {
    says: 'The agent reads every message there is, in order.',
    check: ({ log }) => {
      const shown = transcriptOf(log, 'agent').flatMap(({ messageId }) => messageId ?? [])
      const said = log.flatMap((e) => ('messageId' in e ? [e.messageId] : []))
      return shown.join() === said.join() ? null : `${said.length} messages, the agent reads ${shown.length}`
    },
  },
  I9: {
    says: 'Nobody waits without having been told, and without a time at which somebody is called.',
    check: ({ log, queue }) => {
      const untold = log.find(
        (e) =>
          e.type === 'handoff_requested' && log[e.seq]?.type !== 'notice_sent' && log[e.seq] !== undefined,
      )
      if (untold) return `nothing was said after the handoff at ${untold.seq}`
      if (queue?.status === 'waiting' && queue.rungSince === null)
        return 'no time at which somebody is called'
      return queue?.status === 'promised' && queue.backAt === null ? 'no time at which it comes back' : null
    },
  },
  I10: {
    says: 'A vanished agent’s conversation is back in the queue within a minute.',
    check: ({ queue }, c, now) => {
      if (c.status !== 'with_agent' || !queue?.leaseUntil) return null
      const late = secondsBetween(queue.leaseUntil, now) - sweepSeconds
      return late > 0 ? `the claim lapsed ${Math.round(late + sweepSeconds)} s ago, nothing recorded` : null
    },
  },
  I11: {
    says: 'Who came first is served first.',
    check: null,
    test: 'test/adapters/queue.test.ts; the order itself is I16',
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
    says: 'What must leave the house has its row, and each row is delivered in order, due soon, or visibly dead.',
    check: ({ log, outbox }, _, now) => {
      const has = new Map(outbox.map((row) => [`${row.seq} ${row.target}`, row]))
      for (const { seq, target } of outgoingOf(log, 1))
        if (!has.has(`${seq} ${target}`)) return `nothing to ${target} about the event at ${seq}`
      const stuck = outbox.find(
        (row) =>
          isOpen(row) && secondsBetween(row.nextAttemptAt, now) > deliverySeconds && isNext(row, outbox),
      )
      return stuck ? `nobody delivers to ${stuck.target} what happened at ${stuck.seq}` : null
    },
  },
  I14: {
    says: 'A customer reaches their own conversation and no other; staff what their role allows.',
    check: null,
    test: 'test/http/chat.test.ts, test/http/desk.test.ts, test/http/signIn.test.ts',
  },
  I15: {
    says: 'Every message gets an answer, a person, or a place in the queue in time.',
    check: (_, c, now, within) => {
      if (c.status !== 'with_bot' || c.unanswered === null) return null
      const late = secondsBetween(c.unanswered.at, now) - within - sweepSeconds
      return late > 0 ? `message ${c.unanswered.seq} is ${Math.round(late)} s late` : null
    },
  },
  I16: {
    says: 'The tables say what the log says.',
    check: ({ log, row, queue }, c) => {
      if (row.status !== c.status) return `status ${row.status}, log says ${c.status}`
      if (row.unansweredSince?.getTime() !== c.unanswered?.at.getTime()) return 'unanswered since differs'
      const expected = queueEntry(log)
      if (expected === null || queue === null)
        return expected === queue ? null : 'the queue entry differs from the log'
      // What it is about is chosen by rules, and rules change: it must be the customer's own words, whichever.
      if (!wordsOf(log, 280).includes(queue.matter)) return 'the matter is none of the customer’s words'
      const differs = (Object.keys(expected) as (keyof typeof expected)[]).find(
        (key) => key !== 'matter' && JSON.stringify(expected[key]) !== JSON.stringify(queue[key]),
      )
      return differs === undefined ? null : `the queue entry differs from the log in ${differs}`
    },
  },
  I17: {
    says: 'From every conversation a person can be reached, now.',
    check: ({ log }, c, now) => {
      if (c.status === 'waiting' || c.status === 'with_agent' || c.status === 'promised') return null
      return requestHandoff(log, {}, now).some((e) => e.type === 'handoff_requested')
        ? null
        : 'asking for a person would lead nowhere'
    },
    test: 'test/stories/takeTurn.test.ts: that leads to a person at once',
  },
  I18: {
    says: 'Whoever waits is in the queue that agents see.',
    check: ({ queue }, c, now) => {
      if (c.status !== 'waiting') return null
      const visible = queue !== null && (queue.agent === null || (queue.leaseUntil ?? now) < now)
      return visible ? null : 'waiting, and no agent would see it'
    },
    test: 'test/crash/shifts.test.ts: however agents come and go',
  },
  I19: {
    says: 'A reader who follows the log misses nothing.',
    check: null,
    test: 'test/http/live.test.ts; that the log has no gaps is I5',
  },
  I20: {
    says: 'A clock that jumps loses no claim and gives none twice.',
    check: ({ queue }, _, now) =>
      queue?.leaseUntil && secondsBetween(now, queue.leaseUntil) > lease.holdsFor + sweepSeconds
        ? 'a claim holds until far in the future: was the clock set back?'
        : null,
    test: 'test/stories/sweep.test.ts',
  },
} satisfies Record<string, Invariant>
export type InvariantName = keyof typeof invariants

const secondsBetween = (from: Date, to: Date): number => (to.getTime() - from.getTime()) / 1000

const isOpen = (row: Kept['outbox'][number]): boolean => row.deliveredAt === null && row.deadAt === null

/** Nothing before it is in its way. */
const isNext = (row: Kept['outbox'][number], all: Kept['outbox']): boolean =>
  !all.some((other) => isOpen(other) && other.target === row.target && other.seq < row.seq)

const changesSides = (e: ConversationEvent): boolean =>
  e.type === 'handoff_requested' ||
  e.type === 'returned_to_bot' ||
  e.type === 'resolved' ||
  e.type === 'reopened'

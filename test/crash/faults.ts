/**
 * Faults to be found: each spoils one promise of what a server keeps its conversations with, in the way such
 * faults have been seen elsewhere. They know the memory house from inside.
 */
import type { Lease } from '../../src/domain/decide.ts'
import { type ConversationEvent, continued, type Log } from '../../src/domain/events.ts'
import { Refusal } from '../../src/domain/refusal.ts'
import type { Decide } from '../../src/ports.ts'
import type { Keeping } from '../support/houses.ts'
import type { Row } from '../support/memory/rows.ts'
import type { Sabotage } from './town.ts'

/** Whatever is decided, something else is written. */
export const writingInstead =
  (change: (decided: readonly ConversationEvent[], log: Log) => readonly ConversationEvent[]): Sabotage =>
  (keeping) => {
    const spoilt =
      (decide: Decide): Decide =>
      (log, lease) =>
        change(decide(log, lease), log)
    return {
      ...keeping,
      store: { ...keeping.store, record: (id, decide) => keeping.store.record(id, spoilt(decide)) },
      queue: {
        ...keeping.queue,
        claim: (agent, id, at, decide) => keeping.queue.claim(agent, id, at, spoilt(decide)),
      },
    }
  }

/** After each write something is done to the row, behind everybody's back. */
export const afterwards =
  (change: (row: Row, decided: Log) => Row): Sabotage =>
  (keeping, house) => {
    const spoil = (id: string, decided: Log) => {
      const row = house.memory?.tables.conversations.get(id)
      if (row && decided.length > 0) house.memory?.tables.conversations.set(id, change(row, decided))
    }
    return {
      ...keeping,
      store: {
        ...keeping.store,
        async record(id, decide) {
          const recorded = await keeping.store.record(id, decide)
          spoil(id, recorded.decided)
          return recorded
        },
      },
      queue: {
        ...keeping.queue,
        async claim(agent, id, at, decide) {
          const claimed = await keeping.queue.claim(agent, id, at, decide)
          if (claimed) spoil(claimed.id, claimed.decided)
          return claimed
        },
      },
    }
  }

const isCrash = (error: unknown): boolean => error instanceof Error && error.name === 'Crash'

export const has = (events: readonly ConversationEvent[], type: ConversationEvent['type']): boolean =>
  events.some((e) => e.type === type)

/** What is decided is decided on what somebody saw a while ago. */
const deciding =
  (see: (log: Log) => Log): Sabotage =>
  (keeping) => ({
    ...keeping,
    store: {
      ...keeping.store,
      record: (id, decide) => keeping.store.record(id, (log, lease) => decide(see(log), lease)),
    },
  })

/** The customer's words are acknowledged first and written afterwards; one time in three that fails unseen. */
export const acknowledgesBeforeCommit: Sabotage = (keeping) => {
  let times = 0
  return {
    ...keeping,
    store: {
      ...keeping.store,
      async record(id, decide) {
        const { log, caseCode } = await keeping.store.read(id)
        const decided = unlessRefused(() => decide(log, null))
        if (!has(decided, 'customer_wrote') || ++times % 3 !== 0) return keeping.store.record(id, decide)
        const next = continued(log, decided)
        return { id, caseCode, log: next, decided: next.slice(log.length) }
      },
    },
  }
}

const unlessRefused = (work: () => readonly ConversationEvent[]): readonly ConversationEvent[] => {
  try {
    return work()
  } catch {
    return []
  }
}

/** What is refused as `code` is decided all the same, on what `instead` makes of it. */
export const lettingThrough =
  (code: Refusal['code'], instead: (log: Log, lease: Lease) => [Log, Lease]): Sabotage =>
  (keeping) => ({
    ...keeping,
    store: {
      ...keeping.store,
      record: (id, decide) =>
        keeping.store.record(id, (log, lease) => {
          try {
            return decide(log, lease)
          } catch (error) {
            if (!(error instanceof Refusal) || error.code !== code) throw error
            return decide(...instead(log, lease))
          }
        }),
    },
  })

/** An agent who has lost the conversation is still let through. */
export const takesStaleWrites = lettingThrough('claim_lost', (log) => {
  const lost = log.findLastIndex((e) => e.type === 'claim_released' || e.type === 'claim_expired')
  return [lost < 0 ? log : log.slice(0, lost), later(log.at(-1)?.at ?? new Date(0), 1e6)]
})

/** A message that is known is written once more, as if it were another. */
const takesRepeatsUnderNewNames: Sabotage = (keeping) => ({
  ...keeping,
  store: {
    ...keeping.store,
    record: (id, decide) =>
      keeping.store.record(id, (log, lease) => {
        const said = log.findLast((e) => e.type === 'customer_wrote')
        const decided = decide(
          log.filter((e) => e !== said),
          lease,
        )
        return decided.map((e) =>
          e.type === 'customer_wrote' && e.messageId === said?.messageId
            ? { ...e, messageId: `${e.messageId} again` }
            : e,
        )
      }),
  },
})

/** Reads come from a copy that is one write behind. */
export const readsFromACopy: Sabotage = (keeping) => {
  const copies = new Map<string, Log>()
  return {
    ...keeping,
    store: {
      ...keeping.store,
      async read(id) {
        const now = await keeping.store.read(id)
        const copy = copies.get(id) ?? now.log
        copies.set(id, now.log)
        return { ...now, log: copy }
      },
    },
  }
}

/** The writes of a crash stay halfway: the log is kept, its views are not. */
const notInOneTransaction: Sabotage = (keeping, house) => ({
  ...keeping,
  store: {
    ...keeping.store,
    async record(id, decide) {
      const before = house.memory?.tables.conversations.get(id)
      try {
        return await keeping.store.record(id, decide)
      } catch (error) {
        const now = house.memory?.tables.conversations.get(id)
        if (isCrash(error) && before && now && now !== before)
          house.memory?.tables.conversations.set(id, { ...now, queue: before.queue, outbox: before.outbox })
        throw error
      }
    },
  },
})

const later = (at: Date, seconds: number): Date => new Date(at.getTime() + seconds * 1000)

/** Claims take the next in line without looking whether somebody has it. */
const claimsIgnoreTheHolder: Sabotage = (keeping) => ({
  ...keeping,
  queue: {
    ...keeping.queue,
    claim: (agent, id, at, decide) =>
      keeping.queue.claim(agent, id, at, (log, lease) => decide(log, lease === null ? null : new Date(0))),
  },
})

export const withQueue = (change: (queue: Keeping['queue']) => Partial<Keeping['queue']>): Sabotage => {
  return (keeping) => ({ ...keeping, queue: { ...keeping.queue, ...change(keeping.queue) } })
}

/** Its name, and what it does. */
export const faults: [string, Sabotage][] = [
  ['a message is acknowledged before it is committed', acknowledgesBeforeCommit],
  [
    'a place in the queue is lost at the handoff',
    afterwards((row, decided) => (has(decided, 'handoff_requested') ? { ...row, queue: null } : row)),
  ],
  [
    'the fence does not grow',
    writingInstead((decided) =>
      decided.map((e) => (e.type === 'conversation_claimed' ? { ...e, fence: 1 } : e)),
    ),
  ],
  [
    'a number in the log is left out',
    afterwards((row, decided) =>
      has(decided, 'agent_wrote')
        ? {
            ...row,
            seq: row.seq + 1,
            log: row.log.map((e, i) => (i === row.log.length - 1 ? { ...e, seq: e.seq + 1 } : e)),
          }
        : row,
    ),
  ],
  [
    'the bot does not see that people have the conversation',
    deciding((log) => log.filter((e) => e.type !== 'handoff_requested')),
  ],
  [
    'the time of asking is reset when a claim lapses',
    writingInstead((decided) =>
      decided.flatMap((e): ConversationEvent[] =>
        e.type === 'claim_expired'
          ? [e, { type: 'handoff_requested', at: e.at, reason: 'left_unanswered', evidence: [] }]
          : [e],
      ),
    ),
  ],
  ['a claim takes what somebody has', claimsIgnoreTheHolder],
  ['an outbox row is written after the commit, if nothing comes between', notInOneTransaction],
  [
    'an outbox row is forgotten',
    afterwards((row, decided) =>
      has(decided, 'claim_released') ? { ...row, outbox: row.outbox.slice(0, -1) } : row,
    ),
  ],
  [
    'a handoff is undone when the customer repeats themselves',
    writingInstead((decided, log) =>
      decided.length === 0 && log.at(-1)?.type === 'notice_sent'
        ? [{ type: 'returned_to_bot', at: log.at(-1)?.at ?? new Date(0) }]
        : decided,
    ),
  ],
  ['reads come from a copy that is behind', readsFromACopy],
  [
    'the last come is served first',
    withQueue((queue) => ({ waiting: async (at, limit) => (await queue.waiting(at, limit)).toReversed() })),
  ],
  [
    'a place told to the customer counts from nought',
    withQueue((queue) => ({
      position: async (id, at) => {
        const place = await queue.position(id, at)
        return place === null ? null : place - 1
      },
    })),
  ],
  [
    'a claim never lapses',
    withQueue((queue) => ({
      lapsed: async () => [],
      claim: (agent, id, at, decide) =>
        queue.claim(agent, id, at, (log, lease) => decide(log, lease && later(at, 1))),
    })),
  ],
  [
    'a late heartbeat brings a lapsed claim back',
    withQueue((queue) => ({
      heartbeat: (agent, at, presence) => queue.heartbeat(agent, later(at, -60), presence),
    })),
  ],
  ['the stale write of an agent is taken', takesStaleWrites],
  ['a message sent again is taken under a new name', takesRepeatsUnderNewNames],
  [
    'two events of one append change places',
    writingInstead((decided) => (has(decided, 'handoff_requested') ? decided.toReversed() : decided)),
  ],
  [
    'words are cut at 20 characters',
    writingInstead((decided) =>
      decided.map((e) => (e.type === 'customer_wrote' ? { ...e, text: e.text.slice(0, 20) } : e)),
    ),
  ],
  [
    'what was written is edited afterwards',
    afterwards((row, decided) =>
      has(decided, 'resolved')
        ? { ...row, log: row.log.map((e) => (e.type === 'customer_wrote' ? { ...e, text: '(deleted)' } : e)) }
        : row,
    ),
  ],
  [
    'an agent gets more than they take at once',
    withQueue((queue) => ({
      heartbeat: (agent, at, presence) =>
        queue.heartbeat(agent, at, presence && { ...presence, capacity: 50 }),
    })),
  ],
]

import type { Archive } from '../../../src/ports.ts'
import type { Memory } from './rows.ts'

/** Everything that lies in memory, as the audit reads it. */
export const memoryArchive = (memory: Memory): Archive => ({
  kept: async (after, limit) =>
    [...memory.tables.conversations.values()]
      .filter(({ id }) => after === null || id > after)
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .slice(0, limit)
      .map(({ id, log, seq, status, unansweredSince, queue, outbox }) => ({
        id,
        log,
        row: { seq, status, unansweredSince },
        queue,
        outbox: outbox.map((entry) => entry.seq),
      })),
})

import type { Archive } from '../../../src/ports.ts'
import type { Memory } from './rows.ts'

/** Everything that lies in memory, as the audit reads it. Nothing is counted apart from the log here. */
export const memoryArchive = (memory: Memory): Archive => ({
  kept: async (after, limit) =>
    [...memory.tables.conversations.values()]
      .filter(({ id }) => after === null || id > after)
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .slice(0, limit)
      .map(({ id, log, seq, status, unansweredSince, queue, leaseUntil, outbox }) => {
        const messages = log.filter((e) => e.type === 'customer_wrote').length
        return {
          id,
          log,
          row: { seq, status, unansweredSince },
          queue: queue && { ...queue, leaseUntil },
          outbox,
          acknowledged: messages === 0 ? null : { messages, whole: true },
        }
      }),
  vanished: async () => ({ conversations: 0, messages: 0 }),
  restored: async () => null,
})

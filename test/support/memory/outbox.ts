import type { Outbox } from '../../../src/ports.ts'
import type { Memory, OutboxEntry } from './rows.ts'

/** The outbox in memory, with the promises of `Outbox`. */
export function memoryOutbox(memory: Memory): Outbox {
  const kept = {
    async flush(at: Date, deliver: (row: object) => Promise<unknown>) {
      const due = [...memory.tables.conversations.values()]
        .flatMap(({ id, outbox }) => outbox.map((entry) => ({ id, entry })))
        .filter(({ entry }) => entry.deliveredAt === null && entry.nextAttemptAt <= at && entry.attempts < 20)
        .sort(
          (a, b) =>
            Number(a.entry.nextAttemptAt) - Number(b.entry.nextAttemptAt) ||
            (a.id < b.id ? -1 : a.id > b.id ? 1 : a.entry.seq - b.entry.seq),
        )
        .slice(0, 100)
      for (const { id, entry } of due) {
        const backoff = Math.min(3600, 5 * 2 ** entry.attempts) * 1000
        change(memory, id, entry.seq, {
          attempts: entry.attempts + 1,
          nextAttemptAt: new Date(at.getTime() + backoff),
        })
      }
      let delivered = 0
      for (const { id, entry } of due) {
        const row = {
          conversationId: id,
          seq: entry.seq,
          topic: entry.topic,
          attempts: entry.attempts,
        }
        try {
          await deliver(row)
        } catch {
          continue
        }
        change(memory, id, entry.seq, { deliveredAt: at })
        delivered++
      }
      return delivered
    },
  }
  return kept as unknown as Outbox
}

function change({ tables }: Memory, id: string, seq: number, to: Partial<OutboxEntry>): void {
  const row = tables.conversations.get(id)
  if (!row) return
  const outbox = row.outbox.map((entry) => (entry.seq === seq ? { ...entry, ...to } : entry))
  tables.conversations.set(id, { ...row, outbox })
}

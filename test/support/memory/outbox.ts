import { backoff, type Target } from '../../../src/domain/outbox.ts'
import type { Outbox } from '../../../src/ports.ts'
import type { Memory, OutboxEntry } from './rows.ts'

/** The outbox in memory, as much of `Outbox` as conversations need. */
export function memoryOutbox(memory: Memory): Outbox {
  const heads = (at: Date, target: Target) =>
    [...memory.tables.conversations.values()].flatMap(({ id, outbox }) => {
      const [head] = outbox.filter((e) => e.target === target && e.deliveredAt === null && e.deadAt === null)
      return head && head.nextAttemptAt <= at ? [{ id, entry: head }] : []
    })
  const kept: Pick<Outbox, 'flush' | 'isClosed'> = {
    async flush(at, target, deliver) {
      let delivered = 0
      for (;;) {
        let good = 0
        for (const { id, entry } of heads(at, target)) {
          const { seq, topic, attempts } = entry
          change(memory, id, entry, {
            attempts: attempts + 1,
            nextAttemptAt: new Date(at.getTime() + backoff(attempts, 0.5) * 1000),
          })
          try {
            await deliver({ conversationId: id, seq, target, topic, attempts })
          } catch {
            continue
          }
          change(memory, id, entry, { deliveredAt: at })
          good++
        }
        delivered += good
        if (good === 0) return delivered
      }
    },
    isClosed: async () => false,
  }
  return kept as Outbox
}

function change(
  { tables }: Memory,
  id: string,
  { seq, target }: OutboxEntry,
  to: Partial<OutboxEntry>,
): void {
  const row = tables.conversations.get(id)
  if (!row) return
  const outbox = row.outbox.map((e) => (e.seq === seq && e.target === target ? { ...e, ...to } : e))
  tables.conversations.set(id, { ...row, outbox })
}

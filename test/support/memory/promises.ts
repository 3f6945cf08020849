import { replay } from '../../../src/domain/conversation.ts'
import { isOwed } from '../../../src/domain/promises.ts'
import type { Ledger } from '../../../src/ports.ts'
import type { Memory } from './rows.ts'

/** The ledger in memory: read from the logs each time. */
export function memoryLedger(memory: Memory): Ledger {
  const lines = () =>
    [...memory.tables.conversations.values()].flatMap(({ id, caseCode, log }) => {
      const { status, language, promises } = replay(log)
      return promises.map(({ seq: _, ...p }) => ({ ...p, conversationId: id, caseCode, status, language }))
    })
  return {
    owed: async (limit) =>
      lines()
        .filter((p) => p.state === 'open' || p.state === 'broken')
        .sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || (nameOf(a) < nameOf(b) ? -1 : 1))
        .slice(0, limit),
    due: async (at) => [
      ...new Set(
        lines()
          .filter((p) => p.state === 'open' && ((!p.due && p.from <= at) || p.dueAt <= at))
          .map((p) => p.conversationId),
      ),
    ],
    report: async (since) => {
      const made = lines().filter((p) => p.madeAt >= since)
      const count = (which: (p: (typeof made)[number]) => boolean) => made.filter(which).length
      return {
        made: made.length,
        open: count((p) => p.state === 'open'),
        kept: count((p) => p.state === 'kept'),
        broken: count((p) => p.late),
        late: count((p) => p.late && !isOwed({ ...p, seq: 0 })),
        withdrawn: count((p) => p.state === 'withdrawn'),
      }
    },
  }
}

const nameOf = ({ conversationId, id }: { conversationId: string; id: string }) => `${conversationId} ${id}`

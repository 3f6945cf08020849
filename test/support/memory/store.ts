import type { Lease } from '../../../src/domain/decide.ts'
import { continued } from '../../../src/domain/events.ts'
import { Refusal } from '../../../src/domain/refusal.ts'
import type { Bell, Decide, Ids, Recorded, Store } from '../../../src/ports.ts'
import { type Commits, grown, type Memory, type Tables, transaction } from './rows.ts'
import { keepWaits } from './waits.ts'

/** The log in memory, with the promises of `Store`. */
export function memoryStore(memory: Memory, ids: Ids, bell: Bell, commits: Commits): Store {
  return {
    async open(decided) {
      const id = ids.uuid()
      const log = continued([], decided)
      return transaction(memory, commits, (tables) => {
        const { conversations } = tables
        const caseCode = freeCaseCode(conversations, ids)
        const row = grown(
          {
            id,
            caseCode,
            log: [],
            queue: null,
            leaseUntil: null,
            unansweredSince: null,
            outbox: [],
            waits: [],
          },
          log,
        )
        conversations.set(id, row)
        keepWaits(tables, id, log)
        return { id, caseCode, log, decided: log }
      })
    },

    async read(id) {
      const row = memory.tables.conversations.get(id)
      if (!row) throw notFound()
      return { id, caseCode: row.caseCode, log: row.log }
    },

    async readAfter(id, after) {
      return (memory.tables.conversations.get(id)?.log ?? []).slice(after, after + 500)
    },

    async record(id, decide) {
      const recorded = transaction(memory, commits, (tables) => recordIn(tables, id, decide))
      if (recorded.decided.length > 0) bell.ring(id)
      return recorded
    },
  }
}

export function recordIn(tables: Tables, id: string, decide: Decide): Recorded {
  const { conversations } = tables
  const row = conversations.get(id)
  if (!row) throw notFound()
  const { caseCode, log } = row
  const lease: Lease = row.leaseUntil
  const decided = decide(log, lease)
  if (decided.length === 0) return { id, caseCode, log, decided: [] }
  const next = continued(log, decided)
  const added = next.slice(log.length)
  conversations.set(id, grown(row, added))
  keepWaits(tables, id, added)
  return { id, caseCode, log: next, decided: added }
}

function freeCaseCode(conversations: Tables['conversations'], ids: Ids): string {
  const taken = new Set([...conversations.values()].map((row) => row.caseCode))
  for (let attempt = 0; attempt < 10; attempt++) {
    const code = ids.caseCode()
    if (!taken.has(code)) return code
  }
  throw new Error('No free case code was found in ten tries.')
}

const notFound = () => new Refusal('conversation_not_found', 'There is no such conversation.')

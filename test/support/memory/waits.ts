import type { Log, Logged } from '../../../src/domain/events.ts'
import { presentFor } from '../../../src/domain/queue.ts'
import type { Waits } from '../../../src/ports.ts'
import type { Memory, Tables, WaitRow } from './rows.ts'

/** Each wait as it was, beside the log it follows from. */
export function keepWaits({ conversations, agents }: Tables, id: string, added: Log): void {
  for (const event of added) {
    const row = conversations.get(id)
    if (!row) return
    const waits = after(event, row.waits, () => {
      const others = [...conversations.values()].filter((other) => other.id !== id)
      return {
        seq: event.seq,
        askedAt: event.at,
        ahead: others.filter((other) => other.queue?.status === 'waiting').length,
        held: [...conversations.values()].filter((other) => other.queue?.agent != null).length,
        agents: [...agents.values()].filter(
          ({ state, seenAt }) =>
            state === 'online' && seenAt.getTime() > event.at.getTime() - presentFor * 1000,
        ).length,
        toldLow: null,
        toldHigh: null,
        retold: 0,
        endedAt: null,
        outcome: null,
      }
    })
    if (waits !== row.waits) conversations.set(id, { ...row, waits })
  }
}

function after(event: Logged, waits: readonly WaitRow[], begun: () => WaitRow): readonly WaitRow[] {
  const open = waits.find(({ endedAt }) => endedAt === null)
  const changed = (change: Partial<WaitRow>) =>
    waits.map((wait) => (wait === open ? { ...wait, ...change } : wait))
  switch (event.type) {
    case 'handoff_requested':
      return open ? waits : [...waits, begun()]
    case 'notice_sent':
      return open && event.wait
        ? changed({
            retold: open.toldLow === null ? 0 : open.retold + 1,
            toldLow: open.toldLow ?? later(event.at, event.wait.low),
            toldHigh: open.toldHigh ?? later(event.at, event.wait.high),
          })
        : waits
    case 'conversation_claimed':
      return open ? changed({ endedAt: event.at, outcome: 'claimed' }) : waits
    case 'promise_made':
      return open && event.by === 'house' ? changed({ endedAt: event.at, outcome: 'promised' }) : waits
    case 'returned_to_bot':
    case 'resolved':
      return open ? changed({ endedAt: event.at, outcome: 'left' }) : waits
    default:
      return waits
  }
}

const later = (at: Date, seconds: number): Date => new Date(at.getTime() + seconds * 1000)

/** Waits as they were, in memory. */
export const memoryWaits = (memory: Memory): Waits => {
  const all = () =>
    [...memory.tables.conversations.values()].flatMap(({ id, waits }) =>
      waits.map((wait) => ({ ...wait, id })),
    )
  const wasInside = ({ endedAt, toldLow, toldHigh }: WaitRow) =>
    toldLow === null || toldHigh === null
      ? null
      : endedAt !== null && endedAt >= toldLow && endedAt <= toldHigh
  return {
    observed: async (limit) =>
      all()
        .flatMap((wait) =>
          wait.outcome === 'claimed' && wait.endedAt ? [{ ...wait, endedAt: wait.endedAt }] : [],
        )
        .filter(({ askedAt, endedAt }) => endedAt >= askedAt)
        .sort((a, b) => a.endedAt.getTime() - b.endedAt.getTime() || (a.id < b.id ? -1 : 1))
        .slice(-limit)
        .map((wait) => ({
          ahead: wait.ahead,
          held: wait.held,
          agents: wait.agents,
          askedAt: wait.askedAt,
          endedAt: wait.endedAt,
          seconds: (wait.endedAt.getTime() - wait.askedAt.getTime()) / 1000,
          inside: wasInside(wait),
        })),
    async report(since, at) {
      const asked = all().filter(({ askedAt }) => askedAt >= since)
      const claimed = asked.filter(({ outcome }) => outcome === 'claimed')
      const waiting = asked.filter(({ outcome }) => outcome === null)
      const lengths = claimed
        .map(({ askedAt, endedAt }) => (Number(endedAt) - askedAt.getTime()) / 1000)
        .sort((a, b) => a - b)
      return {
        asked: asked.length,
        claimed: claimed.length,
        promised: asked.filter(({ outcome }) => outcome === 'promised').length,
        left: asked.filter(({ outcome }) => outcome === 'left').length,
        waiting: waiting.length,
        told: claimed.filter(({ toldLow }) => toldLow !== null).length,
        inside: claimed.filter(wasInside).length,
        retold: asked.filter(({ retold }) => retold > 0).length,
        median: percentile(lengths, 0.5),
        p95: percentile(lengths, 0.95),
        oldest:
          waiting.length === 0
            ? null
            : (at.getTime() - Math.min(...waiting.map(({ askedAt }) => askedAt.getTime()))) / 1000,
      }
    },
  }
}

/** As `percentile_cont`: between two of them, in proportion. */
function percentile(sorted: readonly number[], share: number): number | null {
  if (sorted.length === 0) return null
  const place = share * (sorted.length - 1)
  const [low, high] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0]
  return low + (high - low) * (place % 1)
}

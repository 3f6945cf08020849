import type { DeskQueue } from '../../http/wire.ts'

/** What is new between two snapshots, from one agent's point of view. */
export interface News {
  /** Those who wait now and were nowhere in sight before. */
  waiting: DeskQueue['waiting']
  /** Those of mine who wrote. */
  wrote: DeskQueue['mine']
}

export function newsIn(before: DeskQueue | null, now: DeskQueue): News {
  if (before === null) return { waiting: [], wrote: [] }
  const known = new Set([...before.waiting, ...before.mine].map(({ id }) => id))
  const seqs = new Map(before.mine.map(({ id, seq }) => [id, seq]))
  return {
    waiting: now.waiting.filter(({ id }) => !known.has(id)),
    wrote: now.mine.filter(
      ({ id, seq, unansweredSince }) => unansweredSince !== null && seq > (seqs.get(id) ?? seq),
    ),
  }
}

/** How many want something of somebody: in the title and on the icon. */
export const calling = ({ waiting, mine }: DeskQueue): number =>
  waiting.length + mine.filter((held) => held.unansweredSince !== null).length

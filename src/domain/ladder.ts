import type { RungTarget } from './events.ts'
import type { Service } from './service.ts'

/**
 * Whom a wait calls, and when: first everybody, whatever their team; then, at the longest wait, the named
 * fallback; then the operator, again and again, ever more rarely but never not at all. Each waiting
 * conversation has exactly one open deadline: its next rung.
 */
export interface Rung {
  rung: number
  to: RungTarget
  at: Date
}

/** The next rung of a wait that has been on `rung` since `since`. Closed hours do not count: `openSince` is when the doors opened last. */
export function nextRung(
  { rung, rungSince }: { rung: number; rungSince: Date },
  service: Pick<Service, 'longestWait'>,
  openSince: Date | null,
): Rung {
  const since = Math.max(rungSince.getTime(), openSince?.getTime() ?? 0)
  return { rung: rung + 1, to: targetOf(rung + 1), at: new Date(since + restsFor(rung, service) * 1000) }
}

const targetOf = (rung: number): RungTarget =>
  rung === 1 ? 'everybody' : rung === 2 ? 'fallback' : 'operator'

/** How long a wait stays on a rung, in seconds. */
function restsFor(rung: number, { longestWait }: Pick<Service, 'longestWait'>): number {
  if (rung === 0) return longestWait / 3
  if (rung === 1) return (longestWait * 2) / 3
  if (rung === 2) return longestWait / 2
  return Math.min(longestWait * 2 ** (rung - 3), 86_400)
}

/** How long a wait stays on each rung; the last figure holds for all that follow. */
export const restsOf = (service: Pick<Service, 'longestWait'>): number[] =>
  Array.from({ length: 12 }, (_, rung) => restsFor(rung, service))

import { auditOne, type Broken, type InvariantName, invariants } from '../domain/audit.ts'
import type { Needs } from './needs.ts'

export interface AuditReport {
  at: Date
  conversations: number
  events: number
  invariants: { name: InvariantName; says: string; broken: number }[]
  /** At most 100, with what shows it. */
  broken: Broken[]
}

/** Every invariant on every conversation in the database, as it lies there. */
export async function audit(needs: Pick<Needs, 'archive' | 'clock' | 'settings'>): Promise<AuditReport> {
  const at = needs.clock.now()
  const broken: Broken[] = []
  let conversations = 0
  let events = 0
  let after: string | null = null
  for (;;) {
    const batch = await needs.archive.kept(after, 200)
    for (const kept of batch) {
      conversations++
      events += kept.log.length
      broken.push(...auditOne(kept, at, needs.settings.answerWithinSeconds))
    }
    const last = batch.at(-1)
    if (!last) break
    after = last.id
  }
  const names = Object.keys(invariants) as InvariantName[]
  return {
    at,
    conversations,
    events,
    invariants: names.map((name) => ({
      name,
      says: invariants[name].says,
      broken: broken.filter((b) => b.invariant === name).length,
    })),
    broken: broken.slice(0, 100),
  }
}

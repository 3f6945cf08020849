import { auditOne, type Broken, type Lost, lostIn } from '../domain/audit.ts'
import { type InvariantName, invariants } from '../domain/invariants.ts'
import type { Needs } from './needs.ts'

export interface AuditReport {
  at: Date
  /** How much was read. */
  conversations: number
  events: number
  invariants: AuditLine[]
  /** Acknowledged and gone: messages that are neither stored nor erased, questions that nobody has. */
  lost: Lost
  /** At most 100, with what shows it. */
  broken: Broken[]
  /** When this data was put here from a backup, and when that was made: what was acknowledged in between is in neither. */
  restored: { at: Date; madeAt: Date } | null
}

export interface AuditLine {
  name: InvariantName
  says: string
  /** `data`: checked on everything there is. `test`: live data cannot show it, tests do. `both`: each shows a part. */
  shownBy: 'data' | 'test' | 'both'
  /** The tests, where they show it or a part of it. */
  test: string | null
  broken: number
}

type AuditNeeds = Pick<Needs, 'archive' | 'clock' | 'settings'>

/** Conversations looked at together: few, because nobody else is served while they are. */
const batch = 50

/** Every invariant on every conversation in the database, as it lies there. Holds one batch in memory. */
export async function audit(needs: AuditNeeds): Promise<AuditReport> {
  const at = needs.clock.now()
  const within = needs.settings.answerWithinSeconds
  const shown: Broken[] = []
  const counts = new Map<InvariantName, number>()
  const vanished = await needs.archive.vanished()
  const lost: Lost = { messages: vanished.messages, questions: 0 }
  if (vanished.conversations > 0) counts.set('I3', vanished.conversations)
  let conversations = 0
  let events = 0
  let after: string | null = null
  for (;;) {
    const batchOf = await needs.archive.kept(after, batch)
    for (const kept of batchOf) {
      conversations++
      events += kept.log.length
      const here = lostIn(kept, at, within)
      lost.messages += here.messages
      lost.questions += here.questions
      for (const broken of auditOne(kept, at, within)) {
        counts.set(broken.invariant, (counts.get(broken.invariant) ?? 0) + 1)
        if (shown.length < 100) shown.push(broken)
      }
    }
    const last = batchOf.at(-1)
    if (!last) break
    after = last.id
  }
  const names = Object.keys(invariants) as InvariantName[]
  return {
    at,
    conversations,
    events,
    invariants: names.map((name) => lineOf(name, counts.get(name) ?? 0)),
    lost,
    broken: shown,
    restored: await needs.archive.restored(),
  }
}

function lineOf(name: InvariantName, broken: number): AuditLine {
  const { says, check, test }: { says: string; check: unknown; test?: string } = invariants[name]
  const shownBy = check === null ? 'test' : test === undefined ? 'data' : 'both'
  return { name, says, shownBy, test: test ?? null, broken }
}

/** How old a report may be for a look in passing, in seconds. */
const freshFor = 300

/** The audit as pages and metrics ask for it: one at a time for all who ask (where it may be `shared`), and the last one kept. */
export function auditor(needs: AuditNeeds, { shared }: { shared: boolean }) {
  let running: Promise<AuditReport> | null = null
  let last: AuditReport | null = null
  const now = (): Promise<AuditReport> => {
    if (running) return running
    const begun = audit(needs)
      .then((report) => {
        last = report
        return report
      })
      .finally(() => {
        running = null
      })
    if (shared) running = begun
    return begun
  }
  return {
    /** Everything, looked at now. */
    now,
    /** The last report; null before the first. An old one is renewed meanwhile, without waiting for it. */
    last(): AuditReport | null {
      const old = last === null || needs.clock.now().getTime() - last.at.getTime() > freshFor * 1000
      if (old && shared) now().catch(() => {})
      return last
    },
  }
}
export type Auditor = ReturnType<typeof auditor>

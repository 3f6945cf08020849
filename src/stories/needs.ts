import type { Patience } from '../domain/policy.ts'
import type {
  Archive,
  Bell,
  Clock,
  Ids,
  Knowledge,
  Library,
  Model,
  Outbox,
  People,
  Queue,
  Rehearsal,
  Store,
} from '../ports.ts'
import type { Turns } from './turns.ts'

/** What the operator has set, as far as stories care. */
export interface Settings extends Patience {
  company: string
  /** Search, model and check together, in seconds. */
  answerWithinSeconds: number
}

/** Everything the stories need. Put together once, in `run/`. */
export interface Needs {
  store: Store
  queue: Queue
  outbox: Outbox
  archive: Archive
  knowledge: Knowledge
  rehearsal: Rehearsal
  library: Library
  people: People
  /** Without one the editors' own words answer. */
  model?: Model
  clock: Clock
  ids: Ids
  bell: Bell
  turns: Turns
  settings: Settings
  /** Tells the operator; never holds what a customer wrote. */
  report: (what: string, about: Record<string, unknown>) => void
}

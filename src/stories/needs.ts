import type { Bands } from '../domain/knowledge/search/bands.ts'
import type { Patience } from '../domain/policy.ts'
import type {
  Archive,
  Bell,
  Budget,
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
import type { ModelHealth } from './modelHealth.ts'
import type { Turns } from './turns.ts'

/** What the operator has set, as far as stories care. */
export interface Settings extends Patience {
  company: string
  /** Search, model and check together, in seconds. */
  answerWithinSeconds: number
  /** After so many minutes of silence at the bot it asks once whether it helped, or a person takes over. */
  askAfterMinutes: number
  /** After so many hours of silence at the bot the conversation ends as `silent`. */
  closeAfterHours: number
  /** Thresholds set by hand, before those each index finds for itself. */
  bands?: Partial<Bands>
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
  /** What may be spent on it. */
  budget: Budget
  modelHealth: ModelHealth
  clock: Clock
  ids: Ids
  bell: Bell
  turns: Turns
  settings: Settings
  /** Tells the operator; never holds what a customer wrote. */
  report: (what: string, about: Record<string, unknown>) => void
}

import type { Bands } from '../domain/knowledge/search/bands.ts'
import type { Patience } from '../domain/policy.ts'
import type { Service } from '../domain/service.ts'
import type {
  Archive,
  Backups,
  Bell,
  Budget,
  Clock,
  Figures,
  Ids,
  Knowledge,
  Ledger,
  Library,
  Mailer,
  Model,
  Outbox,
  People,
  Queue,
  Rehearsal,
  Store,
  Waits,
  Webhook,
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
  /** Where customers can go on, for mails; unset where nobody knows it. */
  page?: string
  /** The mailbox that is written to when nobody has come. */
  fallbackEmail?: string
  /** Opening hours, waiting, promises. */
  service: Service
}

/** Everything the stories need. Put together once, in `run/`. */
export interface Needs {
  store: Store
  queue: Queue
  ledger: Ledger
  waits: Waits
  outbox: Outbox
  /** Without one no mail is written. */
  mailer?: Mailer
  /** Without one only the operator's log hears of what happens. */
  webhook?: Webhook
  archive: Archive
  figures: Figures
  /** Only where the running program alone can read the database. */
  backups?: Backups
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

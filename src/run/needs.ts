import { sqlArchive } from '../adapters/archive.ts'
import { openBell } from '../adapters/bell.ts'
import { type Ceilings, defaultCeilings, sqlBudget } from '../adapters/budget.ts'
import { randomIds, systemClock } from '../adapters/clock.ts'
import { sqlFigures } from '../adapters/figures.ts'
import { guarded } from '../adapters/guardedEmbedder.ts'
import { buildInThread } from '../adapters/indexer.ts'
import { type IndexMemory, sqlKnowledge } from '../adapters/knowledge.ts'
import { sqlLedger } from '../adapters/ledger.ts'
import { sqlLibrary } from '../adapters/library.ts'
import { sqlOutbox } from '../adapters/outbox.ts'
import { sqlPeople } from '../adapters/people.ts'
import { sqlQueue } from '../adapters/queue.ts'
import { sqlRehearsal } from '../adapters/rehearsal.ts'
import { type Indexer, reindex, settleBands } from '../adapters/searchIndex.ts'
import type { Database } from '../adapters/sql.ts'
import { sqlStore } from '../adapters/store.ts'
import { sqlWaits } from '../adapters/waits.ts'
import { usualService } from '../domain/service.ts'
import type { Backups, Bell, Clock, Embedder, Ids, Mailer, Model, Webhook } from '../ports.ts'
import { type ModelHealth, modelHealth } from '../stories/modelHealth.ts'
import type { Needs, Settings } from '../stories/needs.ts'
import { runningTurns } from '../stories/turns.ts'

/** What may differ from one place of running to another. */
export interface Parts {
  database: Database
  /** Without `service`: what is usual. */
  settings: Omit<Settings, 'service'> & Partial<Pick<Settings, 'service'>>
  report: Needs['report']
  mailer?: Mailer
  webhook?: Webhook
  backups?: Backups
  model?: Model
  embedder?: Embedder
  clock?: Clock
  ids?: Ids
  indexer?: Indexer
  /** Where the database's channel cannot be listened to. */
  bell?: Bell
  /** What may be spent on models; without it the defaults. */
  ceilings?: Ceilings
  /** What is known of the model, where a process furnishes the house more than once. */
  modelHealth?: ModelHealth
  /** The search index as loaded before, where a process furnishes the house more than once. */
  index?: IndexMemory
}

/** Puts the house together on one database. */
export function furnish(parts: Parts): Needs {
  const { database, report, mailer, webhook, model, embedder } = parts
  const settings: Settings = { service: usualService, ...parts.settings }
  const { sql } = database
  const clock = parts.clock ?? systemClock
  const ids = parts.ids ?? randomIds
  const bell =
    parts.bell ?? openBell(database.channel, (error) => report('the bell failed', { error: String(error) }))
  const budget = sqlBudget(sql, parts.ceilings ?? defaultCeilings)
  // Articles are nobody's secret and are embedded whole when they are published; what customers write is not.
  const forQuestions = embedder && guarded(embedder, budget, clock, settings.answerWithinSeconds)
  const knowledge = sqlKnowledge(sql, clock, forQuestions, parts.index, settings.bands)
  const indexer = parts.indexer ?? buildInThread
  const library = sqlLibrary(
    sql,
    async () => {
      await reindex(sql, indexer, clock, embedder, (error) =>
        report('the embedder failed', { error: error instanceof Error ? error.name : String(error) }),
      )
      knowledge.lookAgain()
    },
    (signal) => settleBands(sql, indexer, clock, signal),
  )
  return {
    store: sqlStore(sql, ids, bell),
    queue: sqlQueue(sql, bell, settings.service),
    ledger: sqlLedger(sql),
    waits: sqlWaits(sql),
    outbox: sqlOutbox(sql, ids),
    archive: sqlArchive(sql),
    figures: sqlFigures(sql),
    knowledge,
    rehearsal: sqlRehearsal(sql, clock, indexer, embedder, settings.bands),
    library,
    people: sqlPeople(sql, ids),
    clock,
    ids,
    bell,
    turns: runningTurns(),
    budget,
    modelHealth: parts.modelHealth ?? modelHealth(clock),
    settings,
    report,
    ...(parts.backups ? { backups: parts.backups } : {}),
    ...(mailer ? { mailer } : {}),
    ...(webhook ? { webhook } : {}),
    ...(model ? { model } : {}),
  }
}

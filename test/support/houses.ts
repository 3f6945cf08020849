import { inject } from 'vitest'
import { sqlArchive } from '../../src/adapters/archive.ts'
import { randomIds } from '../../src/adapters/clock.ts'
import { sqlLedger } from '../../src/adapters/ledger.ts'
import { sqlOutbox } from '../../src/adapters/outbox.ts'
import { sqlQueue } from '../../src/adapters/queue.ts'
import type { Database, Sql } from '../../src/adapters/sql.ts'
import { sqlStore } from '../../src/adapters/store.ts'
import { sqlWaits } from '../../src/adapters/waits.ts'
import type { Service } from '../../src/domain/service.ts'
import type { Archive, Bell, Ids, Ledger, Outbox, Queue, Store, Waits } from '../../src/ports.ts'
import { databases } from './databases.ts'
import { memoryArchive } from './memory/archive.ts'
import { memoryOutbox } from './memory/outbox.ts'
import { memoryLedger } from './memory/promises.ts'
import { memoryQueue } from './memory/queue.ts'
import { type Commits, emptyMemory, type Memory, quiet } from './memory/rows.ts'
import { memoryStore } from './memory/store.ts'
import { memoryWaits } from './memory/waits.ts'
import { empty } from './world.ts'

/** Where conversations are kept, as one server sees it. */
export interface Keeping {
  store: Store
  queue: Queue
  ledger: Ledger
  waits: Waits
  outbox: Outbox
  archive: Archive
}

/** One place of keeping, which several servers may share. */
export interface House {
  serve(parts?: { ids?: Ids; bell?: Bell; commits?: Commits; service?: Pick<Service, 'sameAgent'> }): Keeping
  empty(): Promise<void>
  close(): Promise<void>
  /** What lies underneath: one of the two. */
  memory?: Memory
  database?: Database
}
export type OpenHouse = () => Promise<House>

/** Rings for nobody. */
export const deaf: Bell = { ring() {}, listen: () => () => {} }

export const memoryHouse: OpenHouse = async () => {
  const memory = emptyMemory()
  return {
    memory,
    serve: ({ ids = randomIds, bell = deaf, commits = quiet, service } = {}) => ({
      store: memoryStore(memory, ids, bell, commits),
      queue: memoryQueue(memory, bell, commits, service),
      ledger: memoryLedger(memory),
      waits: memoryWaits(memory),
      outbox: memoryOutbox(memory),
      archive: memoryArchive(memory),
    }),
    empty: async () => void Object.assign(memory, emptyMemory()),
    close: async () => {},
  }
}

/** A house on a database that is open already. */
export const houseOn = (database: Database): House => ({
  database,
  serve: ({ ids = randomIds, bell = deaf, commits = quiet, service } = {}) => {
    const sql = watched(database.sql, commits)
    return {
      store: sqlStore(sql, ids, bell),
      queue: sqlQueue(sql, bell, service),
      ledger: sqlLedger(database.sql),
      waits: sqlWaits(database.sql),
      outbox: sqlOutbox(database.sql, ids),
      archive: sqlArchive(database.sql),
    }
  },
  empty: () => empty(database),
  close: () => database.close(),
})

/** The same database, with somebody told around each commit. */
const watched = (sql: Sql, commits: Commits): Sql =>
  Object.assign(
    <Row>(text: TemplateStringsArray, ...values: Parameters<Sql>[1][]) => sql<Row>(text, ...values),
    {
      async transaction<T>(work: (tx: Sql) => Promise<T>): Promise<T> {
        const result = await sql.transaction(async (tx) => {
          const done = await work(tx)
          commits.before()
          return done
        })
        commits.after()
        return result
      },
      behind: (statement: Promise<unknown>) => sql.behind(statement),
      script: (text: string) => sql.script(text),
    },
  )

/** Every place conversations can be kept in this run: in memory, embedded, and PostgreSQL where there is one. */
export const houses: [string, OpenHouse][] = [
  ['memory', memoryHouse],
  ...databases.map(([name, open]): [string, OpenHouse] => [name, async () => houseOn(await open())]),
]
export const hasPostgres = inject('postgresUrl') !== ''

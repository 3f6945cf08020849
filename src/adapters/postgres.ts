import postgres from 'postgres'
import type { Database, Sql, Value } from './sql.ts'

const channelName = 'baton'

/**
 * PostgreSQL with pgvector, through postgres.js. `url` as in libpq; `max` connections in the pool.
 *
 * What postgres.js 3.4.9 writes to a connection that was just lost ends the process (its issue 1208) or leaves
 * one that never sends again, and its own `begin` writes such a rollback. So a pool that lost a connection is
 * given up whole, nothing more is said on it, and the next statement begins a new one. Types are not fetched,
 * because nobody catches it when that fails.
 */
export function openPostgres(url: string, max = 10): Database {
  const options = { fetch_types: false, onnotice: () => {}, connect_timeout: 10, max_lifetime: null }
  const begin = (): Pool => {
    const begun: Pool = {
      lost: false,
      running: new Set(),
      giveUp() {
        if (begun.lost || closing) return
        begun.lost = true
        if (pool === begun) pool = begin()
        for (const fail of begun.running) fail(new ConnectionLost())
        begun.sql.end({ timeout: 0 }).catch(() => {})
      },
      sql: postgres(url, { ...options, max, onclose: () => begun.giveUp() }),
    }
    return begun
  }
  let closing = false
  let pool = begin()
  const listener = postgres(url, { ...options, max: 1 })
  return {
    sql: Object.assign(
      runOn(() => pool.sql),
      {
        transaction: <T>(work: (sql: Sql) => Promise<T>) => transaction(pool, work),
        script: async (text: string) => void (await pool.sql.unsafe(text).simple()),
      },
    ),
    kind: 'postgres',
    channel: {
      async notify(payload) {
        await pool.sql.notify(channelName, payload)
      },
      async listen(hear, again) {
        let heard = false
        await listener.listen(channelName, hear, () => {
          if (heard) again()
          heard = true
        })
      },
    },
    async close() {
      closing = true
      await Promise.all([pool.sql.end({ timeout: 5 }), listener.end({ timeout: 5 })])
    },
  }
}

interface Pool {
  sql: postgres.Sql
  lost: boolean
  /** Ends every transaction under way. */
  running: Set<(error: Error) => void>
  giveUp(): void
}

class ConnectionLost extends Error {
  readonly code = 'CONNECTION_CLOSED'
  constructor() {
    super('The connection to the database was lost.')
  }
}

/** Whoever waits for this is never heard of again: neither commit nor rollback is written. */
const silence = () => new Promise<never>(() => {})

function transaction<T>(pool: Pool, work: (sql: Sql) => Promise<T>): Promise<T> {
  return new Promise<T>((done, fail) => {
    pool.running.add(fail)
    const begun = pool.sql.begin(async (handle) => {
      const still = () => {
        if (pool.lost) throw new ConnectionLost()
        return handle
      }
      const tx: Sql = Object.assign(runOn(still), {
        transaction: () => {
          throw new Error('A transaction is already open: use the handle you were given.')
        },
        script: async (text: string) => void (await still().unsafe(text).simple()),
      })
      try {
        return await work(tx)
      } catch (error) {
        if (isLoss(error)) pool.giveUp()
        if (pool.lost) await silence()
        throw error
      } finally {
        if (pool.lost) await silence()
      }
    }) as Promise<T>
    begun.then(done, fail).finally(() => pool.running.delete(fail))
  })
}

/** The server ends the connection (SQLSTATE 08, 57P), or the driver says that it is gone. */
const isLoss = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^(08|57P|CONNECTION_|ECONN|EPIPE)/.test(String(error.code))

const runOn =
  (handle: () => postgres.Sql | postgres.TransactionSql) =>
  async <Row>(text: TemplateStringsArray, ...values: Value[]): Promise<Row[]> => {
    // postgres.js types its parameters more narrowly than it takes them; `Value` is what it takes.
    const rows = await handle()(text, ...(values as postgres.ParameterOrFragment<never>[]))
    return rows as unknown as Row[]
  }

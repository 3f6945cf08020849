import postgres from 'postgres'
import type { Database, Sql, Value } from './sql.ts'

const channelName = 'baton'

/**
 * PostgreSQL with pgvector, through postgres.js. `url` as in libpq; `max` connections in the pool.
 *
 * Once a connection is lost, postgres.js 3.4.9 may write to what is no longer there: that ends the process
 * (its issue 1208), or leaves a connection that never sends again. So a pool that lost one is ended at once,
 * and the next statement begins a new one. Types are not fetched, because that cannot fail in peace either.
 */
export function openPostgres(url: string, max = 10): Database {
  const options = { fetch_types: false, onnotice: () => {}, connect_timeout: 10, max_lifetime: null }
  const open = (): postgres.Sql => {
    const opened = postgres(url, {
      ...options,
      max,
      onclose() {
        if (closed || opened !== pool) return
        pool = open()
        opened.end({ timeout: 5 }).catch(() => {})
      },
    })
    return opened
  }
  let closed = false
  let pool = open()
  const listener = postgres(url, { ...options, max: 1 })
  return {
    sql: seam(() => pool),
    kind: 'postgres',
    channel: {
      async notify(payload) {
        await pool.notify(channelName, payload)
      },
      async listen(hear) {
        await listener.listen(channelName, hear)
      },
    },
    async close() {
      closed = true
      await Promise.all([pool.end({ timeout: 5 }), listener.end({ timeout: 5 })])
    },
  }
}

function seam(current: () => postgres.Sql | postgres.TransactionSql): Sql {
  const run = async <Row>(text: TemplateStringsArray, ...values: Value[]): Promise<Row[]> => {
    // postgres.js types its parameters more narrowly than it takes them; `Value` is what it takes.
    const rows = await current()(text, ...(values as postgres.ParameterOrFragment<never>[]))
    return rows as unknown as Row[]
  }
  return Object.assign(run, {
    transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
      const handle = current()
      if (!('begin' in handle))
        throw new Error('A transaction is already open: use the handle you were given.')
      return handle.begin((tx) => work(seam(() => tx))) as Promise<T>
    },
    async script(text: string) {
      await current().unsafe(text).simple()
    },
  })
}

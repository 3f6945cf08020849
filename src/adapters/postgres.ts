import postgres from 'postgres'
import type { Database, Sql, Value } from './sql.ts'

const channelName = 'baton'

/** PostgreSQL with pgvector, through postgres.js. `url` as in libpq; `max` connections in the pool. */
export function openPostgres(url: string, max = 10): Database {
  const pool = postgres(url, { max, onnotice: () => {}, connect_timeout: 10, idle_timeout: 60 })
  return {
    sql: seam(pool),
    kind: 'postgres',
    channel: {
      async notify(payload) {
        await pool.notify(channelName, payload)
      },
      async listen(hear) {
        await pool.listen(channelName, hear)
      },
    },
    close: () => pool.end({ timeout: 5 }),
  }
}

function seam(handle: postgres.Sql | postgres.TransactionSql): Sql {
  const run = async <Row>(text: TemplateStringsArray, ...values: Value[]): Promise<Row[]> => {
    // postgres.js types its parameters more narrowly than it takes them; `Value` is what it takes.
    const rows = await handle(text, ...(values as postgres.ParameterOrFragment<never>[]))
    return rows as unknown as Row[]
  }
  return Object.assign(run, {
    transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
      if (!('begin' in handle))
        throw new Error('A transaction is already open: use the handle you were given.')
      return handle.begin((tx) => work(seam(tx))) as Promise<T>
    },
    async script(text: string) {
      await handle.unsafe(text).simple()
    },
  })
}

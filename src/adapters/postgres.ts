import { type Line, openLines } from './lines.ts'
import type { Database, Sql, Value } from './sql.ts'

const channelName = 'baton'

/**
 * PostgreSQL with pgvector, through postgres.js. `url` as in libpq; at most `max` connections, and one that listens.
 * Six are what one process can keep busy (a turn holds one for some milliseconds); more of them made turns slower.
 */
export function openPostgres(url: string, max = 6): Database {
  const lines = openLines(url, max)
  const share = async <T>(work: (line: Line) => Promise<T>): Promise<T> => {
    const line = await lines.share()
    try {
      return await work(line)
    } finally {
      lines.unshare(line)
    }
  }
  return {
    sql: Object.assign(
      <Row>(text: TemplateStringsArray, ...values: Value[]): Promise<Row[]> =>
        share((line) => line.run<Row>(text, values)),
      {
        async transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
          const line = await lines.hold()
          try {
            return await transaction(line, work)
          } finally {
            lines.release(line)
          }
        },
        script: (text: string) => share((line) => line.script(text)),
        behind: () => {
          throw new Error('There is no commit to go before: this is for transactions.')
        },
      },
    ),
    kind: 'postgres',
    channel: {
      notify: (payload) => share((line) => line.notify(channelName, payload)),
      async listen(hear, again) {
        let heard = false
        await lines.listener.listen(channelName, hear, () => {
          if (heard) again()
          heard = true
        })
      },
    },
    close: () => lines.close(),
  }
}

/**
 * Nothing here waits for a word to come back that it does not need: `begin` goes out with the first statements, and
 * the commit right behind the last ones. Where one of them fails PostgreSQL makes that commit a rollback.
 */
async function transaction<T>(line: Line, work: (sql: Sql) => Promise<T>): Promise<T> {
  let failure: unknown = null
  const noted = <R>(statement: Promise<R>): Promise<R> => {
    statement.catch((error: unknown) => {
      failure ??= error
    })
    return statement
  }
  const last: Promise<unknown>[] = []
  let over = false
  /** Whatever came after the commit would be outside of the transaction, or inside the next one. */
  const still = () => {
    if (over) throw new Error('This transaction is over.')
    return line
  }
  const run = async <Row>(text: TemplateStringsArray, ...values: Value[]): Promise<Row[]> =>
    noted(still().run<Row>(text, values))
  const tx: Sql = Object.assign(run, {
    transaction: () => {
      throw new Error('A transaction is already open: use the handle you were given.')
    },
    script: async (text: string) => noted(still().script(text)),
    behind: (statement: Promise<unknown>) => void last.push(noted(statement)),
  })
  last.push(noted(run`begin`))
  try {
    const result = await work(tx)
    if (failure) throw failure
    over = true
    const committed = line.commit()
    // All must have come back before the line is anybody else's.
    await Promise.allSettled([...last, committed])
    if (failure) throw failure
    await committed
    return result
  } catch (error) {
    over = true
    await line.rollback()
    throw failure ?? error
  }
}

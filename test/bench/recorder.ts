import type { Database, Sql, Value } from '../../src/adapters/sql.ts'

/** One statement as it was sent. `transaction` numbers the transaction it belongs to; 0 is none. */
export interface Statement {
  transaction: number
  text: TemplateStringsArray
  values: Value[]
}

/** A database that writes down every statement sent while it records. */
export function recording(database: Database): {
  database: Database
  record<T>(work: () => Promise<T>): Promise<Statement[]>
} {
  let sink: Statement[] | null = null
  let transactions = 0
  const wrap = (sql: Sql, transaction: number): Sql => {
    const run = <Row>(text: TemplateStringsArray, ...values: Value[]): Promise<Row[]> => {
      sink?.push({ transaction, text, values })
      return sql<Row>(text, ...values)
    }
    return Object.assign(run, {
      transaction: <T>(work: (tx: Sql) => Promise<T>): Promise<T> => {
        const number = ++transactions
        return sql.transaction((tx) => work(wrap(tx, number)))
      },
      script: (text: string) => sql.script(text),
      behind: (statement: Promise<unknown>) => sql.behind(statement),
    })
  }
  return {
    database: { ...database, sql: wrap(database.sql, 0) },
    async record(work) {
      const statements: Statement[] = []
      sink = statements
      await work().finally(() => {
        sink = null
      })
      return statements
    },
  }
}

/** Sends the recorded statements again, transaction by transaction, with every value passed through `renew`. */
export async function replayStatements(
  sql: Sql,
  statements: readonly Statement[],
  renew: (value: Value) => Value,
): Promise<void> {
  for (let i = 0; i < statements.length; ) {
    const first = statements[i]
    if (!first) return
    const end =
      first.transaction === 0
        ? i + 1
        : i + statements.slice(i).filter((s) => s.transaction === first.transaction).length
    const together = statements.slice(i, end)
    if (first.transaction === 0) await sql(first.text, ...first.values.map(renew))
    else {
      await sql.transaction(async (tx) => {
        for (const { text, values } of together) await tx(text, ...values.map(renew))
      })
    }
    i = end
  }
}

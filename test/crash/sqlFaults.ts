/** Faults in the SQL itself: statements that are changed on their way to the database. */
import type { Sql, Value } from '../../src/adapters/sql.ts'

/** Statements in which `from` stands say `to` instead. */
const saying =
  (from: string | RegExp, to: string) =>
  (sql: Sql): Sql =>
    rewritten(sql, (text) => {
      const parts = text.map((part) => part.replace(from, to))
      return Object.assign(parts, { raw: parts })
    })

function rewritten(sql: Sql, change: (text: TemplateStringsArray) => TemplateStringsArray): Sql {
  return Object.assign(
    <Row>(text: TemplateStringsArray, ...values: Value[]) => sql<Row>(change(text), ...values),
    {
      transaction: <T>(work: (tx: Sql) => Promise<T>) => sql.transaction((tx) => work(rewritten(tx, change))),
      behind: (statement: Promise<unknown>) => sql.behind(statement),
      script: (text: string) => sql.script(text),
    },
  )
}

/** Every statement commits by itself. */
const withoutTransactions = (sql: Sql): Sql =>
  Object.assign(<Row>(text: TemplateStringsArray, ...values: Value[]) => sql<Row>(text, ...values), {
    transaction: <T>(work: (tx: Sql) => Promise<T>) => work(sql),
    behind: (statement: Promise<unknown>) => void statement.catch(() => {}),
    script: (text: string) => sql.script(text),
  })

/** What is said, what is done to the statements, and where it is looked for. */
export const sqlFaults: [string, (sql: Sql) => Sql, 'days' | 'shifts'][] = [
  ['every statement commits by itself', withoutTransactions, 'days'],
  [
    'the place in the queue is not taken away',
    saying('delete from queue where', 'delete from queue where false and'),
    'days',
  ],
  [
    'a lapsed claim does not count as waiting',
    saying(/or ((?:queue\.|mine\.)?lease_until < )/, 'or false and $1'),
    'shifts',
  ],
  ['outbox rows are not written', saying('"dueAt" timestamptz)', '"dueAt" timestamptz) where false'), 'days'],
  ['the log is read from its second event on', saying('and seq > ', 'and seq > 1 and seq > '), 'days'],
  [
    'a promise stays as it was made',
    saying('state = excluded.state, due = excluded.due', 'due = excluded.due'),
    'days',
  ],
  ['what is promised is shown at the wrong time', saying('back_at <= ', 'back_at > '), 'days'],
  ['what agents can do is not looked at', saying('queue.rung > 0 or', 'true or'), 'shifts'],
  [
    'the ladder stands still',
    saying('+ make_interval(secs', '+ make_interval(hours => 100) + make_interval(secs'),
    'shifts',
  ],
]

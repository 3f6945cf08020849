/**
 * The one shape both databases can take: a tagged template that gives rows.
 * Values become bind parameters; there is no way to splice text in.
 */
export interface Sql {
  <Row = Record<string, unknown>>(text: TemplateStringsArray, ...values: Value[]): Promise<Row[]>
  /** Runs `work` in one transaction; a throw rolls back. Inside, only the handle it is given may be used. */
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>
  /**
   * Inside a transaction: what was sent already and whose answer nobody needs before the commit. If it fails, so
   * does the transaction. A statement sent only after the work has ended is refused, but cannot undo what went
   * before it: on PostgreSQL the commit is on its way by then. So send everything at once.
   */
  behind(statement: Promise<unknown>): void
  /** Several statements without values: for migrations, which are our own text. */
  script(text: string): Promise<void>
}

/** What may be bound. Objects become `jsonb`; an array becomes a Postgres array, so wrap JSON arrays in an object. */
export type Value = string | number | boolean | Date | null | readonly string[] | readonly number[] | object

/** An open database: the seam, and what only whoever opened it may do. */
export interface Database {
  sql: Sql
  kind: 'embedded' | 'postgres'
  /** Other processes' rings, where the database can carry them. */
  channel?: {
    notify(payload: string): Promise<void>
    /** `again` is called after the line had been lost and is back: what was notified meanwhile was not heard. */
    listen(hear: (payload: string) => void, again: () => void): Promise<void>
  }
  close(): Promise<void>
}

import { connect, createServer, type Socket } from 'node:net'
import { openPostgres } from '../../src/adapters/postgres.ts'
import type { Database, Sql } from '../../src/adapters/sql.ts'
import { databases, openPostgresCopy } from '../support/databases.ts'

/** A database that can go away and come back. */
export interface Fragile {
  database: Database
  cut(): Promise<void>
  mend(): Promise<void>
  /** It goes away by itself before the `statement`-th statement from now on. */
  cutsBefore(statement: number): void
}

/** The embedded one lives in our process: it goes away by saying what it says once it is closed. */
async function fragileEmbedded(): Promise<Fragile> {
  const [embedded] = databases
  if (!embedded) throw new Error('There is no embedded database.')
  const database = await embedded[1]()
  let away = false
  const count = countdown(() => {
    away = true
  })
  return {
    database: {
      ...database,
      sql: guarded(database.sql, () => {
        count.one()
        return away ? new Error('PGlite is closed') : null
      }),
    },
    cutsBefore: count.from,
    async cut() {
      away = true
    },
    async mend() {
      away = false
    },
  }
}

/** The same, with a look before each statement: an error is what comes of it. */
const guarded = (sql: Sql, look: () => Error | null): Sql => {
  const unless = async (work: () => Promise<unknown>): Promise<never> => {
    const gone = look()
    if (gone) throw gone
    return (await work()) as never
  }
  return Object.assign(
    <Row>(text: TemplateStringsArray, ...values: Parameters<Sql>[1][]): Promise<Row[]> =>
      unless(() => sql<Row>(text, ...values)),
    {
      transaction: <T>(work: (tx: Sql) => Promise<T>): Promise<T> =>
        unless(() => sql.transaction((tx) => work(guarded(tx, look)))),
      behind: (statement: Promise<unknown>) => sql.behind(statement),
      script: (text: string): Promise<void> => unless(() => sql.script(text)),
    },
  )
}

/** Does it once, when so many have gone by. */
function countdown(then: () => void) {
  let left = Number.POSITIVE_INFINITY
  return {
    from(count: number) {
      left = count
    },
    one() {
      if (--left === 0) then()
    },
  }
}

/** PostgreSQL behind a line of ours that can be cut: connections break off, new ones are refused. */
async function fragilePostgres(): Promise<Fragile> {
  const copy = await openPostgresCopy(1)
  const target = new URL(copy.url)
  const lines = new Set<Socket>()
  const accept = (near: Socket) => {
    const far = connect(Number(target.port || 5432), target.hostname)
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      lines.add(from)
      from.pipe(to)
      from.on('error', () => {})
      from.on('close', () => {
        lines.delete(from)
        to.destroy()
      })
    }
  }
  let server = createServer(accept)
  const listen = (port: number) =>
    new Promise<number>((done) => {
      server = createServer(accept)
      server.listen(port, '127.0.0.1', () => {
        const address = server.address()
        done(typeof address === 'object' && address ? address.port : 0)
      })
    })
  const cut = async () => {
    const closed = new Promise((done) => server.close(done))
    for (const line of lines) line.destroy()
    await closed
  }
  let cutting = Promise.resolve()
  const count = countdown(() => {
    cutting = cut()
  })
  const port = await listen(0)
  const url = new URL(copy.url)
  url.hostname = '127.0.0.1'
  url.port = String(port)
  const database = openPostgres(url.href)
  return {
    cut,
    async mend() {
      await cutting
      await listen(port)
    },
    cutsBefore: count.from,
    database: {
      ...database,
      sql: guarded(database.sql, () => {
        count.one()
        return null
      }),
      async close() {
        await database.close()
        await cut()
        await copy.close()
      },
    },
  }
}

/** Every database of this run, as one that can go away. */
export const fragileDatabases: [string, () => Promise<Fragile>][] = databases.map(([name]) =>
  name === 'PGlite' ? [name, fragileEmbedded] : [name, fragilePostgres],
)

import { connect, createServer, type Socket } from 'node:net'
import { openPostgres } from '../../src/adapters/postgres.ts'
import type { Database, Sql } from '../../src/adapters/sql.ts'
import { databases, openPostgresCopy } from '../support/databases.ts'

/** A database that can go away and come back. */
export interface Fragile {
  database: Database
  cut(): Promise<void>
  mend(): Promise<void>
}

/** The embedded one lives in our process: it goes away by saying what it says once it is closed. */
async function fragileEmbedded(): Promise<Fragile> {
  const [embedded] = databases
  if (!embedded) throw new Error('There is no embedded database.')
  const database = await embedded[1]()
  let away = false
  const check = () => {
    if (away) throw new Error('PGlite is closed')
  }
  const wrapped = (sql: Sql): Sql =>
    Object.assign(
      async <Row>(text: TemplateStringsArray, ...values: Parameters<Sql>[1][]): Promise<Row[]> => {
        check()
        return sql<Row>(text, ...values)
      },
      {
        async transaction<T>(work: (tx: Sql) => Promise<T>): Promise<T> {
          check()
          return sql.transaction((tx) => work(wrapped(tx)))
        },
        behind: (statement: Promise<unknown>) => sql.behind(statement),
        async script(text: string) {
          check()
          await sql.script(text)
        },
      },
    )
  return {
    database: { ...database, sql: wrapped(database.sql) },
    async cut() {
      away = true
    },
    async mend() {
      away = false
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
  const port = await listen(0)
  const url = new URL(copy.url)
  url.hostname = '127.0.0.1'
  url.port = String(port)
  const database = openPostgres(url.href)
  return {
    cut,
    async mend() {
      await listen(port)
    },
    database: {
      ...database,
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

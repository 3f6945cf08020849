import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openPostgres } from '../../src/adapters/postgres.ts'
import type { Database, Sql } from '../../src/adapters/sql.ts'
import { databases, openPostgresCopy } from '../support/databases.ts'

const countIn = async (sql: Sql) => (await sql<{ n: number }>`select count(*)::int as n from kept`)[0]?.n

describe.each(databases)('a transaction on %s', (_, open) => {
  let database: Database
  beforeAll(async () => {
    database = await open()
    await database.sql.script('create table kept (n int primary key)')
  })
  afterAll(() => database.close())

  it('is committed with what was sent behind, and gives what the work gave', async () => {
    const given = await database.sql.transaction(async (tx) => {
      await tx`insert into kept values (1)`
      tx.behind(Promise.all([tx`insert into kept values (2)`, tx`insert into kept values (3)`]))
      return 'done'
    })
    expect(given).toBe('done')
    expect(await countIn(database.sql)).toBe(3)
  })

  it('is undone whole when what was sent behind fails, and says why', async () => {
    const failing = database.sql.transaction(async (tx) => {
      await tx`insert into kept values (4)`
      tx.behind(Promise.all([tx`insert into kept values (5)`, tx`insert into kept values (1)`]))
    })
    await expect(failing).rejects.toMatchObject({ code: '23505' })
    expect(await countIn(database.sql)).toBe(3)
    await database.sql.transaction(async (tx) => void (await tx`insert into kept values (4)`))
    expect(await countIn(database.sql)).toBe(4)
  })

  it('is undone when the work throws, also with statements still on their way', async () => {
    const failing = database.sql.transaction(async (tx) => {
      void tx`insert into kept values (6)`.catch(() => {})
      throw new Error('changed my mind')
    })
    await expect(failing).rejects.toThrow('changed my mind')
    expect(await countIn(database.sql)).toBe(4)
  })

  it('takes nothing that is sent only after its work has ended, though it was promised before', async () => {
    const late = database.sql.transaction(async (tx) => {
      await tx`insert into kept values (7)`
      tx.behind(tx`select 1`.then(() => tx`insert into kept values (8)`))
    })
    await expect(late).rejects.toThrow('is over')
    // What was sent in time may be committed already; what came late is nowhere.
    expect(await database.sql`select n from kept where n = 8`).toEqual([])
  })

  it('has a commit to go before only inside', () => {
    expect(() => database.sql.behind(Promise.resolve())).toThrow('for transactions')
  })
})

describe.runIf(databases.length > 1)('on PostgreSQL', () => {
  let database: Awaited<ReturnType<typeof openPostgresCopy>>
  beforeAll(async () => {
    database = await openPostgresCopy(3)
    await database.sql.script('create table kept (n int primary key)')
  })
  afterAll(() => database.close())

  it('a failure the work has swallowed is not committed over', async () => {
    const failing = database.sql.transaction(async (tx) => {
      await tx`insert into kept values (1)`
      await tx`select 1 / 0`.catch(() => {})
    })
    await expect(failing).rejects.toMatchObject({ code: '22012' })
    expect(await countIn(database.sql)).toBe(0)
  })

  it('nothing is said after the end, where it would be outside', async () => {
    let kept: Sql | null = null
    await database.sql.transaction(async (tx) => {
      kept = tx
      await tx`insert into kept values (7)`
    })
    await expect((kept as unknown as Sql)`insert into kept values (8)`).rejects.toThrow('is over')
    expect(await countIn(database.sql)).toBe(1)
  })

  it('transactions and single statements share three lines, and everybody has a turn', async () => {
    const one = (n: number) =>
      database.sql.transaction(async (tx) => {
        await tx`select pg_sleep(0.002)`
        await tx`insert into kept values (${n})`
      })
    await Promise.all([
      ...Array.from({ length: 60 }, (_, i) => one(100 + i)),
      ...Array.from({ length: 200 }, () => countIn(database.sql)),
    ])
    expect(await countIn(database.sql)).toBe(61)
  })

  it('a line lost in the middle: nothing of it is kept, what waits goes on, and the next one works', async () => {
    const before = await countIn(database.sql)
    const killer = openPostgres(database.url, 1)
    const cut = database.sql.transaction(async (tx) => {
      await tx`insert into kept values (900)`
      const [me] = await tx<{ pid: number }>`select pg_backend_pid() as pid`
      await killer.sql`select pg_terminate_backend(${me?.pid ?? 0})`
      await vi.waitFor(async () => {
        const alive = await killer.sql`select pid from pg_stat_activity where pid = ${me?.pid ?? 0}`
        expect(alive).toEqual([])
      })
      // Never met before on this line, so they wait for their description: that is where a driver may hold them back.
      tx.behind(
        Promise.all([tx`insert into kept values (${901})`, tx`insert into kept values (${902}), (${903})`]),
      )
    })
    const others = Promise.all(Array.from({ length: 20 }, () => countIn(database.sql)))
    // The server's farewell, the driver's word, or the socket's own: whichever is heard first.
    await expect(cut).rejects.toMatchObject({
      code: expect.stringMatching(/^(57P01|CONNECTION_|ECONNRESET|EPIPE)/),
    })
    await others
    await new Promise((later) => setTimeout(later, 200))
    expect(await countIn(database.sql)).toBe(before)
    await killer.close()
  })
})

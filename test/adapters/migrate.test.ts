import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { type Migration, migrate, migrationFiles, pending } from '../../src/adapters/migrate.ts'
import { openPglite } from '../../src/adapters/pglite.ts'
import { openPostgres } from '../../src/adapters/postgres.ts'
import type { Database } from '../../src/adapters/sql.ts'
import { databases, openPostgresCopy } from '../support/databases.ts'

const parcels: Migration = { name: '9001_parcels', text: 'create table parcel (id int primary key);' }
const weights: Migration = {
  name: '9002_weights',
  text: 'alter table parcel add weight int; insert into parcel values (1, 2);',
}
const broken: Migration = {
  name: '9003_broken',
  text: 'create table half (id int); create tabel typo (id int);',
}

describe.each(databases)('migrations on %s', (_, open) => {
  let database: Database
  let shipped: Migration[]
  beforeEach(async () => {
    database = await open()
    shipped = await migrationFiles()
  })
  afterEach(() => database.close())

  const has = async (table: string) =>
    (await database.sql<{ there: boolean }>`select to_regclass(${table}) is not null as there`)[0]?.there

  test('are applied once, in order; the second time there is nothing to do', async () => {
    const all = [...shipped, parcels, weights]
    expect(await pending(database.sql, all)).toEqual(['9001_parcels', '9002_weights'])
    expect(await migrate(database.sql, all)).toEqual(['9001_parcels', '9002_weights'])
    expect(await migrate(database.sql, all)).toEqual([])
    expect(await pending(database.sql, all)).toEqual([])
    expect(await database.sql`select * from parcel`).toEqual([{ id: 1, weight: 2 }])
  })

  test('that were edited after they had been applied are refused by name, and nothing is done', async () => {
    await migrate(database.sql, [...shipped, parcels])
    const edited = { ...parcels, text: `${parcels.text} -- just a comment` }
    await expect(migrate(database.sql, [...shipped, edited, weights])).rejects.toThrow(
      /9001_parcels was edited/,
    )
    expect(await pending(database.sql, [weights])).toEqual(['9002_weights'])
  })

  test('that break halfway leave nothing behind, not even those before them', async () => {
    await expect(migrate(database.sql, [...shipped, parcels, broken])).rejects.toThrow(/tabel/)
    expect([await has('parcel'), await has('half')]).toEqual([false, false])
    expect(await migrate(database.sql, [...shipped, parcels])).toEqual(['9001_parcels'])
  })
})

test('the shipped migrations are numbered without gaps', async () => {
  const numbers = (await migrationFiles()).map(({ name }) => Number(name.slice(0, 4)))
  expect(numbers).toEqual(numbers.map((_, i) => i + 1))
})

test('an empty embedded database becomes a whole one', { timeout: 90_000 }, async () => {
  const database = await openPglite()
  const shipped = await migrationFiles()
  expect(await pending(database.sql, shipped)).toEqual(shipped.map((m) => m.name))
  expect(await migrate(database.sql, shipped)).toEqual(shipped.map((m) => m.name))
  await database.close()
})

describe.runIf(inject('postgresUrl') !== '')('two processes at once, on PostgreSQL', () => {
  test('the second waits, and finds nothing to do', async () => {
    const first = await openPostgresCopy(1)
    const second = openPostgres(first.url, 1)
    const slow = {
      name: '9001_slow',
      text: 'select pg_sleep(0.3); create table parcel (id int primary key);',
    }
    const all = [...(await migrationFiles()), slow]
    const applied = await Promise.all([migrate(first.sql, all), migrate(second.sql, all)])
    expect(applied.toSorted((a, b) => a.length - b.length)).toEqual([[], ['9001_slow']])
    await second.close()
    await first.close()
  })
})

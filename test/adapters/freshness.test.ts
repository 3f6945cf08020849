import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readsAreFresh } from '../../src/adapters/freshness.ts'
import type { Database, Sql } from '../../src/adapters/sql.ts'
import { databases } from '../support/databases.ts'

describe.each(databases)('on %s', (_, open) => {
  let database: Database
  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database.close())

  test('what is read is what was written', async () => {
    expect(await readsAreFresh(database.sql)).toBe(true)
    expect(await readsAreFresh(database.sql)).toBe(true)
  })

  test('a cache in between that keeps reads is seen', async () => {
    expect(await readsAreFresh(keepingReads(database.sql))).toBe(false)
  })
})

/** As Hyperdrive does by default: the same question gets the same answer for a while. */
function keepingReads(sql: Sql): Sql {
  const kept = new Map<string, unknown[]>()
  const read = async (text: TemplateStringsArray, ...values: never[]) => {
    const question = text.join('?')
    if (!question.trimStart().startsWith('select')) return sql(text, ...values)
    const rows = kept.get(question) ?? (await sql(text, ...values))
    kept.set(question, rows)
    return rows
  }
  return Object.assign(read, sql) as Sql
}

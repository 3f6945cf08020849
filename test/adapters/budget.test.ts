import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sqlBudget } from '../../src/adapters/budget.ts'
import type { Database } from '../../src/adapters/sql.ts'
import { opened } from '../../src/domain/decide.ts'
import { databases } from '../support/databases.ts'
import { createWorld, type World } from '../support/world.ts'

describe.each(databases)('the budget on %s', (_, open) => {
  let database: Database
  let world: World
  beforeAll(async () => {
    database = await open()
    world = await createWorld(database)
  })
  afterAll(() => database.close())

  const conversation = async () =>
    (await world.needs.store.open(opened('en', undefined, world.clock.now()))).id
  /** A day nobody has spent anything on. */
  let days = 0
  const newDay = () => new Date(Date.UTC(2027, 0, ++days, 12))
  const settings = { conversation: 1000, day: 5000 }

  test('gives until the ceiling of the conversation is reached, and not again', async () => {
    const budget = sqlBudget(database.sql, settings)
    const [id, day] = [await conversation(), newDay()]
    const given = []
    for (let i = 0; i < 4; i++) given.push(await budget.reserve(id, day, 400))
    expect(given).toEqual([true, true, true, false])
    expect(await budget.spentOn(day)).toEqual({ tokens: 1200, calls: 3, ceiling: 5000 })
  })

  test('takes nothing of the conversation when the day is spent', async () => {
    const [id, day] = [await conversation(), newDay()]
    const budget = sqlBudget(database.sql, { conversation: 1000, day: 100 })
    expect(await budget.reserve(null, day, 150)).toBe(true)
    expect(await budget.reserve(id, day, 400)).toBe(false)
    const next = newDay()
    const again = sqlBudget(database.sql, { conversation: 400, day: 5000 })
    expect(await again.reserve(id, next, 400)).toBe(true)
    expect(await again.reserve(id, next, 1)).toBe(false)
  })

  test('counts what a call has cost, not what was reserved for it', async () => {
    const budget = sqlBudget(database.sql, settings)
    const [id, day] = [await conversation(), newDay()]
    await budget.reserve(id, day, 900)
    await budget.settle(id, day, 900, 100)
    expect(await budget.spentOn(day)).toMatchObject({ tokens: 100, calls: 1 })
    expect(await budget.reserve(id, day, 900)).toBe(true)
    expect(await budget.reserve(id, day, 900)).toBe(false)
  })

  test('a call that began before midnight is settled on its own day', async () => {
    const budget = sqlBudget(database.sql, settings)
    const [before, after] = [new Date('2028-03-01T23:59:59Z'), new Date('2028-03-02T00:00:01Z')]
    await budget.reserve(null, before, 900)
    await budget.settle(null, before, 900, 70)
    expect([await budget.spentOn(before), await budget.spentOn(after)]).toMatchObject([
      { tokens: 70 },
      { tokens: 0, calls: 0 },
    ])
  })

  test('of a hundred at once from two processes, only as many get in as there is money, and one', async () => {
    const [here, there] = [sqlBudget(database.sql, settings), sqlBudget(database.sql, settings)]
    const day = newDay()
    const given = await Promise.all(
      Array.from({ length: 100 }, (_, i) => (i % 2 ? here : there).reserve(null, day, 300)),
    )
    expect(given.filter(Boolean)).toHaveLength(17)
    expect((await here.spentOn(day)).tokens).toBeLessThanOrEqual(5000 + 300)
  })

  test('nothing is given of nothing', async () => {
    const [id, day] = [await conversation(), newDay()]
    expect(await sqlBudget(database.sql, { conversation: 0, day: 5000 }).reserve(id, day, 1)).toBe(false)
    expect(await sqlBudget(database.sql, { conversation: 10, day: 0 }).reserve(id, day, 1)).toBe(false)
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { longestAnswer } from '../../src/domain/budget.ts'
import { databases } from '../support/databases.ts'
import { aboutRefunds, modelThat } from '../support/models.ts'
import { createWorld, type World } from '../support/world.ts'

const ceilings = { conversation: 12_000, day: 60_000 }
/** The most one turn can cost: what is sent, however long, and the longest answer. */
const oneTurn = 20_000 + longestAnswer

describe('somebody wants to spend our money', () => {
  let world: World
  let calls = 0
  beforeAll(async () => {
    world = await createWorld(await databases[0]![1](), {
      ceilings,
      // Nobody is late here, however busy the house is.
      settings: { answerWithinSeconds: 300 },
      model: modelThat(async function* () {
        calls++
        yield* aboutRefunds
      }),
    })
  })
  afterAll(() => world.database.close())

  test('in one conversation: once its budget is spent a person has it, and others are still answered', async () => {
    const kim = await world.customer('en')
    await world.needs.budget.reserve(kim.id, world.clock.now(), ceilings.conversation)
    expect((await kim.says('Where is my refund?')).body.events[1]).toMatchObject({ reason: 'budget_spent' })
    const tarek = await world.customer('en')
    expect((await tarek.says('Where is my refund?')).body.events[1]).toMatchObject({ type: 'bot_replied' })
  })

  test('with 1,000 requests: no more than the ceiling and one turn, and a person is still to be had', async () => {
    let refused = 0
    for (let round = 0; round < 100; round++) {
      const turns = Array.from({ length: 10 }, async () => {
        const kim = await world.customer('en')
        return kim.says('Where is my refund?')
      })
      const answers = await Promise.all(turns)
      refused += answers.filter((a) => a.body.events[1].reason === 'budget_spent').length
    }
    const day = await world.needs.budget.spentOn(world.clock.now())
    expect(day.tokens).toBeLessThanOrEqual(ceilings.day + oneTurn)
    expect(day.tokens).toBeGreaterThan(ceilings.day * 0.8)
    expect(calls).toBeLessThan(60)
    expect(refused).toBeGreaterThan(900)

    const kim = await world.customer('en')
    expect((await kim.says('Where is my refund?')).body).toMatchObject({
      status: 'waiting',
      events: [
        { type: 'customer_wrote' },
        { type: 'handoff_requested', reason: 'budget_spent' },
        {
          type: 'notice_sent',
          kind: 'handed_off',
          text: expect.stringContaining('I cannot go on answering here'),
        },
      ],
    })
    const tarek = await world.customer('en')
    expect((await tarek.wantsPerson()).body.status).toBe('waiting')
    expect((await (await world.customer('en')).says('I want to talk to a person')).body.status).toBe(
      'waiting',
    )
  }, 300_000)

  test('the operator sees what it has cost, and nobody else does', async () => {
    const { status, body } = await world.staff('Olga').get('/api/reports/spending')
    expect([status, body]).toEqual([200, await world.needs.budget.spentOn(world.clock.now())])
    expect((await world.staff('Ada').get('/api/reports/spending')).status).toBe(403)
  })

  test('the next day it answers again', async () => {
    world.clock.pass(24 * 3600)
    const kim = await world.customer('en')
    expect((await kim.says('Where is my refund?')).body.events[1]).toMatchObject({ type: 'bot_replied' })
  })
})

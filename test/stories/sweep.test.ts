import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { opened, receive } from '../../src/domain/decide.ts'
import { claimCase, heartbeat, replyToCustomer } from '../../src/stories/serveQueue.ts'
import { sweep } from '../../src/stories/sweep.ts'
import { askForPerson, backToBot, standingOf } from '../../src/stories/talk.ts'
import { databases } from '../support/databases.ts'
import { types } from '../support/deciding.ts'
import { createWorld, empty, type World } from '../support/world.ts'

describe.each(databases)('the sweep on %s', (_, open) => {
  let world: World
  beforeAll(async () => {
    // The bot has 5 seconds for an answer; a turn that still runs has 5 more to hand off by itself.
    world = await createWorld(await open(), { articles: [] })
  })
  beforeEach(() => empty(world.database))
  afterAll(() => world.database.close())

  const kim = async () => (await world.needs.store.open(opened('en', undefined, world.clock.now()))).id
  const log = async (id: string) => (await world.needs.store.read(id)).log
  /** Kim's words are recorded, and then the process dies. */
  const asksAndTheProcessDies = (id: string, text = 'Where is my refund?') =>
    world.needs.store.record(id, (before) =>
      receive(before, { messageId: crypto.randomUUID(), text }, world.clock.now(), world.needs.settings),
    )
  const waitsForPerson = async () => {
    const id = await kim()
    await askForPerson(world.needs, id, {})
    return id
  }

  test('hands off what a crash left unanswered, once, and says so', async () => {
    const id = await kim()
    await asksAndTheProcessDies(id)
    world.clock.pass(9)
    expect(await sweep(world.needs)).toMatchObject({ handedOff: 0 })
    world.clock.pass(1)
    expect(await sweep(world.needs)).toMatchObject({ handedOff: 1 })
    expect(await sweep(world.needs)).toMatchObject({ handedOff: 0 })
    expect((await log(id)).slice(2, 4)).toMatchObject([
      {
        type: 'handoff_requested',
        reason: 'left_unanswered',
        evidence: [{ seq: 2, quote: 'Where is my refund?' }],
      },
      { type: 'notice_sent', text: expect.stringContaining('without an answer for too long') },
    ])
  })

  test('asks once after ten minutes of silence, and ends it a day later', async () => {
    const id = await kim()
    await world.needs.store.record(id, (before) => {
      const asked = { messageId: crypto.randomUUID(), text: 'What does shipping cost?' }
      const at = world.clock.now()
      const words = receive(before, asked, at, world.needs.settings)
      return [
        ...words,
        {
          type: 'bot_replied',
          at,
          messageId: crypto.randomUUID(),
          inReplyTo: asked.messageId,
          text: 'Five euros.',
          sources: [],
        },
      ]
    })
    world.clock.pass(9 * 60)
    expect(await sweep(world.needs)).toMatchObject({ judged: 0 })
    world.clock.pass(60)
    const both = await Promise.all([sweep(world.needs), sweep(world.needs)])
    expect(both.map((s) => s.judged).toSorted()).toEqual([0, 1])
    expect((await log(id)).at(-1)).toMatchObject({ type: 'bot_asked_back', afterSilence: true })
    expect(await sweep(world.needs)).toMatchObject({ judged: 0, handedOff: 0 })
    world.clock.pass(24 * 3600)
    expect(await sweep(world.needs)).toMatchObject({ judged: 1 })
    expect((await log(id)).at(-2)).toMatchObject({ type: 'resolved', outcome: 'silent', by: 'silence' })
    expect(await sweep(world.needs)).toMatchObject({ judged: 0 })
  })

  test('leaves alone whoever never wrote', async () => {
    await kim()
    world.clock.pass(48 * 3600)
    expect(await sweep(world.needs)).toMatchObject({ judged: 0 })
  })

  test('ends who went back to the bot and wrote nothing more: else a hundred of them would hold up all others', async () => {
    const id = await kim()
    await asksAndTheProcessDies(id, 'I want to talk to a person')
    await backToBot(world.needs, id)
    world.clock.pass(23 * 3600)
    expect(await sweep(world.needs)).toMatchObject({ judged: 0 })
    world.clock.pass(3600)
    expect(await sweep(world.needs)).toMatchObject({ judged: 1 })
    expect((await log(id)).at(-2)).toMatchObject({ type: 'resolved', outcome: 'silent', by: 'silence' })
    expect(await sweep(world.needs)).toMatchObject({ judged: 0 })
  })

  test('two sweeps in the same moment do it once', async () => {
    const id = await kim()
    await asksAndTheProcessDies(id)
    const held = await waitsForPerson()
    await claimCase(world.needs, 'Ada', held)
    world.clock.pass(60)
    const swept = await Promise.all([sweep(world.needs), sweep(world.needs)])
    expect(swept.map((s) => s.handedOff).toSorted()).toEqual([0, 1])
    expect(swept.map((s) => s.expired).toSorted()).toEqual([0, 1])
    expect(types(await log(id)).filter((type) => type === 'handoff_requested')).toHaveLength(1)
    expect(types(await log(held)).filter((type) => type === 'claim_expired')).toHaveLength(1)
  })

  test('leaves alone who asked for a person, waited long, and went back to the bot', async () => {
    const id = await kim()
    await asksAndTheProcessDies(id, 'I want to talk to a person')
    world.clock.pass(600)
    await backToBot(world.needs, id)
    world.clock.pass(600)
    expect(await sweep(world.needs)).toMatchObject({ handedOff: 0 })
  })

  test('records a lapsed claim once, tells Kim, and keeps the place', async () => {
    const first = await waitsForPerson()
    await claimCase(world.needs, 'Ada', first)
    world.clock.pass(10)
    await waitsForPerson()
    world.clock.pass(36)
    expect(await sweep(world.needs)).toMatchObject({ expired: 1 })
    expect(await sweep(world.needs)).toMatchObject({ expired: 0 })
    expect((await log(first)).slice(-2)).toMatchObject([
      { type: 'claim_expired', agent: 'Ada' },
      { type: 'notice_sent', text: expect.stringContaining('back at your old place') },
    ])
    expect(await standingOf(world.needs, await world.needs.store.read(first))).toMatchObject({
      status: 'waiting',
      position: 1,
      agent: null,
    })
  })

  test('leaves alone an agent who is there', async () => {
    const id = await waitsForPerson()
    const claimed = await claimCase(world.needs, 'Ada', id)
    for (let i = 0; i < 3; i++) {
      world.clock.pass(40)
      await heartbeat(world.needs, 'Ada')
    }
    world.clock.pass(40)
    await replyToCustomer(
      world.needs,
      id,
      { agent: 'Ada', fence: claimed!.fence },
      { messageId: 'a', text: 'Hi' },
    )
    world.clock.pass(44)
    expect(await sweep(world.needs)).toMatchObject({ expired: 0 })
  })

  test.each([3600, -3600])(
    'a clock that jumps by %i seconds loses nobody and assigns nobody twice',
    async (jump) => {
      const id = await waitsForPerson()
      await claimCase(world.needs, 'Ada', id)
      world.clock.pass(jump)
      await sweep(world.needs)
      await heartbeat(world.needs, 'Ada')
      const status = (await standingOf(world.needs, await world.needs.store.read(id))).status
      const ben = await claimCase(world.needs, 'Ben', id).catch((refusal) => refusal.code)
      // Forward the claim has lapsed and Ben has it; backward Ada still does.
      expect([status, ben.fence ?? ben]).toEqual(
        jump > 0 ? ['waiting', 2] : ['with_agent', 'already_claimed'],
      )
      world.clock.pass(-jump)
    },
  )

  test('one conversation that cannot be read holds up no other', async () => {
    const [broken, whole] = [await kim(), await kim()]
    await asksAndTheProcessDies(broken)
    await asksAndTheProcessDies(whole)
    await world.database.sql`
      insert into event (conversation_id, seq, at, event)
      values (${broken}, 3, ${world.clock.now()}, ${{ v: 99, type: 'from_the_future' }}::jsonb)
    `
    world.reports.length = 0
    world.clock.pass(60)
    expect(await sweep(world.needs)).toMatchObject({ handedOff: 1 })
    expect(world.reports).toContainEqual(
      expect.objectContaining({ about: expect.objectContaining({ conversationId: broken }) }),
    )
  })
})

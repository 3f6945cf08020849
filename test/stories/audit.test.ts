import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { opened, receive } from '../../src/domain/decide.ts'
import { Refusal } from '../../src/domain/refusal.ts'
import type { Model } from '../../src/ports.ts'
import { audit } from '../../src/stories/audit.ts'
import { deliver } from '../../src/stories/deliver.ts'
import type { Needs } from '../../src/stories/needs.ts'
import {
  claimCase,
  heartbeat,
  noteForAgents,
  releaseCase,
  replyToCustomer,
  resolveCase,
} from '../../src/stories/serveQueue.ts'
import { sweep } from '../../src/stories/sweep.ts'
import { takeTurn } from '../../src/stories/takeTurn.ts'
import {
  askForPerson,
  backToBot,
  correct,
  feedback,
  rateConversation,
  solved,
} from '../../src/stories/talk.ts'
import { databases } from '../support/databases.ts'
import { aboutRefunds, modelThatSays, modelThatThrowsAfter } from '../support/models.ts'
import { createWorld, type World } from '../support/world.ts'

const sequences = 60

describe.each(databases)('the audit on %s', (_, open) => {
  let world: World
  let ids: string[]
  beforeAll(async () => {
    world = await createWorld(await open())
  })
  beforeEach(() => threeConversations())
  afterAll(() => world.database.close())

  /** Kim, Tarek and Bo open the chat in an empty house; the articles stay. */
  const threeConversations = async () => {
    await world.database.sql.script(`
      alter table event disable trigger user;
      truncate acknowledged;
      truncate outbox, queue, promise, wait, event, conversation, agent;
      alter table event enable trigger user;
    `)
    ids = []
    for (const _ of ['Kim', 'Tarek', 'Bo'])
      ids.push((await world.needs.store.open(opened('en', undefined, world.clock.now()))).id)
  }
  const broken = async () => {
    const report = await audit(world.needs)
    expect(report.conversations).toBe(3)
    return report.broken
  }

  const texts = [
    'Where is my refund?',
    'My internet is down',
    'I want to talk to a person',
    'You said that already',
    'none of these',
    'I want to cancel my contract',
    'Thanks',
    `x${'🎈'.repeat(400)}`,
    '?!',
    'Das Internet geht nicht',
  ]
  const models: (Model | undefined)[] = [
    undefined,
    modelThatSays(...aboutRefunds),
    modelThatThrowsAfter(...aboutRefunds),
  ]

  /** One thing that somebody does, decided by four numbers: what, to which conversation, and two more for the rest. */
  type Deed = { what: keyof typeof deeds; whose: number; a: number; b: number }
  const deeds = {
    writes: (id: string, a: number, b: number) => {
      const model = models[b % models.length]
      const needs: Needs = { ...world.needs, ...(model ? { model } : {}) }
      return takeTurn(needs, {
        conversationId: id,
        messageId: `${id} ${a % 12}`,
        text: texts[a % texts.length]!,
      })
    },
    writesAndTheProcessDies: (id: string, a: number) =>
      world.needs.store.record(id, (log) =>
        receive(
          log,
          { messageId: `${id} ${a % 12}`, text: texts[a % texts.length]! },
          world.clock.now(),
          world.needs.settings,
        ),
      ),
    pressesTheButton: (id: string, a: number) =>
      askForPerson(world.needs, id, a % 2 === 0 ? {} : { comment: `comment ${a % 3}` }),
    goesBackToTheBot: (id: string) => backToBot(world.needs, id),
    saysWhetherSolved: (id: string, a: number) => solved(world.needs, id, a % 2 === 0),
    rates: (id: string, a: number) => rateConversation(world.needs, id, { score: 1 + (a % 5) }),
    findsAnAnswer: (id: string, a: number, b: number) => feedback(world.needs, id, 1 + (a % 12), b % 2 === 0),
    corrects: (id: string, a: number) => correct(world.needs, id, { matter: `matter ${a}` }),
    isClaimed: (id: string, a: number, b: number) =>
      claimCase(world.needs, agentOf(a), b % 2 === 0 ? id : null),
    isWrittenTo: (id: string, a: number, b: number) =>
      replyToCustomer(world.needs, id, hold(a, b), {
        messageId: `a ${id} ${b % 30}`,
        text: `words ${b % 30}`,
      }),
    isNoted: (id: string, a: number, b: number) =>
      noteForAgents(world.needs, id, hold(a, b), { messageId: `a ${id} ${b % 30}`, text: `words ${b % 30}` }),
    isReleased: (id: string, a: number, b: number) => releaseCase(world.needs, id, hold(a, b)),
    isResolved: (id: string, a: number, b: number) =>
      resolveCase(world.needs, id, hold(a, b), {
        outcome: b % 3 === 0 ? 'unsolved' : 'solved',
        ...(b % 2 === 0 ? { text: 'Done.' } : {}),
      }),
    beats: (_: string, a: number) => heartbeat(world.needs, agentOf(a)),
    timePasses: async (_: string, a: number) => world.clock.pass(a % 50),
    sweepGoesRound: async () => {
      await sweep(world.needs)
      await deliver(world.needs)
    },
  }
  const agentOf = (a: number) => (a % 2 === 0 ? 'Ada' : 'Ben')
  const hold = (a: number, b: number) => ({ agent: agentOf(a), fence: 1 + (b % 4) })

  const deed: fc.Arbitrary<Deed> = fc.record({
    what: fc.constantFrom(...(Object.keys(deeds) as (keyof typeof deeds)[])),
    whose: fc.nat({ max: 2 }),
    a: fc.nat({ max: 1000 }),
    b: fc.nat({ max: 1000 }),
  })

  test('whatever people do, in whatever order and at the same time, nothing is broken', {
    timeout: 180_000,
  }, async () => {
    let done = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(deed, { minLength: 1, maxLength: 3 }), { minLength: 5, maxLength: 15 }),
        async (moments) => {
          await threeConversations()
          for (const moment of moments) {
            const results = await Promise.allSettled(
              moment.map(async ({ what, whose, a, b }) => deeds[what](ids[whose]!, a, b)),
            )
            for (const result of results) {
              if (result.status === 'fulfilled') done++
              else if (!(result.reason instanceof Refusal)) throw result.reason
            }
          }
          world.clock.pass(10)
          await sweep(world.needs)
          await deliver(world.needs)
          expect(await broken()).toEqual([])
        },
      ),
      // A failure prints its seed and path; `fc.assert(…, { seed, path })` plays it again.
      { numRuns: sequences },
    )
    expect(done).toBeGreaterThan(sequences * 5)
  })

  describe('finds what was tampered with', () => {
    test.each<[string, string, (id: string) => Promise<unknown>]>([
      [
        'I16',
        'a handoff undone by hand',
        (id) => world.database.sql`update conversation set status = 'with_bot' where id = ${id}`,
      ],
      [
        'I6',
        'a handoff undone by hand',
        (id) => world.database.sql`update conversation set status = 'with_bot' where id = ${id}`,
      ],
      [
        'I1',
        'a place in the queue that is gone',
        (id) => world.database.sql`delete from queue where conversation_id = ${id}`,
      ],
      [
        'I16',
        'a place in the queue that was moved',
        (id) => world.database.sql`update queue set waiting_since = now() where conversation_id = ${id}`,
      ],
      [
        'I13',
        'an outbox row that is gone',
        (id) => world.database.sql`delete from outbox where conversation_id = ${id}`,
      ],
      [
        'I5',
        'a count that was changed',
        (id) => world.database.sql`update conversation set seq = 7 where id = ${id}`,
      ],
      [
        'I7',
        'a reply of the bot smuggled in',
        (id) => world.database.sql`
        insert into event (conversation_id, seq, at, event)
        values (${id}, 4, ${world.clock.now()}, ${{ v: 1, type: 'bot_replied', messageId: 'x', inReplyTo: 'y', text: 'Hi', sources: [] }}::jsonb)
      `,
      ],
    ])('%s: %s', async (name, _what, tamper) => {
      const [kim = ''] = ids
      await askForPerson(world.needs, kim, {})
      expect(await broken()).toEqual([])
      await tamper(kim)
      const report = await audit(world.needs)
      expect(report.broken).toContainEqual(expect.objectContaining({ invariant: name, conversationId: kim }))
      expect(report.invariants.find((i) => i.name === name)?.broken).toBe(1)
    })
  })

  test('says what it has looked at', async () => {
    await askForPerson(world.needs, ids[0]!, {})
    expect(await audit(world.needs)).toMatchObject({
      at: world.clock.now(),
      conversations: 3,
      events: 5,
      broken: [],
    })
  })
})

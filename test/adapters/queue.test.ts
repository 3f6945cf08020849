import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import type { Database } from '../../src/adapters/sql.ts'
import { agentWrites, claim, climb, expireClaim, release } from '../../src/domain/decide.ts'
import type { Log } from '../../src/domain/events.ts'
import { mostOvertaken, type Taken } from '../crash/inOrder.ts'
import { openPostgresCopy } from '../support/databases.ts'
import { refusalOf, types } from '../support/deciding.ts'
import { type House, houseOn, houses } from '../support/houses.ts'
import {
  claims,
  handsOff,
  logOf,
  minutes,
  opens,
  passesOn,
  promises,
  reopens,
  resolves,
  returns,
  says,
  seconds,
  writes,
} from '../support/log.ts'
import { rounds } from '../support/long.ts'
import { empty } from '../support/world.ts'

/** The desk of one house: conversations put into it, agents who take them. */
function desk(house: House) {
  const { store, queue } = house.serve({ service: { sameAgent: 3600 } })
  return {
    store,
    queue,
    /** Puts a conversation there and gives its id. */
    has: async (log: Log) => (await store.open(log)).id,
    takes: (agent: string, at: Date, id: string | null = null) =>
      queue.claim(agent, id, at, (log, lease) => claim(log, lease, agent, at)),
  }
}

/** Asks for a person, `later` minutes after the others. */
const waits = (matter = 'Where is my refund?', later = 0) =>
  logOf(opens(), says(matter), ...Array(later).fill(says('Hello?')), handsOff('asked'))
/** Back from a resolution with "not solved", after `agent` had it. */
const comesBack = (agent: string) =>
  logOf(
    opens(),
    says('It is broken'),
    handsOff(),
    claims(agent),
    writes(agent, 'Done'),
    resolves(agent),
    reopens,
    handsOff('reopened'),
  )

describe.each(houses)('the queue on %s', (_, open) => {
  let house: House
  let d: ReturnType<typeof desk>
  beforeAll(async () => {
    house = await open()
  })
  beforeEach(async () => {
    await house.empty()
    d = desk(house)
  })
  afterAll(() => house.close())

  const names = async (at = minutes(60)) =>
    (await d.queue.waiting(at, 100)).map((w) => [w.position, w.matter] as const)

  describe('in order', () => {
    test('whoever came first is first, and each knows their place', async () => {
      const kim = await d.has(waits('Kim'))
      const tarek = await d.has(waits('Tarek', 1))
      expect(await names()).toEqual([
        [1, 'Kim'],
        [2, 'Tarek'],
      ])
      expect(await d.queue.position(kim, minutes(60))).toBe(1)
      expect(await d.queue.position(tarek, minutes(60))).toBe(2)
    })

    test('an agent is given the one who waits longest, with the whole log', async () => {
      await d.has(waits('Tarek', 1))
      const kim = await d.has(waits('Kim'))
      const claimed = await d.takes('Ada', minutes(10))
      expect(claimed).toMatchObject({
        id: kim,
        log: [{ seq: 1 }, { text: 'Kim' }, { seq: 3 }, { seq: 4 }, { seq: 5 }],
      })
      expect(types(claimed?.decided ?? [])).toEqual(['conversation_claimed', 'notice_sent'])
    })

    test('whoever was told "solved" and says "not solved" is served before those who come for the first time', async () => {
      await d.has(waits('Kim'))
      const tarek = await d.has(comesBack('Ada'))
      expect(await d.queue.position(tarek, minutes(60))).toBe(1)
      expect(await d.takes('Ada', minutes(10))).toMatchObject({ id: tarek })
    })

    test('with nobody waiting there is nothing to take', async () => {
      expect(await d.takes('Ada', minutes(1))).toBeNull()
      await d.has(logOf(opens(), says('I am still with the bot')))
      expect(await d.takes('Ada', minutes(1))).toBeNull()
    })

    test('whoever went back to the bot, is with an agent or is done has no place', async () => {
      const back = await d.has(logOf(opens(), says('Kim'), handsOff(), returns))
      const held = await d.has(waits('Tarek'))
      await d.takes('Ada', minutes(5), held)
      const done = await d.has(
        logOf(opens(), says('Bo'), handsOff(), claims('Ben'), writes('Ben', 'Yes'), resolves('Ben')),
      )
      for (const id of [back, held, done, crypto.randomUUID()])
        expect(await d.queue.position(id, minutes(5))).toBeNull()
      expect(await names(minutes(5))).toEqual([])
    })

    test('the list is cut at the limit asked for', async () => {
      for (const who of ['Kim', 'Tarek', 'Bo']) await d.has(waits(who))
      expect(await d.queue.waiting(minutes(5), 2)).toHaveLength(2)
    })
  })

  describe('the same person again', () => {
    test('waits for Ada while she is there, and others take the next', async () => {
      const back = await d.has(comesBack('Ada'))
      const kim = await d.has(waits('Kim'))
      await d.queue.heartbeat('Ada', minutes(10), { state: 'online' })
      expect(await d.takes('Ben', minutes(10))).toMatchObject({ id: kim })
      expect(await d.takes('Ben', minutes(10))).toBeNull()
      expect(await d.takes('Ada', minutes(10))).toMatchObject({ id: back })
    })

    test('waits for Ada as long as she is heard of', async () => {
      await d.has(comesBack('Ada'))
      for (const at of [600, 650, 700]) await d.queue.heartbeat('Ada', seconds(at))
      expect(await d.takes('Ben', seconds(750))).toBeNull()
    })

    test.each([
      ['has gone home', 'offline', 0],
      ['is away', 'away', 0],
      ['has not been heard of for a minute', 'online', 61],
    ] as const)('goes to Ben when Ada %s', async (_, state, later) => {
      const back = await d.has(comesBack('Ada'))
      await d.queue.heartbeat('Ada', seconds(600), { state })
      expect(await d.takes('Ben', seconds(600 + later))).toMatchObject({ id: back })
    })

    test('goes to Ben when Ada has no room', async () => {
      const back = await d.has(comesBack('Ada'))
      const kim = await d.has(waits('Kim'))
      await d.queue.heartbeat('Ada', seconds(590), { state: 'online', capacity: 1 })
      await d.takes('Ada', seconds(595), kim)
      expect(await d.takes('Ben', seconds(600))).toMatchObject({ id: back })
    })

    test('goes to Ben when the time it was kept for her is over', async () => {
      const back = await d.has(comesBack('Ada'))
      for (let at = 600; at <= 4200; at += 50) await d.queue.heartbeat('Ada', seconds(at))
      // Asked again after seven minutes; kept for an hour here.
      expect(await d.takes('Ben', seconds(7 * 60 + 3599))).toBeNull()
      expect(await d.takes('Ben', seconds(7 * 60 + 3600))).toMatchObject({ id: back })
    })

    test('goes to Ben when he takes it by name', async () => {
      const back = await d.has(comesBack('Ada'))
      await d.queue.heartbeat('Ada', minutes(10), { state: 'online' })
      expect(await d.takes('Ben', minutes(10), back)).toMatchObject({ id: back })
    })
  })

  describe('what an agent can do', () => {
    const forBilling = () =>
      logOf(opens(), says('Kim'), handsOff(), claims('Eve'), passesOn('Eve', { team: 'billing' }))

    test('a conversation of a team goes to its agents, until the wait has called everybody', async () => {
      const kim = await d.has(forBilling())
      for (const name of ['Ada', 'Ben']) await d.queue.heartbeat(name, minutes(9))
      await d.queue.skills('Ben', { teams: ['billing'] })
      expect(await d.takes('Ada', minutes(10))).toBeNull()
      expect(await d.takes('Ben', minutes(10))).toMatchObject({ id: kim })
      const tarek = await d.has(forBilling())
      await d.store.record(tarek, (log) => climb(log, { longestWait: 60 }, new Date(0), minutes(10)))
      expect(await d.takes('Ada', minutes(11))).toMatchObject({ id: tarek })
    })

    test('languages count alike; who names none speaks any', async () => {
      await d.has(logOf(opens('de'), says('Kim'), handsOff()))
      await d.queue.heartbeat('Ada', minutes(9))
      await d.queue.skills('Ada', { languages: ['en'] })
      expect(await d.takes('Ada', minutes(10))).toBeNull()
      expect(await d.takes('Ben', minutes(10))).not.toBeNull()
    })

    test('skills of nobody are refused', async () =>
      expect((await refusalOf(() => d.queue.skills('Nobody', { teams: ['x'] }))).code).toBe(
        'target_not_found',
      ))

    test('passed on to Ben it is kept for him, and he needs no team for it', async () => {
      const kim = await d.has(
        logOf(opens(), says('Kim'), handsOff(), claims('Ada'), passesOn('Ada', { agent: 'Ben' })),
      )
      await d.queue.heartbeat('Ben', minutes(5))
      expect(await d.takes('Ada', minutes(5))).toBeNull()
      expect(await d.takes('Ben', minutes(5))).toMatchObject({ id: kim })
    })

    test('who is finishing gets nothing new and keeps what they have', async () => {
      const kim = await d.has(waits('Kim'))
      await d.has(waits('Tarek'))
      await d.takes('Ada', seconds(300), kim)
      await d.queue.heartbeat('Ada', seconds(301), { state: 'finishing' })
      expect((await refusalOf(() => d.takes('Ada', seconds(302)))).code).toBe('not_taking')
      expect(await d.takes('Ada', seconds(302), kim)).toMatchObject({ id: kim, decided: [] })
    })
  })

  describe('a promised conversation', () => {
    test('is in nobody’s way until its time, and then first, recorded or not', async () => {
      const kim = await d.has(
        logOf(opens(), says('Kim'), handsOff(), promises('email', minutes(60), minutes(90))),
      )
      const tarek = await d.has(waits('Tarek', 2))
      expect(await names(minutes(59))).toEqual([[1, 'Tarek']])
      expect(await d.queue.position(kim, minutes(59))).toBeNull()
      expect(await d.queue.position(tarek, minutes(59))).toBe(1)
      expect(await names(minutes(60))).toEqual([
        [1, 'Kim'],
        [2, 'Tarek'],
      ])
      expect(await d.queue.position(tarek, minutes(60))).toBe(2)
      expect(await d.takes('Ada', minutes(60))).toMatchObject({ id: kim })
    })

    test('can be taken before its time by name', async () => {
      const kim = await d.has(
        logOf(opens(), says('Kim'), handsOff(), promises('email', minutes(60), minutes(90))),
      )
      expect(await d.takes('Ada', minutes(10))).toBeNull()
      expect(await d.takes('Ada', minutes(10), kim)).toMatchObject({ id: kim })
    })
  })

  describe('by name', () => {
    test('the one named is taken, whoever stands before it', async () => {
      await d.has(waits('Kim'))
      const tarek = await d.has(waits('Tarek'))
      expect(await d.takes('Ada', minutes(5), tarek)).toMatchObject({ id: tarek })
    })

    test('what Ada has, Ben is refused, and told that it is hers', async () => {
      const kim = await d.has(waits('Kim'))
      await d.takes('Ada', seconds(300), kim)
      const refusal = await refusalOf(() => d.takes('Ben', seconds(301), kim))
      expect([refusal.code, refusal.message, refusal.details]).toEqual([
        'already_claimed',
        'Ada took this conversation a moment ago.',
        { owner: 'Ada' },
      ])
    })

    test('what Ada has, she keeps with the same fence when she takes it again', async () => {
      const kim = await d.has(waits('Kim'))
      const first = await d.takes('Ada', seconds(300), kim)
      const again = await d.takes('Ada', seconds(310), kim)
      expect([again?.decided, again?.log]).toEqual([[], first?.log])
    })

    test.each([
      ['with the bot', logOf(opens(), says('Hello'))],
      [
        'resolved',
        logOf(opens(), says('Hi'), handsOff(), claims('Ben'), writes('Ben', 'Hi'), resolves('Ben')),
      ],
    ])('what is %s cannot be taken', async (_, log) => {
      const id = await d.has(log)
      expect(await refusalOf(() => d.takes('Ada', minutes(9), id))).toMatchObject({ code: 'not_waiting' })
    })

    test('what does not exist cannot be taken', async () => {
      const refusal = await refusalOf(() => d.takes('Ada', minutes(9), crypto.randomUUID()))
      expect(refusal.code).toBe('conversation_not_found')
    })
  })

  describe('capacity', () => {
    test('an agent gets as many as they take at once, and one more when one ends', async () => {
      const ids = [await d.has(waits('Kim')), await d.has(waits('Tarek', 1)), await d.has(waits('Bo', 2))]
      await d.queue.heartbeat('Ada', seconds(0), { state: 'online', capacity: 2 })
      await d.takes('Ada', seconds(1))
      await d.takes('Ada', seconds(2))
      const refusal = await refusalOf(() => d.takes('Ada', seconds(3)))
      expect([refusal.code, refusal.details]).toEqual(['at_capacity', { capacity: 2 }])
      expect(await d.queue.position(ids[2]!, seconds(3))).toBe(1)

      await d.store.record(ids[0]!, (log, lease) =>
        release(log, lease, { agent: 'Ada', fence: 1 }, undefined, seconds(4)),
      )
      expect(await d.takes('Ada', seconds(5))).toMatchObject({ id: ids[0] })
    })

    test('nobody at capacity is refused what they have already', async () => {
      const kim = await d.has(waits('Kim'))
      await d.queue.heartbeat('Ada', seconds(0), { state: 'online', capacity: 1 })
      await d.takes('Ada', seconds(1))
      expect(await d.takes('Ada', seconds(2), kim)).toMatchObject({ id: kim })
    })

    test('two claims of one agent in the same moment do not share the last free place', async () => {
      await Promise.all([d.has(waits('Kim')), d.has(waits('Tarek'))])
      await d.queue.heartbeat('Ada', seconds(0), { state: 'online', capacity: 1 })
      const both = await Promise.allSettled([d.takes('Ada', seconds(1)), d.takes('Ada', seconds(1))])
      expect(both.map((r) => r.status).toSorted()).toEqual(['fulfilled', 'rejected'])
      expect(await d.queue.heldBy('Ada', seconds(2))).toHaveLength(1)
    })

    test('a lapsed claim takes up no room', async () => {
      await d.has(waits('Kim'))
      await d.queue.heartbeat('Ada', seconds(0), { state: 'online', capacity: 1 })
      await d.takes('Ada', seconds(1))
      expect(await d.takes('Ada', seconds(60))).toMatchObject({ log: expect.anything() })
    })
  })

  describe('an agent who vanishes', () => {
    test('loses the conversation after 45 seconds, and it stands at its old place, before anybody recorded that', async () => {
      const kim = await d.has(waits('Kim'))
      await d.takes('Ada', minutes(10), kim)
      await d.has(waits('Tarek', 1))

      expect(await names(new Date(minutes(10).getTime() + 45_000))).toEqual([[1, 'Tarek']])
      const later = new Date(minutes(10).getTime() + 45_001)
      expect(await names(later)).toEqual([
        [1, 'Kim'],
        [2, 'Tarek'],
      ])
      expect(await d.queue.position(kim, later)).toBe(1)
      expect(await d.queue.heldBy('Ada', later)).toEqual([])
      expect(await d.queue.lapsed(later)).toEqual([kim])
    })

    test('is not given it back by a heartbeat that comes too late', async () => {
      const kim = await d.has(waits('Kim'))
      await d.takes('Ada', seconds(0), kim)
      await d.queue.heartbeat('Ada', seconds(46))
      expect(await d.queue.heldBy('Ada', seconds(46))).toEqual([])
      expect(await d.queue.lapsed(seconds(46))).toEqual([kim])
      const refusal = await refusalOf(() =>
        d.store.record(kim, (log, lease) =>
          agentWrites(
            log,
            lease,
            { agent: 'Ada', fence: 1 },
            { messageId: 'm', text: 'I am back' },
            seconds(46),
          ),
        ),
      )
      expect([refusal.code, refusal.details.text]).toEqual(['claim_lost', 'I am back'])
    })

    test('keeps it by heartbeats, and by writing', async () => {
      const kim = await d.has(waits('Kim'))
      await d.takes('Ada', seconds(0), kim)
      await d.queue.heartbeat('Ada', seconds(40))
      expect(await d.queue.heldBy('Ada', seconds(80))).toHaveLength(1)
      await d.store.record(kim, (log, lease) =>
        agentWrites(
          log,
          lease,
          { agent: 'Ada', fence: 1 },
          { messageId: 'm', text: 'Still here' },
          seconds(80),
        ),
      )
      expect(await d.queue.heldBy('Ada', seconds(120))).toHaveLength(1)
      expect(await d.queue.lapsed(seconds(120))).toEqual([])
    })

    test('keeps what a heartbeat gave, also when the customer writes', async () => {
      const kim = await d.has(waits('Kim'))
      await d.takes('Ada', seconds(0), kim)
      await d.queue.heartbeat('Ada', seconds(40))
      await d.store.record(kim, () => [
        { type: 'customer_wrote', at: seconds(41), messageId: 'k', text: 'Hello?' },
      ])
      expect(await d.queue.heldBy('Ada', seconds(80))).toHaveLength(1)
    })

    test('is not kept alive by the customer writing', async () => {
      const kim = await d.has(waits('Kim'))
      await d.takes('Ada', seconds(0), kim)
      await d.store.record(kim, () => [
        { type: 'customer_wrote', at: seconds(40), messageId: 'k', text: 'Hello?' },
      ])
      expect(await d.queue.lapsed(seconds(46))).toEqual([kim])
    })

    test('and whose claim was made before the clock was put back: the customer writing does not prolong it', async () => {
      const kim = await d.has(waits('Kim'))
      await d.takes('Ada', seconds(3600), kim)
      await d.queue.heartbeat('Ada', seconds(0))
      await d.store.record(kim, () => [
        { type: 'customer_wrote', at: seconds(10), messageId: 'k', text: 'Hello?' },
      ])
      expect(await d.queue.lapsed(seconds(46))).toEqual([kim])
    })

    test('and whose claim is from before the clock was put back an hour: it lapses a lease after the next sweep', async () => {
      const kim = await d.has(waits('Kim'))
      await d.takes('Ada', seconds(3600), kim)
      await d.queue.drawIn(seconds(10))
      // Shortened once: further sweeps do not put it off.
      for (const at of [20, 30, 40, 50]) await d.queue.drawIn(seconds(at))
      expect(await d.queue.lapsed(seconds(55))).toEqual([])
      expect(await d.queue.lapsed(seconds(56))).toEqual([kim])
      expect(await d.queue.position(kim, seconds(56))).toBe(1)
    })

    test('and who wrote after the clock was put back: also what their words left alone is shortened', async () => {
      const kim = await d.has(waits('Kim'))
      await d.takes('Ada', seconds(3600), kim)
      const word = { messageId: 'm', text: 'I am looking into it' }
      await d.store.record(kim, (log, lease) =>
        agentWrites(log, lease, { agent: 'Ada', fence: 1 }, word, seconds(5)),
      )
      await d.queue.drawIn(seconds(10))
      expect(await d.queue.lapsed(seconds(56))).toEqual([kim])
    })

    test('does not count as here until the time comes at which they were last seen', async () => {
      await d.has(comesBack('Ada'))
      await d.queue.heartbeat('Ada', seconds(4000), { state: 'online' })
      await d.queue.drawIn(seconds(500))
      expect(await d.takes('Ben', seconds(559))).toBeNull()
      expect(await d.takes('Ben', seconds(561))).not.toBeNull()
    })

    test.each([-25, -10, -3, 3, 10, 25])(
      'and whoever is there loses nothing where another server’s clock is %i seconds off',
      async (off) => {
        const kim = await d.has(waits('Kim'))
        await d.takes('Ada', seconds(0), kim)
        for (let at = 1; at <= 300; at++) {
          // Ada’s desk beats at one server every 15 seconds, the other sweeps every 10.
          if (at % 15 === 0) await d.queue.heartbeat('Ada', seconds(at))
          if (at % 10 !== 0) continue
          await d.queue.drawIn(seconds(at + off))
          expect([at, await d.queue.lapsed(seconds(at + off))]).toEqual([at, []])
          expect([at, await d.queue.lapsed(seconds(at))]).toEqual([at, []])
        }
      },
    )

    test('is followed by the next, under a higher fence, and the log tells both', async () => {
      const kim = await d.has(waits('Kim'))
      await d.takes('Ada', seconds(0), kim)
      const taken = await d.takes('Ben', seconds(60))
      expect(taken?.id).toBe(kim)
      expect(types(taken?.decided ?? [])).toEqual([
        'claim_expired',
        'notice_sent',
        'conversation_claimed',
        'notice_sent',
      ])
      expect(taken?.decided[2]).toMatchObject({ agent: 'Ben', fence: 2 })
      expect(await d.queue.heldBy('Ben', seconds(60))).toMatchObject([{ id: kim, fence: 2 }])
    })

    test('and whose claim is recorded as lapsed: the place in the queue is the old one', async () => {
      const kim = await d.has(waits('Kim'))
      await d.takes('Ada', minutes(10), kim)
      await d.has(waits('Tarek', 1))
      await d.store.record(kim, (log, lease) => expireClaim(log, lease, minutes(12)))
      expect(await names(minutes(12))).toEqual([
        [1, 'Kim'],
        [2, 'Tarek'],
      ])
    })
  })

  test('presence is what was said last, and being heard of changes nothing of it', async () => {
    expect(await d.queue.heartbeat('Ada', seconds(0))).toEqual({ state: 'online', capacity: 5 })
    await d.queue.heartbeat('Ada', seconds(1), { state: 'finishing', capacity: 3 })
    expect(await d.queue.heartbeat('Ada', seconds(2))).toEqual({ state: 'finishing', capacity: 3 })
  })

  test('questions the bot owes an answer are found once they are old enough, and only those', async () => {
    const old = await d.has(logOf(opens(), says('Where is my refund?')))
    await d.has(logOf(opens(), says('Where?'), handsOff()))
    await d.has(logOf(opens()))
    expect(await d.queue.unanswered(seconds(59))).toEqual([])
    expect(await d.queue.unanswered(seconds(60))).toEqual([old])
  })
})

describe.runIf(inject('postgresUrl') !== '')('many at once, on PostgreSQL', () => {
  let database: Database
  let d: ReturnType<typeof desk>
  beforeAll(async () => {
    database = await openPostgresCopy(64)
    d = desk(houseOn(database))
  })
  beforeEach(() => empty(database))
  afterAll(() => database.close())

  const roomFor = (agent: string) =>
    d.queue.heartbeat(agent, minutes(10), { state: 'online', capacity: 20_000 })
  const everything = async (agent: string): Promise<Taken[]> => {
    const mine: Taken[] = []
    for (;;) {
      const begun = performance.now()
      const claimed = await d.takes(agent, minutes(10))
      if (claimed === null) return mine
      mine.push({ id: claimed.id, begun, ended: performance.now() })
    }
  }

  const many = rounds(1000, 10_000)
  test(`64 agents empty a queue of ${many}: everybody is taken exactly once, in order`, {
    timeout: rounds(60_000, 1_800_000),
  }, async () => {
    await Promise.all(Array.from({ length: many }, (_, i) => d.has(waits(`customer ${i}`))))
    const waiting = (await d.queue.waiting(minutes(10), many)).map(({ id }) => id)
    const agents = Array.from({ length: 64 }, (_, i) => `agent ${i}`)
    await Promise.all(agents.map(roomFor))

    const taken = (await Promise.all(agents.map(everything))).flat()

    expect(taken.length).toBe(many)
    expect(new Set(taken.map(({ id }) => id))).toEqual(new Set(waiting))
    expect(mostOvertaken(waiting, taken)).toBe(0)
    const [claimed] = await database.sql<{ n: number }>`
      select count(*)::int n from event where event ->> 'type' = 'conversation_claimed'
    `
    expect(claimed?.n).toBe(many)
  })

  test('whoever is overtaken is noticed', () => {
    const takes = (id: string, begun: number, ended: number): Taken => ({ id, begun, ended })
    expect(mostOvertaken(['Kim', 'Tarek'], [takes('Tarek', 0, 2), takes('Kim', 1, 3)])).toBe(0)
    expect(mostOvertaken(['Kim', 'Tarek'], [takes('Tarek', 0, 1), takes('Kim', 2, 3)])).toBe(1)
  })

  test('two agents in the same moment get different conversations', async () => {
    const ids = await Promise.all([d.has(waits('Kim')), d.has(waits('Tarek'))])
    for (let round = 0; round < 20; round++) {
      const [ada, ben] = await Promise.all([d.takes('Ada', minutes(round)), d.takes('Ben', minutes(round))])
      expect([ada?.id, ben?.id].toSorted()).toEqual(ids.toSorted())
      for (const [agent, claimed] of [
        ['Ada', ada],
        ['Ben', ben],
      ] as const)
        await d.store.record(claimed!.id, (log, lease) =>
          release(log, lease, { agent, fence: round + 1 }, undefined, minutes(round)),
        )
    }
  })

  /** As a customer who writes, or a bot that puts its pen down, holds it: for a moment. Ends with what is called. */
  async function whileHeld<T>(id: string, act: () => Promise<T>): Promise<T> {
    let acting: Promise<T> | undefined
    await database.sql.transaction(async (tx) => {
      await tx`select id from conversation where id = ${id} for update`
      acting = act()
      // Time to say in haste that there is nothing; whoever waits for the lock cannot be done yet.
      await Promise.race([acting, new Promise((later) => setTimeout(later, 200))])
    })
    return acting!
  }

  test('while Kim, the only one who waits, is just writing, Ada is not told that nobody waits', async () => {
    const kim = await d.has(waits('Kim'))
    expect(await whileHeld(kim, () => d.takes('Ada', minutes(10)))).toMatchObject({ id: kim })
  })

  test('and where Tarek waits too, he is taken at once', async () => {
    const kim = await d.has(waits('Kim'))
    const tarek = await d.has(waits('Tarek', 1))
    expect(await whileHeld(kim, () => d.takes('Ada', minutes(10)))).toMatchObject({ id: tarek })
  })

  test('taken by Ben while Ada waited for it: then there is nobody, and she is told so', async () => {
    const kim = await d.has(waits('Kim'))
    const both = await whileHeld(kim, () =>
      Promise.all([d.takes('Ada', minutes(10)), d.takes('Ben', minutes(10))]),
    )
    expect(both.map((claimed) => claimed?.id ?? null).toSorted()).toEqual([kim, null].toSorted())
  })

  test('two agents who want the same one: one has it, the other is told who', async () => {
    for (let round = 0; round < 20; round++) {
      const kim = await d.has(waits('Kim'))
      const both = await Promise.allSettled([
        d.takes('Ada', minutes(5 + round), kim),
        d.takes('Ben', minutes(5 + round), kim),
      ])
      const refused = both.find((r) => r.status === 'rejected')
      expect(both.filter((r) => r.status === 'fulfilled')).toHaveLength(1)
      expect(refused?.reason).toMatchObject({
        code: 'already_claimed',
        details: { owner: both[0].status === 'fulfilled' ? 'Ada' : 'Ben' },
      })
    }
  })

  test('customers write, agents claim, write, beat and vanish, a sweep goes round: nobody waits for a lock in vain', {
    timeout: 60_000,
  }, async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, (_, i) => d.has(waits(`customer ${i}`))))
    let at = 0
    const now = () => seconds(600 + Math.floor(at++ / 20))
    // A fixed number of steps each: however busy the machine is, the same is tried. A deadlock throws.
    const steps = 15
    const go = async (step: (i: number) => Promise<unknown>) => {
      for (let i = 0; i < steps; i++) {
        await step(i).catch((error: unknown) => {
          if ((error as { name?: string }).name !== 'Refusal') throw error
        })
      }
    }
    const pick = (i: number) => ids[(i * 7) % ids.length]!
    await Promise.all([
      ...Array.from({ length: 10 }, (_, customer) =>
        go((i) =>
          d.store.record(pick(i + customer), () => [
            { type: 'customer_wrote', at: now(), messageId: crypto.randomUUID(), text: 'Hello?' },
          ]),
        ),
      ),
      ...['Ada', 'Ben', 'Cleo', 'Dana'].flatMap((agent) => [
        go((i) => d.takes(agent, now(), i % 3 === 0 ? pick(i) : null)),
        go(() => d.queue.heartbeat(agent, now())),
        go(async () => {
          for (const { id, fence } of await d.queue.heldBy(agent, now()))
            await d.store.record(id, (log, lease) => release(log, lease, { agent, fence }, undefined, now()))
        }),
      ]),
      go(async () => {
        for (const id of await d.queue.lapsed(now()))
          await d.store.record(id, (log, lease) => expireClaim(log, lease, now()))
      }),
    ])
    for (const id of ids) {
      const { log } = await d.store.read(id)
      expect(log.map((e) => e.seq)).toEqual(log.map((_, i) => i + 1))
    }
  })
})

test.runIf(inject('postgresUrl') === '')(
  '(many agents at once are tested on PostgreSQL: set TEST_DATABASE_URL)',
  () => {},
)

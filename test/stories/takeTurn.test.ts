import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { replay } from '../../src/domain/conversation.ts'
import { opened, receive } from '../../src/domain/decide.ts'
import type { Log } from '../../src/domain/events.ts'
import { type Knowledge, type Model, NotStored } from '../../src/ports.ts'
import type { Needs } from '../../src/stories/needs.ts'
import { claimCase, replyToCustomer } from '../../src/stories/serveQueue.ts'
import { sweep } from '../../src/stories/sweep.ts'
import { type Listening, takeTurn } from '../../src/stories/takeTurn.ts'
import { askForPerson, backToBot, solved } from '../../src/stories/talk.ts'
import { runningTurns } from '../../src/stories/turns.ts'
import { databases } from '../support/databases.ts'
import { types } from '../support/deciding.ts'
import {
  aboutRefunds,
  modelThat,
  modelThatHangsAfter,
  modelThatSays,
  modelThatThrowsAfter,
} from '../support/models.ts'
import { createWorld, type World } from '../support/world.ts'

const botWords = (log: Log) => log.filter((e) => e.type === 'bot_replied' || e.type === 'bot_asked_back')

describe.each(databases)('a turn on %s', (_, open) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(await open())
    for (const agent of ['Ada', 'Ben'])
      await world.needs.queue.heartbeat(agent, world.clock.now(), { state: 'online', capacity: 1000 })
  })
  afterAll(() => world.database.close())

  /** The same house with another bot in it, which has `within` seconds for an answer. */
  const bot = (model?: Model, within = 5): Needs => ({
    ...world.needs,
    ...(model ? { model } : {}),
    settings: { ...world.needs.settings, answerWithinSeconds: within },
  })

  /** Kim opens the chat, with a bot of this kind. */
  const kim = async (needs: Needs = bot()) => {
    const { id } = await needs.store.open(opened('en', undefined, needs.clock.now()))
    return {
      id,
      says: (
        text: string,
        messageId: string = crypto.randomUUID(),
        listening?: Listening,
        elsewhere = needs,
      ) => takeTurn(elsewhere, { conversationId: id, messageId, text }, listening),
      log: async () => (await needs.store.read(id)).log,
    }
  }
  const question = 'Where is my refund?'

  describe('that goes well', () => {
    test('is answered in the editors’ own words, with the article they stand in', async () => {
      const { says } = await kim()
      const turn = await says(question, 'k1')
      expect(turn).toMatchObject({ status: 'with_bot', repeated: false })
      expect(turn.events).toMatchObject([
        { seq: 2, type: 'customer_wrote', text: question },
        {
          seq: 3,
          type: 'bot_replied',
          inReplyTo: 'k1',
          text: 'A refund takes 5 working days after the return has arrived.',
          sources: [{ slug: 'refund-time', revision: 1 }],
        },
      ])
    })

    test('is written by the model where there is one, from the articles, and says which', async () => {
      const { says } = await kim(bot(modelThatSays(...aboutRefunds)))
      const { events } = await says(question)
      expect(events[1]).toMatchObject({
        type: 'bot_replied',
        text: 'A refund takes 5 working days after the return has arrived. The return must have arrived.',
        sources: [{ slug: 'refund-time' }],
        maker: { model: 'test', prompt: 'answer', promptVersion: 1 },
      })
    })

    test('first tells that the words are safe, then the answer as it is written', async () => {
      const told: string[] = []
      const { says } = await kim(bot(modelThatSays(...aboutRefunds)))
      await says(question, 'k1', {
        accepted: (seq) => told.push(`accepted ${seq}`),
        delta: (text) => told.push(text.trim()),
      })
      expect(told).toEqual([
        'accepted 2',
        'A refund takes 5 working days after the return has arrived.',
        'The return must have arrived.',
      ])
    })

    test('a greeting is greeted, and no model is asked', async () => {
      const { says } = await kim(bot(modelThat(neverAsked)))
      expect((await says('Hello')).events[1]).toMatchObject({ type: 'bot_asked_back', choices: [] })
    })
  })

  describe('that is sent again', () => {
    test('gives its result, and nothing is written or asked twice', async () => {
      let asked = 0
      const needs = bot(
        modelThat(async function* () {
          asked++
          yield* aboutRefunds
        }),
      )
      const { says, log } = await kim(needs)
      const first = await says(question, 'k1')
      const again = await says(question, 'k1')
      expect(again).toEqual({ ...first, repeated: true })
      expect([asked, types(await log())]).toEqual([
        1,
        ['conversation_opened', 'customer_wrote', 'bot_replied'],
      ])
    })

    test('gives its own result, also when more was said since', async () => {
      const { says } = await kim()
      const first = await says(question, 'k1')
      await says('How do I change my mail password?', 'k2')
      expect((await says(question, 'k1')).events).toEqual(first.events)
    })

    test('while it runs, it joins the running turn', async () => {
      let asked = 0
      const gate = Promise.withResolvers<void>()
      const slow = modelThat(async function* () {
        asked++
        await gate.promise
        yield* aboutRefunds
      })
      const { says } = await kim(bot(slow))
      const both = [says(question, 'k1'), says(question, 'k1')]
      setTimeout(gate.resolve, 50)
      const [first, second] = await Promise.all(both)
      expect(second?.events).toEqual(first?.events)
      expect([asked, [first?.repeated, second?.repeated].toSorted()]).toEqual([1, [false, true]])
    })

    test('to another process, both may think, but only one answer is given', async () => {
      const here = bot()
      const there: Needs = { ...here, turns: runningTurns() }
      const { says, log } = await kim(here)
      const both = await Promise.all([says(question, 'k1'), says(question, 'k1', undefined, there)])
      expect(botWords(await log())).toHaveLength(1)
      expect(both[0].events).toEqual(both[1].events)
    })

    test('after a crash that left it unanswered, it is answered', async () => {
      const needs = bot()
      const { id, says } = await kim(needs)
      await needs.store.record(id, (log) =>
        receive(log, { messageId: 'k1', text: question }, needs.clock.now(), needs.settings),
      )
      const turn = await says(question, 'k1')
      expect([turn.repeated, types(turn.events)]).toEqual([true, ['customer_wrote', 'bot_replied']])
    })

    test('with other words under the same id, it is refused', async () => {
      const { says, log } = await kim()
      await says(question, 'k1')
      await expect(says('Something else', 'k1')).rejects.toMatchObject({ code: 'message_id_reused' })
      expect(await log()).toHaveLength(3)
    })

    test('into an unknown conversation, it is refused', async () => {
      const message = { conversationId: crypto.randomUUID(), messageId: 'k1', text: question }
      await expect(takeTurn(bot(), message)).rejects.toMatchObject({ code: 'conversation_not_found' })
    })
  })

  describe('two questions at once', () => {
    test('are both answered', async () => {
      const { says, log } = await kim()
      await Promise.all([says(question, 'k1'), says('How do I change my mail password?', 'k2')])
      const replies = botWords(await log()).map((e) => 'inReplyTo' in e && e.inReplyTo)
      expect(replies.toSorted()).toEqual(['k1', 'k2'])
      expect(replay(await log()).unanswered).toBeNull()
    })
  })

  describe('that leads to a person at once', () => {
    test.each([
      ['a wish', 'I want to talk to a person', 'asked'],
      ['"you said that already"', 'You said that already', 'loop'],
      ['a matter that always goes to people', 'I want to cancel my contract', 'topic_rule'],
      ['something nobody wrote an article about', 'Do you sell tickets for the opera?', 'no_answer'],
    ])('%s, and no model is asked', async (_, text, reason) => {
      const { says } = await kim()
      await says(question)
      const turn = await says(text, 'k2', {}, bot(modelThat(neverAsked)))
      expect(turn.status).toBe('waiting')
      expect(turn.events.find((e) => e.type === 'handoff_requested')).toMatchObject({ reason })
      expect(turn.events.at(-1)).toMatchObject({ type: 'notice_sent', kind: 'handed_off' })
    })

    test('words and handoff are one append: nobody ever reads the one without the other', async () => {
      const needs = bot()
      const appends: string[][] = []
      const { says } = await kim({
        ...needs,
        store: {
          ...needs.store,
          async record(id, decide) {
            const recorded = await needs.store.record(id, decide)
            appends.push(types(recorded.decided))
            return recorded
          },
        },
      })
      await says('I want to talk to a person')
      expect(appends).toEqual([['customer_wrote', 'handoff_requested', 'notice_sent']])
    })

    test('thousands of emoji with one letter before them', async () => {
      const { says } = await kim()
      expect((await says(`x${'🎈'.repeat(3999)}`)).status).toBe('waiting')
    })
  })

  describe('that fails', () => {
    const grounded = 'A refund takes 5 working days after the return has arrived. [refund-time] '
    const broken: [string, Model, 'bot_failed' | 'no_answer'][] = [
      ['throws', modelThatThrowsAfter(), 'bot_failed'],
      [
        'throws before it begins',
        modelThat(() => {
          throw new Error('no connection')
        }),
        'bot_failed',
      ],
      ['throws in the middle of a word', modelThatThrowsAfter('A ref'), 'bot_failed'],
      ['throws after a sentence', modelThatThrowsAfter(grounded), 'bot_failed'],
      ['hangs', modelThatHangsAfter(), 'bot_failed'],
      ['hangs after a sentence', modelThatHangsAfter(grounded), 'bot_failed'],
      ['says nothing', modelThatSays(), 'no_answer'],
      ['says nothing but spaces', modelThatSays(' ', '\n\n'), 'no_answer'],
      ['says that it cannot', modelThatSays('NO ', 'ANSWER'), 'no_answer'],
      ['names no article', modelThatSays('A refund takes 5 working days.'), 'no_answer'],
      [
        'names an article nobody gave it',
        modelThatSays('A refund takes 5 working days. [made-up]'),
        'no_answer',
      ],
      ['invents a number', modelThatSays('A refund takes 3 working days. [refund-time]'), 'no_answer'],
      [
        'never ends',
        modelThat(async function* () {
          for (;;) yield 'and so on and so on '
        }),
        'no_answer',
      ],
      [
        'throws what is no error',
        modelThat(async function* () {
          yield ''
          throw 'nothing'
        }),
        'bot_failed',
      ],
    ]

    test.each(broken)(
      'a model that %s costs Kim nothing: a person gets the message',
      async (what, model, reason) => {
        // Only what hangs is waited for to the end; the others have all the time of a busy machine.
        const { id, says, log } = await kim(bot(model, what.startsWith('hangs') ? 0.5 : 10))
        const turn = await says(question, 'k1')

        expect(turn.status).toBe('waiting')
        expect(turn.events.at(-2)).toMatchObject({ type: 'handoff_requested', reason })
        expect(turn.events.at(-1)).toMatchObject({ type: 'notice_sent', kind: 'handed_off' })
        expect(replay(await log()).unanswered).toMatchObject({ messageId: 'k1' })
        expect(await claimCase(bot(), 'Ada', id)).toMatchObject({
          brief: { reason: { code: reason }, openQuestions: [{ text: question }] },
        })
      },
    )

    test.each([
      ['throws', modelThatThrowsAfter(grounded, 'Then')],
      ['hangs', modelThatHangsAfter(grounded, 'Then')],
      ['begins to invent', modelThatSays(grounded, 'It is 900 euros. [refund-time] ')],
    ])('what Kim has already seen is kept, marked, when the model %s in the middle', async (_, model) => {
      const seen: string[] = []
      // Long enough for the first sentence to be seen, wherever this runs.
      const { says } = await kim(bot(model, 2))
      const { events } = await says(question, 'k1', { delta: (text) => seen.push(text) })
      expect(types(events)).toEqual(['customer_wrote', 'bot_replied', 'handoff_requested', 'notice_sent'])
      expect(events[1]).toMatchObject({ partial: true, text: seen.join(''), inReplyTo: 'k1' })
      expect(seen.join('')).toBe('A refund takes 5 working days after the return has arrived.')
    })

    const searching = (search: Knowledge['search'], model?: Model): Needs => {
      const needs = bot(model, 0.5)
      return { ...needs, knowledge: { ...needs.knowledge, search } }
    }
    test.each([
      [
        'throws',
        async () => {
          throw new Error('index gone')
        },
      ],
      ['hangs', () => new Promise<never>(() => {})],
    ] satisfies [string, Knowledge['search']][])(
      'a search that %s costs nothing either',
      async (_, search) => {
        const { says } = await kim(searching(search))
        const { status, events } = await says(question)
        expect([status, events[1]]).toMatchObject([
          'waiting',
          { type: 'handoff_requested', reason: 'bot_failed' },
        ])
      },
    )

    test('a search that comes back after the deadline starts no model, and says nothing', async () => {
      let asked = 0
      const late = searching(
        async (...search) => {
          await new Promise((done) => setTimeout(done, 700))
          return world.needs.knowledge.search(...search)
        },
        modelThat(async function* () {
          asked++
          yield* aboutRefunds
        }),
      )
      const { says, log } = await kim(late)
      expect((await says(question)).status).toBe('waiting')
      await new Promise((done) => setTimeout(done, 500))
      expect([asked, botWords(await log())]).toEqual([0, []])
    })

    test('a budget that took all the time says nothing about the model: it is asked again, and nothing was spent', async () => {
      let asked = 0
      const needs = bot(
        modelThat(async function* () {
          asked++
          yield* aboutRefunds
        }),
        0.05,
      )
      const spent = async () => (await needs.budget.spentOn(needs.clock.now())).tokens
      const before = await spent()
      const { reserve } = needs.budget
      needs.budget = {
        ...needs.budget,
        async reserve(...call) {
          await new Promise((done) => setTimeout(done, 60))
          return reserve(...call)
        },
      }
      for (let i = 0; i < 3; i++) expect((await (await kim(needs)).says(question)).status).toBe('waiting')
      await vi.waitFor(async () => expect(await spent()).toBe(before))
      expect([asked, needs.modelHealth.mayAsk()]).toEqual([0, true])
    })

    test('what the operator is told names the failure and not what Kim wrote', async () => {
      world.reports.length = 0
      const { says } = await kim(bot(modelThatThrowsAfter()))
      await says('Where is my refund? My secret word is Zwetschge.')
      expect(world.reports).not.toEqual([])
      expect(JSON.stringify(world.reports)).not.toContain('Zwetschge')
    })

    test('a database that goes away before the answer is kept: the words are safe, and a person gets them', async () => {
      let writes = 0
      const needs = bot()
      const shaky: Needs = {
        ...needs,
        store: {
          ...needs.store,
          record: (id, decide) => {
            if (++writes === 2) throw new NotStored(new Error('gone'))
            return needs.store.record(id, decide)
          },
        },
      }
      const { says, log } = await kim(shaky)
      await expect(says(question, 'k1')).rejects.toBeInstanceOf(NotStored)
      expect(types(await log())).toEqual(['conversation_opened', 'customer_wrote'])
      world.clock.pass(11)
      await sweep(needs)
      expect(replay(await log())).toMatchObject({ status: 'waiting', handoff: { reason: 'left_unanswered' } })
    })
  })

  describe('into which a person comes', () => {
    /** A model that writes an answer and lets `happens` happen right before its `nth` piece. */
    const interrupted = (nth: number, happens: () => Promise<unknown>): Model =>
      modelThat(async function* () {
        for (const [i, piece] of [...aboutRefunds, ''].entries()) {
          if (i === nth) await happens()
          yield piece
        }
      })
    const everyPiece = [...aboutRefunds.keys(), aboutRefunds.length]

    test.each(everyPiece)(
      'Kim presses the button before piece %i: the bot says nothing after it',
      async (nth) => {
        let id = ''
        const needs = bot(interrupted(nth, () => askForPerson(world.needs, id, {})))
        const visitor = await kim(needs)
        id = visitor.id
        const turn = await visitor.says(question)
        expect(turn.status).toBe('waiting')
        expect(types(await visitor.log())).toEqual([
          'conversation_opened',
          'customer_wrote',
          'handoff_requested',
          'notice_sent',
        ])
      },
    )

    test.each(everyPiece)(
      'Ada takes it and writes before piece %i: the bot says nothing after her',
      async (nth) => {
        let id = ''
        const adaComes = async () => {
          await askForPerson(world.needs, id, {})
          const claimed = await claimCase(world.needs, 'Ada', id)
          await replyToCustomer(
            world.needs,
            id,
            { agent: 'Ada', fence: claimed!.fence },
            { messageId: 'a1', text: 'Hello Kim' },
          )
        }
        let ada: Promise<void> | null = null
        const visitor = await kim(
          bot(
            interrupted(nth, () => {
              ada = adaComes()
              return ada
            }),
          ),
        )
        id = visitor.id
        // The turn ends as soon as people have it, whether Ada is there yet or on her way.
        expect(['waiting', 'with_agent']).toContain((await visitor.says(question)).status)
        await ada
        expect((await visitor.log()).at(-1)).toMatchObject({ type: 'agent_wrote', text: 'Hello Kim' })
        expect(botWords(await visitor.log())).toEqual([])
      },
    )

    test.each([
      ['Kim closes it', async (id: string) => solved(world.needs, id, true), 'resolved'],
      [
        'Kim asks for a person and goes back to the bot',
        async (id: string) => {
          await askForPerson(world.needs, id, {})
          await backToBot(world.needs, id)
        },
        'with_bot',
      ],
    ] as const)('%s meanwhile: the late answer is not given', async (_, happens, status) => {
      let id = ''
      let happening: Promise<unknown> | null = null
      const visitor = await kim(
        bot(
          interrupted(3, () => {
            happening = happens(id)
            return happening
          }),
        ),
      )
      id = visitor.id
      // The turn ends with the first sign of it; what goes on happening is not waited for.
      await visitor.says(question)
      await happening
      expect(replay(await visitor.log()).status).toBe(status)
      expect(botWords(await visitor.log())).toEqual([])
    })

    test('Kim asks for a person in a second message while the first is being answered', async () => {
      const gate = Promise.withResolvers<void>()
      const slow = modelThat(async function* () {
        await gate.promise
        yield* aboutRefunds
      })
      const { says, log } = await kim(bot(slow))
      const first = says(question, 'k1')
      expect((await says('I want to talk to a person', 'k2')).status).toBe('waiting')
      gate.resolve()
      expect((await first).status).toBe('waiting')
      expect(botWords(await log())).toEqual([])
    })

    test('what Kim writes to Ada goes to Ada, and no model is asked', async () => {
      const { id, says } = await kim(bot(modelThat(neverAsked)))
      await askForPerson(world.needs, id, {})
      await claimCase(world.needs, 'Ben', id)
      expect(await says(question)).toMatchObject({
        status: 'with_agent',
        events: [{ type: 'customer_wrote' }],
      })
    })
  })
})

const neverAsked = () => {
  throw new Error('No model should be asked for this.')
}

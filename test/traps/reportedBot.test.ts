/** What users of other systems reported about bots that hand over: each failure that applies, played here from outside. */
import { describe, expect, test, vi } from 'vitest'
import { sqlBudget } from '../../src/adapters/budget.ts'
import { receive } from '../../src/domain/decide.ts'
import { type HandoffReason, handoffReasons } from '../../src/domain/events.ts'
import { texts } from '../../src/http/texts.ts'
import { heldModel } from '../http/heldModel.ts'
import { databases } from '../support/databases.ts'
import { listens } from '../support/listening.ts'
import {
  aboutRefunds,
  modelThat,
  modelThatHangsAfter,
  modelThatSays,
  modelThatThrowsAfter,
} from '../support/models.ts'
import { browser } from '../support/plainBrowser.ts'
import { type Customer, newShift } from '../support/shift.ts'
import type { World } from '../support/world.ts'
import { footIn, screenOf } from './screen.ts'

const refund = 'Where is my refund?'
const parcel = 'Why was my parcel not delivered?'
const jupiter = 'How many moons does Jupiter have?'
const person = 'I want to talk to a person'
const angry = 'THIS IS USELESS!!! I have been waiting for two weeks, I have had enough of this!!!'

describe.each(databases)('on %s', (_, open) => {
  const shift = newShift(open)
  const { later, waits, takes, eventsOf, typesOf, nothingBroken } = shift
  const staff = (...[name]: Parameters<World['staff']>) => shift.world.staff(name)
  const customer = () => shift.world.customer()
  const queued = async () => (await staff('Ada').queue()).body.waiting.map((w: { id: string }) => w.id)

  test.each([
    ['and nothing else', ['I am transferring you to a colleague now. [refund-time]']],
    ['after a good answer', [...aboutRefunds, ' I am transferring you to a colleague now. [refund-time]']],
    ['with no source', ['Please hold on, I am transferring you to a colleague.']],
  ])('reported 1: the bot writes “I am transferring you” %s: it is never just words', async (_, pieces) => {
    shift.world.needs.model = modelThatSays(...pieces)
    const kim = await customer()
    const { body } = await kim.says(refund)
    expect(body.status).toBe('waiting')
    expect(JSON.stringify(await eventsOf(kim))).not.toContain('transferring')
    expect(await queued()).toEqual([kim.id])
  })

  test('reported 2: bot and person talk over each other: neither says a word while the other has it', async () => {
    const kim = await customer()
    await kim.says(refund)
    expect((await staff('Ada').claims(kim.id)).body.code).toBe('not_waiting')
    expect((await staff('Ada').writes(kim.id, 0, 'Let me help')).body.code).toBe('invalid')
    expect((await staff('Ada').writes(kim.id, 1, 'Let me help')).body.code).toBe('claim_lost')
    await kim.wantsPerson()
    for (const text of [refund, parcel]) await kim.says(text)
    const { fence } = await takes('Ada', kim)
    await staff('Ada').writes(kim.id, fence, 'Hello Kim')
    for (const text of [refund, parcel, 'Hello?', angry])
      expect((await kim.says(text)).body).toMatchObject({ status: 'with_agent', events: [{ text }] })
    const types = await typesOf(kim)
    expect(types.filter((type) => type.startsWith('bot_'))).toEqual(['bot_replied'])
    expect(types.indexOf('bot_replied')).toBeLessThan(types.indexOf('handoff_requested'))
  })

  test.each([
    ['a plain wish', person],
    ['anger', angry],
    ['an insult', 'You are all complete idiots!'],
  ])(
    'reported 3: a handoff loop, because the reopened chat still holds %s: the bot answers again, each time',
    async (_, words) => {
      const kim = await customer()
      for (let day = 0; day < 3; day++) {
        expect((await kim.says(words)).body.status).toBe('waiting')
        const { fence } = await takes('Ada', kim)
        await staff('Ada').resolves(kim.id, fence, { text: 'Done.' })
        expect((await kim.says('hi')).body.status).toBe('with_bot')
        expect((await kim.says(day === 0 ? refund : parcel)).body).toMatchObject({
          status: 'with_bot',
          events: [{}, { type: 'bot_replied' }],
        })
        await kim.says_solved(true)
      }
      expect((await typesOf(kim)).filter((type) => type === 'handoff_requested')).toHaveLength(3)
    },
  )

  describe('reported 4: a silent handoff', () => {
    /** Each way into the queue that there is. */
    const ways: Record<HandoffReason, (kim: Customer) => Promise<unknown>> = {
      asked: (kim) => kim.says(person),
      button: (kim) => kim.wantsPerson(),
      no_answer: (kim) => kim.says(jupiter),
      async loop(kim) {
        await kim.says(refund)
        await kim.says('That did not help.')
        await kim.says('That did not help either.')
      },
      frustration: (kim) => kim.says(angry),
      abuse: (kim) => kim.says('You are all complete idiots!'),
      topic_rule: (kim) => kim.says('I want to cancel'),
      bot_failed(kim) {
        shift.world.needs.model = modelThatThrowsAfter()
        return kim.says(refund)
      },
      budget_spent(kim) {
        shift.world.needs.model = modelThatSays(...aboutRefunds)
        shift.world.needs.budget = sqlBudget(shift.world.database.sql, { conversation: 0, day: 0 })
        return kim.says(refund)
      },
      async left_unanswered(kim) {
        await wordsOfADeadProcess(kim)
        await later(60)
      },
      async reopened(kim) {
        await kim.says_solved(true)
        await kim.says_solved(false)
      },
      async promise_broken(kim) {
        await kim.wantsPerson()
        const { fence } = await takes('Ada', kim)
        const dueAt = new Date(shift.world.clock.now().getTime() + 600_000).toISOString()
        await staff('Ada').promises(kim.id, fence, { kind: 'refund', dueAt })
        await kim.says_solved(true)
        await later(660)
      },
    }
    test.each(handoffReasons)('%s: whoever is passed on reads so in the same breath', async (reason) => {
      const kim = await customer()
      await ways[reason](kim)
      const events = await eventsOf(kim)
      const at = events.findLastIndex((e) => e.type === 'handoff_requested')
      expect(events[at]).toMatchObject({ reason })
      expect(events[at + 1]).toMatchObject({ type: 'notice_sent', kind: 'handed_off', at: events[at].at })
      expect(events[at + 1].text).toMatch(/person|people/i)
      expect(await queued()).toEqual([kim.id])
    })
  })

  test.each(['de', 'en'] as const)(
    'reported 9: the first press on “talk to a person” notified nobody, because its words are canned (%s)',
    async (language) => {
      const { world } = shift
      const desk = await listens(world, '/api/desk/events', 'ada-ada-ada')
      const first: [string, () => Promise<unknown>][] = [
        ['the button', async () => (await world.customer(language)).wantsPerson()],
        ['its words, written', async () => (await world.customer(language)).says(texts[language].person)],
        [
          'the button without JavaScript',
          () => browser(world, language).sends('/chat', { lang: language, text: '', person: 'yes' }),
        ],
      ]
      for (const [i, [how, press]] of first.entries()) {
        await press()
        await desk.shows((queue) => expect(queue?.waiting, how).toHaveLength(i + 1))
      }
      await desk.cut()
      await world.sweep()
      expect(world.reports.filter(({ what }) => what === 'handoff_requested')).toHaveLength(3)
    },
  )

  test('reported 17: an outage of the bot strands nobody, and a slow answer is no outage', async () => {
    const { needs } = shift.world
    // Slow, with the time it may take: answered, and no false handoff.
    needs.settings.answerWithinSeconds = 20
    needs.model = modelThat(async function* () {
      for (const piece of aboutRefunds) {
        await new Promise((later) => setTimeout(later, 20))
        yield piece
      }
    })
    const kim = await customer()
    expect((await kim.says(refund)).body).toMatchObject({ status: 'with_bot', events: [{}, {}] })
    // Hanging, throwing, and a process that is gone: each question is somebody's.
    needs.settings.answerWithinSeconds = 0.1
    needs.model = modelThatHangsAfter(...aboutRefunds.slice(0, 3))
    const tarek = await customer()
    expect((await tarek.says(refund)).body.status).toBe('waiting')
    needs.model = modelThatThrowsAfter()
    const lena = await customer()
    expect((await lena.says(refund)).body.status).toBe('waiting')
    const mia = await customer()
    await wordsOfADeadProcess(mia)
    await later(60)
    expect((await queued()).toSorted()).toEqual([tarek.id, lena.id, mia.id].toSorted())
    // And as soon as it is well again it answers, with nothing to switch back on.
    needs.settings.answerWithinSeconds = 20
    needs.model = modelThatSays(...aboutRefunds)
    expect((await (await customer()).says(refund)).body.status).toBe('with_bot')
    await nothingBroken()
  })

  test('reported 18: “typing…” for ever after the handoff, though nobody is there', async () => {
    const held = heldModel(aboutRefunds)
    shift.world.needs.model = held.model
    held.hold()
    const kim = await customer()
    const id = crypto.randomUUID()
    const turn = kim.says(refund, id)
    await vi.waitUntil(() => held.asked() > 0, { timeout: 5000 })
    await kim.wantsPerson()
    held.letGo()
    await turn
    // Her line broke in mid-answer: the widget has half of what was written, and no end.
    const halfway = [
      { type: 'errand', id, task: { kind: 'message', text: refund } },
      { type: 'accepted', id },
      { type: 'delta', id, text: 'A refund takes' },
    ] as const
    for (let hour = 0; hour < 6; hour++) {
      const screen = screenOf(await eventsOf(kim), halfway)
      expect(screen).toEqual({ foot: 'waiting', streamed: {} })
      await later(3600)
    }
    expect((await typesOf(kim)).filter((type) => /typing/.test(type))).toEqual([])
  })

  test('reported 20: stars for cases that closed themselves or were not solved, and only once for ever', async () => {
    const noStars = async (kim: Customer) => {
      expect(await kim.rates(5)).toMatchObject({ status: 409, body: { code: 'not_solved_yet' } })
      expect(footIn(await eventsOf(kim))).not.toBe('rating')
    }
    const silent = await customer()
    await silent.says(refund)
    await later(660)
    await later(25 * 3600)
    expect((await silent.stands()).body.status).toBe('resolved')
    await noStars(silent)
    const tarek = await waits()
    const { fence } = await takes('Ada', tarek)
    await staff('Ada').resolves(tarek.id, fence, { outcome: 'unsolved' })
    await noStars(tarek)

    const kim = await customer()
    await kim.says(refund)
    await kim.says_solved(true)
    expect((await kim.rates(2)).status).toBe(200)
    expect((await kim.rates(5)).body.code).toBe('already_rated')
    // Written again: open as if nothing had been asked, and the next end may be rated anew. Or not: nothing waits for it.
    await kim.says(parcel)
    await noStars(kim)
    await kim.says_solved(true)
    expect((await kim.rates(5)).status).toBe(200)
    const lena = await customer()
    await lena.says_solved(true)
    expect((await lena.says(parcel)).body).toMatchObject({ status: 'with_bot' })
  })

  /** Her words are kept, and then the process is gone. */
  const wordsOfADeadProcess = (one: Customer) => {
    const { store, clock, settings } = shift.world.needs
    const message = { messageId: crypto.randomUUID(), text: refund }
    return store.record(one.id, (log) => receive(log, message, clock.now(), settings))
  }
})

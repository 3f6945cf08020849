import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { webhook } from '../../src/adapters/webhook.ts'
import { type Mail, ReceiverGone, Undeliverable } from '../../src/ports.ts'
import { deliver } from '../../src/stories/deliver.ts'
import type { Needs } from '../../src/stories/needs.ts'
import { claimCase, releaseCase, replyToCustomer } from '../../src/stories/serveQueue.ts'
import { takeTurn } from '../../src/stories/takeTurn.ts'
import { askForPerson, openConversation } from '../../src/stories/talk.ts'
import { databases } from '../support/databases.ts'
import { receiver } from '../support/receiver.ts'
import { createWorld, empty, type World } from '../support/world.ts'

describe.each(databases)('what leaves the house on %s', (_, open) => {
  let world: World
  let told: { id: string; body: string }[]
  let mails: Mail[]
  let needs: Needs
  beforeAll(async () => {
    world = await createWorld(await open(), { articles: [] })
  })
  beforeEach(async () => {
    await empty(world.database)
    world.reports.length = 0
    told = []
    mails = []
    needs = {
      ...world.needs,
      mailer: { send: async (mail) => void mails.push(mail) },
      webhook: { address: 'https://hooks.example.org/', send: async (message) => void told.push(message) },
    }
  })
  afterAll(() => world.database.close())

  const opens = async (language: 'de' | 'en' = 'en') => {
    const { id } = await openConversation(needs, { language })
    return id
  }
  const leavesAddress = (id: string, contact = 'kim@example.org') =>
    askForPerson(needs, id, { contact: { channel: 'email', contact } })
  const answers = async (id: string, text: string, fence = 1) => {
    const messageId = crypto.randomUUID()
    await replyToCustomer(needs, id, { agent: 'Ada', fence }, { messageId, text })
  }
  const later = async (seconds: number) => {
    world.clock.pass(seconds)
    return deliver(needs)
  }

  describe('to other systems', () => {
    test('what happened, where and in which place, and no words of anybody', async () => {
      const id = await opens()
      await takeTurn(needs, {
        conversationId: id,
        messageId: crypto.randomUUID(),
        text: 'I want to talk to a person about my secret illness',
      })
      expect(await deliver(needs)).toBe(1)
      const [{ id: name, body } = { id: '', body: '' }] = told
      expect(name).toBe(`msg_${id}_3`)
      expect(JSON.parse(body)).toEqual({
        type: 'handoff_requested',
        timestamp: '2026-11-23T12:00:00.000Z',
        data: {
          conversationId: id,
          case: expect.stringMatching(/^[0-9A-Z]{8}$/),
          seq: 3,
          status: 'waiting',
          reason: 'asked',
        },
      })
      expect(JSON.stringify([told, world.reports])).not.toContain('illness')
      expect(await deliver(needs)).toBe(0)
    })

    test.each([1, 3, 6])(
      'a receiver that fails %i times gets everything in the end, each conversation in order',
      async (times) => {
        const there = await receiver((response, before) => {
          response.writeHead(before < times ? ([500, 503, 429, 404][before % 4] ?? 500) : 200).end()
        })
        const real: Needs = {
          ...needs,
          webhook: webhook({ url: there.url, secrets: ['whsec_AAAA'], allowPrivate: true }),
        }
        for (let i = 0; i < 3; i++) {
          const id = await opens()
          await askForPerson(real, id, {})
          const { fence } = (await claimCase(real, 'Ada', id)) ?? { fence: 0 }
          await releaseCase(real, id, { agent: 'Ada', fence })
        }
        for (let i = 0; i < 12; i++) {
          await deliver(real)
          world.clock.pass(400)
        }
        const good = there.received.slice(times).map(({ body }) => JSON.parse(body).data)
        expect(good).toHaveLength(9)
        for (const id of new Set(good.map((data) => data.conversationId)))
          expect(good.filter((data) => data.conversationId === id).map((data) => data.seq)).toEqual([2, 4, 6])
        // Every try of one row has the same id.
        expect(new Set(there.received.map(({ headers }) => headers['webhook-id'])).size).toBe(9)
        await there.close()
      },
    )

    test('without a receiver the operator’s log alone hears of it, and nothing piles up', async () => {
      const { webhook: _, ...alone } = needs
      const id = await opens()
      await askForPerson(alone, id, {})
      expect(await deliver(alone)).toBe(1)
      expect(world.reports).toEqual([{ what: 'handoff_requested', about: { conversationId: id, seq: 2 } }])
      expect(await needs.outbox.counts()).toEqual([])
    })

    test('a receiver that wants nothing more is left alone, visibly, until somebody replays', async () => {
      const gone: Needs = {
        ...needs,
        webhook: {
          address: 'https://gone.example.org/',
          send: async (message) => {
            told.push(message)
            throw new ReceiverGone()
          },
        },
      }
      for (let i = 0; i < 3; i++) await askForPerson(gone, await opens(), {})
      for (let i = 0; i < 5; i++) await deliver(gone)
      expect(told.length).toBeLessThanOrEqual(3)
      await askForPerson(gone, await opens(), {})
      const before = told.length
      await deliver(gone)
      expect(told.length).toBe(before)
      expect(await needs.outbox.counts()).toMatchObject([{ dead: 4, pending: 0 }])
      expect(await needs.outbox.replay(null, world.clock.now())).toBe(4)
      const back: Needs = { ...needs, webhook: { ...needs.webhook!, address: 'https://gone.example.org/' } }
      expect(await deliver(back)).toBe(4)
    })
  })

  describe('to a customer who left an address', () => {
    test('a receipt with the case code and what comes next, and none of their words', async () => {
      const id = await opens('de')
      await takeTurn(needs, {
        conversationId: id,
        messageId: crypto.randomUUID(),
        text: 'Kaufen Sie hier: spam.example',
      })
      await leavesAddress(id)
      await later(60)
      expect(mails).toHaveLength(1)
      const [mail] = mails
      expect(mail).toMatchObject({ to: 'kim@example.org', thread: id, automatic: true })
      const { caseCode } = await needs.store.read(id)
      expect(mail?.subject).toBe(`[${caseCode.slice(0, 4)}-${caseCode.slice(4)}] Ihr Anliegen bei Nordlicht`)
      expect(mail?.text).toContain('steht in der Reihe')
      expect(mail?.text).not.toContain('spam')
    })

    test('the agent’s answer, three quick lines in one mail', async () => {
      const id = await opens()
      await leavesAddress(id)
      await later(600)
      await claimCase(needs, 'Ada', id)
      for (const line of ['Good morning.', 'The house number was missing.', 'It comes tomorrow.']) {
        await answers(id, line)
        world.clock.pass(20)
      }
      await later(60)
      await later(60)
      expect(mails.map((mail) => mail.automatic)).toEqual([true, false])
      expect(mails[1]?.text).toContain(
        'Ada has written to you:\n\nGood morning.\n\nThe house number was missing.\n\nIt comes tomorrow.',
      )
    })

    test('no mail of an answer that was read in the chat', async () => {
      const id = await opens()
      await leavesAddress(id)
      await later(600)
      await claimCase(needs, 'Ada', id)
      await answers(id, 'Which number?')
      world.clock.pass(10)
      await takeTurn(needs, { conversationId: id, messageId: crypto.randomUUID(), text: '4711' })
      world.clock.pass(10)
      await answers(id, 'Thank you.')
      await later(120)
      expect(mails).toHaveLength(1)
    })

    test('an address that was merely typed is never written to', async () => {
      const id = await opens()
      await takeTurn(needs, {
        conversationId: id,
        messageId: crypto.randomUUID(),
        text: 'I want a person, write to victim@example.org',
      })
      world.clock.pass(600)
      await claimCase(needs, 'Ada', id)
      await answers(id, 'Hello')
      await later(600)
      expect(mails).toEqual([])
    })

    test.each(['not an address', 'a@b.de, c@d.de', 'a@b.de\nBcc: c@d.de', '"x"<a@b.de>'])(
      'what is no mailbox is not written to and lies where an admin sees it: %j',
      async (contact) => {
        await leavesAddress(await opens(), contact)
        await later(60)
        expect(mails).toEqual([])
        expect(await needs.outbox.list('dead', 5)).toMatchObject([
          { target: 'mail', failure: 'the contact given is no e-mail address' },
        ])
      },
    )

    test('nobody’s mailbox can be filled from here: six a day of one conversation, twelve of all', async () => {
      const id = await opens()
      await leavesAddress(id)
      await later(600)
      for (let i = 1; i <= 9; i++) {
        const claimed = await claimCase(needs, 'Ada', id)
        await answers(id, `line ${i}`, claimed?.fence ?? 0)
        await later(300)
      }
      expect(mails).toHaveLength(6)
      for (let i = 0; i < 9; i++)
        await leavesAddress(await opens(), i % 2 ? 'KIM@example.org' : 'kim@example.org')
      await later(60)
      expect(mails).toHaveLength(12)
      expect(world.reports).toContainEqual(
        expect.objectContaining({ what: 'a mail was held back: too many today' }),
      )
      world.clock.pass(24 * 60 * 60)
      await leavesAddress(await opens())
      await later(60)
      expect(mails).toHaveLength(13)
    })

    test('a mail server that is away loses nothing', async () => {
      const away: Needs = {
        ...needs,
        mailer: {
          send: async () => {
            throw new Undeliverable('the mail server cannot be reached (ECONNREFUSED)')
          },
        },
      }
      await leavesAddress(await opens())
      world.clock.pass(60)
      await deliver(away)
      expect(mails).toEqual([])
      await later(10)
      expect(mails).toHaveLength(1)
    })
  })
})

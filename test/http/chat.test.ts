import { SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../src/adapters/sql.ts'
import { databases } from '../support/databases.ts'
import { createWorld, type World } from '../support/world.ts'
import { answerOf, problemIn, withoutReference } from './problems.ts'
import { unsure } from './unsure.ts'

const parcel = 'Why was my parcel not delivered?'
const refund = 'How long does a refund take?'
const jupiter = 'How many moons does Jupiter have?'

const typesIn = (answer: { body: { events: { type: string }[] } }) => answer.body.events.map((e) => e.type)

describe.each(databases)('a customer chats, on %s', (_, open) => {
  let database: Database
  let world: World
  beforeAll(async () => {
    database = await open()
    world = await createWorld(database)
  })
  afterAll(() => database.close())

  describe('opening', () => {
    it('Kim is told that a machine answers before she has written a word', async () => {
      const { status, body } = await world.call('POST', '/api/conversations', '', { language: 'en' })
      expect(status).toBe(201)
      expect(body).toMatchObject({
        status: 'with_bot',
        case: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{8}$/),
      })
      expect(body.notice).toContain('automatic assistant of Nordlicht')
      expect(body.notice).toContain('a person takes over')
    })

    it('in German unless told otherwise', async () => {
      const { body } = await world.call('POST', '/api/conversations', '', {})
      expect(body.notice).toContain('automatische Assistent von Nordlicht')
    })

    it('no two conversations share an id, a case code or a token', async () => {
      const people = await Promise.all(Array.from({ length: 10 }, () => world.customer()))
      for (const of of ['id', 'case', 'token'] as const)
        expect(new Set(people.map((p) => p[of])).size).toBe(10)
    })
  })

  describe('asking', () => {
    it('Kim asks and reads the editors’ words with their source', async () => {
      const kim = await world.customer()
      const answer = await kim.says(parcel)
      expect(answer.status).toBe(201)
      expect(answer.body.status).toBe('with_bot')
      expect(answer.body.events).toMatchObject([
        { seq: 2, type: 'customer_wrote', text: parcel },
        {
          seq: 3,
          type: 'bot_replied',
          text: 'The driver could not hand over your parcel. The next attempt is on the following working day.',
          sources: [{ slug: 'parcel-not-delivered', revision: 1, title: 'My parcel was not delivered' }],
        },
      ])
      expect(answer.body.events[1].maker).toBeUndefined()
    })

    it('sent twice, at once or later, it is one message with one answer', async () => {
      const kim = await world.customer()
      const id = crypto.randomUUID()
      const both = await Promise.all([kim.says(refund, id), kim.says(refund, id)])
      expect(both.map((a) => a.status).sort()).toEqual([200, 201])
      const later = await kim.says(refund, id.toUpperCase())
      expect(later.status).toBe(200)
      for (const answer of [...both, later])
        expect(typesIn(answer)).toEqual(['customer_wrote', 'bot_replied'])
      expect(typesIn(await kim.events())).toEqual(['conversation_opened', 'customer_wrote', 'bot_replied'])
    })

    it('the same id under other words is refused, and the words are not taken', async () => {
      const kim = await world.customer()
      const id = crypto.randomUUID()
      await kim.says(parcel, id)
      problemIn(await kim.says('Something else', id), 409, 'message_id_reused')
      expect((await kim.transcript()).body.lines).toHaveLength(2)
    })

    it('unsure, the bot asks back once with up to three choices; “none of these” leads to a person', async () => {
      const kim = await world.customer()
      const sure = unsure(world)
      const asked = await kim.says('It does not work')
      sure()
      const [, question] = asked.body.events
      expect(question.type).toBe('bot_asked_back')
      expect(question.choices.length).toBeGreaterThan(0)
      expect(question.choices.length).toBeLessThanOrEqual(3)
      const answer = await kim.says('None of these')
      expect(answer.body.status).toBe('waiting')
      expect(answer.body.events).toMatchObject([
        { type: 'customer_wrote' },
        { type: 'handoff_requested', reason: 'no_answer' },
        { type: 'notice_sent', kind: 'handed_off' },
      ])
    })

    it('a choice taken is answered', async () => {
      const kim = await world.customer()
      const sure = unsure(world)
      const asked = await kim.says('my wifi')
      sure()
      const chosen = asked.body.events[1].choices[0]
      expect((await kim.says(chosen.title)).body.events[1]).toMatchObject({
        type: 'bot_replied',
        sources: [{ slug: chosen.slug }],
      })
    })

    it.each([
      ['nothing covers it', jupiter, 'no_answer'],
      ['they ask for a person', 'I want to talk to a person', 'asked'],
      ['the article says so', 'I want to cancel my contract', 'topic_rule'],
    ])('where %s, a person gets it, and Kim is told why', async (_, text, reason) => {
      const kim = await world.customer()
      const answer = await kim.says(text)
      expect(answer.body.status).toBe('waiting')
      expect(answer.body.events).toMatchObject([
        { type: 'customer_wrote' },
        { type: 'handoff_requested', reason, evidence: [{ seq: 2 }] },
        { type: 'notice_sent', text: expect.stringContaining('They will read everything') },
      ])
    })

    it('once people have it, the bot is silent, whatever Kim asks', async () => {
      const kim = await world.customer()
      await kim.wantsPerson()
      expect(typesIn(await kim.says(parcel))).toEqual(['customer_wrote'])
      expect((await kim.stands()).body.status).toBe('waiting')
    })
  })

  describe('asking for a person', () => {
    it('works as the very first thing, with a place and a receipt, and repeating it changes nothing', async () => {
      const kim = await world.customer()
      const first = await kim.wantsPerson({ comment: 'It is urgent', contact: 'kim@example.org' })
      expect(first.status).toBe(200)
      expect(first.body).toMatchObject({
        status: 'waiting',
        expectedWait: null,
        receipt: {
          reason: 'button',
          added: ['It is urgent'],
          contact: { channel: 'email', contact: 'kim@example.org' },
        },
      })
      expect(first.body.position).toBeGreaterThan(0)
      expect(first.body.ifNobodyComes).toContain('stays in the queue')
      const before = (await kim.events()).body
      for (let i = 0; i < 5; i++) {
        const again = await kim.wantsPerson({ comment: 'It is urgent', contact: 'kim@example.org' })
        expect(again.body).toEqual(first.body)
      }
      expect((await kim.events()).body).toEqual(before)
    })

    it('a hundred times at once is one place in the queue', async () => {
      const kim = await world.customer()
      await Promise.all(Array.from({ length: 100 }, () => kim.wantsPerson()))
      expect(typesIn(await kim.events()).filter((type) => type === 'handoff_requested')).toHaveLength(1)
      const { waiting } = (await world.staff('Ada').queue()).body
      expect(waiting.filter((w: { id: string }) => w.id === kim.id)).toHaveLength(1)
    })

    it('a number without a channel is a phone', async () => {
      const kim = await world.customer()
      const { body } = await kim.wantsPerson({ contact: '+49 30 901820' })
      expect(body.receipt.contact).toEqual({ channel: 'phone', contact: '+49 30 901820' })
    })

    it('Kim sets the receipt right, and the agent reads it so', async () => {
      const kim = await world.customer()
      await kim.says(parcel)
      await kim.says('I want to talk to a person')
      const corrected = await kim.corrects({
        matter: 'Parcel lost twice',
        facts: [{ kind: 'parcel_number', value: '00340434161094042557' }],
        comment: 'Please by phone',
      })
      expect(corrected.body.receipt).toMatchObject({
        matter: 'Parcel lost twice',
        added: ['Please by phone'],
        tried: [{ title: 'My parcel was not delivered', reaction: 'wrote_on' }],
      })
      const ada = await world.staff('Ada').claims(kim.id)
      expect(ada.body.brief).toMatchObject({
        matter: 'Parcel lost twice',
        facts: [{ kind: 'parcel_number', value: '00340434161094042557' }],
        added: [{ text: 'Please by phone' }],
      })
    })

    it('back to the bot goes only by Kim’s own choice', async () => {
      const kim = await world.customer()
      await kim.wantsPerson()
      expect((await kim.returnsToBot()).body).toMatchObject({ status: 'with_bot', position: null })
      expect(typesIn(await kim.says(parcel))).toEqual(['customer_wrote', 'bot_replied'])
    })
  })

  describe('feedback, solved, stars', () => {
    it('“did not help” is seen beside the answer it is about, and said twice counts once', async () => {
      const kim = await world.customer()
      await kim.says(parcel)
      await kim.feedback(3, false)
      expect((await kim.feedback(3, false)).body).toEqual({ status: 'with_bot' })
      expect(typesIn(await kim.events()).filter((type) => type === 'feedback_given')).toHaveLength(1)
      const standing = await kim.wantsPerson()
      expect(standing.body.receipt.tried).toMatchObject([{ reaction: 'did_not_help' }])
    })

    it('feedback about what is no answer of the bot is refused', async () => {
      const kim = await world.customer()
      await kim.says(parcel)
      for (const seq of [1, 2, 4, 400]) problemIn(await kim.feedback(seq, true), 404, 'no_such_answer')
    })

    it('no stars before “solved”; then once', async () => {
      const kim = await world.customer()
      await kim.says(parcel)
      problemIn(await kim.rates(5), 409, 'not_solved_yet')
      expect((await kim.says_solved(true)).body).toMatchObject({ status: 'resolved', mayRate: true })
      expect((await kim.rates(5)).status).toBe(200)
      problemIn(await kim.rates(1), 409, 'already_rated')
      expect((await kim.stands()).body).toMatchObject({ confirmedSolved: true, mayRate: false })
    })

    it('no stars when only the agent calls it solved', async () => {
      const kim = await world.customer()
      await kim.wantsPerson()
      const ada = world.staff('Ada')
      const { fence } = (await ada.claims(kim.id)).body
      await ada.resolves(kim.id, fence, { text: 'Done.' })
      problemIn(await kim.rates(5), 409, 'not_solved_yet')
    })

    it('“not solved” goes to the front of the queue; writing after “solved” goes on at the bot', async () => {
      const kim = await world.customer()
      await kim.says(parcel)
      await kim.says_solved(true)
      expect((await kim.says_solved(false)).body).toMatchObject({
        status: 'waiting',
        receipt: { reason: 'reopened' },
      })
      const tarek = await world.customer()
      await tarek.says(parcel)
      await tarek.says_solved(true)
      const hi = await tarek.says('Hi')
      expect(hi.body.status).toBe('with_bot')
      expect(typesIn(hi)).toEqual(['reopened', 'notice_sent', 'customer_wrote', 'bot_asked_back'])
    })
  })

  describe('reading', () => {
    it('the transcript tells who said what, as JSON and as text to take along', async () => {
      const kim = await world.customer()
      await kim.says(parcel)
      await kim.says('I want to talk to a person')
      const ada = world.staff('Ada')
      const { fence } = (await ada.claims(kim.id)).body
      await ada.notes(kim.id, fence, 'Secret among us')
      await ada.writes(kim.id, fence, 'Hello Kim, I see it.')

      const json = (await kim.transcript()).body
      expect(json.case).toBe(kim.case)
      expect(json.lines.map((l: { who: string }) => l.who)).toEqual([
        'customer',
        'bot',
        'customer',
        'system',
        'system',
        'agent',
      ])
      const headers = { accept: 'text/plain', authorization: `Bearer ${kim.token}` }
      const text = await answerOf(
        await world.app.request(`/api/conversations/${kim.id}/transcript`, { headers }),
      )
      expect(text.headers.get('content-type')).toContain('text/plain')
      expect(text.headers.get('content-disposition')).toBe(`attachment; filename="${kim.case}.txt"`)
      expect(text.body).toContain('Assistant (automatic)\nThe driver could not hand over')
      expect(text.body).toContain('[My parcel was not delivered]')
      expect(text.body).toContain('2026-11-23 12:00 UTC  Ada\nHello Kim, I see it.')
      expect(text.body).not.toContain('Secret among us')
      expect(JSON.stringify(json)).not.toContain('Secret among us')
    })

    it('a page of events begins after the place asked for, and never holds a note', async () => {
      const kim = await world.customer()
      await kim.says(parcel)
      await kim.wantsPerson()
      const ada = world.staff('Ada')
      const { fence } = (await ada.claims(kim.id)).body
      await ada.notes(kim.id, fence, 'Secret among us')
      await ada.writes(kim.id, fence, 'Hello')
      const all = (await kim.events()).body.events as { seq: number; type: string }[]
      expect(all.map((e) => e.type)).not.toContain('note_added')
      expect(JSON.stringify(all)).not.toContain('Secret among us')
      const page = (await kim.events(3)).body.events as { seq: number }[]
      expect(page).toEqual(all.filter((e) => e.seq > 3))
      expect((await kim.events(1000)).body.events).toEqual([])
    })

    it('why an agent gave it back stays among agents', async () => {
      const kim = await world.customer()
      await kim.wantsPerson()
      const ada = world.staff('Ada')
      const { fence } = (await ada.claims(kim.id)).body
      await ada.post(`/api/desk/conversations/${kim.id}/release`, { fence, comment: 'Difficult person' })
      for (const { body } of [await kim.events(), await kim.transcript(), await kim.stands()])
        expect(JSON.stringify(body)).not.toContain('Difficult person')
      const seen = await world.staff('Ben').get(`/api/desk/conversations/${kim.id}`)
      expect(JSON.stringify(seen.body.transcript)).toContain('Difficult person')
    })
  })

  describe('who is let in', () => {
    const ours = new TextEncoder().encode('a secret for tests, long enough to sign with')
    const theirs = new TextEncoder().encode('another secret, just as long, but not ours')
    const signed = (id: string, key = ours, aud = 'baton:conversation', alg = 'HS256') =>
      new SignJWT({}).setProtectedHeader({ alg }).setSubject(id).setAudience(aud).sign(key)
    const without = (token: string, i: number) =>
      token
        .split('.')
        .map((part, at) => (at === i ? '' : part))
        .join('.')
    const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

    it('Kim’s own token, and nobody without it: to all others her conversation does not exist', async () => {
      const kim = await world.customer()
      const tarek = await world.customer()
      const past = Math.floor(Date.now() / 1000) - 3600
      const claims = encoded({ sub: kim.id, aud: 'baton:conversation' })
      const worthless: Record<string, string> = {
        nothing: '',
        'no scheme': kim.token,
        'another scheme': `Basic ${kim.token}`,
        "Tarek's token": `Bearer ${tarek.token}`,
        garbage: 'Bearer abc.def.ghi',
        'a very long one': `Bearer ${'a'.repeat(7000)}`,
        'no signature': `Bearer ${without(kim.token, 2)}`,
        'alg none': `Bearer ${encoded({ alg: 'none' })}.${claims}.`,
        'alg None, signed': `Bearer ${encoded({ alg: 'None' })}.${claims}.${kim.token.split('.')[2]}`,
        'no alg': `Bearer ${encoded({})}.${claims}.${kim.token.split('.')[2]}`,
        'a foreign secret': `Bearer ${await signed(kim.id, theirs)}`,
        'a foreign secret, expired': `Bearer ${await new SignJWT({})
          .setProtectedHeader({ alg: 'HS256' })
          .setSubject(kim.id)
          .setAudience('baton:conversation')
          .setExpirationTime(past)
          .sign(theirs)}`,
        'our secret, expired': `Bearer ${await new SignJWT({})
          .setProtectedHeader({ alg: 'HS256' })
          .setSubject(kim.id)
          .setAudience('baton:conversation')
          .setExpirationTime(past)
          .sign(ours)}`,
        'our secret, not yet valid': `Bearer ${await new SignJWT({})
          .setProtectedHeader({ alg: 'HS256' })
          .setSubject(kim.id)
          .setAudience('baton:conversation')
          .setNotBefore(past + 7200)
          .sign(ours)}`,
        'another audience': `Bearer ${await signed(kim.id, ours, 'baton:desk')}`,
        'another algorithm': `Bearer ${await signed(kim.id, ours, 'baton:conversation', 'HS512')}`,
        'an API key': 'Bearer ada-ada-ada',
        'her case code': `Bearer ${kim.case}`,
      }
      const path = `/api/conversations/${kim.id}`
      const unknown = `/api/conversations/${crypto.randomUUID()}`
      const expected = withoutReference(
        problemIn(await world.call('GET', unknown, `Bearer ${kim.token}`), 404, 'conversation_not_found'),
      )
      for (const [name, authorization] of Object.entries(worthless)) {
        const answer = await world.call('GET', path, authorization)
        const told = withoutReference(problemIn(answer, 404, 'conversation_not_found'))
        expect({ name, told }).toEqual({ name, told: expected })
      }
      expect((await kim.stands()).status).toBe(200)
    })

    it('a token for a conversation that is no longer there opens nothing', async () => {
      const gone = crypto.randomUUID()
      const answer = await world.call('GET', `/api/conversations/${gone}`, `Bearer ${await signed(gone)}`)
      problemIn(answer, 404, 'conversation_not_found')
    })
  })
})

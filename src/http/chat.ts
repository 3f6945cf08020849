import { type Context, Hono } from 'hono'
import { replay } from '../domain/conversation.ts'
import { asText, transcriptOf } from '../domain/transcript.ts'
import { choose, stay } from '../stories/keepPromises.ts'
import type { Needs } from '../stories/needs.ts'
import { takeTurn } from '../stories/takeTurn.ts'
import {
  askForPerson,
  backToBot,
  correct,
  feedback,
  openConversation,
  rateConversation,
  solved,
  standingOf,
} from '../stories/talk.ts'
import { type CustomerTokens, customerOnly } from './auth.ts'
import { body, describe, query } from './describe.ts'
import { hasWords, intoTheQueue } from './limits.ts'
import { type EventStream, eventStream, placeOf, rings } from './live.ts'
import * as wire from './wire.ts'

const tag = 'For the customer'

/** What a customer can do. Replies arrive on the live stream, from people and bot alike. */
export function chatRoutes(needs: Needs, tokens: CustomerTokens) {
  const mine = customerOnly(tokens)
  return new Hono()
    .post(
      '/conversations',
      describe(tag, 'Open a conversation', { 201: wire.Opened }),
      body(wire.NewConversation),
      async (c) => {
        const { language = 'de', page } = c.req.valid('json')
        const opened = await openConversation(needs, { language, ...(page === undefined ? {} : { page }) })
        const token = await tokens.issue(opened.id)
        return c.json(
          {
            id: opened.id,
            token,
            case: opened.caseCode,
            status: replay(opened.log).status,
            notice: opened.notice,
          },
          201,
        )
      },
    )

    .get(
      '/conversations/:id',
      describe(tag, 'Where the customer stands', { 200: wire.StandingAnswer }),
      mine,
      async (c) => c.json(await standingOf(needs, await needs.store.read(c.var.conversationId))),
    )

    .post(
      '/conversations/:id/messages',
      describe(tag, 'Write; answers when the turn is over, or as a stream with Accept: text/event-stream', {
        200: wire.TurnAnswer,
        201: wire.TurnAnswer,
      }),
      mine,
      body(wire.NewMessage),
      async (c) => {
        const { id: messageId, text } = c.req.valid('json')
        const message = { conversationId: c.var.conversationId, messageId, text }
        if (wantsStream(c)) return streamTurn(c, needs, message)
        const turn = await takeTurn(needs, message)
        return c.json(
          { status: turn.status, events: wire.eventsForCustomer(turn.events) },
          turn.repeated ? 200 : 201,
        )
      },
    )

    .get(
      '/conversations/:id/events',
      describe(
        tag,
        'The live stream; with Accept: application/json and ?after=SEQ a page of up to 500 events',
        { 200: wire.EventsPage },
      ),
      mine,
      query(wire.EventsAfter),
      async (c) => {
        const { after } = c.req.valid('query')
        const from = after ?? placeOf(c.req.header('last-event-id'))
        if (!wantsStream(c)) {
          const events = await needs.store.readAfter(c.var.conversationId, from)
          return c.json({ events: wire.eventsForCustomer(events) })
        }
        return streamLog(c, needs, c.var.conversationId, from)
      },
    )

    .post(
      '/conversations/:id/handoff',
      describe(tag, 'Ask for a person', { 200: wire.StandingAnswer }),
      mine,
      body(wire.HandoffWish),
      async (c) => {
        const { comment, channel, contact, sameAgent } = c.req.valid('json')
        const wish = {
          ...(comment === undefined ? {} : { comment }),
          ...(contact === undefined
            ? {}
            : { contact: { channel: channel ?? (contact.includes('@') ? 'email' : 'phone'), contact } }),
          ...(sameAgent === undefined ? {} : { sameAgent }),
        } as const
        const id = c.var.conversationId
        const said = async () => comment !== undefined || hasWords((await needs.store.read(id)).log)
        return c.json(await intoTheQueue(c, said, () => askForPerson(needs, id, wish)))
      },
    )

    .post(
      '/conversations/:id/promises',
      describe(tag, 'Be reached later instead of waiting: by chat, e-mail or a call back', {
        200: wire.StandingAnswer,
      }),
      mine,
      body(wire.ChosenPromise),
      async (c) => {
        const { id, kind, contact, from } = c.req.valid('json')
        const conversation = c.var.conversationId
        const channel = kind === 'email' ? ('email' as const) : ('phone' as const)
        const choice = {
          kind,
          ...(id === undefined ? {} : { id }),
          ...(contact === undefined || kind === 'chat_later' ? {} : { contact: { channel, contact } }),
          ...(from === undefined ? {} : { from }),
        }
        // It leads to people as the button does, and so through the same door.
        const said = async () => hasWords((await needs.store.read(conversation)).log)
        return c.json(await intoTheQueue(c, said, () => choose(needs, conversation, choice)))
      },
    )

    .delete(
      '/conversations/:id/promises',
      describe(tag, 'Rather wait here after all, at the old place', { 200: wire.StandingAnswer }),
      mine,
      async (c) => c.json(await stay(needs, c.var.conversationId)),
    )

    .post(
      '/conversations/:id/return',
      describe(tag, "Back to the bot, by the customer's own choice", { 200: wire.StandingAnswer }),
      mine,
      body(wire.Nothing),
      async (c) => c.json(await backToBot(needs, c.var.conversationId)),
    )

    .patch(
      '/conversations/:id/receipt',
      describe(tag, 'Correct or complete what the agent will read', { 200: wire.StandingAnswer }),
      mine,
      body(wire.ReceiptCorrection),
      async (c) => {
        const { matter, facts, comment } = c.req.valid('json')
        return c.json(
          await correct(needs, c.var.conversationId, {
            ...(matter === undefined ? {} : { matter }),
            ...(facts === undefined ? {} : { facts }),
            ...(comment === undefined ? {} : { comment }),
          }),
        )
      },
    )

    .post(
      '/conversations/:id/feedback',
      describe(tag, 'Whether one answer helped', { 200: wire.StatusAnswer }),
      mine,
      body(wire.Feedback),
      async (c) => {
        const { seq, helped } = c.req.valid('json')
        const { log } = await feedback(needs, c.var.conversationId, seq, helped)
        return c.json({ status: replay(log).status })
      },
    )

    .post(
      '/conversations/:id/resolution',
      describe(tag, 'Whether it is solved', { 200: wire.StandingAnswer }),
      mine,
      body(wire.Resolution),
      async (c) => {
        const { solved: yes, sameAgent } = c.req.valid('json')
        return c.json(await solved(needs, c.var.conversationId, yes, sameAgent))
      },
    )

    .post(
      '/conversations/:id/rating',
      describe(tag, 'Stars, after "solved"', { 200: wire.StatusAnswer }),
      mine,
      body(wire.Rating),
      async (c) => {
        const { score, comment } = c.req.valid('json')
        const { log } = await rateConversation(needs, c.var.conversationId, {
          score,
          ...(comment === undefined ? {} : { comment }),
        })
        return c.json({ status: replay(log).status })
      },
    )

    .get(
      '/conversations/:id/transcript',
      describe(tag, 'The transcript, as JSON or text/plain', { 200: wire.TranscriptAnswer }),
      mine,
      async (c) => {
        const { caseCode, log } = await needs.store.read(c.var.conversationId)
        const lines = transcriptOf(log, 'customer')
        if (!(c.req.header('accept') ?? '').includes('text/plain')) return c.json({ case: caseCode, lines })
        c.header('content-disposition', `attachment; filename="${caseCode}.txt"`)
        return c.text(asText(lines, replay(log).language))
      },
    )
}

const wantsStream = (c: Context): boolean => (c.req.header('accept') ?? '').includes('text/event-stream')

/** The turn as it happens: `accepted` once the words are safe, `delta`s, then the turn's events, then `done`. */
function streamTurn(c: Context, needs: Needs, message: Parameters<typeof takeTurn>[1]) {
  return eventStream(c, needs, async (stream) => {
    const send = (event: string, data: unknown, id?: number) =>
      stream.writeSSE({ event, data: JSON.stringify(data), ...(id === undefined ? {} : { id: String(id) }) })
    const turn = await takeTurn(needs, message, {
      accepted: (seq) => void send('accepted', { seq }),
      delta: (text) => void send('delta', { text }),
    })
    for (const event of turn.events) {
      const shown = wire.forCustomer(event)
      if (shown) await send('event', shown, event.seq)
    }
    await send('done', { status: turn.status })
  })
}

/** The log from `from` on, and on as it grows. Holds no database connection while nothing happens. */
function streamLog(c: Context, needs: Needs, id: string, from: number) {
  const work = async (stream: EventStream) => {
    const bell = rings(needs.bell, stream, { id })
    let place = from
    try {
      while (!stream.aborted) {
        const events = await needs.store.readAfter(id, place)
        for (const event of events) {
          const shown = wire.forCustomer(event)
          if (shown)
            await stream.writeSSE({ event: 'event', data: JSON.stringify(shown), id: String(event.seq) })
          place = event.seq
        }
        if (events.length === 0 && (await bell.next()) === 'heartbeat' && !stream.aborted)
          await stream.write(': here\n\n')
      }
    } finally {
      bell.stop()
    }
  }
  return eventStream(c, needs, work, { token: id, staff: false })
}

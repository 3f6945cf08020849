import { Hono } from 'hono'
import { replay } from '../domain/conversation.ts'
import { Refusal } from '../domain/refusal.ts'
import type { Needs } from '../stories/needs.ts'
import {
  type Case,
  claimCase,
  heartbeat,
  noteForAgents,
  readCase,
  releaseCase,
  replyToCustomer,
  resolveCase,
  waitingCases,
} from '../stories/serveQueue.ts'
import { type StaffDoors, type StaffVariables, staffOnly } from './auth.ts'
import { body, describe } from './describe.ts'
import { queueLooks, streamDesk, toWaiting } from './deskStream.ts'
import { eventStream } from './live.ts'
import * as wire from './wire.ts'

const tag = 'For the desk'

/** What an agent can do. Every write names the fence of the claim it rests on, and is a sign of life. */
export function deskRoutes(needs: Needs, doors: StaffDoors & { requestsAlone?: boolean }) {
  const look = queueLooks(needs, doors.requestsAlone !== true)
  return new Hono<StaffVariables>()
    .use(staffOnly(needs, doors, 'agent'))

    .get('/queue', describe(tag, 'Who is waiting, in order', { 200: wire.QueueAnswer }), async (c) =>
      c.json({ waiting: (await waitingCases(needs)).map(toWaiting) }),
    )

    .post(
      '/claims',
      describe(tag, 'Take the next conversation, or one', { 201: wire.ClaimAnswer, 204: null }),
      body(wire.ClaimWish),
      async (c) => {
        const claimed = await claimCase(needs, c.var.staff.name, c.req.valid('json').conversationId ?? null)
        return claimed === null
          ? c.body(null, 204)
          : c.json({ ...toCase(claimed), fence: claimed.fence }, 201)
      },
    )

    .get(
      '/conversations/:id',
      describe(tag, 'One conversation with brief and transcript', { 200: wire.CaseAnswer }),
      async (c) => c.json(toCase(await readCase(needs, idOf(c.req.param('id'))))),
    )

    .post(
      '/conversations/:id/messages',
      describe(tag, 'Write to the customer', { 201: wire.StatusAnswer }),
      body(wire.AgentMessage),
      async (c) => {
        const { fence, id, text } = c.req.valid('json')
        const hold = { agent: c.var.staff.name, fence }
        const { log } = await replyToCustomer(needs, idOf(c.req.param('id')), hold, {
          messageId: id ?? needs.ids.uuid(),
          text,
        })
        return c.json({ status: replay(log).status }, 201)
      },
    )

    .post(
      '/conversations/:id/notes',
      describe(tag, 'A note among agents', { 201: wire.StatusAnswer }),
      body(wire.AgentMessage),
      async (c) => {
        const { fence, id, text } = c.req.valid('json')
        const hold = { agent: c.var.staff.name, fence }
        const { log } = await noteForAgents(needs, idOf(c.req.param('id')), hold, {
          messageId: id ?? needs.ids.uuid(),
          text,
        })
        return c.json({ status: replay(log).status }, 201)
      },
    )

    .post(
      '/conversations/:id/release',
      describe(tag, 'Give it back, at its old place', { 200: wire.StatusAnswer }),
      body(wire.Release),
      async (c) => {
        const { fence, comment } = c.req.valid('json')
        const { log } = await releaseCase(
          needs,
          idOf(c.req.param('id')),
          { agent: c.var.staff.name, fence },
          comment,
        )
        return c.json({ status: replay(log).status })
      },
    )

    .post(
      '/conversations/:id/resolve',
      describe(tag, 'End it, with a closing word', { 200: wire.StatusAnswer }),
      body(wire.Resolve),
      async (c) => {
        const { fence, outcome, text, kept, withdrawn } = c.req.valid('json')
        const end = {
          outcome,
          ...(text === undefined ? {} : { text }),
          ...(kept === undefined ? {} : { kept }),
          ...(withdrawn === undefined ? {} : { withdrawn }),
        }
        const { log } = await resolveCase(
          needs,
          idOf(c.req.param('id')),
          { agent: c.var.staff.name, fence },
          end,
        )
        return c.json({ status: replay(log).status })
      },
    )

    .put(
      '/presence',
      describe(tag, 'The heartbeat: I am here', { 200: wire.PresenceAnswer }),
      body(wire.PresenceBody),
      async (c) => {
        const { state, capacity } = c.req.valid('json')
        return c.json(
          await heartbeat(needs, c.var.staff.name, {
            state,
            ...(capacity === undefined ? {} : { capacity }),
          }),
        )
      },
    )

    .get(
      '/events',
      describe(
        tag,
        'The live stream: `queue` with who waits and what is mine, after every change, at most twice a second; `changed` with the id of a conversation to read again',
        { 200: wire.DeskSnapshot },
        'text/event-stream',
      ),
      (c) =>
        eventStream(
          c,
          needs,
          (stream) => streamDesk(needs, stream, { agent: c.var.staff.name, stillIn: c.var.stillIn, look }),
          { token: `staff ${c.var.staff.name}`, staff: true },
        ),
    )
}

/** @throws Refusal conversation_not_found for what is no id at all */
export function idOf(given: string): string {
  const id = wire.Uuid.safeParse(given)
  if (!id.success) throw new Refusal('conversation_not_found', 'There is no such conversation.')
  return id.data
}

const toCase = ({ id, caseCode, conversation: c, brief, transcript }: Case) => ({
  conversation: {
    id,
    case: caseCode,
    status: c.status,
    language: c.language,
    openedAt: c.openedAt,
    seq: c.seq,
    assignment: c.assignment,
  },
  brief,
  transcript,
})

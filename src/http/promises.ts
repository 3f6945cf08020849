import { Hono } from 'hono'
import { replay } from '../domain/conversation.ts'
import { giveWord, keptIt, putAway, takeBack, whatIsOwed } from '../stories/keepPromises.ts'
import type { Needs } from '../stories/needs.ts'
import { type StaffDoors, type StaffVariables, staffOnly } from './auth.ts'
import { body, describe } from './describe.ts'
import { idOf } from './desk.ts'
import * as wire from './wire.ts'

const tag = 'For the desk'

/** The ledger, and an agent's word. */
export function promiseRoutes(needs: Needs, doors: StaffDoors) {
  return new Hono<StaffVariables>()
    .use(staffOnly(needs, doors, 'agent'))

    .get(
      '/promises',
      describe(tag, 'What is owed to customers, the most urgent first', { 200: wire.LedgerAnswer }),
      async (c) => {
        const at = needs.clock.now()
        const me = c.var.staff.name
        const promises = (await whatIsOwed(needs)).map(({ caseCode, madeAt: _, due: __, late, ...p }) => ({
          ...p,
          case: caseCode,
          mine: p.owner === me,
          overdue: late,
        }))
        return c.json({ at, promises })
      },
    )

    .post(
      '/conversations/:id/promises',
      describe(tag, 'Give the customer your word, with a date', { 201: wire.StatusAnswer }),
      body(wire.AgentPromise),
      async (c) => {
        const { fence, id, kind, from, dueAt, text, contact, snooze } = c.req.valid('json')
        const { log } = await giveWord(
          needs,
          idOf(c.req.param('id')),
          { agent: c.var.staff.name, fence },
          {
            kind,
            dueAt,
            ...(id === undefined ? {} : { id }),
            ...(from === undefined ? {} : { from }),
            ...(text === undefined ? {} : { text }),
            ...(contact === undefined
              ? {}
              : { contact: { channel: contact.includes('@') ? 'email' : 'phone', contact } }),
          },
          snooze,
        )
        return c.json({ status: replay(log).status }, 201)
      },
    )

    .post(
      '/conversations/:id/snooze',
      describe(tag, 'Put it away until a promise’s time', { 200: wire.StatusAnswer }),
      body(wire.Snooze),
      async (c) => {
        const { fence, promise } = c.req.valid('json')
        const hold = { agent: c.var.staff.name, fence }
        const { log } = await putAway(needs, idOf(c.req.param('id')), hold, promise)
        return c.json({ status: replay(log).status })
      },
    )

    .post(
      '/conversations/:id/promises/:promise/kept',
      describe(tag, 'It was kept', { 200: wire.StatusAnswer }),
      body(wire.PromiseKept),
      async (c) => {
        const { fence } = c.req.valid('json')
        const who = { agent: c.var.staff.name, ...(fence === undefined ? {} : { fence }) }
        const { log } = await keptIt(needs, idOf(c.req.param('id')), who, c.req.param('promise'))
        return c.json({ status: replay(log).status })
      },
    )

    .post(
      '/conversations/:id/promises/:promise/withdraw',
      describe(tag, 'It will not be kept; the customer reads why', { 200: wire.StatusAnswer }),
      body(wire.PromiseWithdrawn),
      async (c) => {
        const { fence, reason } = c.req.valid('json')
        const who = { agent: c.var.staff.name, ...(fence === undefined ? {} : { fence }) }
        const { log } = await takeBack(needs, idOf(c.req.param('id')), who, c.req.param('promise'), reason)
        return c.json({ status: replay(log).status })
      },
    )
}

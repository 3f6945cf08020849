import { Hono } from 'hono'
import { replay } from '../domain/conversation.ts'
import { may } from '../domain/staff.ts'
import type { Needs } from '../stories/needs.ts'
import { deskCrew, escalateCase, setSkills, transferCase } from '../stories/serveQueue.ts'
import { type StaffDoors, type StaffVariables, staffOnly } from './auth.ts'
import { body, describe } from './describe.ts'
import { idOf } from './desk.ts'
import { Rejected } from './problem.ts'
import * as wire from './wire.ts'

const tag = 'For the desk'

/** Passing a conversation on, and whom there is to pass it on to. */
export function passingOnRoutes(needs: Needs, doors: StaffDoors) {
  return new Hono<StaffVariables>()
    .use(staffOnly(needs, doors, 'agent'))

    .post(
      '/conversations/:id/transfer',
      describe(tag, 'To a colleague or a team; the time waited stays', { 200: wire.StatusAnswer }),
      body(wire.Transfer),
      async (c) => {
        const { fence, to, comment } = c.req.valid('json')
        const hold = { agent: c.var.staff.name, fence }
        const { log } = await transferCase(needs, idOf(c.req.param('id')), hold, to, comment)
        return c.json({ status: replay(log).status })
      },
    )

    .post(
      '/conversations/:id/escalate',
      describe(tag, 'Up to a team, ahead of the usual', { 200: wire.StatusAnswer }),
      body(wire.Escalation),
      async (c) => {
        const { fence, team, comment } = c.req.valid('json')
        const hold = { agent: c.var.staff.name, fence }
        const { log } = await escalateCase(needs, idOf(c.req.param('id')), hold, team, comment)
        return c.json({ status: replay(log).status })
      },
    )

    .get('/agents', describe(tag, 'Who works at the desk', { 200: wire.CrewList }), async (c) =>
      c.json({ agents: await deskCrew(needs) }),
    )

    .put(
      '/agents/:name',
      describe(tag, 'Teams and languages: one’s own, or by an admin', { 200: wire.CrewList }),
      body(wire.Skills),
      async (c) => {
        const name = c.req.param('name')
        if (name !== c.var.staff.name && !may(c.var.staff.roles, 'admin'))
          throw new Rejected(403, 'admins_only', 'Only an admin changes what others can do.')
        const { teams, languages } = c.req.valid('json')
        await setSkills(needs, name, {
          ...(teams === undefined ? {} : { teams }),
          ...(languages === undefined ? {} : { languages }),
        })
        return c.json({ agents: await deskCrew(needs) })
      },
    )
}

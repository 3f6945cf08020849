import { Hono } from 'hono'
import { Refusal } from '../domain/refusal.ts'
import type { Auditor } from '../stories/audit.ts'
import { serviceReport } from '../stories/keepPromises.ts'
import type { Needs } from '../stories/needs.ts'
import { type StaffDoors, staffOnly } from './auth.ts'
import { body, describe, query } from './describe.ts'
import { Rejected } from './problem.ts'
import * as wire from './wire.ts'

const tag = 'For everyone around'

/** Rows of the outbox one answer holds. */
const mostRows = 200

/** What an operator asks. */
export function reportRoutes(needs: Needs, doors: StaffDoors, auditor: Auditor) {
  const admins = staffOnly(needs, doors, 'admin')
  return new Hono()
    .get(
      '/audit',
      describe(tag, 'Every invariant on the live database, and what is lost', { 200: wire.AuditAnswer }),
      admins,
      async (c) => c.json(await auditor.now()),
    )
    .get(
      '/reports/spending',
      describe(tag, 'What models have cost today (UTC), in estimated tokens', { 200: wire.SpendingAnswer }),
      admins,
      async (c) => c.json(await needs.budget.spentOn(needs.clock.now())),
    )
    .get(
      '/outbox',
      describe(tag, 'What must leave the house and has not', { 200: wire.OutboxAnswer }),
      admins,
      query(wire.OutboxQuery),
      async (c) => {
        const { state } = c.req.valid('query')
        const [counts, rows] = await Promise.all([needs.outbox.counts(), needs.outbox.list(state, mostRows)])
        return c.json({ counts, rows })
      },
    )
    .get(
      '/backup',
      describe(tag, 'The whole database as a file for npm run restore; by API key only', { 200: null }),
      admins,
      async (c) => {
        // A session may be borrowed by a page; a key is held by whoever was given it.
        if (c.var.staff.personId !== null || !needs.backups)
          throw new Rejected(404, 'not_found', 'There is nothing at this address.')
        c.header('cache-control', 'no-store')
        return c.body(await needs.backups.make(), 200, { 'content-type': 'application/gzip' })
      },
    )
    .post(
      '/outbox/replay',
      describe(tag, 'Send every dead letter again', { 200: wire.ReplayAnswer }),
      admins,
      body(wire.Nothing),
      async (c) => c.json({ replayed: await replay(needs, null) }),
    )
    .post(
      '/outbox/:id/replay',
      describe(tag, 'Send one dead letter again', { 200: wire.ReplayAnswer }),
      admins,
      body(wire.Nothing),
      async (c) => {
        const replayed = await replay(needs, c.req.param('id') ?? '')
        if (replayed === 0) throw new Refusal('no_dead_letter', 'There is no dead letter of this name.')
        return c.json({ replayed })
      },
    )
    .get(
      '/reports/service',
      describe(tag, 'Promises made, kept and broken; waits, and how often the forecast was right', {
        200: wire.ServiceReport,
      }),
      admins,
      query(wire.Days),
      async (c) => c.json(await serviceReport(needs, c.req.valid('query').days)),
    )
}

const replay = (needs: Needs, id: string | null): Promise<number> =>
  needs.outbox.replay(id, needs.clock.now())

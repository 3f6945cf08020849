import { Hono } from 'hono'
import { audit } from '../stories/audit.ts'
import type { Needs } from '../stories/needs.ts'
import { type StaffDoors, staffOnly } from './auth.ts'
import { describe } from './describe.ts'
import * as wire from './wire.ts'

/** What an operator asks. */
export function reportRoutes(needs: Needs, doors: StaffDoors) {
  return new Hono()
    .get(
      '/audit',
      describe('For everyone around', 'Every invariant on the live database', { 200: wire.AuditAnswer }),
      staffOnly(needs, doors, 'admin'),
      async (c) => c.json(await audit(needs)),
    )
    .get(
      '/reports/spending',
      describe('For everyone around', 'What models have cost today (UTC), in estimated tokens', {
        200: wire.SpendingAnswer,
      }),
      staffOnly(needs, doors, 'admin'),
      async (c) => c.json(await needs.budget.spentOn(needs.clock.now())),
    )
}

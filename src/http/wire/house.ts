/** What admins ask of the house, and who is signed in. */

import { z } from 'zod'
import { targets } from '../../domain/outbox.ts'
import { roles } from '../../domain/staff.ts'
import { time, words } from './parts.ts'

export const Days = z.strictObject({ days: z.coerce.number().int().min(1).max(3660).default(30) })
export const LinkWish = z.strictObject({
  name: words(40).optional().meta({ description: 'Of somebody who works here; without it, a new admin.' }),
})
export const ServiceReport = z.object({
  since: time,
  promises: z.object({
    made: z.int(),
    open: z.int(),
    kept: z.int(),
    broken: z.int().meta({ description: 'Not kept in time, whether or not they were kept late.' }),
    late: z.int(),
    withdrawn: z.int(),
  }),
  waits: z.object({
    asked: z.int(),
    claimed: z.int(),
    promised: z.int(),
    left: z.int(),
    waiting: z.int(),
    told: z.int().meta({ description: 'Waits that ended with a person and had been told a range.' }),
    inside: z.int().meta({ description: 'Of these, how many were within the range told first.' }),
    retold: z.int(),
    median: z.number().nullable(),
    p95: z.number().nullable(),
    oldest: z.number().nullable().meta({ description: 'The longest wait that still lasts, in seconds.' }),
  }),
})
export const AuditAnswer = z.object({
  at: time,
  conversations: z.int(),
  events: z.int(),
  invariants: z.array(
    z.object({
      name: z.string(),
      says: z.string(),
      shownBy: z
        .enum(['data', 'test', 'both'])
        .meta({ description: 'What live data cannot show, tests do.' }),
      test: z.string().nullable(),
      broken: z.int(),
    }),
  ),
  lost: z.object({ messages: z.int(), questions: z.int() }).meta({
    description:
      'Acknowledged messages that are neither stored nor erased; questions that after their time have neither an answer, nor a person, nor a place in the queue.',
  }),
  broken: z.array(z.object({ invariant: z.string(), conversationId: z.string(), detail: z.string() })),
  restored: z
    .object({ at: time, madeAt: time })
    .nullable()
    .meta({ description: 'This data came from a backup; what was acknowledged in between is not in it.' }),
})
export const SpendingAnswer = z.object({
  tokens: z.number(),
  calls: z.int(),
  /** The most this day may cost; then people answer. */
  ceiling: z.number(),
})
export const OutboxQuery = z.strictObject({ state: z.enum(['dead', 'pending']).default('dead') })
export const OutboxAnswer = z.object({
  counts: z.array(
    z.object({ target: z.enum(targets), pending: z.int(), dead: z.int(), oldest: time.nullable() }),
  ),
  rows: z.array(
    z.object({
      id: z.string(),
      conversationId: z.string(),
      caseCode: z.string(),
      seq: z.int(),
      target: z.enum(targets),
      topic: z.string(),
      attempts: z.int(),
      createdAt: time,
      nextAttemptAt: time.nullable(),
      deadAt: time.nullable(),
      failure: z.string().nullable(),
    }),
  ),
})
export const ReplayAnswer = z.object({ replayed: z.int() })
export const SessionAnswer = z.object({ name: z.string(), roles: z.array(z.enum(roles)) })
export const SignInLink = z.object({
  address: z.string().meta({ description: 'Works once. Shown now and never again.' }),
  until: time,
})

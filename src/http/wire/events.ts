/** Events as they cross the wire, and what a customer may see of them. */

import { z } from 'zod'
import {
  factKinds,
  handoffReasons,
  type Log,
  type Logged,
  noticeKinds,
  outcomes,
  promiseKinds,
  rungTargets,
} from '../../domain/events.ts'
import {
  Choice,
  Contact,
  Evidence,
  LanguageCode,
  largestCounter,
  Source,
  TargetShape,
  time,
  Wait,
} from './parts.ts'

export const EventsAfter = z.strictObject({
  after: z.coerce.number().int().min(0).max(largestCounter).optional(),
})
const event = <T extends string, S extends z.ZodRawShape>(type: T, fields: S) =>
  z.object({ seq: z.int(), v: z.literal(1), at: time, type: z.literal(type), ...fields })
/** One event as customers and agents see it. */
export const WireEvent = z
  .discriminatedUnion('type', [
    event('conversation_opened', { language: LanguageCode, page: z.string().optional() }),
    event('customer_wrote', {
      messageId: z.string(),
      text: z.string(),
      language: LanguageCode.optional().meta({
        description: 'The one the words are in, where it is plainly not the one spoken before.',
      }),
    }),
    event('bot_replied', {
      messageId: z.string(),
      inReplyTo: z.string(),
      text: z.string(),
      sources: z.array(Source),
      partial: z.literal(true).optional(),
    }),
    event('bot_asked_back', {
      messageId: z.string(),
      inReplyTo: z.string(),
      text: z.string(),
      choices: z.array(Choice),
      afterSilence: z.literal(true).optional().meta({
        description: 'Asked because the customer had gone quiet, not because they wrote.',
      }),
    }),
    event('handoff_requested', {
      reason: z.enum(handoffReasons),
      evidence: z.array(Evidence),
      sameAgent: z.boolean().optional(),
    }),
    event('conversation_claimed', { agent: z.string(), fence: z.int() }),
    event('agent_wrote', { messageId: z.string(), agent: z.string(), text: z.string() }),
    event('note_added', { messageId: z.string(), agent: z.string(), text: z.string() }),
    event('claim_released', { agent: z.string() }),
    event('claim_expired', { agent: z.string(), silent: z.literal(true).optional() }),
    event('transferred', { agent: z.string(), to: TargetShape }),
    z.discriminatedUnion('by', [
      event('escalated', { by: z.literal('agent'), agent: z.string(), team: z.string() }),
      event('escalated', { by: z.literal('time'), rung: z.int(), to: z.enum(rungTargets) }),
    ]),
    event('returned_to_bot', {}),
    event('notice_sent', { kind: z.enum(noticeKinds), text: z.string(), wait: Wait.optional() }),
    event('promise_made', {
      id: z.string(),
      kind: z.enum(promiseKinds),
      from: time.meta({ description: 'Not before.' }),
      dueAt: time.meta({ description: 'Kept by then, or broken.' }),
      text: z.string().optional(),
      contact: Contact.optional(),
      by: z.enum(['house', 'agent']).meta({ description: '`house`: chosen by the customer.' }),
      agent: z.string().optional(),
    }),
    event('promise_due', { id: z.string() }),
    event('promise_kept', { id: z.string(), agent: z.string() }),
    event('promise_broken', { id: z.string() }),
    event('promise_withdrawn', {
      id: z.string(),
      by: z.enum(['customer', 'agent']),
      agent: z.string().optional(),
      reason: z.string(),
    }),
    event('snoozed', { agent: z.string(), id: z.string(), until: time }),
    event('receipt_corrected', {
      matter: z.string().optional(),
      facts: z.array(z.object({ kind: z.enum(factKinds), value: z.string() })).optional(),
      comment: z.string().optional(),
    }),
    event('contact_given', { channel: z.enum(['email', 'phone']), contact: z.string() }),
    event('feedback_given', { about: z.int(), helped: z.boolean() }),
    event('resolved', {
      outcome: z.enum(outcomes),
      by: z.enum(['customer', 'agent', 'silence']),
      agent: z.string().optional(),
    }),
    event('reopened', {}),
    event('rated', { score: z.int(), comment: z.string().optional() }),
  ])
  .meta({ id: 'Event' })
/** What a customer may see of an event: no notes, no word among agents, not what made the words. Null hides it whole. */
export function forCustomer(e: Logged): object | null {
  switch (e.type) {
    case 'note_added':
      return null
    case 'claim_released':
    case 'transferred': {
      const { comment: _, ...shown } = e
      return { v: 1, ...shown }
    }
    case 'escalated': {
      if (e.by === 'time') return { v: 1, ...e }
      const { comment: _, ...shown } = e
      return { v: 1, ...shown }
    }
    case 'bot_replied': {
      const { maker: _, found: __, restates: ___, ...shown } = e
      return { v: 1, ...shown }
    }
    case 'bot_asked_back': {
      const { found: _, restates: __, ...shown } = e
      return { v: 1, ...shown }
    }
    default:
      return { v: 1, ...e }
  }
}
export const eventsForCustomer = (log: Log): object[] => log.flatMap((e) => forCustomer(e) ?? [])
export const EventsPage = z.object({ events: z.array(WireEvent) })

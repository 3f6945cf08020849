/** What customers send and are answered. */

import { z } from 'zod'
import { statuses } from '../../domain/conversation.ts'
import { chosenByCustomer, factKinds, handoffReasons, promiseKinds } from '../../domain/events.ts'
import { WireEvent } from './events.ts'
import {
  Contact,
  Counter,
  Fact,
  LanguageCode,
  Line,
  longestMessage,
  time,
  Uuid,
  Wait,
  when,
  words,
} from './parts.ts'

export const NewConversation = z.strictObject({
  language: LanguageCode.optional().meta({
    description: 'The language the customer chose; de unless told. Follows what they write.',
  }),
  page: words(2000).optional().meta({ description: 'Where the chat was opened.' }),
})
export const NewMessage = z.strictObject({
  id: Uuid.meta({ description: 'Made by the client; sending it again is safe.' }),
  text: words(longestMessage),
})
export const HandoffWish = z.strictObject({
  comment: words(2000).optional(),
  channel: z.enum(['email', 'phone']).optional(),
  contact: words(200).optional(),
  sameAgent: z.boolean().optional().meta({ description: 'The agent of last time, if they are free soon.' }),
})
export const ChosenPromise = z.strictObject({
  id: Uuid.optional().meta({ description: 'Made by the client; sending it again is safe.' }),
  kind: z.enum(chosenByCustomer).meta({
    description: '`chat_later`: a person goes on here. `email`, `call_back`: we reach them.',
  }),
  contact: words(200)
    .optional()
    .meta({ description: 'The address or number; where none is known: 409 `contact_needed`.' }),
  from: when.optional().meta({
    description:
      'The time they would like; kept within half an hour. Outside opening hours: 409 `outside_hours` with `next`. Without it: as soon as the house can.',
  }),
})
export const ReceiptCorrection = z
  .strictObject({
    matter: words(2000).optional(),
    facts: z
      .array(z.strictObject({ kind: z.enum(factKinds), value: words(200) }))
      .max(20)
      .optional(),
    comment: words(2000).optional(),
  })
  .refine((r) => r.matter !== undefined || r.facts !== undefined || r.comment !== undefined, {
    message: 'Say what to correct or add.',
  })
export const Feedback = z.strictObject({ helped: z.boolean(), seq: Counter })
export const Resolution = z.strictObject({
  solved: z.boolean(),
  sameAgent: z
    .boolean()
    .optional()
    .meta({ description: 'After “not solved”: the agent of last time; yes unless told.' }),
})
export const Rating = z.strictObject({ score: z.int().min(1).max(5), comment: words(2000).optional() })
export const Opened = z.object({
  id: z.string(),
  token: z.string().meta({
    description: 'Send it as `Authorization: Bearer …`. Whoever has it can read and write this conversation.',
  }),
  case: z.string(),
  status: z.enum(statuses),
  notice: z.string().meta({ description: 'To be shown before the first word is typed.' }),
})
export const TurnAnswer = z.object({ status: z.enum(statuses), events: z.array(WireEvent) })
export const ReceiptAnswer = z.object({
  matter: z.string(),
  reason: z.enum(handoffReasons).nullable(),
  facts: z.array(Fact),
  tried: z.array(
    z.object({ title: z.string(), reaction: z.enum(['helped', 'did_not_help', 'wrote_on', 'none']) }),
  ),
  added: z.array(z.string()),
  contact: Contact.nullable(),
})
export const StandingAnswer = z.object({
  case: z.string(),
  status: z.enum(statuses),
  agent: z.string().nullable(),
  position: z.int().nullable(),
  expectedWait: Wait.nullable(),
  hours: z
    .object({ open: z.boolean(), nextOpening: time.nullable(), inWords: z.string().nullable() })
    .meta({ description: '`inWords`: when we are back, in their language; null while open.' }),
  choices: z
    .object({
      kinds: z.array(z.enum(chosenByCustomer)),
      why: z.enum(['closed', 'nobody_here', 'long_wait', 'instead_of_waiting']),
    })
    .nullable()
    .meta({ description: 'What they may choose instead of waiting; null while they are not waiting.' }),
  promises: z
    .array(
      z.object({
        id: z.string(),
        kind: z.enum(promiseKinds),
        from: time,
        dueAt: time,
        by: z.enum(['house', 'agent']),
        agent: z.string().nullable(),
        broken: z.boolean(),
        inWords: z.string(),
      }),
    )
    .meta({ description: 'What we owe them, the most urgent first.' }),
  receipt: ReceiptAnswer,
  ifNobodyComes: z.string(),
  mayRate: z.boolean(),
  confirmedSolved: z.boolean(),
})
export const StatusAnswer = z.object({ status: z.enum(statuses) })
export const TranscriptAnswer = z.object({ case: z.string(), lines: z.array(Line) })

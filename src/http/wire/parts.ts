/** What several shapes on the wire are made of. */

import { z } from 'zod'
import { factKinds, promiseKinds } from '../../domain/events.ts'

/** Characters one message may have. */
export const longestMessage = 8000
const length = (text: string): number => [...text].length
/** People's words: NUL and lone surrogates, which no database keeps, become U+FFFD. */
export const words = (longest: number, code = 'text_too_long') =>
  z
    .string()
    .min(1)
    .refine((text) => length(text) <= longest, {
      message: `At most ${longest} characters.`,
      params: { code },
    })
    .transform((text) => text.replaceAll('\0', '\uFFFD').toWellFormed())
export const Uuid = z.guid().transform((id) => id.toLowerCase())
export const time = z.iso.datetime().meta({ description: 'ISO 8601, UTC' })
export const LanguageCode = z.enum(['de', 'en'])
/** Counters are 32-bit integers in the database; a larger number names nothing. */
export const largestCounter = 2_147_483_647
export const Counter = z.int().min(1).max(largestCounter)
export const when = z.iso
  .datetime()
  .transform((text) => new Date(text))
  .meta({ description: 'ISO 8601, UTC' })
export const Nothing = z.strictObject({})
export const PromiseId = z.string().min(1).max(64)
export const Fence = Counter.meta({ description: 'The number your claim was given.' })
export const Evidence = z.object({ seq: z.int(), quote: z.string(), rule: z.string() })
export const Source = z.object({ slug: z.string(), revision: z.int(), title: z.string(), score: z.number() })
export const Choice = z.object({ slug: z.string(), title: z.string() })
export const Fact = z.object({ kind: z.enum(factKinds), value: z.string(), text: z.string(), seq: z.int() })
export const Contact = z.object({ channel: z.enum(['email', 'phone']), contact: z.string() })
export const TargetShape = z.union([z.object({ agent: z.string() }), z.object({ team: z.string() })])
export const Wait = z
  .object({ low: z.number(), high: z.number(), probability: z.number() })
  .meta({ description: 'Between `low` and `high` seconds, in `probability` of all cases.' })
export const PromiseAnswer = z.object({
  id: z.string(),
  kind: z.enum(promiseKinds),
  from: time,
  dueAt: time,
  text: z.string().nullable(),
  contact: Contact.nullable(),
  by: z.enum(['house', 'agent']),
  owner: z.string().nullable().meta({ description: 'The agent who must see to it.' }),
  team: z.string().nullable(),
  state: z.enum(['open', 'kept', 'broken', 'withdrawn']),
})
export const Line = z.object({
  seq: z.int(),
  at: time,
  who: z.enum(['customer', 'bot', 'agent', 'system', 'note']),
  name: z.string().optional(),
  text: z.string(),
  messageId: z.string().optional(),
  sources: z.array(Source).optional(),
  choices: z.array(Choice).optional(),
  partial: z.literal(true).optional(),
})

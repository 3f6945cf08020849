/** What agents send and are answered. */

import { z } from 'zod'
import { statuses } from '../../domain/conversation.ts'
import { handoffReasons, madeByAgents } from '../../domain/events.ts'
import { presences } from '../../ports.ts'
import {
  Contact,
  Evidence,
  Fact,
  Fence,
  LanguageCode,
  Line,
  longestMessage,
  PromiseAnswer,
  PromiseId,
  time,
  Uuid,
  when,
  words,
} from './parts.ts'

export const ClaimWish = z.strictObject({ conversationId: Uuid.optional() })
export const AgentMessage = z.strictObject({ fence: Fence, id: Uuid.optional(), text: words(longestMessage) })
export const Release = z.strictObject({ fence: Fence, comment: words(2000).optional() })
export const Resolve = z.strictObject({
  fence: Fence,
  outcome: z.enum(['solved', 'unsolved', 'duplicate', 'spam']).default('solved'),
  text: words(longestMessage).optional().meta({ description: 'A closing word to the customer.' }),
  kept: z
    .array(PromiseId)
    .max(50)
    .optional()
    .meta({ description: 'Promises that were kept. What stays open is refused: 409 `open_promise`.' }),
  withdrawn: z
    .array(z.strictObject({ id: PromiseId, reason: words(500) }))
    .max(50)
    .optional()
    .meta({ description: 'Promises taken back; the customer reads the reason.' }),
})
export const Transfer = z.strictObject({
  fence: Fence,
  to: z.union([z.strictObject({ agent: words(100) }), z.strictObject({ team: words(100) })]),
  comment: words(2000).optional().meta({ description: 'For whoever takes it; the customer never sees it.' }),
})
export const Escalation = z.strictObject({
  fence: Fence,
  team: words(100),
  comment: words(2000).optional(),
})
export const AgentPromise = z.strictObject({
  fence: Fence,
  id: Uuid.optional(),
  kind: z.enum(madeByAgents),
  from: when.optional().meta({ description: 'Not before; unsaid, an hour before it is due.' }),
  dueAt: when,
  text: words(500).optional().meta({ description: 'What is promised, in words the customer reads.' }),
  contact: words(200).optional().meta({ description: 'The number to call; else the one they gave.' }),
  snooze: z.boolean().default(false).meta({ description: 'Put the conversation away until its time.' }),
})
export const Snooze = z.strictObject({ fence: Fence, promise: PromiseId })
export const PromiseKept = z.strictObject({ fence: Fence.optional() })
export const PromiseWithdrawn = z.strictObject({ fence: Fence.optional(), reason: words(500) })
export const Skills = z.strictObject({
  teams: z.array(words(60)).max(50).optional(),
  languages: z.array(LanguageCode).max(2).optional().meta({ description: 'None: any language.' }),
})
export const PresenceBody = z.strictObject({
  state: z.enum(presences),
  capacity: z.int().min(1).max(50).optional(),
})
const BriefAnswer = z.object({
  matter: z.string(),
  language: LanguageCode,
  reason: z.object({ code: z.enum(handoffReasons), evidence: z.array(Evidence) }).nullable(),
  facts: z.array(Fact),
  tried: z.array(
    z.object({
      seq: z.int(),
      by: z.enum(['bot', 'agent']),
      sources: z.array(z.object({ slug: z.string(), revision: z.int(), title: z.string() })),
      reaction: z.enum(['helped', 'did_not_help', 'wrote_on', 'none']),
      next: z.object({ seq: z.int(), text: z.string() }).optional(),
    }),
  ),
  mood: z.array(z.object({ seq: z.int(), mood: z.int() })),
  openQuestions: z.array(z.object({ seq: z.int(), text: z.string() })),
  added: z.array(z.object({ seq: z.int(), text: z.string() })),
  contact: Contact.extend({ seq: z.int() }).nullable(),
  waitingSince: time.nullable(),
  promises: z.array(PromiseAnswer).meta({ description: 'What is owed, the most urgent first.' }),
  passedOn: z
    .array(z.object({ seq: z.int(), by: z.string(), to: z.string(), comment: z.string().nullable() }))
    .meta({ description: 'Transfers and escalations, with the word for the colleague.' }),
})
const ConversationAnswer = z.object({
  id: z.string(),
  case: z.string(),
  status: z.enum(statuses),
  language: LanguageCode,
  openedAt: time.nullable(),
  seq: z.int(),
  assignment: z.object({ agent: z.string(), fence: z.int(), since: time }).nullable(),
})
export const CaseAnswer = z.object({
  conversation: ConversationAnswer,
  brief: BriefAnswer,
  transcript: z.array(Line),
})
export const ClaimAnswer = CaseAnswer.extend({ fence: z.int() })
const WaitingAnswer = z.object({
  id: z.string(),
  case: z.string(),
  position: z.int(),
  waitingSince: time,
  reason: z.enum(handoffReasons),
  language: LanguageCode,
  matter: z.string(),
  priority: z.int(),
  team: z.string().nullable(),
  prefers: z.string().nullable().meta({ description: 'Kept for this agent first, for a while.' }),
  rung: z
    .int()
    .meta({ description: 'How far up the ladder: 0 at its foot, from 1 on everybody was called.' }),
  promised: z.boolean().meta({ description: 'It is here because a promise is to be kept now.' }),
})
export const QueueAnswer = z.object({ waiting: z.array(WaitingAnswer) })
export const DeskSnapshot = QueueAnswer.extend({
  at: time.meta({ description: 'The server’s time, so that a wait is right on a wrong clock.' }),
  agent: z.string().meta({ description: 'Who is listening.' }),
  mine: z.array(
    z.object({
      id: z.string(),
      case: z.string(),
      fence: z.int(),
      matter: z.string(),
      language: LanguageCode,
      seq: z.int(),
      unansweredSince: time.nullable().meta({ description: 'The oldest message nobody has replied to.' }),
    }),
  ),
})
/** A conversation changed: a hint to read it again. */
export const DeskChanged = z.object({ id: z.string() })
export type DeskCase = z.output<typeof CaseAnswer>
export type DeskClaim = z.output<typeof ClaimAnswer>
export type DeskQueue = z.output<typeof DeskSnapshot>
export type DeskHint = z.output<typeof DeskChanged>
const CrewAnswer = z.object({
  name: z.string(),
  state: z.enum(presences),
  here: z.boolean(),
  capacity: z.int(),
  holds: z.int(),
  teams: z.array(z.string()),
  languages: z.array(z.string()),
})
export const CrewList = z.object({ agents: z.array(CrewAnswer) })
export const LedgerAnswer = z.object({
  at: time,
  promises: z.array(
    PromiseAnswer.extend({
      conversationId: z.string(),
      case: z.string(),
      status: z.enum(statuses),
      language: LanguageCode,
      mine: z.boolean().meta({ description: 'Yours to keep.' }),
      overdue: z.boolean(),
    }),
  ),
})
export type DeskCrew = z.output<typeof CrewList>
export type DeskLedger = z.output<typeof LedgerAnswer>
export type DeskPresence = z.output<typeof PresenceAnswer>
export const PresenceAnswer = z.object({ state: z.enum(presences), capacity: z.int() })

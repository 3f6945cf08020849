/** The shapes that cross the wire, as Zod schemas: requests are checked against them, /openapi.json is made of them. */
import { z } from 'zod'
import { statuses } from '../domain/conversation.ts'
import {
  chosenByCustomer,
  factKinds,
  handoffReasons,
  type Log,
  type Logged,
  madeByAgents,
  noticeKinds,
  outcomes,
  promiseKinds,
  rungTargets,
} from '../domain/events.ts'
import { handoffRules } from '../domain/knowledge/article.ts'
import { targets } from '../domain/outbox.ts'
import { roles } from '../domain/staff.ts'
import { presences } from '../ports.ts'

/** Characters one message may have. */
export const longestMessage = 8000

const length = (text: string): number => [...text].length

/** People's words: NUL and lone surrogates, which no database keeps, become U+FFFD. */
const words = (longest: number, code = 'text_too_long') =>
  z
    .string()
    .min(1)
    .refine((text) => length(text) <= longest, {
      message: `At most ${longest} characters.`,
      params: { code },
    })
    .transform((text) => text.replaceAll('\0', '\uFFFD').toWellFormed())

export const Uuid = z.guid().transform((id) => id.toLowerCase())
const time = z.iso.datetime().meta({ description: 'ISO 8601, UTC' })
const LanguageCode = z.enum(['de', 'en'])
/** Counters are 32-bit integers in the database; a larger number names nothing. */
const largestCounter = 2_147_483_647
const Counter = z.int().min(1).max(largestCounter)

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
const when = z.iso
  .datetime()
  .transform((text) => new Date(text))
  .meta({ description: 'ISO 8601, UTC' })
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
export const Nothing = z.strictObject({})
export const EventsAfter = z.strictObject({
  after: z.coerce.number().int().min(0).max(largestCounter).optional(),
})

const PromiseId = z.string().min(1).max(64)
const Fence = Counter.meta({ description: 'The number your claim was given.' })
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
export const Days = z.strictObject({ days: z.coerce.number().int().min(1).max(3660).default(30) })
export const PresenceBody = z.strictObject({
  state: z.enum(presences),
  capacity: z.int().min(1).max(50).optional(),
})

export const LinkWish = z.strictObject({
  name: words(40).optional().meta({ description: 'Of somebody who works here; without it, a new admin.' }),
})

export const slugPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/
const ArticleFields = {
  title: words(200),
  questions: z.array(words(300)).max(50),
  body: words(20_000),
  tags: z.array(words(40)).max(20).default([]),
  handoff: z.enum(handoffRules).default('offer'),
  validUntil: z.iso.date().optional(),
  translationOf: z.string().regex(slugPattern).optional(),
}
export const NewArticle = z.strictObject({
  slug: z.string().regex(slugPattern).max(100),
  language: LanguageCode,
  ...ArticleFields,
})
export const ChangedArticle = z.strictObject({
  ...ArticleFields,
  basedOn: Counter.optional().meta({
    description:
      'The revision you saw. Where a newer one is there: 409 `changed_meanwhile`, with it as `latest`.',
  }),
})
export const WhichRevision = z.strictObject({ revision: Counter.optional() })
export const RestoreRevision = z.strictObject({ revision: Counter })
export const PreviewQuestion = z.strictObject({
  question: words(2000),
  language: LanguageCode.optional(),
  draft: NewArticle.optional().meta({
    description: 'Try it as if this were published. Its revision in the answer is 0.',
  }),
})

// ── answers ──

const Evidence = z.object({ seq: z.int(), quote: z.string(), rule: z.string() })
const Source = z.object({ slug: z.string(), revision: z.int(), title: z.string(), score: z.number() })
const Choice = z.object({ slug: z.string(), title: z.string() })
const Fact = z.object({ kind: z.enum(factKinds), value: z.string(), text: z.string(), seq: z.int() })
const Contact = z.object({ channel: z.enum(['email', 'phone']), contact: z.string() })
const TargetShape = z.union([z.object({ agent: z.string() }), z.object({ team: z.string() })])
const Wait = z
  .object({ low: z.number(), high: z.number(), probability: z.number() })
  .meta({ description: 'Between `low` and `high` seconds, in `probability` of all cases.' })
const PromiseAnswer = z.object({
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
export const EventsPage = z.object({ events: z.array(WireEvent) })
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

const Line = z.object({
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
export const TranscriptAnswer = z.object({ case: z.string(), lines: z.array(Line) })

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
export type DeskCrew = z.output<typeof CrewList>
export type DeskLedger = z.output<typeof LedgerAnswer>
export type DeskPresence = z.output<typeof PresenceAnswer>
export const PresenceAnswer = z.object({ state: z.enum(presences), capacity: z.int() })

const ArticleShown = z.object({
  slug: z.string(),
  language: LanguageCode,
  title: z.string(),
  questions: z.array(z.string()),
  body: z.string(),
  tags: z.array(z.string()),
  validUntil: z.string().optional(),
  translationOf: z.string().optional(),
  revision: z.int(),
})
export const ArticlesAnswer = z.object({ articles: z.array(ArticleShown) })
export const SearchAnswer = z.object({
  found: z.array(
    z.object({ slug: z.string(), title: z.string(), passage: z.string(), confidence: z.number() }),
  ),
})
const RevisionAnswer = ArticleShown.extend({
  handoff: z.enum(handoffRules),
  writtenAt: time,
  writtenBy: z.string(),
})
export const EditedAnswer = RevisionAnswer.extend({
  publishedRevision: z.int().nullable(),
  origin: z
    .enum(['file', 'editor'])
    .meta({ description: 'Whether a file in the knowledge folder keeps it as well.' }),
  conflict: z.boolean().meta({
    description:
      'Changed in the file and by an editor: both are kept as revisions; publishing either decides.',
  }),
})
export const EditedList = z.object({ articles: z.array(EditedAnswer) })
export const RevisionList = z.object({ revisions: z.array(RevisionAnswer) })
export const PreviewAnswer = z.object({
  decision: z.enum(['answer', 'ask_back', 'handoff']),
  reason: z.enum(handoffReasons).optional(),
  answer: z.string().optional(),
  choices: z.array(Choice).optional(),
  sources: z.array(z.object({ slug: z.string(), revision: z.int(), passage: z.string(), score: z.number() })),
  confidence: z.number(),
  certainty: z.number().meta({ description: 'The confidence, and how far the first leads the second.' }),
  bands: z
    .object({ answer: z.number(), askBack: z.number() })
    .nullable()
    .meta({ description: 'Answers from `answer` on (certainty), asks back from `askBack` on (confidence).' }),
  found: z
    .array(
      z.object({
        slug: z.string(),
        title: z.string(),
        revision: z.int(),
        passage: z.string(),
        confidence: z.number(),
        score: z.number(),
      }),
    )
    .meta({ description: 'The best three, whether or not they were used.' }),
})
export const FindingsAnswer = z.object({
  duplicates: z.array(
    z.object({
      slug: z.string(),
      other: z.string(),
      text: z.string(),
      otherText: z.string(),
      likeness: z.number(),
    }),
  ),
  stale: z.array(z.object({ slug: z.string(), validUntil: z.string(), passed: z.boolean() })),
  fewPhrasings: z.array(z.object({ slug: z.string(), count: z.int() })),
  missingTranslation: z.array(z.object({ slug: z.string(), language: LanguageCode })),
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

// What the editor's page reads, as types.
export type EditedArticle = z.output<typeof EditedAnswer>
export type RevisionOfArticle = z.output<typeof RevisionAnswer>
export type ArticleBody = z.output<typeof NewArticle>
export type FindingsFound = z.output<typeof FindingsAnswer>
export type PreviewFound = z.output<typeof PreviewAnswer>
export const SessionAnswer = z.object({ name: z.string(), roles: z.array(z.enum(roles)) })
export const SignInLink = z.object({
  address: z.string().meta({ description: 'Works once. Shown now and never again.' }),
  until: time,
})

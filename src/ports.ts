/** What the stories need from outside, and what they may rely on. Adapters keep these promises. */
import type { Kept } from './domain/audit.ts'
import type { Status } from './domain/conversation.ts'
import type { Lease } from './domain/decide.ts'
import type { ConversationEvent, Language, Log, Maker } from './domain/events.ts'
import type { Article, Published } from './domain/knowledge/article.ts'
import type { Duplicate } from './domain/knowledge/findings.ts'
import type { Bands } from './domain/knowledge/search/bands.ts'
import type { Target } from './domain/outbox.ts'
import type { PromiseToKeep } from './domain/promises.ts'
import type { QueueEntry } from './domain/queue.ts'
import type { Role } from './domain/staff.ts'
import type { Observed } from './domain/wait.ts'

/** What time it is. The only clock there is. */
export type Clock = { now(): Date }

/** New names. All randomness comes from here, so that a seed can replace it. */
export interface Ids {
  /** A UUID. */
  uuid(): string
  /** Eight Crockford characters, e.g. `7K2M49QD`: a name for a conversation, never a proof. */
  caseCode(): string
}

/** A conversation as the store gives it: its id, its case code, and its log. */
export interface Stored {
  id: string
  caseCode: string
  log: Log
}

/** What a decision made of a conversation: the log it ends with, and the part that was decided. */
export interface Recorded extends Stored {
  decided: Log
}

/**
 * The log, kept. Events, the queue entry and the outbox rows that follow from them are one transaction.
 * Everything throws `NotStored` when the database cannot be reached: then nothing was written.
 */
export interface Store {
  /** A new conversation under a fresh case code. */
  open(decided: readonly ConversationEvent[]): Promise<Recorded>
  /** @throws Refusal conversation_not_found */
  read(id: string): Promise<Stored>
  /** The events after place `after`, oldest first, at most 500. Unknown conversations have none. */
  readAfter(id: string, after: number): Promise<Log>
  /**
   * Lets `decide` see the log (and when the claim in force lapses) and appends what it decides, while
   * nobody else can. Deciding nothing writes nothing; a refusal it throws passes through.
   * @throws Refusal conversation_not_found
   */
  record(id: string, decide: Decide): Promise<Recorded>
}
export type Decide = (log: Log, lease: Lease) => readonly ConversationEvent[]

/** A line of the queue as agents see it. `position` counts from 1 among those that wait. */
export interface Waiting extends QueueEntry {
  id: string
  caseCode: string
  position: number
}

/** Somebody who takes conversations, as the desk knows them. No languages: any of them. */
export interface AtDesk extends AgentPresence {
  name: string
  teams: string[]
  languages: string[]
  /** Heard of within the last minute. */
  here: boolean
  holds: number
}

/** A conversation an agent has. `unansweredSince`: the oldest message nobody has replied to. */
export interface Held {
  id: string
  caseCode: string
  fence: number
  matter: string
  language: Language
  seq: number
  unansweredSince: Date | null
}

/** Conversations waiting for an agent, in order; and the agents. A lapsed claim counts as waiting everywhere. */
export interface Queue {
  /** Those that wait, first come first, at most `limit`. */
  waiting(at: Date, limit: number): Promise<Waiting[]>
  /** What this agent has, and how far each of it has come. */
  heldBy(agent: string, at: Date): Promise<Held[]>
  /** The place in the queue, from 1; null when it does not wait. */
  position(id: string, at: Date): Promise<number | null>
  /**
   * Gives the next conversation to `agent`, or the one named. `decide` makes the claim out of its log.
   * Null when nothing waits. Two agents never get the same one.
   * @throws Refusal at_capacity, conversation_not_found, and what `decide` refuses
   */
  claim(agent: string, id: string | null, at: Date, decide: Decide): Promise<Recorded | null>
  /** A sign of life: the agent is here, and every claim of theirs that still holds is prolonged. */
  heartbeat(
    agent: string,
    at: Date,
    presence?: { state: Presence; capacity?: number },
  ): Promise<AgentPresence>
  /**
   * Where the clock was put back: claims that hold for longer than a claim can hold for a lease from `at` on, and
   * whoever was heard of in what is yet to come was heard of at `at`. Else nothing.
   */
  drawIn(at: Date): Promise<void>
  /** Everybody who was ever at the desk, by name. */
  agents(at: Date): Promise<AtDesk[]>
  /** What somebody can do. @throws Refusal target_not_found */
  skills(name: string, skills: { teams?: readonly string[]; languages?: readonly string[] }): Promise<void>
  /** How many wait, are being served, and take conversations just now. */
  load(at: Date): Promise<{ waiting: number; held: number; present: number }>
  /** Those who wait and are to hear something new about it, at most 100. */
  untold(
    at: Date,
    now: { open: boolean; present: boolean; known: boolean; againAfter: number },
  ): Promise<string[]>
  /** Those whose wait has come to its next rung, at most 100. `rests`: seconds on each rung, the last for all that follow. */
  climbing(at: Date, rests: readonly number[], openSince: Date): Promise<string[]>
  /** Those whose agent is here and has left a message from before `before` without a reply, at most 100. */
  leftWaiting(at: Date, before: Date): Promise<string[]>
  /** Conversations whose claim has lapsed, at most 100. */
  lapsed(at: Date): Promise<string[]>
  /** Conversations at the bot with a question older than `before`, at most 100. */
  unanswered(before: Date): Promise<string[]>
  /**
   * Conversations at the bot that went quiet, at most 100: after an answer or an offer before `askBefore`, after
   * anything before `closeBefore`. Those in which nobody ever wrote are none.
   */
  quiet(askBefore: Date, closeBefore: Date): Promise<string[]>
}
export const presences = ['online', 'away', 'finishing', 'offline'] as const
export type Presence = (typeof presences)[number]
export interface AgentPresence {
  state: Presence
  capacity: number
}

/** A line of the ledger. */
export interface LedgerLine extends Omit<PromiseToKeep, 'seq'> {
  conversationId: string
  caseCode: string
  status: Status
  language: Language
}

/** Every promise ever made, and what became of it. */
export interface Ledger {
  /** What is owed, the most urgent first, at most `limit`. */
  owed(limit: number): Promise<LedgerLine[]>
  /** Conversations with a promise whose time has come or has passed and was not recorded yet, at most 100. */
  due(at: Date): Promise<string[]>
  /** Counts since `since`. `late`: kept after their time, and counted as broken too. */
  report(since: Date): Promise<PromiseReport>
}
export interface PromiseReport {
  made: number
  open: number
  kept: number
  broken: number
  late: number
  withdrawn: number
}

/** Waits as they were. */
export interface Waits {
  /** The latest that ended with a person, in the order they ended, at most `limit`. */
  observed(limit: number): Promise<(Observed & { askedAt: Date; endedAt: Date })[]>
  report(since: Date, at: Date): Promise<WaitReport>
}
/** `inside` of `told`: how often the real wait was within what was told first. Seconds; null where there are none; `oldest` is the longest that still waits. */
export interface WaitReport {
  asked: number
  claimed: number
  promised: number
  left: number
  waiting: number
  told: number
  inside: number
  retold: number
  median: number | null
  p95: number | null
  oldest: number | null
}

/**
 * What must reach somebody outside. A row is taken by one process at a time, delivered at least once, and in
 * order: none of a conversation's rows goes to a target while an earlier one is neither delivered nor dead.
 */
export interface Outbox {
  /**
   * Hands each due row of `target` to `deliver`. One whose delivery throws is tried again later, or lies dead
   * where the error is `final` or after `attemptsAllowed` tries. The answer counts the delivered.
   */
  flush(at: Date, target: Target, deliver: (row: OutboxRow) => Promise<Delivered>): Promise<number>
  /** How many wait and how many lie dead, for each target that has any; `oldest`: since when one waits. */
  counts(): Promise<{ target: Target; pending: number; dead: number; oldest: Date | null }[]>
  /** The rows not delivered, oldest first. */
  list(state: 'pending' | 'dead', limit: number): Promise<OutboxLine[]>
  /** A dead row (null: every one) is tried again from `at` on, and closed receivers count as open. Gives how many. */
  replay(id: string | null, at: Date): Promise<number>
  /** Whether this receiver has said that it wants nothing more. */
  isClosed(address: string): Promise<boolean>
  close(address: string, at: Date): Promise<void>
  /** Mails sent since then in this conversation, and to this address from all of them. */
  mailed(
    conversationId: string,
    address: string,
    since: Date,
  ): Promise<{ conversation: number; address: number }>
}
export interface OutboxRow {
  conversationId: string
  seq: number
  target: Target
  topic: string
  /** Tries before this one. */
  attempts: number
}
/** A row as an admin sees it. */
export interface OutboxLine extends OutboxRow {
  /** What a replay names. */
  id: string
  caseCode: string
  createdAt: Date
  /** Null for a dead one. */
  nextAttemptAt: Date | null
  deadAt: Date | null
  failure: string | null
}
/** What came of a row: it went out, or why there was nothing to send. `address`: the mailbox it went to. */
export interface Delivered {
  outcome: 'sent' | 'not_needed' | 'no_receiver' | 'limited'
  address?: string
}
/** It did not get there; the message says why in our words. `final`: trying again is of no use. */
export class Undeliverable extends Error {
  readonly final: boolean
  constructor(why: string, { final = false }: { final?: boolean } = {}) {
    super(why)
    this.name = 'Undeliverable'
    this.final = final
  }
}

/** Tells another system. */
export interface Webhook {
  /** Where to. */
  address: string
  /**
   * Sends `body`, signed, under an id that is the same at every try.
   * @throws Undeliverable, and ReceiverGone when the other side answers 410
   */
  send(message: { id: string; at: Date; body: string }): Promise<void>
}
/** The receiver wants nothing more. */
export class ReceiverGone extends Undeliverable {
  constructor() {
    super('the receiver has said 410: it wants nothing more', { final: true })
    this.name = 'ReceiverGone'
  }
}

/** Writes mail. */
export interface Mailer {
  /** @throws Undeliverable */
  send(mail: Mail): Promise<void>
}
export interface Mail {
  to: string
  subject: string
  text: string
  /** The same at every try, so that a mailbox can tell a repeat. */
  id: string
  /** Mails of one thread hang together: the conversation's id. */
  thread: string
  /** Written by the program, not by a person: no machine shall answer it. */
  automatic: boolean
  at: Date
}

/** What the audit reads: every conversation with its rows, in batches by id, each batch as it was at one moment. */
export interface Archive {
  /** At most `limit` of them, fewer where they are long. None: there are no more. */
  kept(after: string | null, limit: number): Promise<Kept[]>
  /** What was acknowledged in conversations that are not there any more. */
  vanished(): Promise<{ conversations: number; messages: number }>
  /** When this data was last put here from a backup, and when that was made. */
  restored(): Promise<{ at: Date; madeAt: Date } | null>
}

/** Counts for whoever watches. */
export interface Figures {
  read(at: Date): Promise<{
    conversations: { status: string; count: number }[]
    /** Waiting for an agent. */
    waiting: number
    /** Since when the first of them waits, in seconds; 0 when nobody does. */
    oldestWait: number
    /** All there ever were. */
    handoffs: { reason: string; count: number }[]
    promises: { state: string; count: number }[]
    /** Messages of customers, acknowledged. */
    messages: number
  }>
}

/** Copies of everything. */
export interface Backups {
  /** The whole database as it is now, as a file that `npm run restore` reads. */
  make(): Promise<ReadableStream<Uint8Array>>
}

/** The database did not take it: nothing was written, the customer keeps their words. */
export class NotStored extends Error {
  constructor(cause: unknown) {
    super('The database cannot be reached.', { cause })
    this.name = 'NotStored'
  }
}

/** A passage the search found: a piece of a published article, small enough to quote. */
export interface Found {
  article: Published
  /** The phrasing, title or paragraph that matched. */
  passage: string
  score: number
  /** 0 to 1, comparable across questions. */
  confidence: number
}

export type Band = 'answer' | 'ask_back' | 'handoff'

/** The published knowledge, as the bot and the help page see it. */
export interface Knowledge {
  /**
   * Best first, one entry per article, at most `limit`, those `without` left out; with the band the whole result falls into, how certain
   * it is that the first one is meant (0 to about 1.5), and the thresholds in force (null while there is no index).
   */
  search(
    question: string,
    options: { language?: Language; limit: number; without?: ReadonlySet<string> },
    signal: AbortSignal,
  ): Promise<{ found: Found[]; band: Band; certainty: number; bands: Bands | null }>
  published(language?: Language): Promise<Published[]>
}

/** The knowledge as it would be. */
export interface Rehearsal {
  /** With `draft` published in place of what its article says now; its revision is 0. Publishes nothing. */
  with(draft: Article): Promise<Knowledge>
}

/** What a model is asked: to answer from the passages and from nothing else. */
export interface AnswerRequest {
  question: string
  language: Language
  /** The customer plainly writes in another language than ours (ISO 639-1). */
  heard?: string
  passages: { slug: string; title: string; text: string }[]
  /** Earlier messages of this conversation, oldest first. */
  earlier: { who: 'customer' | 'bot'; text: string }[]
}

/**
 * What may be spent on models, counted in estimated tokens (see domain/budget.ts) for all processes together: reserved
 * before a call, settled after it. What is never settled stays spent.
 */
export interface Budget {
  /**
   * Takes `tokens` from the day's budget and, where one is named, from the conversation's. False, and nothing taken,
   * when either is spent. The last call to get in may go beyond by its own size.
   */
  reserve(conversationId: string | null, at: Date, tokens: number): Promise<boolean>
  /** The call reserved at `at` has cost `spent`. */
  settle(conversationId: string | null, at: Date, reserved: number, spent: number): Promise<void>
  /** What that day (UTC) has cost so far, and the most it may cost. */
  spentOn(at: Date): Promise<{ tokens: number; calls: number; ceiling: number }>
}

/** A language model. Its words are a draft until they were checked; it never decides about a handoff. */
export interface Model {
  maker: Maker
  /** The draft as it is written, piece by piece. Throws on every failure, refusal, and when `signal` fires. */
  answer(request: AnswerRequest, signal: AbortSignal): AsyncIterable<string>
}

/** Turns texts into vectors of `dimensions` numbers, one for each text, in the same order. */
export interface Embedder {
  name: string
  embed(texts: readonly string[], signal: AbortSignal): Promise<number[][]>
}

/** The live pages as they were built. */
export interface Assets {
  /** Where a page's script and styles are, by its source, e.g. `src/web/desk/main.tsx`. */
  entry(source: string): { script: string; styles: string[]; preload: string[] }
  /** A built file by its address; null for anything else. */
  file(
    path: string,
    brotli: boolean,
  ): Promise<{ type: string; brotli: boolean; bytes: Uint8Array<ArrayBuffer> } | null>
}

/** Wakes listeners: "something changed". Never carries content; losing a ring costs latency only. */
export interface Bell {
  /** `id`: the conversation that changed, or the person whose rights did. */
  ring(id: string): void
  /**
   * `listener` is called with the id of what changed, where `only` is given for that one alone. An empty id means
   * that rings may have been missed: anything may have changed. The answer stops listening.
   */
  listen(listener: (id: string) => void, only?: string): () => void
}

/** Somebody on our side. */
export interface Person {
  id: string
  /** Null until the first entry; then never changed, because the log knows them by it. */
  name: string | null
  /** Whom the admin had in mind. */
  invitedAs: string
  roles: Role[]
  enteredAt: Date | null
  /** To the minute. */
  seenAt: Date | null
  dismissedAt: Date | null
}

/**
 * Who works here, their one-time links and their sessions. Links and sessions are opened by tokens of 256
 * random bits, which are given out once and kept only as hashes.
 */
export interface People {
  /** Those who work here by name, then those who did. */
  list(): Promise<Person[]>
  /** @throws Refusal person_not_found */
  read(id: string): Promise<Person>
  /** By the exact display name. */
  named(name: string): Promise<Person | null>
  add(invitedAs: string, roles: readonly Role[], at: Date): Promise<Person>
  /** @throws Refusal person_not_found */
  changeRoles(id: string, roles: readonly Role[]): Promise<void>
  /** Takes the display name at the first entry; `likeness` is what nobody else's may equal. @throws Refusal name_taken */
  takeName(id: string, name: string, likeness: string): Promise<void>
  /** A new link for them, good until `until`; earlier ones open nothing any more. Gives its token. */
  newLink(id: string, until: Date): Promise<string>
  /** While nobody has ever entered: another link for the first admin, beside those made before. Else null. */
  firstLink(invitedAs: string, at: Date, until: Date): Promise<string | null>
  /** Whether this link could be used. Looking uses nothing. */
  linkIsGood(token: string, at: Date): Promise<boolean>
  /** Uses the link up and begins a session under a new token. Null for one that is used, lapsed or unknown; of two at once one gets in. */
  enter(linkToken: string, at: Date): Promise<{ token: string; person: Person } | null>
  /** Whose session this is; null when it ended, was idle for too long, or its person was dismissed. */
  whoIs(token: string, at: Date): Promise<Person | null>
  /** Ends this session. */
  leave(token: string): Promise<void>
  /** Ends their sessions and links, and lets them in no more. @throws Refusal person_not_found */
  dismiss(id: string, at: Date): Promise<void>
  /** They work here again; a new link lets them in. @throws Refusal person_not_found */
  readmit(id: string): Promise<void>
}

/** A revision as it is listed. */
export interface Revision extends Article {
  revision: number
  writtenAt: Date
  writtenBy: string
}
/** An article as editors see it: its newest revision, and which one customers see. */
export interface Edited extends Revision {
  publishedRevision: number | null
  /** Whether a file in `knowledge/` keeps it as well. */
  origin: 'file' | 'editor'
  /** The file and an editor have both changed it, and nobody has published either since. */
  conflict: boolean
}

/** The articles with all their revisions. A revision is never changed; saving adds one. */
export interface Library {
  list(language?: Language): Promise<Edited[]>
  /** @throws Refusal article_not_found */
  read(slug: string): Promise<Edited>
  /** Newest first. @throws Refusal article_not_found */
  revisions(slug: string): Promise<Revision[]>
  /**
   * Adds a revision, and the article with it where it is new (`create`, else article_not_found; slug_taken).
   * `basedOn`: the revision the writer saw. Where a newer one is there nothing is written.
   * @throws Refusal changed_meanwhile, with the newer one as `latest`
   */
  save(article: Article, by: string, at: Date, how: 'create' | 'change', basedOn?: number): Promise<Edited>
  /**
   * Customers see this revision from now on (default: the newest). Rebuilds the search index, with the thresholds
   * in force. Publishing an
   * editor's words over a newer text from the file decides the conflict: they become the newest revision.
   */
  publish(slug: string, revision?: number): Promise<Edited>
  /** An old revision's text as the newest one, as a draft. @throws Refusal revision_not_found */
  restore(slug: string, revision: number, by: string, at: Date): Promise<Edited>
  /** No longer shown or searched; its revisions stay for the conversations that rest on them. */
  remove(slug: string, at: Date): Promise<void>
  /** Takes the texts of files: new and changed ones become published revisions. Rebuilds the index once. */
  load(files: readonly { article: Article; hash: string }[], at: Date): Promise<LoadReport>
  /**
   * Finds the thresholds anew where an edit has carried the old ones on; gives whether it did. Takes seconds, so
   * beside everything else; called often, by every process. @throws when `signal` calls it off
   */
  settle(signal?: AbortSignal): Promise<boolean>
  /** Titles and phrasings that two published articles of one language have in common, or nearly so; the most alike first. */
  duplicates(): Promise<Duplicate[]>
}
export interface LoadReport {
  added: number
  changed: number
  unchanged: number
  /** Changed in the file and in the editor: the file's text was kept as a draft. */
  conflicts: string[]
}

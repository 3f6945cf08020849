import { type Known, knownFrom } from './known.ts'
import { atRest, change, drop, type Errand, type Outbox, type Problem, type Task } from './outbox.ts'
import type { Event, Language, Standing } from './wire.ts'

export interface Conversation {
  id: string
  token: string
  case: string
}

/** All the widget knows. What is shown follows from it (view.ts). */
export interface State {
  language: Language
  conversation: Conversation | null
  events: readonly Event[]
  known: Known
  outbox: Outbox
  /** Answers as they are being written, by the message they answer. */
  streamed: Readonly<Record<string, string>>
  standing: Standing | null
  /** What is being typed. */
  draft: string
  /** Whether the server is heard. */
  online: boolean
  /** Whether the browser lets us keep anything beyond this page. */
  remembers: boolean
  /** The conversation cannot be reached with what this browser holds. */
  gone: boolean
  /** Why the last wish that is no message was refused. */
  refused: Problem | null
  /** Whether the frame is open before the customer's eyes, and up to which event they have seen. */
  shown: boolean
  seen: number
}

export type Action =
  | { type: 'restored'; kept: Partial<Kept> }
  | { type: 'opened'; conversation: Conversation }
  | { type: 'event'; event: Event }
  | { type: 'standing'; standing: Standing }
  | { type: 'typed'; draft: string }
  | { type: 'errand'; id: string; task: Task }
  | { type: 'sending' | 'accepted' | 'done' | 'again'; id: string }
  | { type: 'retried'; id: string; newId: string }
  | { type: 'refused'; id: string; problem: Problem }
  | { type: 'edited'; id: string }
  | { type: 'delta'; id: string; text: string }
  | { type: 'line'; online: boolean }
  | { type: 'language'; language: Language }
  | { type: 'shown'; shown: boolean }
  | { type: 'forgetful' | 'gone' | 'started_over' | 'read' }

/** What survives a reload of the page. */
export interface Kept {
  conversation: Conversation | null
  outbox: Outbox
  draft: string
  language: Language
}

export const start = (language: Language): State => ({
  language,
  conversation: null,
  events: [],
  known: knownFrom([]),
  outbox: [],
  streamed: {},
  standing: null,
  draft: '',
  online: true,
  remembers: true,
  gone: false,
  refused: null,
  shown: true,
  seen: 0,
})

export function reduce(s: State, a: Action): State {
  switch (a.type) {
    case 'restored':
      return { ...s, ...a.kept, outbox: atRest(a.kept.outbox ?? []) }
    case 'opened':
      return { ...s, conversation: a.conversation }
    case 'event':
      return hear(s, a.event)
    case 'standing':
      return { ...s, standing: a.standing }
    case 'typed':
      return { ...s, draft: a.draft }
    case 'errand':
      return { ...s, outbox: [...s.outbox, { id: a.id, task: a.task, state: 'ready' }], refused: null }
    case 'sending':
      return { ...s, outbox: change(s.outbox, a.id, { state: 'sending' }) }
    case 'accepted':
      // What was streamed before belongs to a stream that broke; this one begins anew.
      return {
        ...s,
        outbox: change(s.outbox, a.id, { accepted: true }),
        streamed: omit(s.streamed, a.id),
      }
    case 'done':
      return { ...s, outbox: drop(s.outbox, a.id), streamed: omit(s.streamed, a.id) }
    case 'again':
      return { ...s, outbox: change(s.outbox, a.id, { state: 'again' }) }
    case 'refused':
      return refuse(s, a.id, a.problem)
    case 'retried':
      // Under a new name: the old one may be what was refused.
      return { ...s, outbox: change(s.outbox, a.id, { state: 'ready', id: a.newId }) }
    case 'edited':
      return takeBack(s, a.id)
    case 'delta':
      return { ...s, streamed: { ...s.streamed, [a.id]: (s.streamed[a.id] ?? '') + a.text } }
    case 'line':
      return s.online === a.online ? s : { ...s, online: a.online }
    case 'language':
      return { ...s, language: a.language }
    case 'shown':
      return { ...s, shown: a.shown, seen: lastOf(s.events) }
    case 'read':
      return { ...s, refused: null }
    case 'forgetful':
      return { ...s, remembers: false }
    case 'gone':
      return { ...s, gone: true }
    case 'started_over':
      return {
        ...start(s.language),
        shown: s.shown,
        online: s.online,
        remembers: s.remembers,
        draft: unsentText(s),
      }
    default:
      return a satisfies never
  }
}

const lastOf = (events: readonly Event[]): number => events.at(-1)?.seq ?? 0

/** An event takes its place by `seq`, however and however often it arrives. */
function hear(s: State, event: Event): State {
  if (s.events.some((e) => e.seq === event.seq)) return s
  const at = s.events.findLastIndex((e) => e.seq < event.seq) + 1
  const events = [...s.events.slice(0, at), event, ...s.events.slice(at)]
  const known = knownFrom(events)
  const settled = (e: Errand) =>
    isIn(events, e.id) && (known.status !== 'with_bot' || !known.open.includes(e.id))
  const reply = 'inReplyTo' in event ? event.inReplyTo : null
  return {
    ...s,
    events,
    known,
    outbox: s.outbox.filter((e) => !settled(e)),
    streamed: known.status === 'with_bot' ? (reply === null ? s.streamed : omit(s.streamed, reply)) : {},
    seen: s.shown ? lastOf(events) : s.seen,
  }
}

const isIn = (events: readonly Event[], id: string): boolean =>
  events.some((e) => e.type === 'customer_wrote' && e.messageId === id)

/** A refused message stays where it stands, with its text; another wish is put aside and its refusal told. */
function refuse(s: State, id: string, problem: Problem): State {
  const isMessage = s.outbox.some((e) => e.id === id && e.task.kind === 'message')
  return isMessage
    ? { ...s, outbox: change(s.outbox, id, { state: 'failed', problem }) }
    : { ...s, outbox: drop(s.outbox, id), refused: problem }
}

/** A refused message goes back under the pen, in front of what is being typed. */
function takeBack(s: State, id: string): State {
  const errand = s.outbox.find((e) => e.id === id)
  if (errand?.task.kind !== 'message') return s
  return { ...s, outbox: drop(s.outbox, id), draft: joined([errand.task.text, s.draft]) }
}

const joined = (texts: string[]): string => texts.filter((text) => text !== '').join('\n\n')

/** Whatever we have not taken yet, as one text: a new conversation begins with it. */
const unsentText = (s: State): string =>
  joined([
    ...s.outbox.flatMap((e) => (e.task.kind === 'message' && !e.accepted ? [e.task.text] : [])),
    s.draft,
  ])

function omit(of: State['streamed'], id: string): State['streamed'] {
  if (!(id in of)) return of
  const { [id]: _, ...rest } = of
  return rest
}

/** Messages from bot and people that came while nobody was looking. */
export const unread = (s: State): number =>
  s.shown
    ? 0
    : s.events.filter((e) => e.seq > s.seen && (e.type === 'agent_wrote' || 'inReplyTo' in e)).length

import type { DeskCase, DeskCrew, DeskLedger, DeskPresence, DeskQueue } from '../../http/wire.ts'
import { type Drafts, draftOf, joined, reconcile, replaced } from './drafts.ts'
import type { Told } from './told.ts'

export type Pane = 'queue' | 'conversation' | 'case'
/** Whether we hear the server. `ended`: it does not let us in any longer. */
export type Line = 'connecting' | 'live' | 'lost' | 'ended'
export type Dialog =
  | 'none'
  | 'keys'
  | 'release'
  | 'resolve'
  | 'promise'
  | 'withdraw'
  | 'transfer'
  | 'escalate'

/** A claim that was ours. `owner`: who has the conversation now; null while nobody does. */
export interface Lost {
  id: string
  owner: string | null
  status: DeskCase['conversation']['status']
}

/** All that the desk shows follows from this. Times in milliseconds of the browser's clock. */
export interface Desk {
  me: string
  line: Line
  /** The last whole snapshot of the queue; null before the first. */
  heard: DeskQueue | null
  /** What the server's clock is ahead of ours. */
  ahead: number
  now: number
  pane: Pane
  /** The conversation in view, and what we know of it. */
  opened: string | null
  case: DeskCase | null
  reading: 'no' | 'reading' | 'missing' | 'failed'
  /** The row the list stands at. */
  active: string | null
  drafts: Drafts
  composing: 'reply' | 'note'
  /** What is on its way to the server, by the name of its draft or deed; one thing at a time. */
  doing: string | null
  lost: Lost | null
  told: Told | null
  dialog: Dialog
  /** What the window is about: the promise to withdraw, or `snooze`. */
  about: string | null
  /** What is owed to customers; null until it was read. */
  ledger: DeskLedger | null
  /** Who works here; null until somebody wanted to know. */
  crew: DeskCrew | null
  presence: DeskPresence | null
  sound: boolean
  shortcuts: boolean
}

export type Happened =
  | { type: 'heard'; queue: DeskQueue; at: number }
  | { type: 'line'; line: Line }
  | { type: 'ticked'; at: number }
  | { type: 'went'; opened: string | null; pane: Pane }
  | { type: 'reading' }
  | { type: 'read'; case: DeskCase }
  | { type: 'unread'; why: 'missing' | 'failed' }
  | { type: 'active'; id: string }
  | { type: 'typed'; draft: string; text: string }
  | { type: 'composing'; what: 'reply' | 'note' }
  | { type: 'sending'; draft: string; messageId: string }
  | { type: 'sent'; draft: string }
  | { type: 'doing'; what: string | null }
  | { type: 'gaveUp'; id: string }
  | { type: 'lost'; lost: Lost }
  | { type: 'told'; told: Told | null }
  | { type: 'dialog'; dialog: Dialog; about?: string }
  | { type: 'ledger'; ledger: DeskLedger }
  | { type: 'crew'; crew: DeskCrew }
  | { type: 'presence'; presence: DeskPresence }
  | { type: 'set'; sound?: boolean; shortcuts?: boolean }

export const begin = (me: string, drafts: Drafts, now: number): Desk => ({
  me,
  line: 'connecting',
  heard: null,
  ahead: 0,
  now,
  pane: 'queue',
  opened: null,
  case: null,
  reading: 'no',
  active: null,
  drafts,
  composing: 'reply',
  doing: null,
  lost: null,
  told: null,
  dialog: 'none',
  about: null,
  ledger: null,
  crew: null,
  presence: null,
  sound: true,
  shortcuts: true,
})

/** What the desk has become once something has happened. */
export function evolve(desk: Desk, it: Happened): Desk {
  switch (it.type) {
    case 'heard':
      return {
        ...desk,
        me: it.queue.agent,
        heard: it.queue,
        line: 'live',
        ahead: Date.parse(it.queue.at) - it.at,
        now: it.at,
        active: stillThere(desk, it.queue),
      }
    case 'line':
      return { ...desk, line: it.line }
    case 'ticked':
      return { ...desk, now: it.at }
    case 'went': {
      if (it.opened === desk.opened) return { ...desk, pane: it.pane }
      const active = it.opened ?? desk.active
      return {
        ...desk,
        pane: it.pane,
        opened: it.opened,
        active,
        case: null,
        reading: 'no',
        told: null,
        lost: null,
        dialog: 'none',
        composing: 'reply',
      }
    }
    case 'reading':
      return desk.case === null ? { ...desk, reading: 'reading' } : desk
    case 'read':
      return it.case.conversation.id === desk.opened ? read(desk, it.case) : desk
    case 'unread':
      return desk.case === null ? { ...desk, reading: it.why } : desk
    case 'active':
      return { ...desk, active: it.id }
    case 'typed':
      return {
        ...desk,
        drafts: { ...desk.drafts, [it.draft]: { ...draftOf(desk.drafts, it.draft), text: it.text } },
      }
    case 'composing':
      return { ...desk, composing: it.what }
    case 'sending': {
      const draft = { ...draftOf(desk.drafts, it.draft) }
      const sent = { messageId: it.messageId, text: draft.text }
      return {
        ...desk,
        doing: it.draft,
        told: null,
        drafts: { ...desk.drafts, [it.draft]: { ...draft, sent } },
      }
    }
    case 'sent':
      return { ...desk, drafts: replaced(desk.drafts, it.draft, '') }
    case 'doing':
      return { ...desk, doing: it.what, ...(it.what === null ? {} : { told: null }) }
    case 'gaveUp':
      return desk.case && it.id === desk.opened
        ? { ...desk, case: withoutMe(desk.case), dialog: 'none' }
        : desk
    case 'lost':
      return it.lost.id === desk.opened ? losing(desk, it.lost) : desk
    case 'told':
      return { ...desk, told: it.told }
    case 'dialog':
      return {
        ...desk,
        dialog: it.dialog,
        about: it.about ?? null,
        told: it.dialog === 'none' ? desk.told : null,
      }
    case 'ledger':
      return { ...desk, ledger: it.ledger }
    case 'crew':
      return { ...desk, crew: it.crew }
    case 'presence':
      return { ...desk, presence: it.presence }
    case 'set':
      return { ...desk, sound: it.sound ?? desk.sound, shortcuts: it.shortcuts ?? desk.shortcuts }
    default:
      return it satisfies never
  }
}

/** A fresh look at the conversation in view. What was ours and is not any more, without our doing, is lost. */
function read(desk: Desk, fresh: DeskCase): Desk {
  const { id, status, assignment } = fresh.conversation
  const now: Desk = {
    ...desk,
    case: fresh,
    reading: 'no',
    drafts: reconcile(desk.drafts, id, fresh.transcript),
  }
  if (assignment?.agent === desk.me) return { ...now, lost: null }
  const owner = assignment?.agent ?? null
  if (fenceOf(desk) !== null) return losing(now, { id, owner, status })
  return desk.lost?.id === id ? { ...now, lost: { id, owner, status } } : now
}

/** The closing word that was being written is kept where it can be seen: with the reply. */
function losing(desk: Desk, lost: Lost): Desk {
  const closing = draftOf(desk.drafts, `${lost.id}:closing`).text
  const drafts = closing === '' ? desk.drafts : joined(desk.drafts, `${lost.id}:reply`, `${lost.id}:closing`)
  return { ...desk, lost, drafts, dialog: 'none', doing: null }
}

const withoutMe = (known: DeskCase): DeskCase => ({
  ...known,
  conversation: { ...known.conversation, assignment: null },
})

/** The number of our claim on the conversation in view; null when it is not ours. */
export function fenceOf({ case: known, me }: Desk): number | null {
  const assignment = known?.conversation.assignment
  return assignment && assignment.agent === me ? assignment.fence : null
}

/** Where the list stands after a change: at the same conversation, else at the one that took its place. */
function stillThere({ active, heard }: Desk, { waiting, mine }: DeskQueue): string | null {
  if (active === null || [...waiting, ...mine].some(({ id }) => id === active)) return active
  const was = heard?.waiting.findIndex(({ id }) => id === active) ?? -1
  return was < 0 ? active : (waiting[Math.min(was, waiting.length - 1)]?.id ?? null)
}

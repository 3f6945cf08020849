/**
 * What must be true, kept by itself and told in the plainest way: which words were taken, who has which
 * conversation and until when, who stands where in the queue, what was promised. It shares no code with what it
 * is held against, and stands in one place so that it can be read as one.
 */
import type { Logged } from '../../src/domain/events.ts'
import { endOfWait, type Waited } from './expected.waits.ts'

export interface Said {
  messageId: string
  type: string
  text: string
}

/** Something promised, and what became of it. */
export interface Vow {
  id: string
  kind: string
  from: number
  dueAt: number
  contact: string | null
  by: 'house' | 'agent'
  owner: string | null
  team: string | null
  state: 'open' | 'kept' | 'broken' | 'withdrawn'
  due: boolean
  late: boolean
}

export interface Expected {
  id: string
  status: 'with_bot' | 'waiting' | 'with_agent' | 'promised' | 'resolved'
  language: string
  /** Everything that was taken, in order. */
  said: Said[]
  /** What agents have written for each other when they passed it on. */
  handedOver: string[]
  /** Customer's messages nobody has replied to, and when they came. */
  open: Map<string, number>
  since: number | null
  priority: number
  team: string | null
  prefers: string | null
  /** Since when it is kept for them. */
  preferredSince: number
  /** How far up the ladder, and since when. */
  rung: number
  rungSince: number
  /** What was said last about the wait itself; `until`: when what was foretold has gone by. */
  told: { kind: string; at: number; until: number | null } | null
  owner: { agent: string; fence: number; until: number; since: number } | null
  fence: number
  lastAgent: string | null
  promises: Vow[]
  /** A word was broken while nobody had the case: people must have it. */
  owesPerson: boolean
  /** When something happened last, and what. */
  last: number
  lastType: string
  /** The last thing was help of the bot's that one may ask about; and whether that was ever asked. */
  helpedLast: boolean
  askedAfterSilence: boolean
  confirmed: boolean
  rated: boolean
  comments: Set<string>
  contacts: Set<string>
  /** Where they can be reached, the latest of each kind. */
  reach: Map<string, string>
  /** What was said last about each answer, by its place. */
  helped: Map<number, boolean>
  /** Places of the bot's answers. */
  answers: Set<number>
  waits: Waited[]
}

export interface Agent {
  state: string
  capacity: number
  seen: number
  teams: readonly string[]
  languages: readonly string[]
}

const leaseMs = 45_000
/** How far two servers' clocks may be apart: a claim or a sign of life from further ahead is from a clock put back. */
const apartMs = 10_000
const presentMs = 60_000
/** How long a conversation is kept for the agent it knows. */
const keptForMs = 120_000

export class Ledger {
  conversations: Expected[] = []
  agents = new Map<string, Agent>()

  of(id: string): Expected {
    const known = this.conversations.find((c) => c.id === id)
    if (!known) throw new Error(`nobody opened ${id}`)
    return known
  }

  /** Nobody has it: it waits, its promised time has come, or whoever had it was not heard of for too long. */
  free(c: Expected, now: number): boolean {
    if (c.status === 'promised') return backAt(c) <= now
    return c.status === 'waiting' || (c.owner !== null && c.owner.until < now)
  }

  waiting(now: number): Expected[] {
    return this.conversations
      .filter((c) => this.free(c, now))
      .sort((a, b) => b.priority - a.priority || Number(a.since) - Number(b.since) || (a.id < b.id ? -1 : 1))
  }

  heldBy(agent: string, now: number): Expected[] {
    return this.conversations.filter((c) => c.owner?.agent === agent && !this.free(c, now))
  }

  /** Here and taking conversations. */
  isHere(name: string, now: number): boolean {
    const known = this.agents.get(name)
    return known?.state === 'online' && known.seen > now - presentMs
  }

  present(now: number): number {
    return [...this.agents.keys()].filter((name) => this.isHere(name, now)).length
  }

  /** Whose turn it is when `agent` asks for the next one. */
  next(agent: string, now: number): Expected | null {
    const { teams = [], languages = [] }: Partial<Agent> = this.agents.get(agent) ?? {}
    const hasRoom = (name: string) => this.heldBy(name, now).length < (this.agents.get(name)?.capacity ?? 0)
    const isKept = ({ prefers, preferredSince }: Expected) =>
      prefers !== null &&
      prefers !== agent &&
      now - preferredSince < keptForMs &&
      this.isHere(prefers, now) &&
      hasRoom(prefers)
    const isFor = ({ team, language }: Expected) =>
      (team === null || teams.includes(team)) && (languages.length === 0 || languages.includes(language))
    return (
      this.waiting(now).find((c) => !isKept(c) && (c.rung > 0 || c.prefers === agent || isFor(c))) ?? null
    )
  }

  see(agent: string, now: number, said: { state?: string | null; capacity?: number | null } = {}): Agent {
    const known = this.agents.get(agent)
    const seen = {
      state: said.state ?? known?.state ?? 'online',
      capacity: said.capacity ?? known?.capacity ?? 5,
      seen: now,
      teams: known?.teams ?? [],
      languages: known?.languages ?? [],
    }
    this.agents.set(agent, seen)
    return seen
  }

  opens(id: string): Expected {
    const c = newlyOpened(id)
    this.conversations.push(c)
    return c
  }

  /** What has happened is written down. Whether it was allowed to is asked elsewhere. */
  happens(c: Expected, e: Logged): void {
    const at = e.at.getTime()
    Object.assign(c, { last: at, lastType: e.type, helpedLast: false })
    const vow = 'id' in e ? c.promises.find(({ id }) => id === e.id) : undefined
    endOfWait(c, e)
    switch (e.type) {
      case 'conversation_opened':
        c.language = e.language
        break
      case 'customer_wrote':
        c.said.push({ messageId: e.messageId, type: e.type, text: e.text })
        c.language = e.language ?? c.language
        // Thanks to an agent who owes nothing asks for nothing.
        if (c.status !== 'with_agent' || c.open.size > 0 || !/^thanks!*$/i.test(e.text))
          c.open.set(e.messageId, at)
        break
      case 'bot_replied':
        c.answers.add(e.seq)
        c.helpedLast = true
        if (!e.partial) c.open.delete(e.inReplyTo)
        break
      case 'bot_asked_back':
        c.open.delete(e.inReplyTo)
        c.helpedLast = e.choices.length > 0
        if (e.afterSilence) c.askedAfterSilence = true
        break
      case 'handoff_requested':
        Object.assign(c, { status: 'waiting', since: at, confirmed: false, owesPerson: false, team: null })
        Object.assign(c, { rung: 0, rungSince: at, told: null, preferredSince: at })
        c.priority = e.reason === 'reopened' ? 10 : e.reason === 'promise_broken' ? 20 : 0
        c.prefers = e.reason === 'reopened' ? c.lastAgent : null
        this.#waitBegins(c, at)
        break
      case 'conversation_claimed':
        Object.assign(c, { status: 'with_agent', fence: e.fence, lastAgent: e.agent, prefers: null })
        c.owner = { agent: e.agent, fence: e.fence, until: at + leaseMs, since: at }
        break
      case 'agent_wrote':
      case 'note_added':
        c.said.push({ messageId: e.messageId, type: e.type, text: e.text })
        if (e.type === 'agent_wrote') c.open.clear()
        if (c.owner) c.owner.until = Math.max(c.owner.until, at + leaseMs)
        break
      case 'claim_released':
      case 'claim_expired': {
        const { rung } = c
        waitsAgain(c, at)
        c.rung = rung
        break
      }
      case 'transferred':
        waitsAgain(c, at)
        if (e.comment !== undefined) c.handedOver.push(e.comment)
        Object.assign(c, { team: 'team' in e.to ? e.to.team : null, preferredSince: at })
        c.prefers = 'agent' in e.to ? e.to.agent : null
        handOn(c, c.prefers, c.team)
        break
      case 'escalated':
        if (e.by === 'time') Object.assign(c, { rung: e.rung, rungSince: at })
        else {
          waitsAgain(c, at)
          if (e.comment !== undefined) c.handedOver.push(e.comment)
          Object.assign(c, { team: e.team, priority: Math.max(c.priority, 5) })
          handOn(c, null, e.team)
        }
        break
      case 'promise_made':
        c.promises.push({
          id: e.id,
          kind: e.kind,
          from: e.from.getTime(),
          dueAt: e.dueAt.getTime(),
          contact: e.contact?.contact ?? null,
          by: e.by,
          owner: e.agent ?? null,
          team: null,
          state: 'open',
          due: false,
          late: false,
        })
        if (e.by === 'house') Object.assign(c, { status: 'promised', owner: null, prefers: null })
        break
      case 'snoozed':
        Object.assign(c, { status: 'promised', owner: null, prefers: null })
        break
      case 'promise_due':
        if (vow) vow.due = true
        if (c.status === 'promised' || c.status === 'waiting') {
          waitsAgain(c, at)
          Object.assign(c, { priority: 20, prefers: vow?.owner ?? null, preferredSince: at })
        }
        break
      case 'promise_kept':
      case 'promise_broken':
      case 'promise_withdrawn':
        if (vow)
          vow.state =
            e.type === 'promise_kept' ? 'kept' : e.type === 'promise_broken' ? 'broken' : 'withdrawn'
        if (vow && e.type === 'promise_broken') vow.late = true
        if (e.type === 'promise_broken' && (c.status === 'with_bot' || c.status === 'resolved'))
          c.owesPerson = true
        if (c.status === 'promised' && !c.promises.some((p) => p.state === 'open' && !p.due))
          waitsAgain(c, at)
        break
      case 'returned_to_bot':
        leavesQueue(c, 'with_bot')
        c.open.clear()
        break
      case 'resolved':
        leavesQueue(c, 'resolved')
        c.open.clear()
        c.confirmed = e.by === 'customer' && e.outcome === 'solved'
        break
      case 'reopened':
        leavesQueue(c, 'with_bot')
        Object.assign(c, { confirmed: false, rated: false })
        break
      case 'rated':
        c.rated = true
        break
      case 'receipt_corrected':
        if (e.comment !== undefined) c.comments.add(e.comment)
        break
      case 'contact_given':
        c.contacts.add(e.contact)
        c.reach.set(e.channel, e.contact)
        break
      case 'feedback_given':
        c.helped.set(e.about, e.helped)
        c.helpedLast = !e.helped
        break
      case 'notice_sent':
        if (aboutTheWait.has(e.kind))
          c.told = { kind: e.kind, at, until: e.wait ? at + e.wait.high * 1000 : null }
        break
      default:
        e satisfies never
    }
  }

  #waitBegins(c: Expected, at: number): void {
    const others = this.conversations.filter((other) => other !== c)
    c.waits.push({
      askedAt: at,
      ahead: others.filter((other) => other.status === 'waiting').length,
      held: others.filter((other) => other.owner !== null).length,
      agents: this.present(at),
      told: null,
      retold: 0,
      ended: null,
    })
  }

  beats(agent: string, now: number): void {
    for (const c of this.heldBy(agent, now)) if (c.owner) c.owner.until = now + leaseMs
  }

  /** A server looks whether the clock was put back: what holds for too long holds for a lease from now. */
  drawIn(now: number): void {
    for (const { owner } of this.conversations)
      if (owner && owner.until > now + leaseMs + apartMs) owner.until = now + leaseMs
    for (const agent of this.agents.values()) if (agent.seen > now + apartMs) agent.seen = now
  }
}

export const aboutTheWait: ReadonlySet<string> = new Set([
  'wait_told',
  'wait_slipped',
  'closed_now',
  'nobody_here',
  'open_again',
])

/** Still owed to the customer. */
export const owed = (c: Expected): Vow[] =>
  c.promises.filter(({ state }) => state === 'open' || state === 'broken')

/** What the customer has chosen and was not kept yet. */
export const chosen = (c: Expected): Vow[] =>
  c.promises.filter(({ by, state }) => by === 'house' && state === 'open')

const backAt = (c: Expected): number =>
  Math.min(...c.promises.filter((p) => p.state === 'open' && !p.due).map(({ from }) => from))

const waitsAgain = (c: Expected, at: number) =>
  Object.assign(c, { status: 'waiting', owner: null, prefers: null, rung: 0, rungSince: at })

const leavesQueue = (c: Expected, status: Expected['status']) => {
  Object.assign(c, { status, owner: null, since: null, priority: 0, team: null, prefers: null })
  Object.assign(c, { rung: 0, told: null })
}

/** What is owed goes along with the conversation. */
const handOn = (c: Expected, owner: string | null, team: string | null) => {
  for (const vow of owed(c)) Object.assign(vow, { owner, team })
}

const newlyOpened = (id: string): Expected => ({
  id,
  status: 'with_bot',
  language: 'en',
  said: [],
  handedOver: [],
  open: new Map(),
  since: null,
  priority: 0,
  team: null,
  prefers: null,
  preferredSince: 0,
  rung: 0,
  rungSince: 0,
  told: null,
  owner: null,
  fence: 0,
  lastAgent: null,
  promises: [],
  owesPerson: false,
  last: 0,
  lastType: '',
  helpedLast: false,
  askedAfterSilence: false,
  confirmed: false,
  rated: false,
  comments: new Set(),
  contacts: new Set(),
  reach: new Map(),
  helped: new Map(),
  answers: new Set(),
  waits: [],
})

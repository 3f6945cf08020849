/**
 * What must be true, kept by itself and told in the plainest way: which words were taken, who has which
 * conversation and until when, who stands where in the queue. It shares no code with what it is held against.
 */
import type { Logged } from '../../src/domain/events.ts'

export interface Said {
  messageId: string
  type: string
  text: string
}

export interface Expected {
  id: string
  status: 'with_bot' | 'waiting' | 'with_agent' | 'resolved'
  /** Everything that was taken, in order. */
  said: Said[]
  /** Customer's messages nobody has replied to. */
  open: Set<string>
  since: number | null
  priority: number
  prefers: string | null
  /** Since when it is kept for them. */
  preferredSince: number
  owner: { agent: string; fence: number; until: number } | null
  fence: number
  lastAgent: string | null
  /** When something happened last. */
  last: number
  confirmed: boolean
  rated: boolean
  comments: Set<string>
  contacts: Set<string>
  /** What was said last about each answer, by its place. */
  helped: Map<number, boolean>
  /** Places of the bot's answers. */
  answers: Set<number>
}

export interface Agent {
  state: string
  capacity: number
  seen: number
}

const leaseMs = 45_000
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

  /** Nobody has it: it waits, or whoever had it was not heard of for too long. */
  free(c: Expected, now: number): boolean {
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

  /** Whose turn it is when `agent` asks for the next one. */
  next(agent: string, now: number): Expected | null {
    const free = (name: string) => {
      const known = this.agents.get(name)
      return (
        known?.state === 'online' &&
        known.seen > now - presentMs &&
        this.heldBy(name, now).length < known.capacity
      )
    }
    return (
      this.waiting(now).find(
        (c) =>
          c.prefers === null ||
          c.prefers === agent ||
          now - c.preferredSince >= keptForMs ||
          !free(c.prefers),
      ) ?? null
    )
  }

  see(agent: string, now: number, said: { state?: string | null; capacity?: number | null } = {}): Agent {
    const known = this.agents.get(agent)
    const seen = {
      state: said.state ?? known?.state ?? 'online',
      capacity: said.capacity ?? known?.capacity ?? 5,
      seen: now,
    }
    this.agents.set(agent, seen)
    return seen
  }

  opens(id: string): Expected {
    const c: Expected = {
      id,
      status: 'with_bot',
      said: [],
      open: new Set(),
      since: null,
      priority: 0,
      prefers: null,
      preferredSince: 0,
      owner: null,
      fence: 0,
      lastAgent: null,
      last: 0,
      confirmed: false,
      rated: false,
      comments: new Set(),
      contacts: new Set(),
      helped: new Map(),
      answers: new Set(),
    }
    this.conversations.push(c)
    return c
  }

  /** What has happened is written down. Whether it was allowed to is asked elsewhere. */
  happens(c: Expected, e: Logged): void {
    c.last = e.at.getTime()
    const end = (status: Expected['status']) =>
      Object.assign(c, { status, owner: null, since: null, priority: 0, prefers: null })
    switch (e.type) {
      case 'customer_wrote':
        c.said.push({ messageId: e.messageId, type: e.type, text: e.text })
        // Thanks to an agent who owes nothing asks for nothing.
        if (c.status !== 'with_agent' || c.open.size > 0 || !/^thanks!*$/i.test(e.text))
          c.open.add(e.messageId)
        break
      case 'bot_replied':
        c.answers.add(e.seq)
        if (!e.partial) c.open.delete(e.inReplyTo)
        break
      case 'bot_asked_back':
        c.open.delete(e.inReplyTo)
        break
      case 'handoff_requested':
        Object.assign(c, { status: 'waiting', since: e.at.getTime(), confirmed: false })
        c.priority = e.reason === 'reopened' ? 10 : 0
        c.prefers = e.reason === 'reopened' ? c.lastAgent : null
        c.preferredSince = e.at.getTime()
        break
      case 'conversation_claimed':
        Object.assign(c, { status: 'with_agent', fence: e.fence, lastAgent: e.agent, prefers: null })
        c.owner = { agent: e.agent, fence: e.fence, until: e.at.getTime() + leaseMs }
        break
      case 'agent_wrote':
      case 'note_added':
        c.said.push({ messageId: e.messageId, type: e.type, text: e.text })
        if (e.type === 'agent_wrote') c.open.clear()
        if (c.owner) c.owner.until = Math.max(c.owner.until, e.at.getTime() + leaseMs)
        break
      case 'claim_released':
      case 'claim_expired':
        Object.assign(c, { status: 'waiting', owner: null })
        break
      case 'returned_to_bot':
        end('with_bot')
        c.open.clear()
        break
      case 'resolved':
        end('resolved')
        c.open.clear()
        c.confirmed = e.by === 'customer' && e.outcome === 'solved'
        break
      case 'reopened':
        end('with_bot')
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
        break
      case 'feedback_given':
        c.helped.set(e.about, e.helped)
        break
      default:
        break
    }
  }

  beats(agent: string, now: number): void {
    for (const c of this.heldBy(agent, now)) if (c.owner) c.owner.until = now + leaseMs
  }
}

import { ApiProblem, call, Unreachable } from '../../src/client/transport.ts'
import type { ConversationEvent } from '../../src/domain/events.ts'
import { agentNames, type Server, secretOf } from './fleet.ts'
import { openHistory, type Seen, seen } from './history.ts'

/** What clients may not be told while they work: an answer that is our fault and not "try again". */
export interface Complaint {
  who: string
  what: string
}

interface Turn {
  events: (Seen & { type: ConversationEvent['type'] })[]
}
interface Claimed {
  conversation: { id: string }
  fence: number
}

/**
 * Customers and agents at work on several servers, each writing down what they did and were told. Whoever gets no
 * answer, or a 503, tries the next server with the same id. `stop` lets everybody finish what they have begun.
 */
export function crowdAt(servers: readonly Server[], customers: number, random: () => number) {
  const history = openHistory(() => performance.now())
  const complaints: Complaint[] = []
  const conversations = new Map<string, string>()
  let stopped = false
  let acknowledged = 0

  /** One request at any server that is there. What came back, or null where nothing is known. */
  async function tryOnce<T>(who: string, method: string, path: string, token: string, body?: object) {
    const up = servers.filter((server) => server.url !== null)
    const server = up[Math.floor(random() * up.length)]
    if (!server) return null
    try {
      const answer = await call<T>(method, server.url + path, {
        ...(body ? { body } : {}),
        headers: token ? { authorization: `Bearer ${token}` } : {},
        signal: AbortSignal.timeout(20_000),
      })
      return { answer }
    } catch (error) {
      if (error instanceof ApiProblem) {
        if (error.status >= 500 && error.status !== 503)
          complaints.push({ who, what: `${method} ${path}: ${error.status} ${error.message}` })
        return error.status >= 500 ? null : { problem: error }
      }
      if (error instanceof Unreachable || (error instanceof Error && error.name === 'TimeoutError'))
        return null
      throw error
    }
  }
  const pause = (ms = 30) => new Promise((later) => setTimeout(later, ms))

  /** A customer with one matter after the other: conversations as long as people's are. */
  async function customer(name: string): Promise<void> {
    for (let nr = 0; !stopped; nr++) {
      const mine = await opens(name)
      if (mine) await talks(`${name}.${nr}`, mine)
    }
  }

  async function opens(name: string): Promise<{ id: string; token: string } | null> {
    while (!stopped) {
      const opened = await tryOnce<{ id: string; token: string }>(name, 'POST', '/api/conversations', '', {
        language: 'en',
      })
      if (opened?.answer) return opened.answer
      await pause()
    }
    return null
  }

  async function talks(name: string, { id, token }: { id: string; token: string }): Promise<void> {
    conversations.set(id, token)
    let known = 0
    for (let i = 0; i < 60 && !stopped; i++) {
      if (i % 5 === 2) {
        const begun = history.begin({ process: name, conversation: id, f: 'handoff' })
        const told = await tryOnce(name, 'POST', `/api/conversations/${id}/handoff`, token, {})
        if (told?.answer) begun.ok()
        else if (told?.problem) begun.refused()
        else begun.unknown()
        continue
      }
      if (i % 3 === 1) {
        known = await reads(name, id, token, known)
        continue
      }
      await writes(name, id, token, `${name} ${i}: where is my parcel?`)
    }
  }

  /** One message until it is taken; each attempt is an operation of its own. */
  async function writes(name: string, id: string, token: string, text: string): Promise<void> {
    const messageId = crypto.randomUUID()
    for (let attempt = 0; ; attempt++) {
      const begun = history.begin({
        process: name,
        conversation: id,
        f: 'write',
        as: 'customer',
        messageId,
        text,
      })
      const told = await tryOnce<Turn>(name, 'POST', `/api/conversations/${id}/messages`, token, {
        id: messageId,
        text,
      })
      const seq = told?.answer?.events.find((e) => e.messageId === messageId)?.seq
      if (told?.answer) {
        acknowledged++
        return begun.ok(seq === undefined ? {} : { seq })
      }
      if (told?.problem) {
        complaints.push({ who: name, what: `refused: ${told.problem.code}` })
        return begun.refused()
      }
      begun.unknown()
      if (stopped && attempt > 200) return
      await pause()
    }
  }

  async function reads(name: string, id: string, token: string, after: number): Promise<number> {
    const begun = history.begin({ process: name, conversation: id, f: 'read', after, events: [] })
    const told = await tryOnce<{ events: Seen[] }>(
      name,
      'GET',
      `/api/conversations/${id}/events?after=${after}`,
      token,
    )
    if (!told?.answer) {
      begun.unknown()
      return after
    }
    begun.ok({ events: seen(told.answer.events) })
    return told.answer.events.at(-1)?.seq ?? after
  }

  async function agent(name: string): Promise<void> {
    const token = secretOf(name)
    for (let round = 0; !stopped; round++) {
      if (round % 20 === 0)
        await tryOnce(name, 'PUT', '/api/desk/presence', token, { state: 'online', capacity: 50 })
      const begun = history.begin({ process: name, conversation: '', f: 'claim', agent: name })
      const claimed = await tryOnce<Claimed | undefined>(name, 'POST', '/api/desk/claims', token, {})
      if (!claimed?.answer) {
        if (claimed) begun.refused()
        else begun.unknown()
        await pause(60)
        continue
      }
      const { conversation, fence } = claimed.answer
      begun.ok({ conversation: conversation.id, fence })
      for (let n = 0; n < 2; n++) await replies(name, token, conversation.id, fence, `${name} ${round}/${n}`)
      // Two are given back, the third is ended; who writes meanwhile keeps it open, and it is given back too.
      const solved = round % 3 === 2 ? await leaves(token, conversation.id, 'resolve', fence) : false
      if (!solved) await leaves(token, conversation.id, 'release', fence)
      await pause(20)
    }
  }

  /** True when that was the end of the claim. */
  async function leaves(token: string, id: string, how: 'resolve' | 'release', fence: number) {
    const body = how === 'resolve' ? { fence, outcome: 'unsolved' } : { fence }
    for (let i = 0; i < 20; i++) {
      const told = await tryOnce('an agent', 'POST', `/api/desk/conversations/${id}/${how}`, token, body)
      if (told) return told.answer !== undefined
      await pause()
    }
    return false
  }

  async function replies(
    name: string,
    token: string,
    id: string,
    fence: number,
    text: string,
  ): Promise<void> {
    const messageId = crypto.randomUUID()
    for (let attempt = 0; attempt < 100; attempt++) {
      const begun = history.begin({
        process: name,
        conversation: id,
        f: 'write',
        as: 'agent',
        messageId,
        text,
        fence,
      })
      const told = await tryOnce(name, 'POST', `/api/desk/conversations/${id}/messages`, token, {
        fence,
        id: messageId,
        text,
      })
      if (told?.answer) {
        acknowledged++
        return begun.ok()
      }
      if (told?.problem) return begun.refused()
      begun.unknown()
      await pause()
    }
  }

  const working = Promise.all([
    ...Array.from({ length: customers }, (_, i) => customer(`customer ${i}`)),
    ...agentNames.map(agent),
  ])
  return {
    history,
    complaints,
    conversations,
    acknowledged: () => acknowledged,
    /** So many more writes have been acknowledged. */
    async getsOn(count: number): Promise<void> {
      const goal = acknowledged + count
      for (let i = 0; acknowledged < goal; i++) {
        if (i > 1200) throw new Error(`Only ${acknowledged} of ${goal} writes came through within a minute.`)
        await pause(50)
      }
    },
    async stop(): Promise<void> {
      stopped = true
      await working
    },
  }
}

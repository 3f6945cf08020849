import type { Context, Next } from 'hono'
import { getCookie } from 'hono/cookie'
import type { Log } from '../domain/events.ts'
import type { Clock } from '../ports.ts'
import { clientAddress, neighbourhood } from './address.ts'
import { cookieName } from './auth.ts'
import { type Allowance, type Buckets, buckets } from './buckets.ts'
import { Rejected } from './problem.ts'

/** What customers do, as far as it is counted. */
export type Errand = 'open' | 'message' | 'handoff' | 'word' | 'read'

/**
 * What one address, and one conversation, may do. An address can be a whole company or a mobile network, so it is
 * allowed much more than a person can type. The handoff has buckets of its own, the most generous of all: whoever
 * has spent everything else still reaches a person.
 */
export const allowances: Record<Errand, { address: Allowance; conversation?: Allowance }> = {
  open: { address: { burst: 60, every: 5 } },
  message: { address: { burst: 240, every: 0.5 }, conversation: { burst: 20, every: 3 } },
  handoff: { address: { burst: 600, every: 0.2 }, conversation: { burst: 30, every: 2 } },
  word: { address: { burst: 240, every: 0.5 }, conversation: { burst: 30, every: 2 } },
  read: { address: { burst: 1200, every: 0.05 }, conversation: { burst: 240, every: 0.25 } },
}

/** Conversations in the queue in which the customer has not said a word, by address. */
export const wordless: Allowance = { burst: 20, every: 60 }

const sentences: Record<Errand | 'wordless', string> = {
  open: 'Many conversations were opened from your network just now. Nothing was opened this time; please try again in a moment. Conversations that are open go on as before.',
  message:
    'That was very fast. This message was not taken, everything before it was; keep it and send it again in a moment. A person can be asked for at any time.',
  handoff:
    'You have asked for a person many times just now. Earlier wishes stand: whoever is in the queue keeps their place.',
  word: 'That was very fast. This was not taken, everything before it was; please send it again in a moment.',
  read: 'That was asked very often. Nothing is lost; please ask again in a moment.',
  wordless:
    'Many conversations without a word have come from your network. Write one sentence about what it is, then you are in the queue at once.',
}

export interface Limits {
  /** Counts one errand. @throws Rejected 429 too_many_requests */
  count(c: Context, errand: Errand): void
  /** Counts one that asks for a person without having said anything; false when there were too many. */
  wordless: { take(c: Context): boolean; giveBack(c: Context): void }
  addressOf(c: Context): string
}

/** `factor`: how many times the usual allowances; 0 counts nothing. `peer`: the other end of the connection. */
export function limitsOf(
  clock: Clock,
  { factor, proxies, peer }: { factor: number; proxies: number; peer: (c: Context) => string },
): Limits {
  const scaled = ({ burst, every }: Allowance) =>
    buckets({ burst: Math.max(1, Math.round(burst * factor)), every: every / factor }, clock)
  const kept = new Map<Errand, { address: Buckets; conversation?: Buckets }>()
  for (const [errand, { address, conversation }] of Object.entries(allowances) as [
    Errand,
    (typeof allowances)[Errand],
  ][])
    kept.set(errand, {
      address: scaled(address),
      ...(conversation ? { conversation: scaled(conversation) } : {}),
    })
  const silent = scaled(wordless)
  const addressOf = (c: Context) =>
    neighbourhood(clientAddress(peer(c), c.req.header('x-forwarded-for'), proxies))
  return {
    addressOf,
    count(c, errand) {
      if (factor === 0) return
      const mine = kept.get(errand)
      const token = tokenOf(c)
      // The conversation first: who is too fast alone takes nothing from the neighbours.
      const wait =
        (token === '' ? 0 : (mine?.conversation?.take(token) ?? 0)) || (mine?.address.take(addressOf(c)) ?? 0)
      if (wait > 0) throw tooMany(errand, wait)
    },
    wordless: {
      take: (c) => factor === 0 || silent.take(addressOf(c)) === 0,
      giveBack: (c) => silent.giveBack(addressOf(c)),
    },
  }
}

export const tooMany = (what: keyof typeof sentences, retryAfter: number) =>
  new Rejected(429, 'too_many_requests', sentences[what], { retryAfter })

/** The signature of the customer's token stands for the conversation. Not yet checked: an invented one counts for itself only. */
const tokenOf = (c: Context): string =>
  (c.req.header('authorization') ?? getCookie(c, cookieName) ?? '').slice(-43)

/** Counts what customers ask of the API. The forms of the plain pages count for themselves, because they give the text back. */
export const counted = (limits: Limits) => async (c: Context, next: Next) => {
  c.set('limits', limits)
  c.set('address', limits.addressOf(c))
  const errand = errandOf(c.req.method, c.req.path)
  if (errand) limits.count(c, errand)
  await next()
}

/** Counts a form of the plain pages. @throws Rejected 429 too_many_requests */
export const count = (c: Context, errand: Errand): void =>
  (c.get('limits') as Limits | undefined)?.count(c, errand)

/**
 * Lets a customer into the queue by the button. Conversations without a word are counted by address, because they
 * cost an attacker nothing; whoever has said anything is always let in. `said`: whether they have, if it matters.
 * @throws Rejected 429 too_many_requests
 */
export async function intoTheQueue<T extends { receipt: { matter: string; added: string[] } }>(
  c: Context,
  said: () => Promise<boolean>,
  ask: () => Promise<T>,
): Promise<T> {
  const silent = (c.get('limits') as Limits | undefined)?.wordless
  const room = silent?.take(c) ?? true
  if (!room && !(await said())) throw tooMany('wordless', wordless.every)
  const standing = await ask()
  if (room && (standing.receipt.matter !== '' || standing.receipt.added.length > 0)) silent?.giveBack(c)
  return standing
}

/** Whether the customer has said anything. */
export const hasWords = (log: Log): boolean => log.some((e) => e.type === 'customer_wrote')

/** What a request asks; null for what is not a customer's. */
export function errandOf(method: string, path: string): Errand | null {
  if (/^\/(?:$|articles\/|chat(?:\/|$)|api\/articles(?:\/|$))/.test(path))
    return method === 'POST' ? null : 'read'
  if (path === '/api/resume') return 'open'
  const [, rest] = /^\/api\/conversations(?:\/[^/]+(\/[^/]+)?)?$/.exec(path) ?? []
  if (!path.startsWith('/api/conversations')) return null
  if (method === 'GET' || method === 'HEAD') return 'read'
  if (path === '/api/conversations') return 'open'
  if (rest === '/messages') return 'message'
  return rest === '/handoff' ? 'handoff' : 'word'
}

import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { jwtVerify, SignJWT } from 'jose'
import { Refusal } from '../domain/refusal.ts'
import { may, type Role } from '../domain/staff.ts'
import type { Needs } from '../stories/needs.ts'
import { Rejected } from './problem.ts'
import { sameOriginOnly } from './sameOrigin.ts'

/** A person on our side, known by their session, or a script, known by its API key. */
export interface Staff {
  name: string
  roles: readonly Role[]
  /** Null for a script. */
  personId: string | null
}
export interface ApiKey {
  role: Role
  name: string
  secret: string
}

/** Proof that somebody may read and write one conversation: signed, bound to it, worth nothing elsewhere. */
export interface CustomerTokens {
  issue(conversationId: string): Promise<string>
  /** The conversation a token is for; null for anything that is not one of ours. */
  read(token: string): Promise<string | null>
}

const audience = 'baton:conversation'

/** `secret`: at least 32 characters; whoever has it can make tokens. */
export function customerTokens(secret: string): CustomerTokens {
  // Imported once: jose would do it again for every token.
  const key = crypto.subtle.importKey(
    'raw',
    new TextEncoder().encode(secret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign', 'verify'],
  )
  const seen = new Map<string, string>()
  const remember = (token: string, conversationId: string) => {
    if (seen.size >= mostSeen) seen.clear()
    seen.set(token, conversationId)
  }
  return {
    async issue(conversationId) {
      const token = await new SignJWT({})
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(conversationId)
        .setAudience(audience)
        .sign(await key)
      remember(token, conversationId)
      return token
    },
    async read(token) {
      const known = seen.get(token)
      if (known !== undefined) return known
      try {
        const { payload } = await jwtVerify(token, await key, { algorithms: ['HS256'], audience })
        // One that lapses is looked at each time.
        if (payload.sub !== undefined && payload.exp === undefined) remember(token, payload.sub)
        return payload.sub ?? null
      } catch {
        return null
      }
    },
  }
}

/** How many tokens are known by heart, so that a conversation pays for its signature once: some 5 MB. */
const mostSeen = 20_000

export const cookieName = 'baton_chat'

/** The secret sent as `Authorization: Bearer …`; null without one. */
export const bearer = (c: Context): string | null =>
  /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1] ?? null

/**
 * Only whoever holds this conversation's token goes on. To everybody else it does not exist: the same 404
 * for a missing token, another conversation's, and an id that was never given.
 */
export const customerOnly = (tokens: CustomerTokens) =>
  createMiddleware<{ Variables: { conversationId: string } }>(async (c, next) => {
    const token = bearer(c) ?? getCookie(c, cookieName) ?? ''
    const bound = await tokens.read(token)
    const asked = c.req.param('id')?.toLowerCase()
    if (bound === null || bound !== asked)
      throw new Refusal('conversation_not_found', 'There is no such conversation.')
    c.set('conversationId', bound)
    await next()
  })

export const staffCookie = 'baton_staff'

/** What a route of ours may ask about who is there. */
export interface StaffVariables {
  Variables: {
    staff: Staff
    /** For streams, which outlive the moment they were let in. @throws Rejected once they may stay no longer */
    stillIn: () => Promise<void>
  }
}

/**
 * Only staff with this role (or admins) go on: by an API key, or by the session cookie, which counts for
 * changes only when a page of ours sent the request.
 */
export function staffOnly(needs: Pick<Needs, 'people' | 'clock'>, doors: StaffDoors, role: Role | 'any') {
  const byKey = keyring(doors.keys)
  const admit = async (c: Context): Promise<Staff> => {
    const secret = bearer(c)
    const staff = secret === null ? await bySession(c, needs, doors) : await byKey(secret)
    if (role !== 'any' && !may(staff.roles, role)) {
      throw new Rejected(
        403,
        'not_allowed',
        `This needs the role ${role}; you are signed in as ${staff.roles.join(' and ')}.`,
      )
    }
    return staff
  }
  return createMiddleware<StaffVariables>(async (c, next) => {
    c.set('staff', await admit(c))
    c.set('stillIn', async () => {
      await admit(c)
    })
    await next()
  })
}

/** What the doors for staff need to know of the outside. */
export interface StaffDoors {
  keys: readonly ApiKey[]
  /** The address people use, where it is another than the one requests arrive at. */
  publicUrl?: string
}

function keyring(keys: readonly ApiKey[]) {
  const known = Promise.all(
    keys.map(async ({ role, name, secret }) => ({
      staff: { name, roles: [role], personId: null },
      digest: await digest(secret),
    })),
  )
  return async (secret: string): Promise<Staff> => {
    // Digests are compared, so that the time taken says nothing about the secret.
    const given = await digest(secret)
    const found = (await known).find((key) => key.digest === given)
    if (!found) throw new Rejected(401, 'not_signed_in', 'This API key is not known here.')
    return found.staff
  }
}

async function bySession(
  c: Context,
  { people, clock }: Pick<Needs, 'people' | 'clock'>,
  doors: StaffDoors,
): Promise<Staff> {
  const token = getCookie(c, staffCookie)
  if (token === undefined) {
    throw new Rejected(
      401,
      'not_signed_in',
      'Please sign in with a link, or send an API key as “Authorization: Bearer …”.',
    )
  }
  sameOriginOnly(c, doors.publicUrl)
  const person = await people.whoIs(token, clock.now())
  if (!person) throw new Rejected(401, 'not_signed_in', 'Your session has ended. Please ask for a new link.')
  if (person.name === null)
    throw new Rejected(401, 'not_signed_in', 'You have no name here yet. Please choose one at /sign-in.')
  return { name: person.name, roles: person.roles, personId: person.id }
}

/** Secrets are compared by their digests, so that the time taken says nothing. */
export async function digest(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

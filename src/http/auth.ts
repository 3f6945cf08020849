import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { jwtVerify, SignJWT } from 'jose'
import { Refusal } from '../domain/refusal.ts'
import { Rejected } from './problem.ts'

export const roles = ['agent', 'editor', 'admin'] as const
export type Role = (typeof roles)[number]

/** A person or script on our side, known by an API key. `admin` may do what agents and editors may. */
export interface Staff {
  role: Role
  name: string
}
export interface ApiKey extends Staff {
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
  const key = new TextEncoder().encode(secret)
  return {
    issue: (conversationId) =>
      new SignJWT({})
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(conversationId)
        .setAudience(audience)
        .sign(key),
    async read(token) {
      try {
        const { payload } = await jwtVerify(token, key, { algorithms: ['HS256'], audience })
        return payload.sub ?? null
      } catch {
        return null
      }
    },
  }
}

export const cookieName = 'baton_chat'

const bearer = (c: Context): string | null =>
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

export type StaffVariables = { Variables: { staff: Staff } }

/** Only staff with this role (or admins) go on. */
export function staffOnly(keys: readonly ApiKey[], role: Role) {
  const known = Promise.all(
    keys.map(async (key) => ({
      staff: { role: key.role, name: key.name },
      digest: await digest(key.secret),
    })),
  )
  return createMiddleware<StaffVariables>(async (c, next) => {
    const secret = bearer(c)
    if (secret === null)
      throw new Rejected(401, 'not_signed_in', 'This needs an API key, sent as “Authorization: Bearer …”.')
    // Digests are compared, so that the time taken says nothing about the secret.
    const given = await digest(secret)
    const found = (await known).find((key) => key.digest === given)
    if (!found) throw new Rejected(401, 'not_signed_in', 'This API key is not known here.')
    if (found.staff.role !== role && found.staff.role !== 'admin') {
      throw new Rejected(
        403,
        'not_allowed',
        `This needs the role ${role}; you are signed in as ${found.staff.role}.`,
      )
    }
    c.set('staff', found.staff)
    await next()
  })
}

async function digest(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

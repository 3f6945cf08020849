import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { z } from 'zod'
import { Refusal, type RefusalCode } from '../domain/refusal.ts'
import { NotStored } from '../ports.ts'

const statusOf: Record<RefusalCode, ContentfulStatusCode> = {
  conversation_not_found: 404,
  article_not_found: 404,
  revision_not_found: 404,
  no_such_answer: 404,
  message_id_reused: 409,
  already_claimed: 409,
  at_capacity: 409,
  claim_lost: 409,
  not_waiting: 409,
  not_with_bot: 409,
  not_solved_yet: 409,
  already_rated: 409,
  unanswered_message: 409,
  open_promise: 409,
  promise_not_found: 404,
  contact_needed: 409,
  outside_hours: 409,
  due_in_past: 409,
  due_too_far: 409,
  not_taking: 409,
  target_not_found: 404,
  slug_taken: 409,
  changed_meanwhile: 409,
  not_published: 409,
  no_dead_letter: 404,
  person_not_found: 404,
  link_dead: 410,
  name_taken: 409,
  name_not_usable: 400,
  not_oneself: 409,
}

const titles: Partial<Record<number, string>> = {
  400: 'This request cannot be read',
  401: 'Please sign in',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Not possible now',
  410: 'No longer valid',
  413: 'Too large',
  415: 'Only JSON is read here',
  429: 'Too many requests',
  500: 'Our fault',
  503: 'Not accepted',
}

/** RFC 9457, with a code for programs and a reference for people who report it. */
export const ProblemDocument = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    code: z.string(),
    reference: z.string(),
  })
  .loose()
  .meta({ id: 'Problem' })

export interface Problem {
  status: ContentfulStatusCode
  code: string
  detail: string
  more?: Record<string, unknown>
}

/** A problem found in `http/` itself, before any story was called. */
export class Rejected extends Error {
  readonly problem: Problem
  constructor(status: ContentfulStatusCode, code: string, detail: string, more?: Record<string, unknown>) {
    super(detail)
    this.name = 'Rejected'
    this.problem = { status, code, detail, ...(more ? { more } : {}) }
  }
}

/** What a thrown thing means to the outside. Nothing of an unexpected error leaves the house but the reference. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Rejected) return error.problem
  if (error instanceof Refusal) {
    return { status: statusOf[error.code], code: error.code, detail: error.message, more: error.details }
  }
  if (error instanceof NotStored) {
    return {
      status: 503,
      code: 'not_stored',
      detail:
        'This was not accepted, because it cannot be stored just now. Keep your text and send it again in a moment.',
    }
  }
  if (error instanceof HTTPException) {
    return error.status === 400
      ? { status: 400, code: 'malformed_json', detail: 'The body is not valid JSON.' }
      : {
          status: error.status,
          code: error.status === 413 ? 'body_too_large' : 'rejected',
          detail: error.message || 'This request was refused.',
        }
  }
  return {
    status: 500,
    code: 'internal',
    detail: 'Something went wrong on our side. The reference helps us to find it.',
  }
}

export const problemType = (code: string): string => `urn:baton:problem:${code}`

export const problemBody = ({ status, code, detail, more }: Problem, reference: string) => ({
  ...more,
  type: problemType(code),
  title: titles[status] ?? 'Refused',
  status,
  detail,
  code,
  reference,
})

/** The answer to a thrown error; `tell` hears of those that are our fault or our database's. */
export function problemResponse(
  c: Context,
  error: unknown,
  reference: string,
  tell: (error: unknown) => void,
): Response {
  const problem = problemOf(error)
  if (problem.status >= 500) tell(error)
  const headers: Record<string, string> = { 'content-type': 'application/problem+json' }
  if (problem.status === 503) headers['retry-after'] = '2'
  if (typeof problem.more?.retryAfter === 'number') headers['retry-after'] = String(problem.more.retryAfter)
  if (problem.status === 401) headers['www-authenticate'] = 'Bearer'
  return c.body(JSON.stringify(problemBody(problem, reference)), problem.status, headers)
}

import { describeRoute, resolver, validator } from 'hono-openapi'
import type { z } from 'zod'
import { ProblemDocument, Rejected } from './problem.ts'

type Answers = Partial<Record<200 | 201 | 204, z.ZodType | null>>

/** What /openapi.json says of a route: a sentence, its answers by status, and that every error is a problem document. */
export function describe(tag: string, summary: string, answers: Answers, media = 'application/json') {
  const responses = Object.entries(answers).map(([status, schema]) => [
    status,
    schema
      ? { description: 'Done', content: { [media]: { schema: resolver(schema) } } }
      : { description: 'Nothing to say' },
  ])
  return describeRoute({
    tags: [tag],
    summary,
    responses: {
      ...Object.fromEntries(responses),
      default: {
        description: 'A problem document: `code` is stable, `detail` is a sentence for people',
        content: { 'application/problem+json': { schema: resolver(ProblemDocument) } },
      },
    },
  })
}

interface Issue {
  message: string
  path?: readonly (PropertyKey | { key: PropertyKey })[] | undefined
  params?: { code?: string }
}

/**
 * Checks the JSON body against `schema`; what does not fit is named with its place. A body that is not called
 * JSON would pass unread where nothing is required, and a form of a foreign page can send one: it is refused.
 */
export const body = <S extends z.ZodType>(schema: S) =>
  validator('json', schema, async (result, c) => {
    const isJson = /^application\/([\w.-]+\+)?json\s*(;|$)/i.test(c.req.header('content-type') ?? '')
    if (!isJson && (await c.req.text()) !== '')
      throw new Rejected(415, 'not_json', 'Send the body as JSON, with “Content-Type: application/json”.')
    if (!result.success) throw invalid(result.error as readonly Issue[])
  })

/** Checks the query string against `schema`. */
export const query = <S extends z.ZodType>(schema: S) =>
  validator('query', schema, (result) => {
    if (!result.success) throw invalid(result.error as readonly Issue[])
  })

/** As much of what is wrong as anybody reads: whoever sends ten thousand mistakes is not sent them back. */
const mostNamed = 20
const longestMessage = 500

function invalid(issues: readonly Issue[]): Rejected {
  const named = issues.slice(0, mostNamed).map((issue) => ({
    message: issue.message.slice(0, longestMessage),
    path: (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
  }))
  const code = issues.find((issue) => issue.params?.code)?.params?.code ?? 'invalid'
  const detail = named.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join(' ')
  return new Rejected(400, code, detail, { issues: named })
}

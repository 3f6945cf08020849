import { expect } from 'vitest'
import { ProblemDocument } from '../../src/http/problem.ts'

interface Answer {
  status: number
  body: unknown
  headers: Headers
}

/** Says that an answer is this problem, told as every problem is told: document, sentence, reference. Gives the document. */
export function problemIn(answer: Answer, status: number, code: string): Record<string, unknown> {
  expect(answer.body).toMatchObject({ status, code })
  expect(answer.status).toBe(status)
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  const problem = ProblemDocument.parse(answer.body)
  expect(problem.type).toBe(`urn:baton:problem:${code}`)
  expect(problem.title).not.toBe('')
  expect(problem.detail).toMatch(/\S \S/)
  expect(problem.reference).toMatch(/^\S{8,}$/)
  expect(answer.headers.get('x-request-id')).toBe(problem.reference)
  return problem
}

/** A response as `problemIn` reads it. */
export const answerOf = async (response: Response): Promise<Answer> => {
  const text = await response.text()
  const isJson = (response.headers.get('content-type') ?? '').includes('json')
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text }
}

/** The same problem for everybody: all of it but the reference, which differs each time. */
export function withoutReference({ reference: _, ...rest }: Record<string, unknown>) {
  return rest
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { Database } from '../../src/adapters/sql.ts'
import * as wire from '../../src/http/wire.ts'
import { databases } from '../support/databases.ts'
import { createWorld, type World } from '../support/world.ts'

interface Operation {
  summary?: string
  tags?: string[]
  parameters?: { name: string; in: string }[]
  requestBody?: { content: Record<string, { schema: Record<string, unknown> }> }
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>
}
interface Spec {
  openapi: string
  info: { title: string; version: string }
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, object> }
}

describe('what the API says of itself', () => {
  let database: Database
  let world: World
  let spec: Spec
  beforeAll(async () => {
    const [embedded] = databases
    if (!embedded) throw new Error('no database')
    database = await embedded[1]()
    world = await createWorld(database)
    spec = (await world.call('GET', '/openapi.json', '')).body
  })
  afterAll(() => database.close())

  const operations = () =>
    Object.entries(spec.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        name: `${method.toUpperCase()} ${path}`,
        operation,
      })),
    )

  it('is OpenAPI 3.1, and every reference in it leads somewhere', () => {
    expect(spec.openapi).toMatch(/^3\.1\./)
    expect(spec.info).toMatchObject({ title: 'Baton', version: '0.0.0' })
    const references = JSON.stringify(spec).matchAll(/"\$ref":"([^"]*)"/g)
    for (const [, reference = ''] of references) {
      expect(reference).toMatch(/^#\/components\/schemas\//)
      expect(Object.keys(spec.components.schemas)).toContain(reference.split('/').at(-1))
    }
  })

  it('describes every route under /api and no other', () => {
    const routes = world.app.routes
      .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api'))
      .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`)
    expect(
      operations()
        .map(({ name }) => name)
        .sort(),
    ).toEqual([...new Set(routes)].sort())
  })

  it('gives every route a sentence, a place, an answer, its parameters, and the problem document', () => {
    for (const { name, operation } of operations()) {
      expect(operation.summary, name).toMatch(/\S \S|Search|Queue|Write/)
      expect(operation.tags, name).toHaveLength(1)
      const statuses = Object.keys(operation.responses)
      expect(
        statuses.some((s) => /^20\d$/.test(s)),
        name,
      ).toBe(true)
      expect(operation.responses.default?.content, name).toHaveProperty(['application/problem+json'])
      const inPath = [...name.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter)
      const described = (operation.parameters ?? []).filter((p) => p.in === 'path').map((p) => p.name)
      expect(described, name).toEqual(inPath)
    }
  })

  it('every body that is read is described, and takes nothing it does not name', () => {
    for (const { name, operation } of operations()) {
      if (!/^(POST|PUT|PATCH) /.test(name)) continue
      const schema = operation.requestBody?.content['application/json']?.schema
      expect(schema, name).toMatchObject({ type: 'object', additionalProperties: false })
    }
  })

  it('the strictness is real: a field nobody named is refused by every route that reads a body', async () => {
    const kim = await world.customer()
    for (const { name } of operations()) {
      const [method = '', path = ''] = name.split(' ')
      if (!/^(POST|PUT|PATCH)$/.test(method)) continue
      const authorization = path.startsWith('/api/conversations')
        ? `Bearer ${kim.token}`
        : 'Bearer olga-olga-olga'
      const address = path.replace('{id}', kim.id).replace('{slug}', 'refund-time')
      const answer = await world.call(method, address, authorization, { nobodyNamedThis: true })
      expect({ name, status: answer.status, code: answer.body.code }).toEqual({
        name,
        status: 400,
        code: 'invalid',
      })
    }
  })

  it('what is answered in a conversation from beginning to end is what was described', async () => {
    const check = <T extends { status: number; body: unknown }>(
      answer: T,
      schema: z.ZodType,
      status = 200,
    ): T => {
      expect(answer.status).toBe(status)
      const parsed = schema.safeParse(answer.body)
      expect(parsed.error?.issues ?? []).toEqual([])
      // Whatever an answer holds is described: parsing loses nothing.
      expect(parsed.data).toEqual(answer.body)
      return answer
    }
    const { id, token } = check(
      await world.call('POST', '/api/conversations', '', { page: '/help', language: 'en' }),
      wire.Opened,
      201,
    ).body
    const tarek = `Bearer ${token}`
    const words = { id, text: 'Guten Tag, warum wurde mein Paket nicht geliefert?' }
    check(await world.call('POST', `/api/conversations/${id}/messages`, tarek, words), wire.TurnAnswer, 201)
    check(await world.call('GET', `/api/conversations/${id}/events?after=0`, tarek), wire.EventsPage)
    const kim = await world.customer()
    check(await kim.says('Why was my parcel not delivered?'), wire.TurnAnswer, 201)
    check(await kim.feedback(3, false), wire.StatusAnswer)
    check(
      await kim.says('My order is A-48213, kim@example.org. I want to talk to a person'),
      wire.TurnAnswer,
      201,
    )
    check(await kim.wantsPerson({ comment: 'urgent', contact: 'kim@example.org' }), wire.StandingAnswer)
    check(
      await kim.corrects({ facts: [{ kind: 'name', value: 'Kim' }], matter: 'Parcel' }),
      wire.StandingAnswer,
    )
    const ada = world.staff('Ada')
    check(await ada.queue(), wire.QueueAnswer)
    check(await ada.beats(), wire.PresenceAnswer)
    const { fence } = check(await ada.claims(kim.id), wire.ClaimAnswer, 201).body as { fence: number }
    check(await ada.writes(kim.id, fence, 'Hello'), wire.StatusAnswer, 201)
    check(await ada.notes(kim.id, fence, 'Note'), wire.StatusAnswer, 201)
    check(await ada.get(`/api/desk/conversations/${kim.id}`), wire.CaseAnswer)
    check(await ada.releases(kim.id, fence), wire.StatusAnswer)
    const again = (await ada.claims(kim.id)).body as { fence: number }
    check(await ada.resolves(kim.id, again.fence, { text: 'Bye' }), wire.StatusAnswer)
    check(await kim.says_solved(false), wire.StandingAnswer)
    check(await kim.returnsToBot(), wire.StandingAnswer)
    check(await kim.says_solved(true), wire.StandingAnswer)
    check(await kim.rates(4), wire.StatusAnswer)
    check(await kim.events(), wire.EventsPage)
    check(await kim.transcript(), wire.TranscriptAnswer)

    const edda = world.staff('Edda')
    const text = {
      title: 'T',
      questions: ['Q?'],
      body: 'B',
      validUntil: '2030-01-01',
      translationOf: 'refund-time',
    }
    check(
      await edda.post('/api/knowledge/articles', { slug: 'new', language: 'de', ...text }),
      wire.EditedAnswer,
      201,
    )
    check(await edda.put('/api/knowledge/articles/new', text), wire.EditedAnswer)
    check(await edda.post('/api/knowledge/articles/new/publish'), wire.EditedAnswer)
    check(await edda.post('/api/knowledge/articles/new/restore', { revision: 1 }), wire.EditedAnswer)
    check(await edda.get('/api/knowledge/articles/new'), wire.EditedAnswer)
    check(await edda.get('/api/knowledge/articles'), wire.EditedList)
    check(await edda.get('/api/knowledge/articles/new/revisions'), wire.RevisionList)
    check(await edda.get('/api/knowledge/findings'), wire.FindingsAnswer)
    check(await edda.post('/api/knowledge/preview', { question: 'Where is my refund?' }), wire.PreviewAnswer)
    check(await world.call('GET', '/api/articles', ''), wire.ArticlesAnswer)
    check(await world.call('GET', '/api/articles/search?q=refund', ''), wire.SearchAnswer)
    check(await world.staff('Olga').get('/api/audit'), wire.AuditAnswer)
    check(await ada.get('/api/session'), wire.SessionAnswer)
    check(await world.staff('Olga').post('/api/people/links'), wire.SignInLink, 201)
  })

  it('is readable at /docs: every route, and nothing is loaded from elsewhere', async () => {
    const { status, body, headers } = await world.call('GET', '/docs', '')
    expect(status).toBe(200)
    for (const path of Object.keys(spec.paths)) expect(body).toContain(`<code>${path}</code>`)
    expect(body).not.toMatch(/<script|(src|href)="(https?:)?\/\//)
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  })
})

import {
  type Attributes,
  type Context,
  propagation,
  type SpanStatus,
  SpanStatusCode,
  type TracerProvider,
  trace,
} from '@opentelemetry/api'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../src/adapters/sql.ts'
import { databases } from '../support/databases.ts'
import { createWorld, type World } from '../support/world.ts'

/** What OpenTelemetry is told of one request. */
interface Told {
  name: string
  attributes: Attributes
  status: SpanStatus | null
  ended: boolean
  /** The trace it goes on from. */
  from: string | undefined
}

/** Takes the place of OpenTelemetry's SDK and writes down what it is told. */
function listening(spans: Told[]): TracerProvider {
  const startActiveSpan = (name: string, ...rest: unknown[]) => {
    const from = trace.getSpanContext(rest.at(-2) as Context)?.traceId
    const told: Told = { name, attributes: {}, status: null, ended: false, from }
    spans.push(told)
    const span = {
      ...trace.wrapSpanContext({ traceId: '0'.repeat(32), spanId: '0'.repeat(16), traceFlags: 0 }),
      updateName: (now: string) => Object.assign(told, { name: now }),
      setAttributes: (more: Attributes) => Object.assign(told.attributes, more),
      setStatus: (status: SpanStatus) => Object.assign(told, { status }),
      end: () => Object.assign(told, { ended: true }),
    }
    return (rest.at(-1) as (s: typeof span) => unknown)(span)
  }
  return { getTracer: () => ({ startActiveSpan, startSpan: () => expect.unreachable() }) } as never
}

const [embedded] = databases

describe('what OpenTelemetry is told', () => {
  let database: Database
  let world: World
  let spans: Told[]
  beforeAll(async () => {
    if (!embedded) throw new Error('There is always the embedded database.')
    database = await embedded[1]()
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    world = await createWorld(database)
    spans = []
    trace.setGlobalTracerProvider(listening(spans))
  })
  afterEach(() => {
    trace.disable()
    propagation.disable()
  })

  it('Mia opens a conversation: one span, named by its route', async () => {
    const response = await world.app.request('/api/conversations', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ language: 'en' }),
    })
    expect(response.status).toBe(201)
    expect(spans).toMatchObject([
      {
        name: 'POST /api/conversations',
        ended: true,
        status: null,
        attributes: { 'http.route': '/api/conversations', 'http.response.status_code': 201 },
      },
    ])
    expect(response.headers.get('x-request-id')).toBe(spans[0]?.attributes['baton.reference'])
  })

  it('a request that belongs to a trace goes on from it', async () => {
    propagation.setGlobalPropagator({
      inject: () => {},
      fields: () => ['traceparent'],
      extract: (to, carrier, { get }) => {
        const [, traceId = '', spanId = ''] = String(get(carrier, 'traceparent') ?? '').split('-')
        return trace.setSpanContext(to, { traceId, spanId, traceFlags: 1 })
      },
    })
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'
    await world.app.request('/health', { headers: { traceparent } })
    expect(spans).toMatchObject([{ name: 'GET /health', from: '4bf92f3577b34da6a3ce929d0e0e4736' }])
  })

  it('Ada signs in: her link, which is a secret, is nowhere in it', async () => {
    await world.app.request('/sign-in/a-link-that-lets-Ada-in?next=/desk')
    expect(spans).toMatchObject([{ name: 'GET /sign-in/:token' }])
    expect(JSON.stringify(spans)).not.toContain('lets-Ada-in')
  })

  it('the database is away: the span says so', async () => {
    await database.sql.script('alter table conversation rename to elsewhere')
    await world.app.request('/api/conversations', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
    await database.sql.script('alter table elsewhere rename to conversation')
    expect(spans).toMatchObject([{ ended: true, status: { code: SpanStatusCode.ERROR } }])
  })
})

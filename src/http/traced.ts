import { context, propagation, SpanKind, SpanStatusCode, type TextMapGetter, trace } from '@opentelemetry/api'
import type { MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'

/**
 * A span for each request, for whoever starts us with OpenTelemetry (its API alone does nothing and costs next to
 * nothing). It goes on from a `traceparent`, and what is asked of a model in the meantime hangs under it. It holds
 * the route and never the address: addresses hold sign-in links. Attributes are those of OpenTelemetry's HTTP
 * conventions 1.23 and `baton.reference`, the reference that errors and log lines carry.
 */
export const traced: MiddlewareHandler = async (c, next) => {
  const from = propagation.extract(context.active(), c.req.raw.headers, ofHeaders)
  const tracer = trace.getTracer('baton')
  await tracer.startActiveSpan(c.req.method, { kind: SpanKind.SERVER }, from, async (span) => {
    try {
      await next()
    } finally {
      const route = routePath(c)
      span.updateName(`${c.req.method} ${route}`)
      span.setAttributes({
        'http.request.method': c.req.method,
        'http.route': route,
        'http.response.status_code': c.res.status,
        'baton.reference': c.get('requestId'),
      })
      if (c.res.status >= 500) span.setStatus({ code: SpanStatusCode.ERROR })
      span.end()
    }
  })
}

const ofHeaders: TextMapGetter<Headers> = {
  get: (headers, key) => headers.get(key) ?? undefined,
  keys: (headers) => [...headers.keys()],
}

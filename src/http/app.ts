import { type Context, Hono } from 'hono'
import { requestId } from 'hono/request-id'
import { openAPIRouteHandler } from 'hono-openapi'
import type { Assets } from '../ports.ts'
import { auditor } from '../stories/audit.ts'
import type { Needs } from '../stories/needs.ts'
import { type Accent, coloured } from './accent.ts'
import { auditRoutes } from './audit.ts'
import type { ApiKey, CustomerTokens } from './auth.ts'
import { bodySize } from './bodySize.ts'
import { chatRoutes } from './chat.ts'
import { deskRoutes } from './desk.ts'
import { docsPage } from './docs.ts'
import { headers } from './headers.ts'
import { helpRoutes } from './help.ts'
import { articleRoutes, editorRoutes } from './knowledge.ts'
import { counted, type Limits } from './limits.ts'
import { type Gauges, metricsRoutes } from './metrics.ts'
import { passingOnRoutes } from './passingOn.ts'
import { peopleRoutes } from './people.ts'
import { problemResponse, Rejected } from './problem.ts'
import { promiseRoutes } from './promises.ts'
import { reportRoutes } from './reports.ts'
import { sessionRoutes } from './session.ts'
import { assetRoutes } from './shell.ts'
import { signInRoutes } from './signIn.ts'
import { type StreamPlaces, streamPlaces } from './streams.ts'
import { traced } from './traced.ts'
import { workplaceRoutes } from './workplaces.ts'

/** Who may come in, and what the outside of the house needs to know. */
export interface Doors {
  tokens: CustomerTokens
  keys: readonly ApiKey[]
  /** Whether the database answers. */
  ready: () => Promise<boolean>
  /** Cookies are for https only. */
  secure: boolean
  /** The address people use, where it is another than the one requests arrive at. */
  publicUrl?: string
  /** The live pages; without them there are only the plain ones. */
  assets?: Assets
  /** Sites that may show the chat in a frame, each as an origin. */
  widgetOrigins: readonly string[]
  /** The company's colour; ours without one. */
  accent?: Accent
  version: string
  /** What one request has begun no other may wait for. */
  requestsAlone?: boolean
  /** What the place of running knows of itself, for /metrics. */
  gauges?: Gauges
  /** Lets whoever sends it read /metrics. */
  metricsToken?: string
  /** What customers may ask how often; without them nothing is counted. */
  limits?: Limits
  /** The live streams of this process, for whoever ends them. */
  streams?: StreamPlaces
}

/** The whole HTTP side. Knows no runtime: give it a Request, it gives a Response. */
export function createApp(needs: Needs, doors: Doors) {
  const streams = doors.streams ?? streamPlaces()
  const audits = auditor(needs, { shared: doors.requestsAlone !== true })
  const app = new Hono()
    .use(requestId())
    .use(traced)
    .use(headers)
    .use(async (c: Context, next) => {
      c.set('streams', streams)
      await next()
    })
    .use(doors.limits ? counted(doors.limits) : (_, next) => next())
    .use(bodySize)
    .route('/api', chatRoutes(needs, doors.tokens))
    .route('/api', articleRoutes(needs))
    .route('/api/desk', deskRoutes(needs, doors))
    .route('/api/desk', passingOnRoutes(needs, doors))
    .route('/api/desk', promiseRoutes(needs, doors))
    .route('/api/knowledge', editorRoutes(needs, doors))
    .route('/api', reportRoutes(needs, doors, audits))
    .route('/api', sessionRoutes(needs, doors))

  app.get('/health', (c) => c.json({ alive: true }))
  app.get('/ready', async (c) =>
    (await doors.ready()) ? c.json({ ready: true }) : c.json({ ready: false }, 503),
  )
  app.get(
    '/openapi.json',
    openAPIRouteHandler(app, {
      documentation: {
        info: {
          title: 'Baton',
          version: doors.version,
          description: 'A support chat whose handoff to a person is guaranteed.',
        },
        components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
        security: [{ bearer: [] }],
      },
      exclude: [/^\/(?!api)/],
      defaultValidationErrorResponse: false,
    }),
  )
  app.get(
    '/docs',
    docsPage(() => app.request('/openapi.json')),
  )
  if (doors.assets) {
    const assets = coloured(doors.assets, doors.accent)
    app.route('/', assetRoutes(assets, needs.settings.company, doors.widgetOrigins, doors.accent))
    app.route('/', workplaceRoutes(needs, assets))
  }
  app.route('/', metricsRoutes(needs, doors, audits, streams))
  app.route('/', auditRoutes(needs, doors, audits))
  app.route('/', signInRoutes(needs, doors))
  app.route('/', peopleRoutes(needs, doors))
  app.route('/', helpRoutes(needs, doors))

  app.notFound((c) =>
    problemResponse(
      c,
      new Rejected(404, 'not_found', 'There is nothing at this address.'),
      c.get('requestId'),
      () => {},
    ),
  )
  app.onError((error, c) => {
    const reference = c.get('requestId')
    return problemResponse(c, error, reference, (unexpected) =>
      needs.report('a request failed', {
        reference,
        error: unexpected instanceof Error ? (unexpected.stack ?? unexpected.message) : String(unexpected),
      }),
    )
  })
  return app
}

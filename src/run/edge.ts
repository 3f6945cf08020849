import { AsyncLocalStorage } from 'node:async_hooks'
import { restlessBell } from '../adapters/bell.ts'
import { systemClock } from '../adapters/clock.ts'
import { type AssetBinding, edgeAssets } from '../adapters/edgeAssets.ts'
import { edgeWebhook } from '../adapters/edgeWebhook.ts'
import { readsAreFresh } from '../adapters/freshness.ts'
import { buildHere } from '../adapters/indexer.ts'
import { type IndexMemory, indexMemory } from '../adapters/knowledge.ts'
import { smtpMailer } from '../adapters/mail.ts'
import { openPostgres } from '../adapters/postgres.ts'
import type { Prompt } from '../adapters/prompts.ts'
import type { Sql } from '../adapters/sql.ts'
import { createApp } from '../http/app.ts'
import { customerTokens } from '../http/auth.ts'
import { limitsOf } from '../http/limits.ts'
import type { StreamPlaces } from '../http/streams.ts'
import type { Clock } from '../ports.ts'
import { deliver } from '../stories/deliver.ts'
import { type ModelHealth, modelHealth } from '../stories/modelHealth.ts'
import type { Needs } from '../stories/needs.ts'
import { sweep } from '../stories/sweep.ts'
import type { Turns } from '../stories/turns.ts'
import { BadConfig, type Config, readConfig } from './config.ts'
import { reporter } from './log.ts'
import { configuredModels } from './model.ts'
import { furnish } from './needs.ts'
import { ceilingsOf, senderOf, settingsOf } from './settings.ts'

/** What `wrangler.toml` binds: the database, the built pages, and settings and secrets as texts. */
export interface Bindings extends Record<string, unknown> {
  DATABASE: { connectionString: string }
  ASSETS: AssetBinding
}

/** What the runtime gives beside a request: what is waited for here goes on, even if the customer leaves. */
export interface Context {
  waitUntil(work: Promise<unknown>): void
}

/** What differs from one place of running to another: tests bring a clock. */
export interface EdgeParts {
  answerPrompt: () => Prompt
  version: string
  clock?: Clock
}

/** The house as furnished for one request. */
interface Furnished {
  needs: Needs
  ready: () => Promise<boolean>
}

/**
 * The relay on Cloudflare Workers. A request lives alone there: connections, timers and promises of one may not be
 * touched by another, so the house is furnished anew for each, on connections of its own. What outlives a request is
 * plain: the routes, the search index, what is known of the model's health, and where the built files lie.
 */
export function edge(parts: EdgeParts) {
  const index = indexMemory()
  const health = modelHealth(parts.clock ?? systemClock)
  const present = new AsyncLocalStorage<Furnished>()
  let app: Promise<ReturnType<typeof createApp>> | null = null
  return {
    async fetch(request: Request, bindings: Bindings, context: Context): Promise<Response> {
      try {
        const config = configOf(bindings)
        app ??= build(config, parts, present, bindings)
        const routes = await app
        return await present.run(open(config, parts, bindings, context, index, health), () =>
          routes.fetch(uncompressed(request)),
        )
      } catch (error) {
        app = null
        if (!(error instanceof BadConfig)) throw error
        console.error(error.message)
        return new Response('This help page is not set up yet.', { status: 503 })
      }
    },

    /** The cron trigger: what time alone has changed, and what the outbox holds. Once a minute is the finest there is; reads are exact without it. */
    async scheduled(_: unknown, bindings: Bindings, context: Context): Promise<void> {
      const { needs } = open(configOf(bindings), parts, bindings, context, index, health)
      await sweep(needs)
      await deliver(needs)
      await needs.library.settle()
    },
  }
}

/** The network compresses what goes out; what came compressed from us would be compressed once more. */
function uncompressed(request: Request): Request {
  const headers = new Headers(request.headers)
  headers.delete('accept-encoding')
  return new Request(request, { headers })
}

/** The routes, made once: making them costs more than most requests. They ask for the house of the request they serve. */
async function build(
  config: Config,
  parts: EdgeParts,
  present: AsyncLocalStorage<Furnished>,
  bindings: Bindings,
) {
  const settings = settingsOf(config)
  const furnished = (): Furnished => {
    const found = present.getStore()
    if (!found) throw new Error('There is no request here to furnish the house for.')
    return found
  }
  const needs = new Proxy({} as Needs, {
    get: (_, part) => (part === 'settings' ? settings : Reflect.get(furnished().needs, part)),
  })
  return createApp(needs, {
    tokens: customerTokens(secretOf(config)),
    keys: config.BATON_API_KEYS ?? [],
    ready: () => furnished().ready(),
    streams: boundedStreams,
    // Counted in each isolate, so many of them allow more: the network's own rate limiting stands before this one.
    limits: limitsOf(parts.clock ?? systemClock, {
      factor: config.RATE_LIMITS,
      proxies: 0,
      peer: (c) => c.req.header('cf-connecting-ip') ?? '',
    }),
    // Outside a test nobody reaches a worker but through TLS.
    secure: config.PUBLIC_URL?.startsWith('https:') ?? true,
    ...(config.PUBLIC_URL === undefined ? {} : { publicUrl: config.PUBLIC_URL }),
    assets: await edgeAssets(bindings.ASSETS),
    widgetOrigins: config.WIDGET_ORIGINS ?? [],
    version: parts.version,
    requestsAlone: true,
    ...(config.METRICS_TOKEN === undefined ? {} : { metricsToken: config.METRICS_TOKEN }),
  })
}

/** A stream looks at the log this often, and ends after this long: its reader comes back to where it was. */
const lookEveryMs = 1000
const streamLastsMs = 240_000
const backAfterMs = 1000

/** Streams of other requests cannot be touched here, so none makes room for another; each ends by itself. */
const boundedStreams: StreamPlaces = {
  enter(_, leave) {
    const timer = setTimeout(() => leave(backAfterMs), streamLastsMs)
    return () => clearTimeout(timer)
  },
  drain() {},
  closing: () => false,
  count: () => 0,
}

/** Settings and secrets are the bindings that are texts, under the names they have in any environment. */
function configOf(bindings: Bindings): Config {
  const texts = Object.entries(bindings).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value]] : [],
  )
  return readConfig(Object.fromEntries(texts))
}

/** A request may have six connections at once; more statements wait their turn. */
const connections = 4

function open(
  config: Config,
  parts: EdgeParts,
  bindings: Bindings,
  context: Context,
  index: IndexMemory,
  health: ModelHealth,
): Furnished {
  const clock = parts.clock ?? systemClock
  // No channel: nothing can be listened to there, so streams look at the log by themselves.
  const { channel: _, ...database } = openPostgres(bindings.DATABASE.connectionString, connections)
  const { model, embedder } = configuredModels(config, parts.answerPrompt)
  const needs = furnish({
    database,
    clock,
    indexer: buildHere,
    bell: restlessBell(lookEveryMs),
    index,
    modelHealth: health,
    ceilings: ceilingsOf(config),
    report: reporter(config.LOG_LEVEL, clock.now),
    settings: settingsOf(config),
    ...(config.SMTP_URL === undefined ? {} : { mailer: smtpMailer(config.SMTP_URL, senderOf(config)) }),
    ...(config.WEBHOOK_URL === undefined
      ? {}
      : { webhook: edgeWebhook(config.WEBHOOK_URL, config.WEBHOOK_SECRET ?? []) }),
    ...(model ? { model } : {}),
    ...(embedder ? { embedder } : {}),
  })
  return { needs: { ...needs, turns: outliving(context) }, ready: () => isReady(database.sql) }
}

/** Whether the database answers, and with what is true now. */
async function isReady(sql: Sql): Promise<boolean> {
  try {
    if (await readsAreFresh(sql)) return true
    console.error(
      'Hyperdrive caches what it reads, so queue and transcripts are up to a minute old. Run: npx wrangler hyperdrive update ID --caching-disabled true',
    )
  } catch (error) {
    console.error(`The database does not answer: ${error instanceof Error ? error.name : 'unknown'}`)
  }
  return false
}

/** A turn goes on when its customer's line drops. No request may wait for another's: sent again, it is a turn of its own. */
const outliving = (context: Context): Turns => ({
  join(_, run) {
    const turn = run()
    context.waitUntil(turn.catch(() => {}))
    return turn
  },
})

function secretOf(config: Config): string {
  if (config.BATON_SECRET === undefined)
    throw new BadConfig('BATON_SECRET is not set. Make one and run: npx wrangler secret put BATON_SECRET')
  return config.BATON_SECRET
}

import { type AssetBinding, edgeAssets } from '../adapters/edgeAssets.ts'
import { buildHere } from '../adapters/indexer.ts'
import { type IndexMemory, indexMemory } from '../adapters/knowledge.ts'
import { openPostgres } from '../adapters/postgres.ts'
import type { Prompt } from '../adapters/prompts.ts'
import { createApp } from '../http/app.ts'
import { customerTokens } from '../http/auth.ts'
import type { Assets, Clock } from '../ports.ts'
import type { Needs } from '../stories/needs.ts'
import { sweep } from '../stories/sweep.ts'
import type { Turns } from '../stories/turns.ts'
import { BadConfig, type Config, readConfig } from './config.ts'
import { reporter } from './log.ts'
import { configuredModels } from './model.ts'
import { furnish } from './needs.ts'
import { settingsOf } from './settings.ts'

/** What `wrangler.toml` binds: the database, the built pages, and settings and secrets as texts. */
export interface Bindings extends Record<string, unknown> {
  DATABASE: { connectionString: string }
  ASSETS: AssetBinding
}

/** What the runtime gives beside a request: it keeps working for what is waited for here, even if the customer leaves. */
export interface Context {
  waitUntil(work: Promise<unknown>): void
}

/** What a place of running may do otherwise: tests bring a clock. */
export interface EdgeParts {
  answerPrompt: () => Prompt
  version: string
  clock?: Clock
}

/**
 * The relay on Cloudflare Workers. A request lives alone there: connections, timers and promises of one may not be
 * touched by another, so each furnishes the house anew, on connections of its own. What outlives a request is plain
 * data: the search index and where the built files lie.
 */
export function edge(parts: EdgeParts) {
  const index = indexMemory()
  let assets: Assets | null = null
  return {
    async fetch(request: Request, bindings: Bindings, context: Context): Promise<Response> {
      try {
        const { config, needs, ready } = open(parts, bindings, context, index)
        assets ??= await edgeAssets(bindings.ASSETS)
        const app = createApp(needs, {
          tokens: customerTokens(secretOf(config)),
          keys: config.BATON_API_KEYS ?? [],
          ready,
          secure: new URL(config.PUBLIC_URL ?? request.url).protocol === 'https:',
          ...(config.PUBLIC_URL === undefined ? {} : { publicUrl: config.PUBLIC_URL }),
          assets,
          widgetOrigins: config.WIDGET_ORIGINS ?? [],
          version: parts.version,
        })
        return await app.fetch(request)
      } catch (error) {
        if (!(error instanceof BadConfig)) throw error
        console.error(error.message)
        return new Response('This help page is not set up yet.', { status: 503 })
      }
    },

    /** The cron trigger: what time alone has changed. Once a minute is the finest there is; reads are exact without it. */
    async scheduled(_: unknown, bindings: Bindings, context: Context): Promise<void> {
      await sweep(open(parts, bindings, context, index).needs)
    },
  }
}

function open(parts: EdgeParts, bindings: Bindings, context: Context, index: IndexMemory) {
  const texts = Object.entries(bindings).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value]] : [],
  )
  const config = readConfig(Object.fromEntries(texts))
  const clock = parts.clock ?? { now: () => new Date() }
  // A handful of connections: more than six a request may have at once would wait for each other.
  // No channel: nothing can be listened to there, so streams look at the log by themselves.
  const { channel: _, ...database } = openPostgres(bindings.DATABASE.connectionString, 4)
  const { model, embedder } = configuredModels(config, parts.answerPrompt)
  const needs: Needs = {
    ...furnish({
      database,
      clock,
      indexer: buildHere,
      index,
      report: reporter(config.LOG_LEVEL, clock.now),
      settings: settingsOf(config),
      ...(model ? { model } : {}),
      ...(embedder ? { embedder } : {}),
    }),
    turns: outliving(context),
  }
  const ready = () =>
    database.sql`select 1`.then(
      () => true,
      () => false,
    )
  return { config, needs, ready }
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

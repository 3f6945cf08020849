/** The product as a Node process on PostgreSQL, with a hand on its clock: one of several on one database. */
import { serve } from '@hono/node-server'
import { builtAssets } from '../../src/adapters/assets.ts'
import { smtpMailer } from '../../src/adapters/mail.ts'
import { openPostgres } from '../../src/adapters/postgres.ts'
import { createApp } from '../../src/http/app.ts'
import { customerTokens } from '../../src/http/auth.ts'
import { readConfig } from '../../src/run/config.ts'
import { furnish } from '../../src/run/needs.ts'
import { builtPages } from '../../src/run/pages.ts'
import { senderOf, settingsOf } from '../../src/run/settings.ts'
import { deliver } from '../../src/stories/deliver.ts'
import { sweep } from '../../src/stories/sweep.ts'

const config = readConfig(process.env)
let now = 0
const needs = furnish({
  database: openPostgres(config.DATABASE_URL!, 4),
  clock: { now: () => new Date(now) },
  report: () => {},
  mailer: smtpMailer(config.SMTP_URL!, senderOf(config)),
  settings: settingsOf(config),
})
const app = createApp(needs, {
  tokens: customerTokens(config.BATON_SECRET!),
  keys: config.BATON_API_KEYS ?? [],
  ready: async () => true,
  secure: false,
  assets: await builtAssets(builtPages),
  widgetOrigins: [],
  version: '0.0.0',
})
const fetch = async (request: Request): Promise<Response> => {
  now = Number(request.headers.get('x-now') ?? Date.now())
  if (new URL(request.url).pathname !== '/sweep') return app.fetch(request)
  await sweep(needs)
  await deliver(needs)
  return new Response('swept')
}
serve({ fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
  console.info(`Ready on http://127.0.0.1:${port}`),
)

import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { readArticleFiles } from '../adapters/articleFiles.ts'
import { builtAssets } from '../adapters/assets.ts'
import { systemClock } from '../adapters/clock.ts'
import { folderBackups } from '../adapters/embeddedBackup.ts'
import { smtpMailer } from '../adapters/mail.ts'
import { folderMailer } from '../adapters/mailFolder.ts'
import { migrate, migrationFiles, pending } from '../adapters/migrate.ts'
import { webhook } from '../adapters/webhook.ts'
import { lease } from '../domain/queue.ts'
import { accentFrom } from '../http/accent.ts'
import { createApp } from '../http/app.ts'
import { customerTokens } from '../http/auth.ts'
import { limitsOf } from '../http/limits.ts'
import { streamPlaces } from '../http/streams.ts'
import type { Needs } from '../stories/needs.ts'
import { firstLink } from '../stories/signIn.ts'
import { sweep } from '../stories/sweep.ts'
import type { Config } from './config.ts'
import { deliverPromptly } from './delivering.ts'
import { processGauges } from './gauges.ts'
import { peerOf } from './line.ts'
import { close, listen } from './listen.ts'
import { reporter } from './log.ts'
import { configuredModels } from './model.ts'
import { refuseMoved } from './moved.ts'
import { furnish } from './needs.ts'
import { NotReady } from './notReady.ts'
import { openDatabase } from './open.ts'
import { buildPages, builtPages } from './pages.ts'
import { answerPrompt } from './promptFiles.ts'
import { removeRunFile, writeRunFile } from './runFile.ts'
import { keptSecret } from './secret.ts'
import { ceilingsOf, senderOf, settingsOf } from './settings.ts'
import { version } from './version.ts'

export interface Running {
  url: string
  /** Where the first admin signs in, while nobody ever has. */
  firstSignIn: string | null
  needs: Needs
  /** Ends streams and timers, closes the database, gives the folder back. */
  stop(): Promise<void>
}

/**
 * Starts everything on this machine. `stopped` ends that halfway: the database is closed, the folder given back.
 * @throws NotReady, FolderInUse, FolderDamaged, and `stopped.reason`
 */
export async function startServer(
  config: Config,
  say: (line: string) => void = () => {},
  stopped: AbortSignal = new AbortController().signal,
): Promise<Running> {
  await mkdir(config.DATA_DIR, { recursive: true, mode: 0o700 })
  if (config.DATABASE_URL === undefined) await refuseMoved(config.DATA_DIR)
  const database = await openDatabase(config, say)
  try {
    stopped.throwIfAborted()
    const { model, embedder } = configuredModels(config, answerPrompt)
    const { report, gauges } = processGauges(reporter(config.LOG_LEVEL, () => new Date()))
    const needs = furnish({
      database,
      report,
      settings: settingsOf(config),
      ceilings: ceilingsOf(config),
      ...configuredOutgoing(config),
      ...(database.kind === 'embedded'
        ? { backups: folderBackups(database.sql, config.DATA_DIR, systemClock) }
        : {}),
      ...(model ? { model } : {}),
      ...(embedder ? { embedder } : {}),
    })
    await unless(stopped, prepare(config, database, needs, say))
    await unless(stopped, buildPages(say))

    const token = randomBytes(24).toString('hex')
    const streams = streamPlaces()
    const app = createApp(needs, {
      tokens: customerTokens(config.BATON_SECRET ?? (await keptSecret(config.DATA_DIR))),
      keys: [...(config.BATON_API_KEYS ?? []), { role: 'admin', name: 'operator', secret: token }],
      ready: async () =>
        !streams.closing() && (await database.sql`select 1`.then(() => true).catch(() => false)),
      streams,
      limits: limitsOf(needs.clock, {
        factor: config.RATE_LIMITS,
        proxies: config.TRUSTED_PROXIES,
        peer: peerOf,
      }),
      secure: config.PUBLIC_URL?.startsWith('https:') ?? false,
      ...(config.PUBLIC_URL === undefined ? {} : { publicUrl: config.PUBLIC_URL }),
      assets: await builtAssets(builtPages),
      widgetOrigins: config.WIDGET_ORIGINS ?? [],
      ...(config.ACCENT === undefined ? {} : { accent: accentFrom(config.ACCENT) }),
      version: await version(),
      gauges,
      ...(config.METRICS_TOKEN === undefined ? {} : { metricsToken: config.METRICS_TOKEN }),
    })
    stopped.throwIfAborted()
    const { server, port } = await listen(app.fetch, config)
    await writeRunFile(config.DATA_DIR, { pid: process.pid, port, token })
    const stopSweeping = repeat(lease.sweptEvery, () => sweep(needs), needs, 'the sweep failed')
    const stopSettling = repeat(
      lease.sweptEvery,
      (signal) => needs.library.settle(signal),
      needs,
      'the thresholds were not found',
    )
    const stopDelivering = deliverPromptly(needs)
    const url = (config.PUBLIC_URL ?? `http://localhost:${port}`).replace(/\/+$/, '')
    const first = await firstLink(needs)
    return {
      url,
      firstSignIn: first === null ? null : `${url}/sign-in/${first.token}`,
      needs,
      async stop() {
        // Before anything else: from here on /ready sends whoever asks to another server.
        streams.drain()
        stopSweeping()
        await stopSettling()
        await stopDelivering()
        await close(server)
        await removeRunFile(config.DATA_DIR)
        await database.close()
      },
    }
  } catch (error) {
    await database.close()
    throw error
  }
}

/** What comes of `work`; when it is stopped first, nobody waits for it any more. @throws stopped.reason */
const unless = <T>(stopped: AbortSignal, work: Promise<T>): Promise<T> =>
  Promise.race([
    work,
    new Promise<never>((_, fail) => {
      if (stopped.aborted) fail(stopped.reason)
      stopped.addEventListener('abort', () => fail(stopped.reason), { once: true })
    }),
  ])

/** Mail and webhook as the operator has set them. */
function configuredOutgoing(config: Config) {
  const from = senderOf(config)
  const mailer =
    config.SMTP_URL === undefined
      ? folderMailer(join(config.DATA_DIR, 'mail'), from)
      : smtpMailer(config.SMTP_URL, from)
  if (config.WEBHOOK_URL === undefined) return { mailer }
  return {
    mailer,
    webhook: webhook({
      url: config.WEBHOOK_URL,
      secrets: config.WEBHOOK_SECRET ?? [],
      allowPrivate: config.WEBHOOK_ALLOW_PRIVATE === '1',
    }),
  }
}

/** The embedded database looks after itself; a PostgreSQL is changed by command only. */
async function prepare(
  config: Config,
  database: Awaited<ReturnType<typeof openDatabase>>,
  needs: Needs,
  say: (line: string) => void,
) {
  const migrations = await migrationFiles()
  if (database.kind === 'postgres') {
    const lacking = await pending(database.sql, migrations)
    if (lacking.length > 0)
      throw new NotReady(`The database lacks ${lacking.join(', ')}. Run: npm run migrate`)
    return
  }
  await migrate(database.sql, migrations)
  await loadKnowledge(config, needs, say)
}

/** Takes the article files in and says what became of them. */
export async function loadKnowledge(
  config: Config,
  needs: Needs,
  say: (line: string) => void,
): Promise<void> {
  const { files, notTaken } = await readArticleFiles(config.KNOWLEDGE_DIR)
  const report = await needs.library.load(files, needs.clock.now())
  say(
    `${files.length} articles from ${config.KNOWLEDGE_DIR}: ${report.added} new, ${report.changed} changed, ${report.unchanged} as before.`,
  )
  for (const { file, line, why } of notTaken) say(`Not taken: ${file}, line ${line}: ${why}`)
  for (const slug of report.conflicts)
    say(
      `Changed in the file and in the editor: ${slug}. The file's text is kept as a draft; customers see the editor's.`,
    )
  if (files.length === 0)
    say(
      'There are no articles, so every question goes to a person. Put Markdown files into de/ and en/ there.',
    )
}

/** Does `work` now and again `seconds` after it was done. What is given stops it, and resolves when it has ended. */
function repeat(
  seconds: number,
  work: (signal: AbortSignal) => Promise<unknown>,
  needs: Needs,
  failed: string,
): () => Promise<void> {
  const stopping = new AbortController()
  let timer: NodeJS.Timeout
  let running = Promise.resolve()
  const again = () => {
    running = once()
  }
  const once = async () => {
    try {
      await work(stopping.signal)
    } catch (error) {
      if (!stopping.signal.aborted) needs.report(failed, { error: String(error) })
    }
    if (!stopping.signal.aborted) timer = setTimeout(again, seconds * 1000)
  }
  timer = setTimeout(again, 0)
  return async () => {
    stopping.abort()
    clearTimeout(timer)
    await running
  }
}

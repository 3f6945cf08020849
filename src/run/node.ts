/** `npm start`: the whole product on this machine. */
import { command } from './command.ts'
import { type Config, readConfig } from './config.ts'
import { type Running, startServer } from './server.ts'

const stopped = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopped.abort())

await command(async () => {
  const config = readConfig(process.env)
  const running = await start(config)
  if (running === null) process.exit(0)
  const stop = async () => {
    await running.stop()
    process.exit(0)
  }
  if (stopped.signal.aborted) return stop()
  stopped.signal.addEventListener('abort', stop)
  console.info(
    [
      '',
      `  Help page with chat   ${running.url}/`,
      `  Desk                  ${running.url}/desk`,
      `  Editor                ${running.url}/editor`,
      '',
      ...(running.firstSignIn === null
        ? ['  A sign-in link for yourself: npm run sign-in']
        : [`  Sign in (works once)  ${running.firstSignIn}`]),
      `  The API: ${running.url}/docs`,
      '',
      config.DATABASE_URL === undefined
        ? `  Data is kept in ${config.DATA_DIR}. A killed process loses nothing; a power cut may lose the last\n  seconds, because the embedded database never syncs. Backups: npm run backup -- FILE. For more: DATABASE_URL.`
        : '  Data is kept in PostgreSQL.',
      running.needs.model
        ? `  Answers are written by ${running.needs.model.maker.model}, from your articles only.`
        : "  Answers are the editors' own words. With OPENAI_API_KEY or OPENAI_BASE_URL a model writes them.",
      '  Ctrl-C stops.',
      '',
    ].join('\n'),
  )
})

/** Null when it was told to stop before it was ready. */
async function start(config: Config): Promise<Running | null> {
  try {
    return await startServer(config, (line) => console.info(line), stopped.signal)
  } catch (error) {
    if (!stopped.signal.aborted || error !== stopped.signal.reason) throw error
    console.info('Stopped before it was ready. Nothing was accepted yet; the next start goes on from here.')
    return null
  }
}

/** `npm start`: the whole product on this machine. */
import { command } from './command.ts'
import { readConfig } from './config.ts'
import { startServer } from './server.ts'

await command(async () => {
  const config = readConfig(process.env)
  const running = await startServer(config, (line) => console.info(line))
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
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    await running.stop()
    process.exit(0)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
})

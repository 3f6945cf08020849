/** `npm run audit`: every invariant, on the running server, the stopped embedded database, or DATABASE_URL. */
import { sqlArchive } from '../adapters/archive.ts'
import { systemClock } from '../adapters/clock.ts'
import { type AuditReport, audit } from '../stories/audit.ts'
import { command } from './command.ts'
import { type Config, readConfig } from './config.ts'
import { openDatabase } from './open.ts'
import { readRunFile } from './runFile.ts'

await command(async () => {
  const report = await auditReport(readConfig(process.env))
  for (const { name, says, broken } of report.invariants) {
    console.info(
      `${broken === 0 ? 'holds ' : 'BROKEN'}  ${name.padEnd(4)} ${says}${broken === 0 ? '' : ` (${broken} times)`}`,
    )
  }
  for (const { invariant, conversationId, detail } of report.broken)
    console.info(`  ${invariant} ${conversationId}: ${detail}`)
  const broken = report.invariants.reduce((sum, i) => sum + i.broken, 0)
  console.info(`${report.conversations} conversations, ${report.events} events: ${broken} broken`)
  process.exitCode = broken === 0 ? 0 : 1
})

async function auditReport(
  config: Config,
): Promise<Pick<AuditReport, 'conversations' | 'events' | 'invariants' | 'broken'>> {
  const run = config.DATABASE_URL === undefined ? await readRunFile(config.DATA_DIR) : null
  if (run) {
    const answer = await fetch(`http://127.0.0.1:${run.port}/api/audit`, {
      headers: { authorization: `Bearer ${run.token}` },
    })
    if (!answer.ok) throw new Error(`The running server answered ${answer.status}.`)
    return (await answer.json()) as AuditReport
  }
  const database = await openDatabase(config)
  try {
    const settings = {
      company: '',
      answerWithinSeconds: config.ANSWER_WITHIN_SECONDS,
      askBackTimes: 1,
      loopBudget: 2,
      askAfterMinutes: 10,
      closeAfterHours: 24,
    }
    return await audit({ archive: sqlArchive(database.sql), clock: systemClock, settings })
  } finally {
    await database.close()
  }
}

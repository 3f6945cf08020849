/** `npm run audit`: every invariant, on the running server, the stopped embedded database, or DATABASE_URL. */
import type { z } from 'zod'
import { sqlArchive } from '../adapters/archive.ts'
import { systemClock } from '../adapters/clock.ts'
import { AuditAnswer } from '../http/wire.ts'
import { audit } from '../stories/audit.ts'
import { command } from './command.ts'
import { type Config, readConfig } from './config.ts'
import { openDatabase } from './open.ts'
import { readRunFile } from './runFile.ts'
import { settingsOf } from './settings.ts'

/** The report as it comes from a server, or from a database read here. */
const Report = AuditAnswer.omit({ at: true })
type Report = z.output<typeof Report>

await command(async () => {
  const { invariants, lost, broken, conversations, events, restored } = await auditReport(
    readConfig(process.env),
  )
  const states = { data: 'holds', both: 'holds', test: 'tests' } as const
  for (const { name, says, shownBy, test, broken: times } of invariants) {
    const state = times > 0 ? 'BROKEN' : states[shownBy]
    const shown = test === null ? '' : ` [${shownBy === 'test' ? 'shown by' : 'and by'} ${test}]`
    console.info(
      `${state.padEnd(7)} ${name.padEnd(4)} ${says}${shown}${times > 0 ? ` (${times} times)` : ''}`,
    )
  }
  for (const { invariant, conversationId, detail } of broken)
    console.info(`  ${invariant} ${conversationId}: ${detail}`)
  const times = invariants.reduce((sum, line) => sum + line.broken, 0)
  const gone = lost.messages + lost.questions
  if (restored)
    console.info(
      `Restored on ${restored.at} from a backup of ${restored.madeAt}: what was acknowledged in between is in neither.`,
    )
  console.info(
    `${conversations} conversations, ${events} events: ${times} broken, ${gone} lost${gone === 0 ? '' : ` (${lost.messages} messages, ${lost.questions} questions)`}`,
  )
  process.exitCode = times + gone === 0 ? 0 : 1
})

async function auditReport(config: Config): Promise<Report> {
  const run = config.DATABASE_URL === undefined ? await readRunFile(config.DATA_DIR) : null
  if (run) {
    const answer = await fetch(`http://127.0.0.1:${run.port}/api/audit`, {
      headers: { authorization: `Bearer ${run.token}` },
    })
    if (!answer.ok) throw new Error(`The running server answered ${answer.status}.`)
    return Report.parse(await answer.json())
  }
  const database = await openDatabase(config)
  try {
    const needs = { archive: sqlArchive(database.sql), clock: systemClock, settings: settingsOf(config) }
    return Report.parse(JSON.parse(JSON.stringify(await audit(needs))))
  } finally {
    await database.close()
  }
}

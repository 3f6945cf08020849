/** `npm run doctor`: what is wrong and what to do about it. Exit 1 when something is. Changes nothing. */
import { access, constants, statfs } from 'node:fs/promises'
import { readArticleFiles } from '../adapters/articleFiles.ts'
import { sqlBudget } from '../adapters/budget.ts'
import { randomIds, systemClock } from '../adapters/clock.ts'
import { FolderInUse } from '../adapters/folderLock.ts'
import { migrationFiles, pending } from '../adapters/migrate.ts'
import { openaiModel } from '../adapters/openai.ts'
import { sqlOutbox } from '../adapters/outbox.ts'
import { DiskFull, FolderDamaged } from '../adapters/pglite.ts'
import { promptFile } from '../adapters/promptFile.ts'
import type { Database } from '../adapters/sql.ts'
import { OutboxAnswer } from '../http/wire.ts'
import type { Budget } from '../ports.ts'
import { BadConfig, Config, readConfig } from './config.ts'
import { damageIn } from './damaged.ts'
import { openDatabase } from './open.ts'
import { readRunFile } from './runFile.ts'
import { ceilingsOf } from './settings.ts'

type Finding = { state: 'good' | 'note' | 'bad'; says: string }
const good = (says: string): Finding => ({ state: 'good', says })
const note = (says: string): Finding => ({ state: 'note', says })
const bad = (says: string): Finding => ({ state: 'bad', says })

const embeddedNote = note(
  'The embedded database never syncs: a killed process loses nothing; a power cut may lose the last seconds and damage the folder. Make backups (npm run backup -- FILE), or use PostgreSQL (npm run move), which covers both.',
)
const findings: Finding[] = []
const config = configOrComplaint()
if (config) {
  findings.push(
    node(),
    await dataFolder(config),
    ...(await database(config)),
    ...(await knowledge(config)),
    await model(config),
    ...doors(config),
    ...outgoing(config),
    ...(await publicAddress(config)),
  )
}
const marks = { good: 'good', note: 'note', bad: 'WRONG' } as const
for (const { state, says } of findings) console.info(`${marks[state].padEnd(6)} ${says}`)
if (process.argv.includes('--settings')) printSettings()
else console.info('\nEvery setting with its meaning: npm run doctor -- --settings')
process.exitCode = findings.some((f) => f.state === 'bad') ? 1 : 0

function configOrComplaint(): Config | null {
  try {
    return readConfig(process.env)
  } catch (error) {
    if (!(error instanceof BadConfig)) throw error
    findings.push(bad(error.message))
    return null
  }
}

/** Asks the deployed product itself: only there can be seen whether a cache stands before the database. */
async function publicAddress({ PUBLIC_URL }: Config): Promise<Finding[]> {
  if (PUBLIC_URL === undefined) return []
  const answer = await fetch(new URL('/ready', PUBLIC_URL), { signal: AbortSignal.timeout(10_000) }).catch(
    () => null,
  )
  if (answer?.ok) return [good(`${PUBLIC_URL} is ready.`)]
  return [
    answer === null
      ? note(`${PUBLIC_URL} does not answer from here.`)
      : bad(
          `${PUBLIC_URL}/ready says ${answer.status}: the database does not answer there, or (on Workers) Hyperdrive caches. Its log says which; caching is switched off by: npx wrangler hyperdrive update ID --caching-disabled true`,
        ),
  ]
}

function node(): Finding {
  const major = Number(process.versions.node.split('.')[0])
  return major >= 24
    ? good(`Node ${process.versions.node}`)
    : bad(
        `Node ${process.versions.node} is too old. Install without --ignore-scripts: npm ci brings Node 24 along.`,
      )
}

async function dataFolder({ DATA_DIR }: Config): Promise<Finding> {
  try {
    await access(DATA_DIR, constants.R_OK | constants.W_OK)
  } catch {
    return note(
      `The data folder ${DATA_DIR} is not there yet, or not ours to write. It is made at the first start.`,
    )
  }
  const { bavail, bsize } = await statfs(DATA_DIR)
  const megabytes = Math.round((bavail * bsize) / 2 ** 20)
  return megabytes < 500
    ? bad(`Only ${megabytes} MB are free where ${DATA_DIR} is. Make room: a full disk accepts no messages.`)
    : good(`${DATA_DIR}: ${megabytes} MB free`)
}

async function database(config: Config): Promise<Finding[]> {
  const run = config.DATABASE_URL === undefined ? await readRunFile(config.DATA_DIR) : null
  if (run) {
    const answer = await fetch(`http://127.0.0.1:${run.port}/api/outbox`, {
      headers: { authorization: `Bearer ${run.token}` },
    }).catch(() => null)
    const unsent = answer?.ok
      ? unsentOf(OutboxAnswer.pick({ counts: true }).parse(await answer.json()).counts)
      : [bad('The running server does not answer. Is it stuck? Its log says more.')]
    return [
      good('The embedded database is open in the running server.'),
      ...unsent,
      embeddedNote,
      ...(await spendingOf(run)),
    ]
  }
  let opened: Database
  try {
    opened = await openDatabase(config)
  } catch (error) {
    return [
      bad(
        error instanceof FolderInUse || error instanceof FolderDamaged || error instanceof DiskFull
          ? error.message
          : `The database cannot be opened: ${String(error)}`,
      ),
    ]
  }
  try {
    const lacking = await pending(opened.sql, await migrationFiles())
    const unsent = lacking.length === 0 ? unsentOf(await sqlOutbox(opened.sql, randomIds).counts()) : []
    const form =
      lacking.length === 0
        ? good('The database is up to date.')
        : opened.kind === 'embedded'
          ? note('The database is brought up to date at the next start.')
          : bad(`The database lacks ${lacking.join(', ')}. Run: npm run migrate`)
    const spent =
      lacking.length === 0
        ? [spending(await sqlBudget(opened.sql, ceilingsOf(config)).spentOn(systemClock.now()))]
        : []
    return opened.kind === 'embedded'
      ? [form, ...unsent, embeddedNote, ...spent]
      : [form, ...unsent, ...spent]
  } catch (error) {
    return [
      bad(
        damageIn(error) ??
          `The database does not answer: ${error instanceof Error ? error.message : String(error)}`,
      ),
    ]
  } finally {
    await opened.close()
  }
}

type Spent = Awaited<ReturnType<Budget['spentOn']>>

/** What the running server says. */
async function spendingOf({ port, token }: { port: number; token: string }): Promise<Finding[]> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/reports/spending`, {
    headers: { authorization: `Bearer ${token}` },
  }).catch(() => null)
  return answer?.ok ? [spending((await answer.json()) as Spent)] : []
}

function spending({ tokens, calls, ceiling }: Spent): Finding {
  if (ceiling === 0) return note('BUDGET_PER_DAY is 0: no model is asked.')
  const share = Math.round((tokens / ceiling) * 100)
  const says = `Models today (UTC): ${calls} calls, ${tokens} of ${ceiling} tokens (${share} %).`
  if (tokens >= ceiling)
    return bad(`${says} The budget is spent: people answer until midnight. See BUDGET_PER_DAY.`)
  return share >= 80 ? note(says) : good(says)
}

async function knowledge({ KNOWLEDGE_DIR }: Config): Promise<Finding[]> {
  const { files, notTaken } = await readArticleFiles(KNOWLEDGE_DIR)
  const few = files.filter(({ article }) => article.questions.length < 5).map(({ article }) => article.slug)
  return [
    files.length === 0
      ? bad(`There are no articles in ${KNOWLEDGE_DIR}: every question goes to a person.`)
      : good(`${files.length} articles in ${KNOWLEDGE_DIR}`),
    ...notTaken.map(({ file, line, why }) => bad(`${file}, line ${line}: ${why}`)),
    ...(few.length === 0 ? [] : [note(`Fewer than five phrasings, so hard to find: ${few.join(', ')}`)]),
  ]
}

async function model(config: Config): Promise<Finding> {
  const { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseURL, OPENAI_MODEL, COMPANY } = config
  if (apiKey === undefined && baseURL === undefined)
    return note("No model is configured: the editors' own words answer.")
  if (config.BUDGET_PER_CONVERSATION === 0 || config.BUDGET_PER_DAY === 0)
    return note("A budget is 0, so no model is asked: the editors' own words answer.")
  const prompt = promptFile(new URL('../../prompts/answer.md', import.meta.url).pathname).given({
    company: COMPANY,
  })
  const asked = openaiModel({
    ...(apiKey ? { apiKey } : {}),
    ...(baseURL ? { baseURL } : {}),
    model: OPENAI_MODEL,
    prompt,
  })
  const passage = { slug: 'test', title: 'Test', text: 'The shop is open from 8 to 20.' }
  try {
    for await (const _ of asked.answer(
      { question: 'When is the shop open?', language: 'en', passages: [passage], earlier: [] },
      AbortSignal.timeout(config.ANSWER_WITHIN_SECONDS * 1000),
    ))
      break
    return good(`The model ${OPENAI_MODEL} answers.`)
  } catch (error) {
    return bad(
      `The model ${OPENAI_MODEL} does not answer (${error instanceof Error ? error.message : String(error)}). Questions go to people until it does.`,
    )
  }
}

function doors({ HOST, PUBLIC_URL, BATON_API_KEYS, BATON_SECRET, DATABASE_URL }: Config): Finding[] {
  const open = HOST !== '127.0.0.1' && HOST !== 'localhost' && HOST !== '::1'
  return [
    ...(open && !PUBLIC_URL?.startsWith('https:')
      ? [
          note(
            `It listens on ${HOST} for everybody. Put a proxy with TLS in front and set PUBLIC_URL=https://…`,
          ),
        ]
      : []),
    ...(BATON_API_KEYS === undefined
      ? [
          note(
            'No BATON_API_KEYS: nobody but this machine’s operator (the token in run.json) can use the desk by API.',
          ),
        ]
      : [good(`${BATON_API_KEYS.length} API keys`)]),
    ...(DATABASE_URL !== undefined && BATON_SECRET === undefined
      ? [
          bad(
            'Several processes on one PostgreSQL must share BATON_SECRET, or customers lose their conversation when another process answers.',
          ),
        ]
      : []),
  ]
}

/** What must leave the house and has not. */
function unsentOf(counts: readonly { target: string; pending: number; dead: number }[]): Finding[] {
  return counts.flatMap(({ target, pending, dead }) => [
    ...(pending > 0 ? [note(`${pending} to ${target} wait for their next try.`)] : []),
    ...(dead > 0
      ? [
          bad(
            `${dead} to ${target} were given up. See which and why: npm run outbox. Then: npm run outbox -- replay`,
          ),
        ]
      : []),
  ])
}

function outgoing({ DATA_DIR, SMTP_URL, FALLBACK_EMAIL, WEBHOOK_URL }: Config): Finding[] {
  return [
    SMTP_URL === undefined
      ? note(
          `Mail is not sent but kept as files in ${DATA_DIR}/mail. With SMTP_URL and MAIL_FROM it goes out.`,
        )
      : good('Mail goes out through SMTP_URL.'),
    ...(FALLBACK_EMAIL === undefined && WEBHOOK_URL === undefined
      ? [
          note(
            'Nobody outside hears when a customer waits and nobody comes: set FALLBACK_EMAIL or WEBHOOK_URL.',
          ),
        ]
      : []),
  ]
}

function printSettings() {
  console.info('')
  for (const [name, setting] of Object.entries(Config.shape))
    console.info(`${name.padEnd(24)} ${setting.description ?? ''}`)
}

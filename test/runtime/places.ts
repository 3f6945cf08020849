import { createServer } from 'node:net'
import type { Playground } from '../scenarios/stage.ts'
import { handClock, keys, people, type Reach } from '../support/world.ts'
import { type Started, started } from './started.ts'

export type Knowledge = 'sample' | 'small'

/** Where the product runs over a real PostgreSQL: as a worker, or as several processes. */
export interface Place {
  /** The product with this knowledge, as the scenarios play on it. */
  world(knowledge: Knowledge): Playground
  /** A request as it is, for pages and streams. */
  reach: Reach
  stop(): Promise<void>
}

const secret = 'a secret for tests, long enough to sign with'
const apiKeys = keys.map((key) => `${key.role}:${key.name}:${key.secret}`).join(',')
/** As in the worlds in one process. */
const settings = { BATON_SECRET: secret, BATON_API_KEYS: apiKeys, ANSWER_WITHIN_SECONDS: '5' }

/** The worker under workerd; each knowledge is a database of its own, reached through Hyperdrive's local form. */
export async function asWorker(databases: Record<Knowledge, string>, smtp: string): Promise<Place> {
  const variables = Object.entries({ ...settings, SMTP_URL: smtp }).flatMap(([name, value]) => [
    '--var',
    `${name}:${value}`,
  ])
  const port = String(await freePort())
  const worker = await started(
    'wrangler',
    ['dev', '--config', 'test/runtime/wrangler.toml', '--local', '--ip', '127.0.0.1', '--port', port].concat(
      ['--inspector-port', String(await freePort()), '--show-interactive-dev-session=false'],
      variables,
    ),
    {
      CLOUDFLARE_HYPERDRIVE_LOCAL_CONNECTION_STRING_SAMPLE: withPassword(databases.sample),
      CLOUDFLARE_HYPERDRIVE_LOCAL_CONNECTION_STRING_SMALL: withPassword(databases.small),
      WRANGLER_SEND_METRICS: 'false',
      CI: '1',
    },
  )
  const clock = handClock()
  const reachWith = (knowledge: Knowledge) => reaching(() => worker.url, clock, { 'x-knowledge': knowledge })
  return {
    world: (knowledge) => playground(reachWith(knowledge), clock),
    reach: reachWith('sample'),
    stop: worker.stop,
  }
}

/** Several Node processes on each database; each request goes to the next of them. */
export async function asProcesses(
  databases: Record<Knowledge, string>,
  smtp: string,
  count: number,
): Promise<Place> {
  const start = (database: string) =>
    Promise.all(
      Array.from({ length: count }, () =>
        started(process.execPath, ['test/runtime/process.ts'], {
          ...settings,
          SMTP_URL: smtp,
          DATABASE_URL: database,
        }),
      ),
    )
  const running: Record<Knowledge, Started[]> = {
    sample: await start(databases.sample),
    small: await start(databases.small),
  }
  const clock = handClock()
  let turn = 0
  const reachWith = (knowledge: Knowledge) =>
    reaching(() => running[knowledge][turn++ % count]!.url, clock, {})
  return {
    world: (knowledge) => playground(reachWith(knowledge), clock),
    reach: reachWith('sample'),
    stop: async () => {
      await Promise.all([...running.sample, ...running.small].map((one) => one.stop()))
    },
  }
}

type HandClock = ReturnType<typeof handClock>

const reaching =
  (base: () => string, clock: HandClock, marks: Record<string, string>): Reach =>
  (path, init) =>
    fetch(new URL(path, base()), {
      ...init,
      redirect: 'manual',
      headers: {
        ...Object.fromEntries(new Headers(init.headers)),
        ...marks,
        'x-now': String(clock.now().getTime()),
      },
    })

const playground = (reach: Reach, clock: HandClock): Playground => ({
  ...people(reach),
  clock,
  reports: [],
  sweep: () => reach('/sweep', {}),
})

/** Hyperdrive's local form asks for one, also where the database trusts whoever comes. */
function withPassword(url: string): string {
  const named = new URL(url)
  named.password ||= 'none'
  return named.href
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer().once('error', failed)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        typeof address === 'object' && address ? done(address.port) : failed(new Error('no port')),
      )
    })
  })
}

/**
 * `npm run bench`: speed as ratios in one run (they decide); absolute figures beside them inform. `-- --write`
 * keeps the table in test/bench.md; `-- --only queue,turn` runs a part.
 */
import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { availableParallelism, loadavg } from 'node:os'
import postgres from 'postgres'
import { buildHere } from '../../src/adapters/indexer.ts'
import { migrate, migrationFiles } from '../../src/adapters/migrate.ts'
import { openPglite } from '../../src/adapters/pglite.ts'
import { openPostgres } from '../../src/adapters/postgres.ts'
import type { Database } from '../../src/adapters/sql.ts'
import { furnish } from '../../src/run/needs.ts'
import { buildPages } from '../../src/run/pages.ts'
import { simulateDesk } from '../support/simulatedDesk.ts'
import { nobodyWaits } from '../support/world.ts'
import { benchGrowing } from './growing.ts'
import { benchHandoff } from './handoff.ts'
import { benchLive } from './live.ts'
import { benchProcesses, type OnProcesses } from './processes.ts'
import { benchQueue, fill } from './queue.ts'
import { benchSearch } from './search.ts'
import { settings } from './settings.ts'
import { benchStart } from './start.ts'
import { benchStreams } from './streams.ts'
import { chart, type Row, table } from './table.ts'
import { benchTurn, median } from './turn.ts'
import { benchWeighing } from './weighing.ts'
import { weighWidget } from './widget.ts'

const parts = [
  'turn',
  'live',
  'handoff',
  'queue',
  'streams',
  'processes',
  'growing',
  'search',
  'waits',
  'widget',
  'start',
] as const
type Part = (typeof parts)[number]
const given = process.argv.indexOf('--only')
const only = given < 0 ? null : new Set((process.argv[given + 1] ?? '').split(','))
const wanted = (part: Part) => only === null || only.has(part)

const rows: Row[] = []
const charts: string[] = []
const load = loadavg()[0] ?? 0
const per = (n: number) => `${Math.round(n)}/s`
const ms = (n: number) => `${n < 10 ? n.toFixed(1) : Math.round(n)} ms`
const add = (row: Row) => {
  rows.push(row)
  console.info(table([row]).split('\n').at(-1))
}

/** What is measured on either database. */
async function onOne(name: string, database: Database, aims: { turn: string; claim: string }) {
  await migrate(database.sql, await migrationFiles())
  if (wanted('turn')) {
    const { statements, http, bare, ratio, cpuHttp, cpuBare } = await benchTurn(database, 1500, 5)
    add({
      what: `a turn over HTTP, 32 in flight, ${name}`,
      ratio,
      aim: aims.turn,
      measured: per(http),
      beside: `its ${statements} statements alone: ${per(bare)}`,
    })
    add({
      what: `processor time of the server's thread for a turn, ${name}`,
      ratio: cpuBare / cpuHttp,
      aim: 'stated',
      measured: ms(cpuHttp),
      beside: `its statements alone: ${ms(cpuBare)}`,
    })
  }
  if (wanted('live')) {
    const { live, echo } = await benchLive(database)
    add({
      what: `agent's message to the customer's screen, ${name}`,
      ratio: live / echo,
      aim: 'stated',
      measured: ms(live),
      beside: `a bare echo over SSE: ${ms(echo)}`,
    })
  }
  if (wanted('handoff')) {
    // The embedded database does one thing at a time, and 200 a second are about all it can do.
    const rate = database.kind === 'embedded' ? 50 : 200
    const { p50, p99, empty50, empty99 } = await benchHandoff(database, rate)
    add({
      what: `POST …/handoff at ${rate}/s, p99, ${name}`,
      ratio: p99 / empty99,
      aim: 'p99 ≤ 1 s',
      measured: `p99 ${ms(p99)}, p50 ${ms(p50)}`,
      beside: `an empty endpoint: p99 ${ms(empty99)}, p50 ${ms(empty50)}`,
    })
  }
  if (wanted('queue')) {
    const costs = await benchQueue(database, [10, 1000, 100_000])
    const [few, , many] = costs
    if (!few || !many) throw new Error('The bench needs three sizes.')
    add({
      what: `a claim with 100,000 waiting, ${name}`,
      ratio: many.claim / few.claim,
      aim: aims.claim,
      measured: ms(many.claim),
      beside: `with 10 waiting: ${ms(few.claim)}`,
    })
    for (const cost of costs)
      add({
        what: `queue of ${cost.waiting.toLocaleString('en')}, ${name}`,
        aim: 'stated',
        measured: `claim ${ms(cost.claim)}, place of the last ${ms(cost.last)}`,
        beside: `first 1,000 listed ${ms(cost.list)}, heartbeat ${ms(cost.beat)}`,
      })
    charts.push(
      chart(
        `A claim, by how many wait (${name})`,
        costs.map((c) => ({ name: c.waiting.toLocaleString('en'), value: c.claim, unit: 'ms' })),
      ),
    )
  }
}

/** What needs processes of its own, and so a database that several can share. */
async function onMany(database: Database, url: string) {
  if (wanted('streams')) {
    await database.sql.script('truncate queue cascade')
    await fill(furnish({ database, indexer: buildHere, report: () => {}, settings }), database, 4999)
    const ids = (await database.sql<{ id: string }>`select conversation_id as id from queue`).map((r) => r.id)
    const bare = await benchStreams('bare', ids)
    const ours = await benchStreams('baton', ids, url)
    add({
      what: '5,000 idle live streams, memory each',
      ratio: ours.kb / bare.kb,
      aim: '≤ 60 KB',
      measured: `${ours.kb.toFixed(0)} KB`,
      beside: `Hono alone: ${bare.kb.toFixed(0)} KB`,
    })
    add({
      what: 'with 5,000 open: agent’s message → customer, p99',
      ratio: ours.p99 / bare.p99,
      aim: '≤ 2',
      measured: `p99 ${ms(ours.p99)}, p50 ${ms(ours.p50)}`,
      beside: `one event to all of them: p99 ${ms(bare.p99)}, p50 ${ms(bare.p50)}`,
    })
  }
  if (wanted('processes')) {
    const measured = await benchProcesses(url, [1, 2, 4])
    const [one] = measured?.results ?? []
    if (!measured || !one) throw new Error('The bench needs one process to begin with.')
    const { cores, results } = measured
    const cost = (r: OnProcesses) => r.servers + r.database
    add({
      what: `turns with one process, on ${cores} cores`,
      aim: 'stated',
      measured: `${per(one.perSecond)}; a turn costs the server ${ms(one.servers)}, the database ${ms(one.database)} of a core`,
      beside: `${one.coresBusy.toFixed(1)} of ${cores} cores busy, ${ms(one.load)} a turn with the load itself`,
    })
    for (const several of results.slice(1)) {
      add({
        what: `turns with ${several.processes} processes, on ${cores} cores`,
        ratio: several.perSecond / one.perSecond,
        aim: several.processes === 2 ? '≥ 1.5, on two cores too' : '≥ 2.5 with free cores',
        measured: `${per(several.perSecond)}, ${several.coresBusy.toFixed(1)} cores busy`,
        beside: `one process: ${per(one.perSecond)}`,
      })
      add({
        what: `processor time of a turn with ${several.processes} processes, servers and database`,
        ratio: cost(several) / cost(one),
        aim: '≤ 1.2: no process waits for another',
        measured: `${ms(several.servers)} and ${ms(several.database)}`,
        beside: `one process: ${ms(one.servers)} and ${ms(one.database)}`,
      })
    }
    charts.push(
      chart(
        `Turns a second, by processes (${cores} cores, database and load on the same machine)`,
        results.map((r) => ({ name: String(r.processes), value: r.perSecond, unit: '/s' })),
      ),
    )
    await onHeldOnes(url)
  }
}

/** The same on cores that are free, made so by holding each server to a fifth of one. */
async function onHeldOnes(url: string) {
  const held = await benchProcesses(url, [1, 2, 4], 0.2)
  const [one] = held?.results ?? []
  if (!held || !one)
    return console.info('No server can be held to a share of a core here (cgroups, as root): left out.')
  for (const several of held.results.slice(1))
    add({
      what: `turns with ${several.processes} processes, each held to a fifth of a core, so that cores are free`,
      ratio: several.perSecond / one.perSecond,
      aim: several.processes === 2 ? '≥ 1.5' : '≥ 2.5',
      measured: `${per(several.perSecond)}, ${several.coresBusy.toFixed(1)} of ${held.cores} cores busy`,
      beside: `one such process: ${per(one.perSecond)}, ${one.coresBusy.toFixed(1)} cores busy`,
    })
}

/** What a database is like that has been in use for years. */
async function onOldOne(database: Database) {
  const { sizes, long, audit, desks } = await benchGrowing(database, [10_000, 100_000])
  const [young, old] = sizes
  if (!young || !old) throw new Error('The bench needs two sizes.')
  const many = (n: number) => n.toLocaleString('en')
  const held = `${many(old.conversations)} conversations held (${many(old.events)} events)`
  for (const what of ['turn', 'claim', 'sweep'] as const)
    add({
      what: `a ${what} with ${held}`,
      ratio: old[what] / young[what],
      aim: '≤ 2',
      measured: ms(old[what]),
      beside: `with ${many(young.conversations)}: ${ms(young[what])}`,
    })
  add({
    what: 'the database for each conversation of 15 events',
    aim: 'stated',
    measured: `${(old.bytes / old.conversations / 1024).toFixed(1)} KB`,
  })
  const [short, , longest] = long
  if (!short || !longest) throw new Error('The bench needs three lengths.')
  add({
    what: `a turn in a conversation of ${many(longest.events)} events`,
    ratio: longest.turn / short.turn,
    aim: 'stated',
    measured: ms(longest.turn),
    beside: `of ${short.events}: ${ms(short.turn)}`,
  })
  const [few, hundred] = [benchWeighing(2), benchWeighing(100)]
  add({
    what: 'weighing one more message after 100 questions and answers',
    ratio: hundred / few,
    aim: 'stated',
    measured: ms(hundred),
    beside: `after 2: ${ms(few)}`,
  })
  add({
    what: 'processor time of a turn while 100 desks look on at a queue of 1,000',
    ratio: desks.hundred / desks.none,
    aim: 'stated',
    measured: ms(desks.hundred),
    beside: `with no desk open: ${ms(desks.none)}`,
  })
  add({
    what: `the audit of ${many(audit.conversations)} conversations`,
    aim: 'a few seconds',
    measured: `${audit.seconds.toFixed(1)} s`,
    beside: `it held up nothing for more than ${ms(audit.heldUp)}`,
  })
}

// First, in a young process as a server's is: after minutes of the other parts the same lookups took a third longer.
if (wanted('search')) {
  const [usual, large] = [benchSearch(400), benchSearch(10_000)]
  for (const { articles, ours, bare, buildMs, loadMs, blobMb } of [usual, large])
    add({
      what: `a query over ${articles.toLocaleString('en')} articles`,
      ratio: ours.median / bare.median,
      aim: articles === 400 ? '≤ 2, at most 4' : 'stated',
      measured: `${ours.median.toFixed(3)} ms; built in ${(buildMs / 1000).toFixed(1)} s, ${blobMb.toFixed(0)} MB, loaded in ${loadMs.toFixed(0)} ms`,
      beside: `a bare BM25: ${bare.median.toFixed(3)} ms`,
    })
  add({
    what: 'p95 of a query, 10,000 articles',
    ratio: large.ours.p95 / usual.ours.p95,
    aim: '≤ 5',
    measured: `${large.ours.p95.toFixed(2)} ms`,
    beside: `400 articles: ${usual.ours.p95.toFixed(2)} ms`,
  })
}
const url = process.env.TEST_DATABASE_URL || process.env.DATABASE_URL
if (url) {
  const name = `baton_bench_${randomBytes(4).toString('hex')}`
  const admin = postgres(url, { max: 1, onnotice: () => {} })
  await admin.unsafe(`create database ${name}`)
  const target = new URL(url)
  target.pathname = `/${name}`
  const database = openPostgres(target.href)
  await onOne('PostgreSQL', database, { turn: '≥ 0.6', claim: '≤ 2' })
  await onMany(database, target.href)
  if (wanted('growing')) {
    await nobodyWaits(database)
    await onOldOne(database)
  }
  await database.close()
  await admin.unsafe(`drop database ${name} with (force)`)
  await admin.end()
} else console.info('Left out: PostgreSQL. TEST_DATABASE_URL=postgres://… adds it.')
if (wanted('turn') || wanted('live') || wanted('handoff') || wanted('queue')) {
  const database = await openPglite()
  await onOne('PGlite', database, { turn: 'stated', claim: 'stated' })
  await database.close()
}

if (wanted('waits'))
  for (const agents of [3, 30, 100]) {
    const { share, waits, widths } = simulateDesk(7, { agents, days: Math.ceil(60 / agents) })
    add({
      what: `a simulated desk of ${agents} agents at its limit: waits as foretold`,
      ratio: share / 0.8,
      aim: '≥ 1: eight in ten',
      measured: `${Math.round(share * 100)} in 100, the range ${Math.round(median(widths))} s wide`,
      beside: `a wait: ${Math.round(median(waits))} s (median)`,
    })
  }
if (wanted('widget')) {
  await buildPages((line) => console.info(line))
  const widget = await weighWidget()
  add({ what: 'script tag, brotli', aim: '≤ 2 KB', measured: `${widget.loader} B` })
  add({
    what: 'opened chat, brotli, framework included',
    aim: '≤ 15 KB',
    measured: `${widget.opened} B`,
  })
}
if (wanted('start')) {
  const start = await benchStart()
  add({ what: 'first start to ready', aim: 'about 15 s', measured: `${start.first.toFixed(1)} s` })
  add({ what: 'later start to ready', aim: 'about 4 s', measured: `${start.later.toFixed(1)} s` })
  add({ what: 'idle memory', aim: 'about 500 MB', measured: `${start.idleMb} MB` })
}

const about = `${availableParallelism()} cores, load ${load.toFixed(1)} when it began; database, server and load generator on the same machine.`
console.info(`\n${table(rows)}\n\n${about}\n\n${charts.join('\n\n')}`)
if (process.argv.includes('--write')) {
  const file = new URL('../bench.md', import.meta.url)
  const before = await readFile(file, 'utf8').catch(() => '')
  const others = only === null ? '' : before.replace(/^[\s\S]*?(?=\n## )/, '')
  const title = only === null ? 'everything' : [...only].join(', ')
  const text = `## ${title}\n\n${table(rows)}\n\n${about}\n\n${charts.join('\n\n')}\n`
  const head =
    '# What it costs\n\nWritten by `npm run bench -- --write`. Ratios decide: they compare with the limit in the same run. A load well above 0 when it began makes every absolute figure worse.\n\n'
  await writeFile(file, head + text + others)
  console.info('Kept in test/bench.md.')
}

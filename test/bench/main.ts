/** `npm run bench`: speed as ratios in one run (they decide); absolute figures beside them inform. */
import { randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { migrate, migrationFiles } from '../../src/adapters/migrate.ts'
import { openPglite } from '../../src/adapters/pglite.ts'
import { openPostgres } from '../../src/adapters/postgres.ts'
import type { Database } from '../../src/adapters/sql.ts'
import { buildPages } from '../../src/run/pages.ts'
import { benchLive } from './live.ts'
import { benchSearch } from './search.ts'
import { benchStart } from './start.ts'
import { benchTurn } from './turn.ts'
import { weighWidget } from './widget.ts'

const rows: string[][] = []
const per = (n: number) => `${Math.round(n)}/s`

async function turnOn(name: string, database: Database, aim: string) {
  await migrate(database.sql, await migrationFiles())
  const { statements, http, bare, ratio } = await benchTurn(database, 1500, 5)
  rows.push([
    `a turn over HTTP, 32 in flight, ${name}`,
    per(http),
    `its ${statements} statements alone: ${per(bare)}`,
    ratio.toFixed(2),
    aim,
  ])
  const { live, echo } = await benchLive(database)
  rows.push([
    `agent's message to the customer's screen, ${name}`,
    `${live.toFixed(1)} ms`,
    `a bare echo over SSE: ${echo.toFixed(1)} ms`,
    (live / echo).toFixed(1),
    'stated',
  ])
  await database.close()
}

const url = process.env.TEST_DATABASE_URL || process.env.DATABASE_URL
if (url) {
  const name = `baton_bench_${randomBytes(4).toString('hex')}`
  const admin = postgres(url, { max: 1 })
  await admin.unsafe(`create database ${name}`)
  const target = new URL(url)
  target.pathname = `/${name}`
  await turnOn('PostgreSQL', openPostgres(target.href, 32), '≥ 0.5')
  await admin.unsafe(`drop database ${name} with (force)`)
  await admin.end()
} else console.info('Left out: PostgreSQL. TEST_DATABASE_URL=postgres://… adds it.')
await turnOn('PGlite', await openPglite(), 'stated')

const [usual, large] = [benchSearch(400), benchSearch(10_000)]
for (const { articles, ours, bare, buildMs, loadMs, blobMb } of [usual, large])
  rows.push([
    `a query over ${articles} articles (built in ${(buildMs / 1000).toFixed(1)} s, ${blobMb.toFixed(0)} MB, loaded in ${loadMs.toFixed(0)} ms)`,
    `${ours.median.toFixed(3)} ms`,
    `a bare BM25: ${bare.median.toFixed(3)} ms`,
    (ours.median / bare.median).toFixed(1),
    articles === 400 ? '≤ 2, at most 4' : 'stated',
  ])
rows.push([
  'p95 of a query, 10,000 articles',
  `${large.ours.p95.toFixed(2)} ms`,
  `400 articles: ${usual.ours.p95.toFixed(2)} ms`,
  (large.ours.p95 / usual.ours.p95).toFixed(1),
  '≤ 5',
])

await buildPages((line) => console.info(line))
const widget = await weighWidget()
rows.push(['script tag, brotli', `${widget.loader} B`, '', '', '≤ 2 KB'])
rows.push(['opened chat, brotli, framework included', `${widget.opened} B`, '', '', '≤ 15 KB'])

const start = await benchStart()
rows.push(['first start to ready', `${start.first.toFixed(1)} s`, '', '', 'about 15 s'])
rows.push(['later start to ready', `${start.later.toFixed(1)} s`, '', '', 'about 4 s'])
rows.push(['idle memory', `${start.idleMb} MB`, '', '', 'about 500 MB'])

console.info('\n| what | measured | beside | ratio | aim |\n| --- | --- | --- | --- | --- |')
for (const row of rows) console.info(`| ${row.join(' | ')} |`)

/**
 * `npm run eval -- --data DIR [--json FILE]`: how well the retrieval finds, beside a bare BM25 in the same run.
 * Prints Markdown tables; the JSON holds each set's figures under its name.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { bootstrap, seeded } from './chance.ts'
import { readRetrievalSets, stop } from './data.ts'
import { type Figures, mean, measureSet, type SetReport } from './retrieval.ts'

/** The sets over which the published means are taken. */
const nine = 'banking77 banking77-nearoos hwu64 curekart zc-dataeng zc-mlops covid-en covid-de robo-de'.split(
  ' ',
)

const { values } = parseArgs({ options: { data: { type: 'string' }, json: { type: 'string' } } })
if (values.data === undefined) stop('Which data? npm run eval -- --data DIR [--json FILE]')

const reports: SetReport[] = []
for (const set of readRetrievalSets(values.data)) {
  reports.push(measureSet(set))
  console.error(`measured ${set.name}`)
}

printFinding()
printBands()
if (values.json !== undefined) {
  const figures = ({ firsts: _, ...rest }: SetReport['ours']): Figures => rest
  const json = Object.fromEntries(reports.map((report) => [report.name, figures(report.ours)]))
  writeFileSync(values.json, `${JSON.stringify(json, null, 2)}\n`)
}

/** Percent; bare BM25 after the stroke. Damaged: Recall@1 lost when a third of the long words are misspelt. */
function printFinding(): void {
  say('\n## Finding: ours / bare BM25\n')
  row(
    'set',
    'Recall@1',
    '95 %',
    'Recall@3',
    'MRR@10',
    'damaged',
    'AUROC',
    'accepted at 95 %',
    'ms median',
    'p95',
    'build ms',
  )
  row(...Array<string>(11).fill('---'))
  const random = seeded(1)
  for (const { name, ours, bare, damaged, buildMs } of reports) {
    const range = bootstrap(ours.firsts, random)
    row(
      name,
      both(ours.recallAt1, bare.recallAt1),
      `${percent(range.low)}–${percent(range.high)}`,
      both(ours.recallAt3, bare.recallAt3),
      both(ours.mrrAt10, bare.mrrAt10),
      percent(damaged.recallAt1 - ours.recallAt1),
      both(ours.oosAuroc, bare.oosAuroc),
      both(ours.falseAcceptAt95, bare.falseAcceptAt95),
      `${ours.latencyMs.median.toFixed(3)} / ${bare.latencyMs.median.toFixed(3)}`,
      `${ours.latencyMs.p95.toFixed(3)} / ${bare.latencyMs.p95.toFixed(3)}`,
      buildMs.toFixed(0),
    )
  }
  const counted = reports.filter((report) => nine.includes(report.name))
  if (counted.length === 0) return
  const over = (figure: (report: SetReport) => number) => mean(counted.map(figure))
  row(
    `mean of ${counted.length}`,
    both(
      over((r) => r.ours.recallAt1),
      over((r) => r.bare.recallAt1),
    ),
    '',
    both(
      over((r) => r.ours.recallAt3),
      over((r) => r.bare.recallAt3),
    ),
    both(
      over((r) => r.ours.mrrAt10),
      over((r) => r.bare.mrrAt10),
    ),
    percent(over((r) => r.damaged.recallAt1 - r.ours.recallAt1)),
  )
}

function printBands(): void {
  say('\n## What the bot does, with the thresholds each corpus set for itself (percent)\n')
  row(
    'set',
    'answer from',
    'ask back from',
    'answered right',
    'wrong',
    'asked, right among 3',
    'asked, not',
    'handed off',
    'outside: answered',
    'asked',
    'handed off',
  )
  row(...Array<string>(11).fill('---'))
  for (const { name, shares } of reports) {
    const { bands, inside, outside } = shares
    const without = Number.isNaN(reports.find((report) => report.name === name)!.ours.oosAuroc)
    row(
      name,
      bands.answer.toFixed(2),
      bands.askBack.toFixed(2),
      ...[inside.right, inside.wrong, inside.choiceWithRight, inside.choiceWithout, inside.handoff].map(
        percent,
      ),
      ...(without ? ['–', '–', '–'] : [outside.answer, outside.ask_back, outside.handoff].map(percent)),
    )
  }
}

function row(...cells: string[]): void {
  say(`| ${cells.join(' | ')} |`)
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function percent(share: number): string {
  return Number.isNaN(share) ? '–' : (100 * share).toFixed(1)
}

function both(ours: number, bare: number): string {
  return Number.isNaN(ours) ? '–' : `${percent(ours)} / ${percent(bare)}`
}

import { bootstrap, seeded } from './chance.ts'
import { type Asked, type Chapter, percent, quoted, table } from './chapter.ts'
import { readRetrievalSets } from './data.ts'
import { type Outcomes, type Practice, practices } from './practice.ts'
import { type Figures, type Measured, mean, measureSet, type SetReport } from './retrieval.ts'

/** The sets over which the published means are taken. */
const nine = 'banking77 banking77-nearoos hwu64 curekart zc-dataeng zc-mlops covid-en covid-de robo-de'.split(
  ' ',
)

/** How well the search finds what a question is about, and knows when nothing fits. */
export async function retrieval({ folder, progress }: Asked): Promise<Chapter> {
  const reports: SetReport[] = []
  const sets = readRetrievalSets(folder)
  for (const set of sets) {
    reports.push(measureSet(set))
    progress(`measured ${set.name}`)
  }
  const practice = practices(sets)
  progress('measured the bands in practice')
  const figures = ({ firsts: _, ...rest }: Measured): Figures => rest
  return {
    tables: [
      '## Finding, each set alone',
      'Ours, with the middle 95 % of 1,000 bootstrap samples, beside bare BM25 (one document an article) and pg_trgm’s similarity (best phrasing), both as cheap as they come.',
      findingTable(reports),
      'Better than the stronger of the two on the same questions, paired bootstrap:',
      pairedTable(reports),
      '## Knowing that nothing fits',
      'AUROC of the confidence, and the share of questions out of scope that the threshold accepts which accepts 95 % of those in scope.',
      scopeTable(reports),
      '## Bands in practice',
      'What the bot does with the thresholds each knowledge set for itself: each set, each set with one phrasing an article, and sets loaded together. Of the questions in scope five outcomes, of those out of scope three.',
      practiceTable(practice),
      'Beside it: always answering with the best hit, and the rule that answers when two words of four letters or more are shared. Never answering has 0 everywhere.',
      rulesTable(practice),
    ].join('\n\n'),
    printed: ['## Speed', speedTable(reports), '## Most confident errors', errorsTable(reports)].join('\n\n'),
    figures: Object.fromEntries(reports.map((report) => [report.name, figures(report.ours)])),
  }
}

const counted = (reports: readonly SetReport[]) => reports.filter((report) => nine.includes(report.name))

function findingTable(reports: readonly SetReport[]): string {
  const random = seeded(1)
  const lines = reports.map(({ name, ours, bare, trigrams, damaged }) => {
    const { low, high } = bootstrap(ours.firsts, random)
    return [
      name,
      percent(ours.recallAt1),
      `${percent(low)}–${percent(high)}`,
      percent(bare.recallAt1),
      percent(trigrams.recallAt1),
      percent(ours.recallAt3),
      percent(bare.recallAt3),
      percent(trigrams.recallAt3),
      percent(ours.mrrAt10),
      percent(damaged.recallAt1 - ours.recallAt1),
    ]
  })
  const over = (figure: (report: SetReport) => number) => percent(mean(counted(reports).map(figure)))
  const last = [
    `mean of ${counted(reports).length}`,
    over((r) => r.ours.recallAt1),
    '',
    over((r) => r.bare.recallAt1),
    over((r) => r.trigrams.recallAt1),
    over((r) => r.ours.recallAt3),
    over((r) => r.bare.recallAt3),
    over((r) => r.trigrams.recallAt3),
    over((r) => r.ours.mrrAt10),
    over((r) => r.damaged.recallAt1 - r.ours.recallAt1),
  ]
  return table(
    [
      'set',
      'Recall@1',
      '95 %',
      'BM25',
      'trigrams',
      'Recall@3',
      'BM25',
      'trigrams',
      'MRR@10',
      'words damaged',
    ],
    [...lines, ...(counted(reports).length > 0 ? [last] : [])],
  )
}

function pairedTable(reports: readonly SetReport[]): string {
  const random = seeded(2)
  return table(
    ['set', 'beside', 'Recall@1 more', '95 %'],
    reports.map(({ name, ours, bare, trigrams }) => {
      const [peer, label] = bare.recallAt1 > trigrams.recallAt1 ? [bare, 'BM25'] : [trigrams, 'trigrams']
      const gains = ours.firsts.map((first, at) => first - peer.firsts[at]!)
      const { low, high } = bootstrap(gains, random)
      return [name, label, percent(mean(gains)), `${percent(low)} to ${percent(high)}`]
    }),
  )
}

function scopeTable(reports: readonly SetReport[]): string {
  return table(
    ['set', 'AUROC', 'BM25', 'trigrams', 'wrongly accepted', 'BM25', 'trigrams'],
    reports
      .filter(({ ours }) => !Number.isNaN(ours.oosAuroc))
      .map(({ name, ours, bare, trigrams }) => [
        name,
        ...[ours, bare, trigrams].map((one) => percent(one.oosAuroc)),
        ...[ours, bare, trigrams].map((one) => percent(one.falseAcceptAt95)),
      ]),
  )
}

function practiceTable(all: readonly Practice[]): string {
  return table(
    [
      'knowledge',
      'articles',
      'answer from',
      'ask back from',
      'answered right',
      'wrong',
      'asked, right among 3',
      'asked, not',
      'to a person',
      'outside: answered',
      'asked',
      'to a person',
    ],
    all.map(({ name, articles, bands, ours: { inside, outside } }) => [
      name,
      String(articles),
      bands.answer.toFixed(2),
      bands.askBack.toFixed(2),
      ...[
        inside.right,
        inside.wrong,
        inside.choiceWithRight,
        inside.choiceWithout,
        inside.handoff,
        outside.answered,
        outside.asked,
        outside.handoff,
      ].map(percent),
    ]),
  )
}

function rulesTable(all: readonly Practice[]): string {
  const three = ({ inside, outside }: Outcomes) => [inside.right, inside.wrong, outside.answered].map(percent)
  return table(
    [
      'knowledge',
      ...['ours', 'always', 'keyword rule'].flatMap((who) => [`${who}: right`, 'wrong', 'answered outside']),
    ],
    all.map(({ name, ours, always, keyword }) => [name, ...three(ours), ...three(always), ...three(keyword)]),
  )
}

function speedTable(reports: readonly SetReport[]): string {
  return table(
    ['set', 'ms median', 'BM25', 'p95', 'BM25', 'times BM25', 'index built in ms'],
    reports.map(({ name, ours, bare, buildMs }) => [
      name,
      ours.latencyMs.median.toFixed(3),
      bare.latencyMs.median.toFixed(3),
      ours.latencyMs.p95.toFixed(3),
      bare.latencyMs.p95.toFixed(3),
      (ours.latencyMs.median / bare.latencyMs.median).toFixed(1),
      buildMs.toFixed(0),
    ]),
  )
}

function errorsTable(reports: readonly SetReport[]): string {
  return table(
    ['set', 'asked', 'found', 'confidence', 'should be'],
    reports.flatMap(({ name, worst }) =>
      worst.map(({ text, passage, confidence, wanted }) => [
        name,
        quoted(text),
        quoted(passage),
        confidence.toFixed(2),
        wanted === null ? 'nothing' : quoted(wanted),
      ]),
    ),
  )
}

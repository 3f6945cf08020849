import { type Asked, type Chapter, percent, quoted, table } from './chapter.ts'
import { readRetrievalSets } from './data.ts'
import { type Case, type Detected, judge, readDetection } from './detection.ts'
import { casesOf } from './detectors.ts'

interface Report {
  file: string
  detector: string
  language: string
  cases: Case[]
  measured: Detected
}

/** How well the product notices that a person is needed, per file and language, beside never, always and keywords. */
export async function detection({ folder, progress }: Asked): Promise<Chapter> {
  const files = readDetection(folder)
  const sets = files.some(({ name }) => name.startsWith('loop_')) ? readRetrievalSets(folder) : []
  const reports = files.flatMap((file): Report[] => {
    const found = Object.entries(casesOf(file, sets)).map(([detector, cases]) => ({
      file: file.name,
      detector,
      language: file.rows[0]?.lang ?? '',
      cases,
      measured: judge(cases),
    }))
    progress(`measured ${file.name}`)
    return found
  })
  return {
    tables: [
      '## Noticing',
      'Each detector as the product runs it, thresholds as they stand in the code; F1 with the middle 95 % of 1,000 samples drawn over conversations. Our rules and small models were made on these files: see `test/eval/train` for cross-validated figures. “by wording” knows no articles.',
      noticingTable(reports),
      'The same beside an alarm at every message and a handful of keywords (“never” has recall and F1 0):',
      besideTable(reports),
    ].join('\n\n'),
    printed: ['## Worst errors in noticing', errorsTable(reports)].join('\n\n'),
    figures: Object.fromEntries(
      files.map(({ name }) => [
        name,
        Object.fromEntries(reports.filter((r) => r.file === name).map((r) => [r.detector, r.measured])),
      ]),
    ),
  }
}

function noticingTable(reports: readonly Report[]): string {
  const lines = reports.map(({ file, detector, measured: m }) => [
    file,
    detector.replaceAll('_', ' '),
    `${m.count} of ${m.of}`,
    percent(m.precision),
    percent(m.recall),
    percent(m.f1),
    `${percent(m.f1Range.low)}–${percent(m.f1Range.high)}`,
    percent(m.auc),
    percent(m.recallAt05),
    percent(m.recallAt5),
    `${m.misses} / ${m.falseAlarms}`,
  ])
  return table(
    [
      'file',
      'detector',
      'are',
      'precision',
      'recall',
      'F1',
      '95 %',
      'AUC',
      'recall at 0.5 % false alarms',
      'at 5 %',
      'misses / false alarms',
    ],
    lines,
  )
}

function besideTable(reports: readonly Report[]): string {
  const lines = reports.map(({ file, detector, measured: m }) => [
    file,
    detector.replaceAll('_', ' '),
    percent(m.f1),
    percent(m.always.f1),
    percent(m.keywords.precision),
    percent(m.keywords.recall),
    percent(m.keywords.f1),
  ])
  return table(
    ['file', 'detector', 'F1', 'always F1', 'keywords precision', 'keywords recall', 'keywords F1'],
    lines,
  )
}

/** Of each detector the misses that look least like one, and the false alarms that look most like one. */
function errorsTable(reports: readonly Report[]): string {
  const lines = reports.flatMap(({ file, detector, cases }) => {
    const missed = cases.filter((c) => c.gold && !c.alarm).toSorted((a, b) => a.score - b.score)
    const raised = cases.filter((c) => !c.gold && c.alarm).toSorted((a, b) => b.score - a.score)
    const line = (what: string) => (c: Case) => [file, detector, what, percent(c.score), quoted(c.text)]
    return [...missed.slice(0, 3).map(line('missed')), ...raised.slice(0, 3).map(line('false alarm'))]
  })
  return table(['file', 'detector', 'what', 'score', 'text'], lines)
}

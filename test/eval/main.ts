/**
 * `npm run eval -- --data DIR [--only retrieval] [--json FILE] [--write]`: the quality of finding and of noticing,
 * on a folder of data. Prints Markdown; `--json` writes the figures by the set's name, `--write` the tables to
 * `test/eval.md`, so that a change of figures shows in the history.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Asked, Chapter } from './chapter.ts'
import { stop } from './data.ts'
import { detection } from './detectionChapter.ts'
import { retrieval } from './retrievalChapter.ts'

/** Each measures what its folder of the data holds, in the order of the print. */
const chapters: Record<string, (asked: Asked) => Promise<Chapter>> = { retrieval, detection }

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    only: { type: 'string' },
    json: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
})
const { data: folder, only } = values
if (folder === undefined)
  stop('Which data? npm run eval -- --data DIR [--only CHAPTER] [--json FILE] [--write]')
const chosen = Object.entries(chapters).filter(([name]) => only === undefined || name === only)
if (chosen.length === 0) stop(`There is no chapter ${only}: ${Object.keys(chapters).join(', ')}.`)
if (values.write && only !== undefined)
  stop('test/eval.md holds all chapters: --write does not go with --only.')

const measured: Chapter[] = []
for (const [, measure] of chosen)
  measured.push(await measure({ folder, progress: (line) => console.error(line) }))

for (const { tables, printed } of measured) console.info(`${tables}\n\n${printed}\n`)
if (values.json !== undefined) {
  const figures = Object.assign({}, ...measured.map((chapter) => chapter.figures))
  writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`)
}
if (values.write) {
  const preface =
    '# Quality, measured\n\nWritten by `npm run eval -- --data DIR --write`; never edited by hand. Development sets: figures on sets kept\napart are the ones to trust. Shares in percent.'
  const tables = measured.map((chapter) => chapter.tables)
  writeFileSync(new URL('../eval.md', import.meta.url), `${[preface, ...tables].join('\n\n')}\n`)
}

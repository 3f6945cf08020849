/**
 * `node test/eval/train/main.ts DIR`: trains the small models of `src/domain/signals/weights` on the open sets in DIR and
 * our own sentences, and prints what cross-validation by conversation says of each. The same data gives the same files.
 */
import { writeFileSync } from 'node:fs'
import type { Trained } from '../../../src/domain/signals/trained.ts'
import { auroc } from '../retrieval.ts'
import { crossValidated, type Example, train, type Way } from './logistic.ts'
import { readMaterial } from './material.ts'

const ways: Record<string, Way> = {
  abuse: { slots: 16384, rounds: 12, ridge: 1e-4, favour: 1 },
  aimed: { slots: 16384, rounds: 12, ridge: 1e-4, favour: 1 },
  wish: { slots: 16384, rounds: 8, ridge: 1e-4, favour: 4 },
}

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('Which data? node test/eval/train/main.ts DIR')

for (const { name, language, examples } of readMaterial(folder)) {
  const way = ways[name]!
  tell(`${name}.${language}`, examples, crossValidated(examples, way))
  keep(`${name}.${language}`, train(examples, way))
}

function tell(name: string, examples: readonly Example[], likelihoods: readonly number[]): void {
  const of = (yes: boolean) => likelihoods.filter((_, at) => examples[at]!.yes === yes)
  const [ones, others] = [of(true), of(false)]
  say(
    `\n${name}: ${ones.length} of ${examples.length}, AUC ${auroc(ones, others).toFixed(3)} (cross-validated)`,
  )
  for (const from of [0.4, 0.5, 0.6, 0.7, 0.8, 0.9]) {
    const found = ones.filter((l) => l >= from).length
    const wrong = others.filter((l) => l >= from).length
    const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`
    say(
      `  from ${from}: recall ${percent(found, ones.length)}, false alarms ${percent(wrong, others.length)}`,
    )
  }
}

function keep(name: string, { bias, unit, weights }: Trained): void {
  const stored = Buffer.from(weights.buffer).toString('base64')
  const text = `import { type Trained, unpack } from '../trained.ts'

/** Written by \`test/eval/train\`; not to be edited. */
export const trained: Trained = {
  bias: ${bias.toPrecision(6)},
  unit: ${unit.toPrecision(6)},
  weights: unpack(
    '${stored}',
  ),
}
`
  writeFileSync(new URL(`../../../src/domain/signals/weights/${name}.ts`, import.meta.url), text)
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

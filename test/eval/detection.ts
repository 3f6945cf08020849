import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { seeded } from './chance.ts'
import { auroc } from './retrieval.ts'

/** One conversation of a detection file, with what people said about it. */
export interface Row {
  id: string
  lang: 'de' | 'en'
  turns: { role: 'customer' | 'bot'; text: string }[]
  label: {
    target: number
    conv?: string
    abuse?: number
    negative_to_bot?: number
    human_request?: 'explicit' | 'soft' | 'none'
    loop?: number
    turn_labels?: (number | null)[]
  }
}

/** One judgement: what people say (`gold`), how strongly the detector sees it, and whether it raises the alarm. */
export interface Case {
  conversation: string
  text: string
  gold: boolean
  score: number
  alarm: boolean
  /** What a handful of keywords would have said. */
  keywords: boolean
}

export interface Shares {
  precision: number
  recall: number
  f1: number
}

/** Shares from 0 to 1; `count` is how many are gold, of how many. */
export interface Detected extends Shares {
  count: number
  of: number
  auc: number
  recallAt05: number
  recallAt5: number
  /** The middle 95 % of F1 when conversations are drawn with replacement. */
  f1Range: { low: number; high: number }
  misses: number
  falseAlarms: number
  never: Shares
  always: Shares
  keywords: Shares
}

export interface DetectionFile {
  name: string
  rows: Row[]
}

/** The files of `folder`/detection by name; none where there is no such folder. */
export function readDetection(folder: string): DetectionFile[] {
  const home = join(folder, 'detection')
  let names: string[]
  try {
    names = readdirSync(home).filter((name) => name.endsWith('.jsonl'))
  } catch {
    return []
  }
  return names.toSorted().map((name) => ({
    name: name.replace(/\.jsonl$/, ''),
    rows: readFileSync(join(home, name), 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line) as Row),
  }))
}

/** What the detector is worth on these cases. The unit of the interval is the conversation. */
export function judge(cases: readonly Case[]): Detected {
  const scores = (gold: boolean) => cases.filter((c) => c.gold === gold).map((c) => c.score)
  const [ones, others] = [scores(true), scores(false)]
  return {
    count: ones.length,
    of: cases.length,
    ...sharesOf(cases, (c) => c.alarm),
    auc: auroc(ones, others),
    recallAt05: recallAt(ones, others, 0.005),
    recallAt5: recallAt(ones, others, 0.05),
    f1Range: range(cases),
    misses: cases.filter((c) => c.gold && !c.alarm).length,
    falseAlarms: cases.filter((c) => !c.gold && c.alarm).length,
    never: sharesOf(cases, () => false),
    always: sharesOf(cases, () => true),
    keywords: sharesOf(cases, (c) => c.keywords),
  }
}

export function sharesOf(cases: readonly Case[], raises: (c: Case) => boolean): Shares {
  const raised = cases.filter(raises)
  const right = raised.filter((c) => c.gold).length
  const gold = cases.filter((c) => c.gold).length
  return {
    precision: raised.length === 0 ? Number.NaN : right / raised.length,
    recall: right / gold,
    f1: f1Of(right, raised.length, gold),
  }
}

const f1Of = (right: number, raised: number, gold: number): number =>
  right === 0 ? 0 : (2 * right) / (raised + gold)

/** The share of `ones` found by the lowest threshold that no more than `allowed` of `others` reach. */
export function recallAt(ones: readonly number[], others: readonly number[], allowed: number): number {
  const most = Math.floor(allowed * others.length)
  const next = others.toSorted((a, b) => b - a)[most]
  // Whatever the first one too many scores is too low a threshold: only what is above it counts.
  return next === undefined ? 1 : ones.filter((score) => score > next).length / ones.length
}

function range(cases: readonly Case[]): { low: number; high: number } {
  const random = seeded(1)
  const tallies = Object.values(Object.groupBy(cases, (c) => c.conversation)).map((own = []) => ({
    right: own.filter((c) => c.gold && c.alarm).length,
    raised: own.filter((c) => c.alarm).length,
    gold: own.filter((c) => c.gold).length,
  }))
  const drawn = Array.from({ length: 1000 }, () => {
    const sum = { right: 0, raised: 0, gold: 0 }
    for (let i = 0; i < tallies.length; i++) {
      const { right, raised, gold } = tallies[Math.floor(random() * tallies.length)]!
      sum.right += right
      sum.raised += raised
      sum.gold += gold
    }
    return f1Of(sum.right, sum.raised, sum.gold)
  }).sort((a, b) => a - b)
  return { low: drawn[25]!, high: drawn[974]! }
}

import { buildIndex, type Hit, type SearchEntry, search } from './index.ts'

/** The confidence (0 to 1) from which the bot answers, and the lower one from which it asks back with choices. */
export interface Bands {
  answer: number
  askBack: number
}

export type Band = 'answer' | 'ask_back' | 'handoff'

/** What the bot does with these hits. Without any it hands off. */
export function decideBand(hits: readonly Hit[], bands: Bands): Band {
  const best = hits[0]?.confidence ?? 0
  if (hits.length === 0 || best < bands.askBack) return 'handoff'
  return best >= bands.answer ? 'answer' : 'ask_back'
}

/**
 * What each outcome is worth, in answers that were right; handing off to a person is worth 0. A wrong answer costs
 * twice what a right one brings; a choice of three with the right one in it brings half, without it costs half.
 */
const worth = { right: 1, wrong: -2, choiceWithRight: 0.5, choiceWithout: -0.5 }

/** How many of a hundred questions we expect to be about something no article covers. */
const shareOutOfScope = 0.25

/** Used when a corpus has too few phrasings to try: what the thresholds came to on corpora of many kinds. */
export const usualBands: Bands = { answer: 0.5, askBack: 0.3 }

const folds = 5
const fewestTrials = 40

/** One question tried on an index that had not seen it. */
interface Trial {
  confidence: number
  right: boolean
  amongThree: boolean
  weight: number
}

/**
 * Thresholds for this corpus, found without labels: in five rounds every fifth entry is left out whole (its
 * questions must not be answered) and every other entry loses one phrasing (which must find it). Then each
 * threshold is set where it brings most (Chow 1970, the reject option). Costs five builds of the index.
 */
export function bandsFor(entries: readonly SearchEntry[]): Bands {
  const trials = Array.from({ length: folds }, (_, fold) => tryFold(entries, fold)).flat()
  if (trials.filter((trial) => trial.weight > 0).length < fewestTrials) return usualBands
  const inScope = trials.filter((trial) => trial.weight > 0)
  return chooseBands(inScope.length > 0 ? balance(trials) : trials)
}

function tryFold(entries: readonly SearchEntry[], fold: number): Trial[] {
  const kept: SearchEntry[] = []
  const asked: { question: string; entry: SearchEntry; known: boolean }[] = []
  for (const [at, entry] of entries.entries()) {
    if (at % folds === fold) {
      for (const question of entry.questions) asked.push({ question, entry, known: false })
      continue
    }
    const out = entry.questions.length > 1 ? (fold + at) % entry.questions.length : -1
    kept.push({ ...entry, questions: entry.questions.filter((_, i) => i !== out) })
    if (out >= 0) asked.push({ question: entry.questions[out]!, entry, known: true })
  }
  const index = buildIndex(kept)
  return asked.flatMap(({ question, entry, known }) => {
    const hits = search(index, question, { k: 3, lang: entry.lang })
    const confidence = hits[0]?.confidence ?? 0
    return {
      confidence,
      right: hits[0]?.id === entry.id,
      amongThree: hits.some((hit) => hit.id === entry.id),
      weight: known ? 1 : 0,
    }
  })
}

/** Weighs the two kinds of trials so that questions out of scope make up the share we expect. */
function balance(trials: readonly Trial[]): Trial[] {
  const known = trials.filter((trial) => trial.weight > 0).length
  const outside = ((shareOutOfScope / (1 - shareOutOfScope)) * known) / (trials.length - known)
  return trials.map((trial) => ({ ...trial, weight: trial.weight > 0 ? 1 : outside }))
}

function chooseBands(trials: readonly Trial[]): Bands {
  const choice = (trial: Trial) => (trial.amongThree ? worth.choiceWithRight : worth.choiceWithout)
  const answer = bestThreshold(trials, (trial) => (trial.right ? worth.right : worth.wrong) - choice(trial))
  const askBack = bestThreshold(trials, choice)
  return { answer, askBack: Math.min(askBack, answer) }
}

/** The confidence from which on taking every trial gains most. */
function bestThreshold(trials: readonly Trial[], gain: (trial: Trial) => number): number {
  const sorted = trials.toSorted((a, b) => b.confidence - a.confidence)
  let sum = 0
  let most = 0
  let threshold = 1
  for (const trial of sorted) {
    sum += trial.weight * gain(trial)
    if (sum > most) {
      most = sum
      threshold = trial.confidence
    }
  }
  return threshold
}

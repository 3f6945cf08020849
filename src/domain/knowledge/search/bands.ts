import { buildIndex, type Hit, type SearchEntry, search } from './index.ts'

/** From `answer` on (certainty) the bot answers, else from `askBack` on (confidence) it asks back with choices. */
export interface Bands {
  answer: number
  askBack: number
}

export type Band = 'answer' | 'ask_back' | 'handoff'

/** What the bot does with these hits (at least the first two of them). Without any it hands off. */
export function decideBand(hits: readonly Hit[], bands: Bands): Band {
  const best = hits[0]
  if (best === undefined || best.confidence < bands.askBack) return 'handoff'
  return certaintyOf(hits) >= bands.answer ? 'answer' : 'ask_back'
}

/**
 * How sure we are that the first hit is right: its confidence, and how far it leads the second. Confidence tells
 * whether the question is ours at all; a second hit close behind says that we cannot tell which one is meant.
 */
export function certaintyOf(hits: readonly Hit[]): number {
  const [first, second] = hits
  if (first === undefined) return 0
  return first.confidence + 0.6 * (first.score - (second?.score ?? 0))
}

/**
 * What each outcome is worth, in answers that were right; handing off to a person is worth 0. A wrong answer costs
 * one and a half times what a right one brings; three choices bring half with the right one, cost half without.
 */
const worth = { right: 1, wrong: -1.5, choiceWithRight: 0.5, choiceWithout: -0.5 }

/** How many of a hundred questions we expect to be about something no article covers. */
const shareOutOfScope = 0.25

/** Used when a corpus has too few phrasings to try: what the thresholds came to on corpora of many kinds. */
export const usualBands: Bands = { answer: 0.53, askBack: 0.26 }

const rounds = 5
const fewestTrials = 40

/** From so many entries on one round tells enough, and each costs a build of the whole. */
const manyEntries = 1000

/** One question tried on an index that had not seen it; `known` when its entry was there to be found. */
interface Trial {
  known: boolean
  certainty: number
  confidence: number
  right: boolean
  amongThree: boolean
}

/**
 * Thresholds for this corpus, found without labels: in five rounds every fifth entry is left out whole (its
 * questions must not be answered) and every other entry loses one phrasing (which must find it). Then each
 * threshold is set where it brings most (Chow 1970, the reject option). Costs five builds of the index, one where
 * there are a thousand entries.
 *
 * Both meet the usual ones half way, because leaving out exaggerates twice: editors word each phrasing differently,
 * so the one left out is harder to find than what customers ask; and the questions of an entry left out are nearer
 * to the others than what strangers ask.
 */
export function bandsFor(entries: readonly SearchEntry[]): Bands {
  const tried = entries.length < manyEntries ? rounds : 1
  const trials = Array.from({ length: tried }, (_, round) => tryRound(entries, round)).flat()
  const known = trials.filter((trial) => trial.known).length
  if (known < fewestTrials || known === trials.length) return usualBands
  const outside = ((shareOutOfScope / (1 - shareOutOfScope)) * known) / (trials.length - known)
  const choice = (trial: Trial) => (trial.amongThree ? worth.choiceWithRight : worth.choiceWithout)
  const answer = (trial: Trial) => (trial.right ? worth.right : worth.wrong) - Math.max(choice(trial), 0)
  const gains = (gain: (trial: Trial) => number) => (trial: Trial) =>
    gain(trial) * (trial.known ? 1 : outside)
  return {
    answer: (bestThreshold(trials, (trial) => trial.certainty, gains(answer)) + usualBands.answer) / 2,
    askBack: (bestThreshold(trials, (trial) => trial.confidence, gains(choice)) + usualBands.askBack) / 2,
  }
}

function tryRound(entries: readonly SearchEntry[], round: number): Trial[] {
  const kept: SearchEntry[] = []
  const asked: { question: string; entry: SearchEntry; known: boolean }[] = []
  for (const [at, entry] of entries.entries()) {
    if (at % rounds === round) {
      for (const question of entry.questions) asked.push({ question, entry, known: false })
      continue
    }
    const out = entry.questions.length > 1 ? (round + at) % entry.questions.length : -1
    kept.push({ ...entry, questions: entry.questions.filter((_, i) => i !== out) })
    if (out >= 0) asked.push({ question: entry.questions[out]!, entry, known: true })
  }
  const index = buildIndex(kept)
  return asked.map(({ question, entry, known }) => {
    const hits = search(index, question, { k: 3, lang: entry.lang })
    return {
      known,
      certainty: certaintyOf(hits),
      confidence: hits[0]?.confidence ?? 0,
      right: hits[0]?.id === entry.id,
      amongThree: hits.some((hit) => hit.id === entry.id),
    }
  })
}

/** The value from which on taking every trial gains most; 1 when taking any loses. */
function bestThreshold(
  trials: readonly Trial[],
  measure: (trial: Trial) => number,
  gain: (trial: Trial) => number,
): number {
  let sum = 0
  let most = 0
  let threshold = 1
  for (const trial of trials.toSorted((a, b) => measure(b) - measure(a))) {
    sum += gain(trial)
    if (sum > most) {
      most = sum
      threshold = measure(trial)
    }
  }
  return threshold
}

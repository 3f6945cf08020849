import { hash } from '../../../src/domain/knowledge/search/hash.ts'
import { likelihood, slotsOf, type Trained } from '../../../src/domain/signals/trained.ts'
import { seeded } from '../chance.ts'

/** A message with what a person said about it. Examples of one `group` (a conversation) are never torn apart. */
export interface Example {
  text: string
  yes: boolean
  group: string
  /** How much it counts; usually 1. */
  weight?: number
}

export interface Way {
  slots: number
  rounds: number
  /** How strongly weights are drawn to nought. */
  ridge: number
  /** How much an example that is one counts beside one that is none. */
  favour: number
}

/** Logistic regression by stochastic descent with a step of its own for each weight (AdaGrad, Duchi 2011). Same examples, same weights. */
export function train(examples: readonly Example[], way: Way): Trained {
  const random = seeded(11)
  const rows = examples.map((e) => ({
    slots: slotsOf(e.text, way.slots),
    yes: e.yes ? 1 : 0,
    weight: e.weight ?? 1,
  }))
  const weights = new Float64Array(way.slots)
  const seen = new Float64Array(way.slots).fill(1e-8)
  let bias = -1
  let biasSeen = 1e-8
  const order = rows.map((_, i) => i)
  for (let round = 0; round < way.rounds; round++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1))
      ;[order[i], order[j]] = [order[j]!, order[i]!]
    }
    for (const at of order) {
      const { slots, yes, weight } = rows[at]!
      const size = 1 / Math.sqrt(slots.length)
      let sum = 0
      for (const slot of slots) sum += weights[slot]!
      const wrong = (1 / (1 + Math.exp(-(bias + sum * size))) - yes) * weight * (yes ? way.favour : 1)
      for (const slot of slots) {
        const slope = wrong * size + way.ridge * weights[slot]!
        seen[slot]! += slope * slope
        weights[slot]! -= (0.5 * slope) / Math.sqrt(seen[slot]!)
      }
      biasSeen += wrong * wrong
      bias -= (0.1 * wrong) / Math.sqrt(biasSeen)
    }
  }
  const unit = Math.max(...weights.map(Math.abs)) / 127
  return { bias, unit, weights: Int8Array.from(weights, (w) => Math.round(w / unit)) }
}

/** The likelihood of each example from a model that has seen nothing of its group: `folds` models, each on the others' share. */
export function crossValidated(examples: readonly Example[], way: Way, folds = 5): number[] {
  const share = (e: Example) => hash(e.group) % folds
  const models = Array.from({ length: folds }, (_, fold) =>
    train(
      examples.filter((e) => share(e) !== fold),
      way,
    ),
  )
  return examples.map((e) => likelihood(models[share(e)]!, e.text))
}

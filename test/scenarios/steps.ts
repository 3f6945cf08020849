import { agentSteps } from './agentSteps.ts'
import { botSteps } from './botSteps.ts'
import { courseSteps } from './courseSteps.ts'
import { customerSteps } from './customerSteps.ts'
import { customers } from './form.ts'
import { outcomeSteps } from './outcomeSteps.ts'
import { promiseSteps } from './promiseSteps.ts'
import { person, type Stage } from './stage.ts'
import type { KnownStep } from './step.ts'

/** Every step a scenario may have. */
export const steps: readonly KnownStep[] = [
  ...customerSteps,
  ...courseSteps,
  ...botSteps,
  ...agentSteps,
  ...promiseSteps,
  ...outcomeSteps,
]

/** What a line of a scenario does; or, in words, why nobody knows. */
export function actionFor(line: string): ((stage: Stage) => Promise<void>) | string {
  // "→ Tarek: position 2" is "→ position 2", said of Tarek.
  const named = new RegExp(`^→ (${customers.join('|')}): `, 'u').exec(line)
  const text = named ? `→ ${line.slice(named[0].length)}` : line
  const fitting = steps.flatMap((step) => {
    const found = step.pattern.exec(text)
    return found ? [{ step, given: { ...found.groups } }] : []
  })
  const [fit, another] = fitting
  if (!fit) return `unknown step "${line}"`
  if (another) return `"${line}" can be read as "${fit.step.form}" and as "${another.step.form}"`
  return async (stage) => {
    const before = stage.about
    if (named?.[1]) await person(stage, named[1])
    await fit.step.run(stage, fit.given)
    // A glance at somebody else is a glance: the story goes on with whom it was about.
    if (named) stage.about = before
  }
}

import { type Blanks, patternOf } from './form.ts'
import type { Stage } from './stage.ts'

/** One form a step may have, with what it does. */
export interface KnownStep {
  form: string
  pattern: RegExp
  /** `given` has what stood in the blanks of the form. @throws Error saying what was wanted and what came */
  run: (stage: Stage, given: Record<string, string>) => Promise<void>
}

/** A step from its form, e.g. `'{agent}: {text}'`, and what it does with what stands in the blanks. */
export const step = <Form extends string>(
  form: Form,
  run: (stage: Stage, given: Record<Blanks<Form>, string>) => Promise<void>,
): KnownStep => ({
  form,
  pattern: patternOf(form),
  run: (stage, given) => run(stage, given as Record<Blanks<Form>, string>),
})

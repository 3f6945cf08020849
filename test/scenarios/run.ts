import { join } from 'node:path'
import type { Scenario, Step } from './scenario.ts'
import { clear, must, openStage, type Playground, type Stage, tell } from './stage.ts'

/**
 * Plays a scenario. Leaves nothing in the queue behind, however it ends.
 * @throws Error with the line of the scenario, what was wanted, what came, and the conversation so far
 */
export async function play(world: Playground, scenario: Scenario): Promise<void> {
  const stage = openStage(world, scenario.language)
  let at: Step | undefined
  try {
    for (at of scenario.steps) await at.run(stage)
    for (const who of stage.people.values())
      must(who.untold.length === 0, 'the scenario to say what happened last', who.untold.join(' and '))
  } catch (error) {
    throw await located(stage, scenario, at, error)
  } finally {
    await clear(stage)
  }
}

/** The error as one of the scenario: its place is a line of Markdown, not one of ours. */
async function located(
  stage: Stage,
  { file }: Scenario,
  at: Step | undefined,
  error: unknown,
): Promise<Error> {
  const why = error instanceof Error ? error.message : String(error)
  const found = new Error(`${file}:${at?.line}  ${at?.text}\n${why}\n\n${await tell(stage)}`, {
    cause: error,
  })
  found.stack = `Error: ${found.message}\n    at ${join(import.meta.dirname, file)}:${at?.line}:1`
  return found
}

import { expect } from 'vitest'
import type { ConversationEvent } from '../../src/domain/events.ts'
import { Refusal, type RefusalCode } from '../../src/domain/refusal.ts'

/** What was decided, as a list of event types. */
export const types = (events: readonly ConversationEvent[]): string[] => events.map((e) => e.type)

/** What `work` decides, or the code it is refused with: `refused: claim_lost`. */
export function outcomeOf(work: () => readonly ConversationEvent[]): string[] | `refused: ${RefusalCode}` {
  try {
    return types(work())
  } catch (error) {
    if (error instanceof Refusal) return `refused: ${error.code}`
    throw error
  }
}

/** The refusal that `work` must end in. */
export async function refusalOf(work: () => unknown): Promise<Refusal> {
  try {
    await work()
  } catch (error) {
    expect(error).toBeInstanceOf(Refusal)
    return error as Refusal
  }
  throw new Error('It was not refused.')
}

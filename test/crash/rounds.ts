import { deliver } from '../../src/stories/deliver.ts'
import type { Needs } from '../../src/stories/needs.ts'
import { sweep } from '../../src/stories/sweep.ts'

/** What a server does by itself: records what time has changed, and hands out what must leave the house. */
export async function goRound(needs: Needs): Promise<void> {
  await sweep(needs)
  await deliver(needs)
}

import type { World } from '../support/world.ts'

/** From now on the search finds as it does, but is never sure: the middle band, wherever its thresholds lie. The answer undoes it. */
export function unsure({ needs }: World): () => void {
  const sure = needs.knowledge
  needs.knowledge = {
    ...sure,
    search: async (...asked) => ({ ...(await sure.search(...asked)), band: 'ask_back' }),
  }
  return () => {
    needs.knowledge = sure
  }
}

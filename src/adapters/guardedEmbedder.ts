import { tokensOf } from '../domain/budget.ts'
import type { ConversationEvent, Log } from '../domain/events.ts'
import { veilOver } from '../domain/veil.ts'
import type { Budget, Clock, Embedder } from '../ports.ts'

/** The part of the time for an answer that vectors may take: the search does without them rather than wait. */
const share = 0.25

/**
 * An embedder for what customers write: it reads nothing personal, its cost counts towards the day's budget, and it is
 * not waited for long. With the budget spent it throws, and the search finds by words alone.
 */
export function guarded(
  embedder: Embedder,
  budget: Budget,
  clock: Clock,
  answerWithinSeconds: number,
): Embedder {
  return {
    ...embedder,
    async embed(texts, signal) {
      const covered = texts.map((text) => veilOver(said(text, clock.now())).cover(text))
      const tokens = tokensOf(covered.join('\n'))
      if (!(await budget.reserve(null, clock.now(), tokens))) throw new Error('The budget is spent.')
      const patience = new AbortController()
      const timer = setTimeout(() => patience.abort(), answerWithinSeconds * 1000 * share)
      try {
        return await embedder.embed(covered, AbortSignal.any([signal, patience.signal]))
      } finally {
        clearTimeout(timer)
      }
    },
  }
}

const said = (text: string, at: Date): Log => {
  const words: ConversationEvent = { type: 'customer_wrote', at, messageId: '', text }
  return [{ ...words, seq: 1 }]
}

import { mayAnswer } from '../domain/decide.ts'
import type { Needs } from './needs.ts'
import type { Tell } from './question.ts'

/** An answer being written, for as long as the bot may give it. */
export interface WhileOurs {
  tell: Tell
  /** Fires when somebody else has the conversation. */
  signal: AbortSignal
  end(): void
}

/**
 * Listens while an answer is written: when something happens in the conversation, nothing more is told until we know
 * that the bot still has it; when it has not, nothing is told at all and the model is stopped. What may be *recorded*
 * is decided later, under the lock; this keeps what is *seen* to the same rule.
 */
export function whileOurs(needs: Needs, conversationId: string, messageId: string, tell: Tell): WhileOurs {
  const over = new AbortController()
  let looking = 0
  let held: string[] = []
  const look = async () => {
    looking++
    const { log } = await needs.store.read(conversationId).catch(() => ({ log: null }))
    looking--
    if (log !== null && !mayAnswer(log, messageId))
      over.abort(new Error('Somebody took over.', { cause: 'taken_over' }))
    if (looking > 0 || over.signal.aborted) return
    for (const delta of held.splice(0)) tell(delta)
  }
  const deafen = needs.bell.listen(() => void look(), conversationId)
  return {
    tell(delta) {
      if (over.signal.aborted) return
      if (looking > 0) held.push(delta)
      else tell(delta)
    },
    signal: over.signal,
    end() {
      deafen()
      held = []
    },
  }
}

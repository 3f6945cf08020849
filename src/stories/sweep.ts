import { expireClaim, handOffUnanswered, judgeSilence } from '../domain/decide.ts'
import type { Needs } from './needs.ts'

/** What one sweep found. */
export interface Swept {
  expired: number
  handedOff: number
  /** Quiet conversations at the bot that got a question, a person, or their end. */
  judged: number
}

/**
 * Records what time alone has changed: claims whose agent has vanished, questions the bot never answered.
 * Every condition holds without it; it only writes. What the outbox holds is handed out by `deliver`, apart
 * from it, so that a slow receiver holds up nothing here.
 */
export async function sweep(needs: Needs): Promise<Swept> {
  const now = needs.clock.now()
  const overdue = new Date(now.getTime() - needs.settings.answerWithinSeconds * 1000 - slack)
  const expired = await each(needs, await needs.queue.lapsed(now), (log, lease) =>
    expireClaim(log, lease, now),
  )
  const handedOff = await each(needs, await needs.queue.unanswered(overdue), (log) =>
    handOffUnanswered(log, overdue, now),
  )
  const quiet = {
    askBefore: new Date(now.getTime() - needs.settings.askAfterMinutes * 60_000),
    closeBefore: new Date(now.getTime() - needs.settings.closeAfterHours * 3_600_000),
  }
  const judged = await each(needs, await needs.queue.quiet(quiet.askBefore, quiet.closeBefore), (log) =>
    judgeSilence(log, quiet, needs.ids.uuid(), now),
  )
  return { expired, handedOff, judged }
}

/** A turn still running past its deadline is about to hand off by itself: leave it these milliseconds. */
const slack = 5_000

type Decide = Parameters<Needs['store']['record']>[1]

/** One broken conversation must not hold up the others. */
async function each(needs: Needs, ids: readonly string[], decide: Decide): Promise<number> {
  let changed = 0
  for (const id of ids) {
    try {
      const { decided } = await needs.store.record(id, decide)
      if (decided.length > 0) changed++
    } catch (error) {
      needs.report('the sweep failed on a conversation', { conversationId: id, error: String(error) })
    }
  }
  return changed
}

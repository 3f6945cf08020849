import { type Conversation, replay } from './conversation.ts'
import { type Lease, lapsed } from './decide.time.ts'
import type { Log } from './events.ts'
import { Refusal } from './refusal.ts'

/** Who writes at the desk, and the number their claim was given. */
export interface Hold {
  agent: string
  fence: number
}

/** @throws Refusal claim_lost when the claim is not, or no longer, theirs. What they typed goes back to them. */
export function holding(log: Log, lease: Lease, hold: Hold, at: Date, text?: string): Conversation {
  const c = replay(log)
  const theirs =
    c.assignment?.agent === hold.agent && c.assignment.fence === hold.fence && !lapsed(c, lease, at)
  if (theirs) return c
  const owner = c.assignment && !lapsed(c, lease, at) ? c.assignment.agent : null
  throw new Refusal(
    'claim_lost',
    owner !== null && owner !== hold.agent
      ? `This conversation is with ${owner} now. Nothing was sent; your text is kept.`
      : 'You no longer have this conversation. Nothing was sent; your text is kept.',
    { status: c.status, owner, ...(text === undefined ? {} : { text }) },
  )
}

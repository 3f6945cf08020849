/** What an agent may do: only whoever has the conversation, under the fence of their claim. */
import { type Conversation, replay } from './conversation.ts'
import type { Decided } from './decide.handoff.ts'
import { expireClaim, type Lease, lapsed } from './decide.time.ts'
import type { Log, Outcome } from './events.ts'
import { notice } from './notices.ts'
import { Refusal } from './refusal.ts'

/**
 * An agent takes the conversation. Whoever has it already simply keeps it, with the same fence.
 * @throws Refusal already_claimed (naming the owner) or not_waiting.
 */
export function claim(log: Log, lease: Lease, agent: string, at: Date): Decided {
  const c = replay(log)
  const freed = expireClaim(log, lease, at)
  if (c.assignment && freed.length === 0) {
    if (c.assignment.agent === agent) return []
    throw new Refusal('already_claimed', `${c.assignment.agent} took this conversation a moment ago.`, {
      owner: c.assignment.agent,
    })
  }
  if (c.status !== 'waiting' && c.status !== 'with_agent' && c.status !== 'promised') {
    throw new Refusal('not_waiting', 'This conversation is not waiting for a person.', { status: c.status })
  }
  return [
    ...freed,
    { type: 'conversation_claimed', at, agent, fence: c.fence + 1 },
    notice('claimed', c.language, at, agent),
  ]
}

/** Who writes at the desk, and the number their claim was given. */
export interface Hold {
  agent: string
  fence: number
}

/** @throws Refusal claim_lost when the claim is not, or no longer, theirs. What they typed goes back to them. */
function holding(log: Log, lease: Lease, hold: Hold, at: Date, text?: string): Conversation {
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

/** Whether this very message or note is recorded already: sending again changes nothing. */
function isRepeat(
  log: Log,
  type: 'agent_wrote' | 'note_added',
  { messageId, text }: { messageId: string; text: string },
): boolean {
  const known = log.find((e) => 'messageId' in e && e.messageId === messageId)
  if (!known) return false
  if (known.type === type && known.text === text) return true
  throw new Refusal(
    'message_id_reused',
    'This message id already names another message. Send it again under a new id.',
    { text },
  )
}

export function agentWrites(
  log: Log,
  lease: Lease,
  hold: Hold,
  message: { messageId: string; text: string },
  at: Date,
): Decided {
  if (isRepeat(log, 'agent_wrote', message)) return []
  holding(log, lease, hold, at, message.text)
  return [{ type: 'agent_wrote', at, agent: hold.agent, ...message }]
}

/** A message agents see and customers don't. */
export function addNote(
  log: Log,
  lease: Lease,
  hold: Hold,
  note: { messageId: string; text: string },
  at: Date,
): Decided {
  if (isRepeat(log, 'note_added', note)) return []
  holding(log, lease, hold, at, note.text)
  return [{ type: 'note_added', at, agent: hold.agent, ...note }]
}

/** The agent gives it back: it waits again, at its old place. */
export function release(log: Log, lease: Lease, hold: Hold, comment: string | undefined, at: Date): Decided {
  const c = holding(log, lease, hold, at, comment)
  return [
    { type: 'claim_released', at, agent: hold.agent, ...(comment === undefined ? {} : { comment }) },
    notice('claim_released', c.language, at, hold.agent),
  ]
}

/**
 * The agent ends it. Nobody's last question may be left standing: it needs a closing word, or an outcome
 * that says why there is none.
 */
export function resolveAsAgent(
  log: Log,
  lease: Lease,
  hold: Hold,
  end: { outcome: Exclude<Outcome, 'silent'>; messageId: string; text?: string },
  at: Date,
): Decided {
  const c = holding(log, lease, hold, at, end.text)
  const closingWord: Decided =
    end.text === undefined
      ? []
      : [{ type: 'agent_wrote', at, agent: hold.agent, messageId: end.messageId, text: end.text }]
  if (end.outcome === 'solved' && c.unanswered !== null && closingWord.length === 0) {
    throw new Refusal(
      'unanswered_message',
      'The last message is not answered yet. Add a closing word, or say that it stays unsolved.',
      {
        seq: c.unanswered.seq,
      },
    )
  }
  return [
    ...closingWord,
    { type: 'resolved', at, outcome: end.outcome, by: 'agent', agent: hold.agent },
    notice('resolved', c.language, at),
  ]
}

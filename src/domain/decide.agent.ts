/** What an agent may do: only whoever has the conversation, under the fence of their claim. */
import { type Conversation, replay } from './conversation.ts'
import type { Decided } from './decide.handoff.ts'
import { type Hold, holding } from './decide.hold.ts'
import { kept, owed, withdrawn } from './decide.promise.ts'
import { expireClaim, type Lease } from './decide.time.ts'
import { type ConversationEvent, continued, type Log, type Outcome, type Target } from './events.ts'
import { notice } from './notices.ts'
import { transferNotice } from './notices.waiting.ts'
import { isOwed } from './promises.ts'
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

/** A word to the customer. It keeps what was promised, where that was a word here. */
export function agentWrites(
  log: Log,
  lease: Lease,
  hold: Hold,
  message: { messageId: string; text: string },
  at: Date,
): Decided {
  if (isRepeat(log, 'agent_wrote', message)) return []
  const c = holding(log, lease, hold, at, message.text)
  return said(c, hold, message, [], at)
}

/** What an agent says: with it somebody is back in the chat as was promised, but for what `isSettled` otherwise. */
const said = (
  c: Conversation,
  hold: Hold,
  message: { messageId: string; text: string },
  isSettled: readonly string[],
  at: Date,
): Decided => [
  { type: 'agent_wrote', at, agent: hold.agent, ...message },
  ...c.promises
    .filter((p) => p.kind === 'chat_later' && isOwed(p) && !isSettled.includes(p.id))
    .map(({ id }): ConversationEvent => ({ type: 'promise_kept', at, id, agent: hold.agent })),
]

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

/** Passed on to a colleague or a team, with a word for them; the customer keeps the time they have waited. @throws Refusal not_oneself */
export function transfer(
  log: Log,
  lease: Lease,
  hold: Hold,
  to: Target,
  comment: string | undefined,
  at: Date,
): Decided {
  const c = holding(log, lease, hold, at, comment)
  if ('agent' in to && to.agent === hold.agent)
    throw new Refusal('not_oneself', 'You have it already. To let everybody have it, give it back.')
  return [
    { type: 'transferred', at, agent: hold.agent, to, ...(comment === undefined ? {} : { comment }) },
    transferNotice(hold.agent, to, c.language, at),
  ]
}

/** Passed up to a team, ahead of those who wait as usual. */
export function escalate(
  log: Log,
  lease: Lease,
  hold: Hold,
  team: string,
  comment: string | undefined,
  at: Date,
): Decided {
  const c = holding(log, lease, hold, at, comment)
  return [
    {
      type: 'escalated',
      at,
      by: 'agent',
      agent: hold.agent,
      team,
      ...(comment === undefined ? {} : { comment }),
    },
    transferNotice(hold.agent, { team }, c.language, at),
  ]
}

/**
 * The agent ends it. Nobody's last question may be left standing: it needs a closing word, or an outcome
 * that says why there is none. Nothing promised may be forgotten: each open promise was kept (a word here by the
 * closing word itself), or is taken back with a reason, or somebody else is given the conversation.
 * @throws Refusal claim_lost, unanswered_message, open_promise (with what is owed)
 */
export function resolveAsAgent(
  log: Log,
  lease: Lease,
  hold: Hold,
  end: {
    outcome: Exclude<Outcome, 'silent'>
    messageId: string
    text?: string
    kept?: readonly string[]
    withdrawn?: readonly { id: string; reason: string }[]
  },
  at: Date,
): Decided {
  const c = holding(log, lease, hold, at, end.text)
  const named = [...(end.kept ?? []), ...(end.withdrawn ?? []).map(({ id }) => id)]
  const closingWord: Decided =
    end.text === undefined ? [] : said(c, hold, { messageId: end.messageId, text: end.text }, named, at)
  if (end.outcome === 'solved' && c.unanswered !== null && closingWord.length === 0) {
    throw new Refusal(
      'unanswered_message',
      'The last message is not answered yet. Add a closing word, or say that it stays unsolved.',
      {
        seq: c.unanswered.seq,
      },
    )
  }
  const settled = [
    ...(end.kept ?? []).flatMap((id) => kept(c, owed(c, id), hold.agent, at)),
    ...(end.withdrawn ?? []).flatMap(({ id, reason }) => withdrawn(c, owed(c, id), hold.agent, reason, at)),
  ]
  const open = replay(continued(log, [...closingWord, ...settled])).promises.filter(isOwed)
  if (open.length > 0) {
    throw new Refusal(
      'open_promise',
      'Something promised is still open. Say that it was kept, take it back with a reason, or hand the conversation on.',
      { promises: open.map(({ id, kind, dueAt, text }) => ({ id, kind, dueAt, text })) },
    )
  }
  return [
    ...closingWord,
    ...settled,
    { type: 'resolved', at, outcome: end.outcome, by: 'agent', agent: hold.agent },
    notice('resolved', c.language, at),
  ]
}

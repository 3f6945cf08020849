/**
 * What may follow: commands become events or a refusal. Pure: the log and the time come in, facts come
 * out. Every rule about who may do what to a conversation stands in this file and nowhere else.
 */
import { type Conversation, replay } from './conversation.ts'
import {
  type Choice,
  type ConversationEvent,
  continued,
  type Evidence,
  type FactKind,
  type HandoffReason,
  type Language,
  type Log,
  type Maker,
  type Outcome,
  type Source,
} from './events.ts'
import { handoffNotice, notice } from './notices.ts'
import { circling, type Patience, weigh } from './policy.ts'
import { Refusal } from './refusal.ts'
import { detectLanguage } from './signals/language.ts'

type Decided = ConversationEvent[]

export const opened = (language: Language, page: string | undefined, at: Date): Decided => [
  { type: 'conversation_opened', at, language, ...(page === undefined ? {} : { page }) },
]

/**
 * A customer's words, and what the log alone already says about them: words and handoff are one append.
 * Words that were recorded before change nothing. After a resolution they reopen the case, at the bot.
 * @throws Refusal message_id_reused when `messageId` already names other words.
 */
export function receive(
  log: Log,
  message: { messageId: string; text: string },
  at: Date,
  patience: Patience,
): Decided {
  const known = log.find((e) => 'messageId' in e && e.messageId === message.messageId)
  if (known) {
    if (known.type === 'customer_wrote' && known.text === message.text) return []
    throw new Refusal(
      'message_id_reused',
      'This message id already names another message. Send it again under a new id.',
    )
  }
  const c = replay(log)
  const heard = detectLanguage(message.text).language
  const changed = (heard === 'de' || heard === 'en') && heard !== c.language
  const words: ConversationEvent = {
    type: 'customer_wrote',
    at,
    ...message,
    ...(changed ? { language: heard } : {}),
  }
  const first: Decided =
    c.status === 'resolved' ? [{ type: 'reopened', at }, notice('reopened', c.language, at), words] : [words]
  if (c.status !== 'with_bot' && c.status !== 'resolved') return first
  const signal = weigh(continued(log, first), patience)
  return signal === null
    ? first
    : [...first, ...handOff(changed ? heard : c.language, signal.reason, signal.evidence, at)]
}

const handOff = (language: Language, reason: HandoffReason, evidence: Evidence[], at: Date): Decided => [
  { type: 'handoff_requested', at, reason, evidence: evidence.map(whole) },
  handoffNotice(reason, language, at),
]

/** A quote that was cut through an emoji could not be stored, and the handoff with it. */
const whole = (e: Evidence): Evidence => ({ ...e, quote: e.quote.toWellFormed() })

/** What the bot came to, after search and model. */
export type Verdict =
  | { outcome: 'answered'; messageId: string; text: string; sources: Source[]; maker?: Maker }
  | { outcome: 'asked_back'; messageId: string; text: string; choices: Choice[] }
  | {
      outcome: 'handed_off'
      reason: HandoffReason
      evidence: Evidence[]
      /** What the customer had already seen of an answer that was broken off. */
      partial?: { messageId: string; text: string; sources: Source[]; maker?: Maker }
    }

/**
 * The facts that follow from a verdict on the message `inReplyTo`. None once people have the conversation
 * or have had it since: the bot never talks over an agent. None when that message was replied to before.
 */
export function conclude(log: Log, inReplyTo: string, verdict: Verdict, at: Date): Decided {
  if (!mayAnswer(log, inReplyTo)) return []
  const c = replay(log)
  switch (verdict.outcome) {
    case 'answered': {
      const { outcome: _, ...reply } = verdict
      return [{ type: 'bot_replied', at, inReplyTo, ...reply }]
    }
    case 'asked_back': {
      const { outcome: _, ...question } = verdict
      return [{ type: 'bot_asked_back', at, inReplyTo, ...question }]
    }
    case 'handed_off': {
      const said: Decided = verdict.partial
        ? [{ type: 'bot_replied', at, inReplyTo, partial: true, ...verdict.partial }]
        : []
      return [...said, ...handOff(c.language, verdict.reason, verdict.evidence, at)]
    }
    default:
      return verdict satisfies never
  }
}

/** Whether the bot still owes, and may still give, a reply to this message. */
export function mayAnswer(log: Log, messageId: string): boolean {
  if (replay(log).status !== 'with_bot') return false
  const asked = log.findIndex((e) => e.type === 'customer_wrote' && e.messageId === messageId)
  if (asked < 0) return false
  return !log
    .slice(asked + 1)
    .some(
      (e) =>
        e.type === 'handoff_requested' ||
        e.type === 'resolved' ||
        ((e.type === 'bot_replied' || e.type === 'bot_asked_back') && e.inReplyTo === messageId),
    )
}

/** The customer pressed the button. In the queue already: nothing changes but what they add. */
export function requestHandoff(
  log: Log,
  wish: { comment?: string; contact?: { channel: 'email' | 'phone'; contact: string } },
  at: Date,
): Decided {
  const c = replay(log)
  const added: Decided = []
  const isNew = (comment: string) => !log.some((e) => e.type === 'receipt_corrected' && e.comment === comment)
  if (wish.comment !== undefined && isNew(wish.comment))
    added.push({ type: 'receipt_corrected', at, comment: wish.comment })
  const { contact } = wish
  if (
    contact &&
    !log.some(
      (e) => e.type === 'contact_given' && e.contact === contact.contact && e.channel === contact.channel,
    )
  ) {
    added.push({ type: 'contact_given', at, ...contact })
  }
  switch (c.status) {
    case 'with_bot':
      return [...added, ...handOff(c.language, 'button', [], at)]
    case 'resolved':
      return [{ type: 'reopened', at }, ...added, ...handOff(c.language, 'button', [], at)]
    case 'waiting':
    case 'with_agent':
    case 'promised':
      return added
    default:
      return c.status satisfies never
  }
}

/**
 * The bot owes an answer that never came (a crash, a lost process): a person gets the message.
 * Nothing, when somebody has replied meanwhile.
 */
export function handOffUnanswered(log: Log, before: Date, at: Date): Decided {
  const c = replay(log)
  if (c.status !== 'with_bot' || c.unanswered === null || c.unanswered.at > before) return []
  const question = log[c.unanswered.seq - 1]
  const quote = question?.type === 'customer_wrote' ? question.text : ''
  return handOff(c.language, 'left_unanswered', [{ seq: c.unanswered.seq, quote, rule: 'unanswered' }], at)
}

/** When the claim in force lapses; null where nobody has it. Kept beside the log, renewed by the heartbeat. */
export type Lease = Date | null

const lapsed = (c: Conversation, lease: Lease, at: Date): boolean =>
  c.status === 'with_agent' && (lease === null || lease < at)

/** A vanished agent loses the conversation back to its old place. Nothing, while the lease holds. */
export function expireClaim(log: Log, lease: Lease, at: Date): Decided {
  const c = replay(log)
  if (c.assignment === null || !lapsed(c, lease, at)) return []
  const { agent } = c.assignment
  return [{ type: 'claim_expired', at, agent }, notice('claim_expired', c.language, at, agent)]
}

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

/**
 * The customer says whether it is solved. "Solved" closes it from anywhere. "Not solved" leads to people:
 * from the bot into the queue, after a resolution to its front.
 */
export function sayWhetherSolved(log: Log, solved: boolean, at: Date): Decided {
  const c = replay(log)
  if (solved) {
    if (c.status === 'resolved' && c.confirmedSolved) return []
    const told = c.status === 'resolved' ? [] : [notice('resolved', c.language, at)]
    return [{ type: 'resolved', at, outcome: 'solved', by: 'customer' }, ...told]
  }
  if (c.status === 'resolved') return [{ type: 'reopened', at }, ...handOff(c.language, 'reopened', [], at)]
  if (c.status === 'with_bot') return handOff(c.language, 'no_answer', [], at)
  return []
}

/** Whether one answer of the bot helped. Saying the same again changes nothing. */
export function giveFeedback(
  log: Log,
  about: number,
  helped: boolean,
  at: Date,
  patience: Patience,
): Decided {
  if (log[about - 1]?.type !== 'bot_replied') {
    throw new Refusal('no_such_answer', 'There is no answer of the bot at this place.', { seq: about })
  }
  const last = log.findLast((e) => e.type === 'feedback_given' && e.about === about)
  if (last?.type === 'feedback_given' && last.helped === helped) return []
  const given: Decided = [{ type: 'feedback_given', at, about, helped }]
  const c = replay(log)
  if (helped || c.status !== 'with_bot') return given
  const signal = circling(continued(log, given), patience)
  return signal === null ? given : [...given, ...handOff(c.language, signal.reason, signal.evidence, at)]
}

/** Stars, and only after the customer has said "solved". */
export function rate(log: Log, rating: { score: number; comment?: string }, at: Date): Decided {
  const c = replay(log)
  if (!c.confirmedSolved) throw new Refusal('not_solved_yet', 'Please tell us first whether it is solved.')
  if (c.rated) throw new Refusal('already_rated', 'You have rated this already. Thank you.')
  return [{ type: 'rated', at, ...rating }]
}

/** The customer corrects or completes what the agent will read. */
export const correctReceipt = (
  correction: { matter?: string; facts?: { kind: FactKind; value: string }[]; comment?: string },
  at: Date,
): Decided => [{ type: 'receipt_corrected', at, ...correction }]

/** Back to the bot: the customer's own choice and nobody else's. */
export function returnToBot(log: Log, at: Date): Decided {
  const c = replay(log)
  switch (c.status) {
    case 'with_bot':
      return []
    case 'waiting':
    case 'with_agent':
    case 'promised':
      return [{ type: 'returned_to_bot', at }, notice('returned_to_bot', c.language, at)]
    case 'resolved':
      throw new Refusal('not_waiting', 'This conversation is closed. Write a message and it opens again.')
    default:
      return c.status satisfies never
  }
}

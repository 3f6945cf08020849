/** What the bot may say, and when it must hold its tongue. */
import { replay } from './conversation.ts'
import { type Decided, handOff } from './decide.handoff.ts'
import type { Choice, Evidence, HandoffReason, Log, Maker, Searched, Source } from './events.ts'

/** What the bot came to, after search and model. */
export type Verdict =
  | (Searched & { outcome: 'answered'; messageId: string; text: string; sources: Source[]; maker?: Maker })
  | (Searched & { outcome: 'asked_back'; messageId: string; text: string; choices: Choice[] })
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

/** Whether the bot still owes, and may still give, a reply to this message. One that broke off is not begun again. */
export function mayAnswer(log: Log, messageId: string): boolean {
  const c = replay(log)
  const owed = c.status === 'with_bot' && c.open.some((asked) => asked.messageId === messageId)
  return owed && !log.some((e) => e.type === 'bot_replied' && e.inReplyTo === messageId)
}

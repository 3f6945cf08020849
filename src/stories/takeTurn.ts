import { replay, type Status } from '../domain/conversation.ts'
import { conclude, mayAnswer, receive } from '../domain/decide.ts'
import type { Log } from '../domain/events.ts'
import { answer } from './answer.ts'
import type { Needs } from './needs.ts'
import { whileOurs } from './whileOurs.ts'

export interface Message {
  conversationId: string
  messageId: string
  text: string
}

/** What a turn tells while it runs: first that the words are safe, then the answer as it is written. */
export interface Listening {
  accepted?: (seq: number) => void
  delta?: (text: string) => void
}

export interface Turn {
  status: Status
  /** What the turn added to the log, the customer's own message first. */
  events: Log
  /** The message had been taken before; this is what came of it. */
  repeated: boolean
}

/**
 * A customer's message and what follows from it: an answer, a question back, or a place in the queue.
 * Words and, where a signal says so, the handoff are one append; a model comes later, if at all.
 * @throws Refusal conversation_not_found, message_id_reused; NotStored when the words could not be kept
 */
export async function takeTurn(needs: Needs, message: Message, listening: Listening = {}): Promise<Turn> {
  const { store, clock, settings } = needs
  const { conversationId, messageId, text } = message
  const { log, decided } = await store.record(conversationId, (before) =>
    receive(before, { messageId, text }, clock.now(), settings),
  )
  const seq = seqOf(log, messageId)
  listening.accepted?.(seq)
  const after = mayAnswer(log, messageId)
    ? await needs.turns.join(`${conversationId}/${messageId}`, () => reply(needs, message, log, listening))
    : log
  return {
    status: replay(after).status,
    events: ofTurn(after, decided[0]?.seq ?? seq),
    repeated: decided.length === 0,
  }
}

/** Finds the words and records them, unless somebody else has taken over in the meantime. */
async function reply(needs: Needs, message: Message, log: Log, listening: Listening): Promise<Log> {
  const { conversationId, messageId } = message
  const writing = whileOurs(needs, conversationId, messageId, listening.delta ?? (() => {}))
  const verdict = await answer(needs, log, message, writing.tell, writing.signal).finally(writing.end)
  const { log: after } = await needs.store.record(conversationId, (latest) =>
    conclude(latest, messageId, verdict, needs.clock.now()),
  )
  return after
}

const seqOf = (log: Log, messageId: string): number =>
  log.find((e) => e.type === 'customer_wrote' && e.messageId === messageId)?.seq ?? log.length

/** From place `from` up to the customer's next message. */
function ofTurn(log: Log, from: number): Log {
  const own = log.findIndex((e) => e.seq >= from && e.type === 'customer_wrote')
  const next = log.findIndex((e, i) => i > own && e.type === 'customer_wrote')
  return log.slice(from - 1, next < 0 ? undefined : next)
}

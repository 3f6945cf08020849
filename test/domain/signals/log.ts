import type { ConversationEvent, Log } from '../../../src/domain/events.ts'

const at = new Date('2026-11-23T10:00:00Z')

/** Customer and bot in turn, the customer first; `seq` counts from 1, so the customer's messages are 1, 3, 5 … */
export const talk = (...texts: string[]): Log =>
  texts.map((text, i): ConversationEvent & { seq: number } =>
    i % 2 === 0
      ? { type: 'customer_wrote', at, messageId: `c${i}`, text, seq: i + 1 }
      : {
          type: 'bot_replied',
          at,
          messageId: `b${i}`,
          inReplyTo: `c${i - 1}`,
          text,
          sources: [],
          seq: i + 1,
        },
  )

/** What a customer wrote, each answered by the bot with something. */
export const wrote = (...texts: string[]): Log =>
  talk(...texts.flatMap((text) => [text, 'An answer.'])).slice(0, -1)

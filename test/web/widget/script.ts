/** A small conversation as it reaches the widget, told in a line each. */
import { type Action, reduce, start } from '../../../src/web/widget/state.ts'
import type { Event } from '../../../src/web/widget/wire.ts'

type Told = Event extends infer E ? (E extends Event ? Omit<E, 'seq' | 'v' | 'at'> : never) : never

/** Events in their places, a minute apart. */
export const log = (...told: Told[]): Event[] =>
  told.map(
    (e, i) =>
      ({ ...e, seq: i + 1, v: 1, at: new Date(Date.UTC(2026, 10, 23, 12, i)).toISOString() }) as Event,
  )

export const opened: Told = { type: 'conversation_opened', language: 'en' }
export const asks = (messageId: string, text = messageId): Told => ({
  type: 'customer_wrote',
  messageId,
  text,
})
export const answers = (inReplyTo: string, text = 'So.'): Told => ({
  type: 'bot_replied',
  messageId: `re-${inReplyTo}`,
  inReplyTo,
  text,
  sources: [{ slug: 'refunds', revision: 1, title: 'Refunds', score: 0.9 }],
})
export const asksBack = (inReplyTo: string): Told => ({
  type: 'bot_asked_back',
  messageId: `re-${inReplyTo}`,
  inReplyTo,
  text: 'Which?',
  choices: [{ slug: 'refunds', title: 'Refunds' }],
})
export const handedOff: Told = { type: 'handoff_requested', reason: 'button', evidence: [] }
export const claimed: Told = { type: 'conversation_claimed', agent: 'Ada', fence: 1 }
export const agentSays = (text: string): Told => ({
  type: 'agent_wrote',
  messageId: text,
  agent: 'Ada',
  text,
})
export const notice = (text: string): Told => ({ type: 'notice_sent', kind: 'claimed', text })
export const feedback = (about: number, helped: boolean): Told => ({ type: 'feedback_given', about, helped })
export const resolved = (by: 'customer' | 'agent'): Told => ({ type: 'resolved', outcome: 'solved', by })

/** The state after these actions, in order. */
export const stateAfter = (...actions: Action[]) => actions.reduce(reduce, start('en'))
export const heard = (...told: Told[]): Action[] => log(...told).map((event) => ({ type: 'event', event }))
export const writes = (id: string, text = id): Action => ({
  type: 'errand',
  id,
  task: { kind: 'message', text },
})
export const conversation = { id: 'c', token: 't', case: '7K2M49QD' }

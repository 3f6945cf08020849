import type { Hours } from './hours.ts'

/** What the operator has set about waiting, promises and opening hours. Durations in seconds. */
export interface Service {
  /** Null: always open. */
  hours: Hours | null
  /** The company's time zone, e.g. `Europe/Berlin`: for hours and for dates in words. */
  zone: string
  /** A customer who has waited this long is offered other ways, and the named fallback is called. */
  longestWait: number
  /** How long a conversation is kept for the agent it was handed to, or who had it before. */
  sameAgent: number
  /** Within this much opening time what the house promises is to be kept. */
  promiseWithin: number
  /** An agent who leaves a customer without a reply for this long loses the conversation back to the queue. */
  silentAgent: number
}

/** What holds until the operator says otherwise. */
export const usualService: Service = {
  hours: null,
  zone: 'Europe/Berlin',
  longestWait: 15 * 60,
  sameAgent: 120,
  promiseWithin: 4 * 3600,
  silentAgent: 20 * 60,
}

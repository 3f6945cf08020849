import { ask, learn, well } from '../domain/outage.ts'
import type { Clock } from '../ports.ts'

/** What this process knows of the model's health. Another process finds out for itself. */
export interface ModelHealth {
  /** Whether to ask it now. A yes after a rest is given to one question only. */
  mayAsk(): boolean
  /** It answered (null), or failed with this cause. True when that made it count as away. */
  learned(failure: string | null): boolean
}

export function modelHealth(clock: Clock): ModelHealth {
  let health = well
  return {
    mayAsk() {
      const asked = ask(health, clock.now())
      health = asked.health
      return asked.may
    },
    learned(failure) {
      const before = health
      health = learn(health, failure, clock.now())
      return before.awayUntil === null && health.awayUntil !== null
    },
  }
}

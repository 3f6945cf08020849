/**
 * Whether the model is away. After some failures in a row that only a sick service explains, nobody waits for it any
 * more; from time to time one question tries whether it is back. Pure: what happened and when comes in.
 */

/** Failures in a row, within `within` seconds, after which it counts as away; then the first rest and the longest, in seconds. */
export const outageRule = { failures: 3, within: 120, firstRest: 15, longestRest: 300 } as const

export interface Health {
  /** When it failed, since it last answered, newest last. */
  failures: readonly Date[]
  /** Nobody asks it before; null while it is well. */
  awayUntil: Date | null
  /** Seconds of the last rest: each one is twice as long. */
  rest: number
  /** One question is finding out whether it is back. */
  trying: boolean
}

export const well: Health = { failures: [], awayUntil: null, rest: 0, trying: false }

/**
 * Failures that say the service is sick. A refusal, a filter or an answer too long says something about one question,
 * and nobody may take the model away from others by provoking them.
 */
const sickness: ReadonlySet<string> = new Set([
  'deadline',
  'slow_start',
  'unreachable',
  'unauthorised',
  'not_found',
  'rate_limited',
  'redirected',
  'server_error',
  'wrong_content_type',
  'malformed',
  'invalid_shape',
])

/** Whether it may be asked at `at`, and what is remembered then: whoever tries first after a rest tries alone. */
export function ask(health: Health, at: Date): { may: boolean; health: Health } {
  if (health.awayUntil === null) return { may: true, health }
  if (at < health.awayUntil) return { may: false, health }
  return { may: true, health: { ...health, awayUntil: later(at, health.rest), trying: true } }
}

/** It answered, well or badly, or it failed with this cause (see `Model`). */
export function learn(health: Health, failure: string | null, at: Date): Health {
  if (failure === null) return well
  if (!sickness.has(failure)) return health
  // Questions that were on their way when it went away say nothing new.
  if (health.awayUntil !== null && !health.trying) return health
  const recent = health.failures.filter((when) => at.getTime() - when.getTime() <= outageRule.within * 1000)
  const failures = [...recent, at].slice(-outageRule.failures)
  if (health.awayUntil === null && failures.length < outageRule.failures) return { ...health, failures }
  const rest = Math.min(outageRule.longestRest, health.rest === 0 ? outageRule.firstRest : health.rest * 2)
  return { failures, awayUntil: later(at, rest), rest, trying: false }
}

const later = (at: Date, seconds: number): Date => new Date(at.getTime() + seconds * 1000)

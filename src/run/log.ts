import type { Config } from './config.ts'

/** Tells the operator, a JSON line each. Line breaks in values cannot forge a line: JSON escapes them. */
export function reporter(level: Config['LOG_LEVEL'], now: () => Date) {
  return (what: string, about: Record<string, unknown>) => {
    if (level === 'quiet') return
    console.info(JSON.stringify({ at: now().toISOString(), what, ...about }))
  }
}

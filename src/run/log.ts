import type { Config } from './config.ts'

/** What may stand in a line of the log, and nothing else: names, numbers and codes of ours, never anybody's words. */
const allowed = new Set([
  'conversationId',
  'seq',
  'reference',
  'reason',
  'where',
  'slug',
  'count',
  'status',
  'target',
  'code',
  'model',
  'attempts',
  'seconds',
  'error',
])

/** A value longer than this is text, whatever it is called. */
const longest = 200

/**
 * Tells the operator, a JSON line each. Line breaks in values cannot forge a line: JSON escapes them. Of an error
 * its name and its places in the code are told; its message only at `debug`, because it may quote what somebody wrote.
 */
export function reporter(level: Config['LOG_LEVEL'], now: () => Date, write = console.info) {
  return (what: string, about: Record<string, unknown>) => {
    if (level === 'quiet') return
    const told: Record<string, unknown> = {}
    for (const [key, value] of Object.entries(about)) {
      if (!allowed.has(key)) told.left_out = [...((told.left_out as string[]) ?? []), key]
      else if (key === 'error' || value instanceof Error) told[key] = errorOf(value, level)
      else if (typeof value === 'number' || typeof value === 'boolean' || value === null) told[key] = value
      else told[key] = String(value).slice(0, longest)
    }
    write(JSON.stringify({ at: now().toISOString(), what, ...told }))
  }
}

function errorOf(value: unknown, level: Config['LOG_LEVEL']): string {
  const text = value instanceof Error ? (value.stack ?? String(value)) : String(value)
  if (level === 'debug') return text
  const name = /^[A-Za-z]{1,40}(?=:|$)/m.exec(text)?.[0] ?? 'Error'
  const code = value instanceof Error && 'code' in value ? ` ${String(value.code).slice(0, 40)}` : ''
  const places = text
    .split('\n')
    .filter((line) => /^ {4}at .*(:\d+:\d+|<anonymous>|native)\)?$/.test(line))
    .slice(0, 8)
  return [`${name}${code}`, ...places].join('\n')
}

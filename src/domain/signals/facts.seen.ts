import type { FactKind } from '../events.ts'

/** A candidate in one message: where it stands, so that one stretch of text becomes one fact only. */
export interface Seen {
  kind: FactKind
  value: string
  from: number
  to: number
}

/** Every match of `pattern`; the value is its group `value`, or all of it. */
export function* every(
  text: string,
  kind: FactKind,
  pattern: RegExp,
  normal: (value: string) => string | null = (value) => value,
): Generator<Seen> {
  for (const match of text.matchAll(pattern)) {
    const written = match.groups?.value ?? match[0]
    const value = normal(written)
    const from = match.index + match[0].lastIndexOf(written)
    if (value !== null) yield { kind, value, from, to: from + written.length }
  }
}

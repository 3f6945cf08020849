import type { Log } from './events.ts'
import { smallTalk } from './signals/smallTalk.ts'
import { findWish } from './signals/wish.ts'

/**
 * What it is about, in the customer's own words: what they corrected it to, else their first message that
 * says more than a greeting or the wish for a person. At most `limit` characters.
 */
export function matterOf(log: Log, limit: number): string {
  const corrected = log.findLast((e) => e.type === 'receipt_corrected' && e.matter !== undefined)
  if (corrected?.type === 'receipt_corrected' && corrected.matter !== undefined)
    return cut(corrected.matter, limit)
  const words = log.filter((e) => e.type === 'customer_wrote').map((e) => e.text.trim())
  const telling = words.find(
    (text) => smallTalk(text) === null && !(text.length < 60 && findWish(text)?.kind === 'explicit'),
  )
  return cut(telling ?? words[0] ?? '', limit)
}

/** Every text that may be called the matter, whatever the rules were: what was corrected, and each message. */
export const wordsOf = (log: Log, limit: number): string[] => [
  '',
  ...log.flatMap((e) => {
    if (e.type === 'receipt_corrected' && e.matter !== undefined) return [cut(e.matter, limit)]
    return e.type === 'customer_wrote' ? [cut(e.text.trim(), limit)] : []
  }),
]

function cut(text: string, limit: number): string {
  const line = text.replaceAll(/\s+/g, ' ')
  if (line.length <= limit) return line
  const space = line.lastIndexOf(' ', limit - 1)
  return `${line.slice(0, space > limit / 2 ? space : limit - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}

import { continued } from '../events.ts'
import { isRelative } from './facts.relative.ts'
import { findFacts } from './facts.ts'
import { smallTalk } from './smallTalk.ts'

/** What stands before a number, as a remark of its own, and says only which number it is. */
const label =
  /(?<=^|[.,;:!?(]\s*)(?:(?:meine?|my|die|the)\s+)?(?:bestell(?:ung|nummer|nr)|auftrags?(?:nummer|nr)?|kunden(?:nummer|nr)|sendungs?(?:nummer|nr)|paket(?:nummer|nr)|rechnungs(?:nummer|nr)|order|customer|tracking|parcel|invoice)\s*(?:number|no|nr|nummer|id|ist|is)?\s*[.:#]*\s*$/i

/**
 * What a message is about, for the search: without the numbers, addresses and dates that say *whose* case
 * it is. They match no article and only make a plain question look unlike its phrasing.
 */
export function topicOf(text: string): string {
  // Every number, address and date holds one of these; most messages hold none.
  if (!/[\d@]/.test(text)) return text.trim()
  const log = continued([], [{ type: 'customer_wrote', at: new Date(0), messageId: '', text }])
  const found = findFacts(log).filter(
    (fact) => fact.kind !== 'device' && fact.kind !== 'name' && !isRelative(fact.text),
  )
  const left = found.reduce((rest, fact) => {
    const at = rest.indexOf(fact.text)
    if (at < 0) return rest
    const after = rest.slice(at + fact.text.length)
    const before = /^\s*(?:[.,;:!?)]|$)/.test(after)
      ? rest.slice(0, at).replace(label, ' ')
      : rest.slice(0, at)
    return `${before} ${after}`
  }, text)
  return /\p{L}{3}/u.test(left) ? left.trim() : text
}

/** A sentence, as far as a search cares. */
const sentence = /[^.!?\n]+[.!?]*/g

/**
 * What to search for, best bet first: the message without greetings and thanks; then, where it says more than
 * one thing, each question in it alone. What somebody has already tried is no part of what they ask.
 */
export function topicsOf(text: string): string[] {
  const whole = topicOf(text)
  const sentences = (whole.match(sentence) ?? []).map((one) => one.trim()).filter((one) => one !== '')
  const telling = sentences.filter((one) => smallTalk(one) === null)
  const questions = telling.length > 1 ? telling.filter((one) => one.endsWith('?')).slice(0, 3) : []
  return [telling.length > 0 ? telling.join(' ') : whole, ...questions]
}

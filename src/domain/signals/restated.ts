import { episode } from '../conversation.ts'
import type { EventOf, Evidence, Log, Logged } from '../events.ts'
import { alike, type Wording, wording } from './alike.ts'
import { detectLanguage } from './language.ts'
import { smallTalk } from './smallTalk.ts'
import { visible } from './words.ts'

/**
 * From here on two messages ask the same. Chosen on two development sets of customers' questions, one German and one
 * English, as the least value at which no more than 5 in 100 questions on a neighbouring topic are taken for the same.
 * It finds about 40 in 100 restated ones; those in wholly other words show in the articles served, not in the wording.
 */
export const sameQuestion = 0.43

/** Two messages this short say too little to be the same question in other words. */
const fewestWords = 2

/** So many messages are looked back. */
const lookedBack = 10

/** An earlier message that the customer's last one asks again in other words. */
export interface Restated {
  evidence: Evidence[]
  similarity: number
}

type Wrote = Logged<EventOf<'customer_wrote'>>

/** A message that says something, ready to be compared. */
interface Said {
  message: Wrote
  wording: Wording
}

/** Whether the customer's last message asks an earlier one of the episode again; the nearest one is the evidence. */
export function findRestated(log: Log): Restated | null {
  const wrote = episode(log).filter((event) => event.type === 'customer_wrote')
  const last = wrote.at(-1)
  const said = last && read(last)
  return said ? nearest(lastSaid(wrote.slice(0, -1)), said) : null
}

/**
 * Hears the customer's messages of an episode one after the other and says of each what `findRestated` would say of the
 * log up to it, at a cost that does not grow with the messages before.
 */
export function restatements(): (message: Wrote) => Restated | null {
  const before: Said[] = []
  return (message) => {
    const said = read(message)
    if (said === null) return null
    const found = nearest(before, said)
    before.push(said)
    if (before.length > lookedBack) before.shift()
    return found
  }
}

function nearest(earlier: readonly Said[], last: Said): Restated | null {
  if (earlier.length === 0) return null
  const { language } = detectLanguage(last.message.text)
  let best: Restated | null = null
  for (const said of earlier) {
    const similarity = alike(said.wording, last.wording, language)
    if (similarity >= sameQuestion && similarity > (best?.similarity ?? 0))
      best = {
        evidence: [said, last].map(({ message: { seq, text } }) => ({
          seq,
          quote: visible(text).slice(0, 200),
          rule: 'restated',
        })),
        similarity,
      }
  }
  return best
}

/** The last ones that say something, oldest first. */
function lastSaid(wrote: readonly Wrote[]): Said[] {
  const found: Said[] = []
  for (let i = wrote.length - 1; i >= 0 && found.length < lookedBack; i--) {
    const said = read(wrote[i]!)
    if (said) found.unshift(said)
  }
  return found
}

function read(message: Wrote): Said | null {
  if (smallTalk(message.text) !== null) return null
  const worded = wording(message.text)
  return worded.words.length < fewestWords ? null : { message, wording: worded }
}

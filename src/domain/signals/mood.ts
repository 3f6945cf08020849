import type { Log } from '../events.ts'
import { findAbuse } from './abuse.ts'
import { findSaidAlready } from './saidAlready.ts'
import { type Tone, toneOf } from './tone.ts'
import { findUnhelpful } from './unhelpful.ts'

/** −2 angry, −1 unhappy, 0 neutral, 1 content. */
export type Mood = -2 | -1 | 0 | 1

/** How a message sounds. Small on purpose: agents need the course of it, not its third decimal. */
export function moodOf(text: string): Mood {
  const tone = toneOf(text)
  if (tone.end.length > 0 || findAbuse(text) !== null || (tone.hard.length > 0 && loud(tone))) return -2
  if (tone.hard.length > 0 || (tone.sore.length > 0 && loud(tone))) return -1
  if (findSaidAlready(text) !== null) return -1
  if (tone.glad.length > 0) return tone.sore.length > 0 ? 0 : 1
  if (tone.sore.length > 0 || findUnhelpful(text) !== null || tone.shouted !== null) return -1
  return 0
}

const loud = (tone: Tone): boolean => tone.shouted !== null || tone.piled !== null

/** The customer's mood, message by message. */
export const moodOverTime = (log: Log): { seq: number; mood: number }[] =>
  log.flatMap((event) =>
    event.type === 'customer_wrote' ? [{ seq: event.seq, mood: moodOf(event.text) }] : [],
  )

import { hash } from '../knowledge/search/hash.ts'
import { words } from './words.ts'

/**
 * A small model trained outside (`test/eval/train`): one weight for each of a few thousand slots, into which the
 * words of a message, their neighbours and runs of letters inside them are hashed. What it gives is a likelihood;
 * whoever asks sets the threshold.
 */
export interface Trained {
  bias: number
  /** What one unit of a weight is worth. */
  unit: number
  /** One weight, −127 to 127, for each slot; a power of two of them. */
  weights: Int8Array
}

/** Of a very long message the first and the last words say what it is. */
const mostWords = 60

let last: { text: string; slots: number; found: number[] } | null = null

/** The slots of a message, each once. `slots` is a power of two. The last message is remembered: several models read it. */
export function slotsOf(text: string, slots: number): number[] {
  if (last?.text !== text || last.slots !== slots) last = { text, slots, found: readSlots(text, slots) }
  return last.found
}

function readSlots(text: string, slots: number): number[] {
  const all = words(text)
  const found = all.length <= 2 * mostWords ? all : [...all.slice(0, mostWords), ...all.slice(-mostWords)]
  const seen = new Set<number>()
  const put = (feature: string, seed: number) => seen.add(hash(feature, seed) & (slots - 1))
  let before = '^'
  for (const word of found) {
    put(word, wordSeed)
    put(`${before} ${word}`, pairSeed)
    const framed = `_${word.slice(0, 24)}_`
    for (let n = 3; n <= 5; n++)
      for (let at = 0; at + n <= framed.length; at++) put(framed.slice(at, at + n), pieceSeed)
    before = word
  }
  put(`${before} $`, pairSeed)
  return [...seen]
}

const wordSeed = 0x1b873593
const pairSeed = 0x85ebca6b
const pieceSeed = 0x9747b28c

/** How likely the message is of the kind the model was trained on, 0 to 1. */
export function likelihood({ bias, unit, weights }: Trained, text: string): number {
  const slots = slotsOf(text, weights.length)
  let sum = 0
  for (const slot of slots) sum += weights[slot]!
  return 1 / (1 + Math.exp(-(bias + (sum * unit) / Math.sqrt(slots.length))))
}

/** Weights as they are stored: one character of Base64 text holds six bits of them. */
export const unpack = (stored: string): Int8Array => Int8Array.from(atob(stored), (c) => c.charCodeAt(0))

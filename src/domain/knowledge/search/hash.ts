/** FNV-1a (Fowler, Noll, Vo) over UTF-16 units, unsigned 32 bits; `seed` keeps kinds of text apart. */
export const hash = (text: string, seed?: number): number => keyOf(text, seed) >>> 0

/**
 * The hash as a signed number, which is what features are known by: such numbers V8 keeps without boxing them, and
 * maps by them are several times as fast.
 */
export const keyOf = (text: string, seed = 0x811c9dc5): number => finish(steps(seed, text))

/** The key of two texts with a space between them. */
export const keyOfPair = (first: string, second: string): number =>
  finish(steps(step(steps(0x811c9dc5, first), 0x20), second))

function steps(h: number, text: string): number {
  let state = h
  for (let at = 0; at < text.length; at++) state = step(state, text.charCodeAt(at))
  return state
}

export const step = (h: number, unit: number): number => Math.imul(h ^ unit, 16777619)

/** Spreads the last letters over all bits (the finaliser of MurmurHash3, Appleby); FNV alone leaves them low. */
export function finish(h: number): number {
  let spread = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  spread = Math.imul(spread ^ (spread >>> 13), 0xc2b2ae35)
  return spread ^ (spread >>> 16)
}

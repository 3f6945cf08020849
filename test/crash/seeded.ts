import type { Ids } from '../../src/ports.ts'

/** Numbers from 0 up to 1 that follow from the seed alone (mulberry32). */
export function seededChance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Names that follow from the seed alone. */
export function seededIds(seed: number): Ids {
  const chance = seededChance(seed)
  const digits = (alphabet: string, length: number) =>
    Array.from({ length }, () => alphabet[Math.floor(chance() * alphabet.length)]).join('')
  const hex = (length: number) => digits('0123456789abcdef', length)
  return {
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`,
    caseCode: () => digits(crockford, 8),
  }
}

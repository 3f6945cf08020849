/** FNV-1a (Fowler, Noll, Vo) over UTF-16 units, unsigned 32 bits; `seed` keeps kinds of text apart. */
export function hash(text: string, seed = 0x811c9dc5): number {
  let h = seed
  for (let at = 0; at < text.length; at++) h = step(h, text.charCodeAt(at))
  return finish(h)
}

export const step = (h: number, unit: number): number => Math.imul(h ^ unit, 16777619)

/** Spreads the last letters over all bits (the finaliser of MurmurHash3, Appleby); FNV alone leaves them low. */
export function finish(h: number): number {
  let spread = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  spread = Math.imul(spread ^ (spread >>> 13), 0xc2b2ae35)
  return (spread ^ (spread >>> 16)) >>> 0
}

/** A seeded generator (mulberry32, Tommy Ettinger): the same numbers from 0 to 1 on every machine. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** `text` as somebody in a hurry types it: 35 % of the words of five letters or more lose a letter or swap two. */
export const damage = (text: string, random: () => number): string =>
  text.replace(/\p{L}{5,}/gu, (word) => {
    if (random() >= 0.35) return word
    const at = Math.floor(random() * (word.length - 1))
    if (random() < 0.5) return word.slice(0, at) + word.slice(at + 1)
    return word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2)
  })

/** The middle 95 % of the mean of `values` drawn with replacement, 1,000 times. */
export function bootstrap(values: readonly number[], random: () => number): { low: number; high: number } {
  const means = Array.from({ length: 1000 }, () => {
    let sum = 0
    for (let i = 0; i < values.length; i++) sum += values[Math.floor(random() * values.length)]!
    return sum / values.length
  }).sort((a, b) => a - b)
  return { low: means[25]!, high: means[974]! }
}

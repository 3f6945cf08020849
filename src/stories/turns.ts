/**
 * The turns running in this process, so that a message sent again joins its own turn instead of starting a
 * second one. A cache only: another process that starts the same turn once more does no harm, because a
 * message is replied to once (`mayAnswer`).
 */
export interface Turns {
  join<T>(key: string, run: () => Promise<T>): Promise<T>
}

export function runningTurns(): Turns {
  const running = new Map<string, Promise<unknown>>()
  return {
    join<T>(key: string, run: () => Promise<T>): Promise<T> {
      const known = running.get(key) as Promise<T> | undefined
      if (known) return known
      const turn = run().finally(() => running.delete(key))
      running.set(key, turn)
      return turn
    },
  }
}

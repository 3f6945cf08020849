import { type Desk, evolve, type Happened } from './state.ts'

/**
 * Where the desk's state lives: outside of what draws it, because the page must work while nobody looks, and a
 * browser draws nothing in a hidden tab.
 */
export function createStore(first: Desk) {
  let desk = first
  const listeners = new Set<(now: Desk, before: Desk) => void>()
  return {
    get: () => desk,
    send(it: Happened): void {
      const before = desk
      desk = evolve(before, it)
      if (desk !== before) for (const listener of listeners) listener(desk, before)
    },
    listen(listener: (now: Desk, before: Desk) => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
export type Store = ReturnType<typeof createStore>

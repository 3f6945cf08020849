import type { Model } from '../../src/ports.ts'

/** A model that writes these pieces, each after the test has let it: for looking at a turn in its middle. */
export function heldModel(pieces: readonly string[]) {
  let open: () => void = () => {}
  let gate: Promise<void> = Promise.resolve()
  let asked = 0
  const model: Model = {
    maker: { model: 'held', prompt: 'answer', promptVersion: 1 },
    async *answer() {
      asked++
      for (const piece of pieces) {
        await gate
        yield piece
      }
    },
  }
  return {
    model,
    /** How often it was asked. */
    asked: () => asked,
    /** From now on it waits before its next piece. */
    hold() {
      gate = new Promise((done) => {
        open = done
      })
    },
    letGo: () => open(),
  }
}

import { setTimeout } from 'node:timers/promises'
import { deliver } from '../stories/deliver.ts'
import type { Needs } from '../stories/needs.ts'

/** Rings that come this close together are one look, in milliseconds. */
const gatherMs = 50

/** How often it looks without being rung for, in seconds: for what is due again, and for rings that were lost. */
const looksEvery = 5

/** How long stopping waits for what is under way, in milliseconds; what is cut off then is tried again later. */
const patienceMs = 3000

/** Hands out the outbox as soon as something was committed. The answer stops it. */
export function deliverPromptly(needs: Needs): () => Promise<void> {
  let running: Promise<void> | null = null
  let rung = false
  let gathering = false
  let stopped = false

  const look = () => {
    if (stopped) return
    if (running) {
      rung = true
      return
    }
    rung = false
    running = deliver(needs)
      .then(() => {})
      .catch((error) => needs.report('the delivery failed', { error: String(error) }))
      .finally(() => {
        running = null
        if (rung) look()
      })
  }
  const silence = needs.bell.listen(() => {
    if (gathering) return
    gathering = true
    void setTimeout(gatherMs).then(() => {
      gathering = false
      look()
    })
  })
  const timer = setInterval(look, looksEvery * 1000)
  return async () => {
    silence()
    clearInterval(timer)
    stopped = true
    await Promise.race([running, setTimeout(patienceMs, undefined, { ref: false })])
  }
}

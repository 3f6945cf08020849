import { vi } from 'vitest'
import type { World } from '../support/world.ts'

/**
 * The page of a customer on a phone, as far as the pages' own code looks at one. While it is locked every line it has
 * open is dead, and nobody tells it so. `vi.unstubAllGlobals()` ends it.
 */
export function phone(world: World) {
  const looks: (() => void)[] = []
  const lines: { dead: boolean }[] = []
  const ears = {
    addEventListener: (what: string, look: () => void) => {
      if (what === 'visibilitychange') looks.push(look)
    },
    removeEventListener: () => {},
  }
  vi.stubGlobal('document', { visibilityState: 'visible', ...ears })
  vi.stubGlobal('addEventListener', () => {})
  vi.stubGlobal('removeEventListener', () => {})
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const response = await world.app.request(path, init)
    const reader = response.body?.getReader()
    const line = { dead: false }
    lines.push(line)
    const body = new ReadableStream({
      start(controller) {
        init.signal?.addEventListener('abort', () => {
          controller.error(new Error('The line was given up.'))
          void reader?.cancel()
        })
        const pump = async (): Promise<void> => {
          const piece = await reader?.read()
          if (!piece || piece.done) return
          if (!line.dead) controller.enqueue(piece.value)
          return pump()
        }
        void pump()
      },
    })
    return new Response(body, response)
  })
  return {
    /** How often it has asked for the stream. */
    lines,
    lock() {
      for (const line of lines) line.dead = true
    },
    unlock() {
      for (const look of looks) look()
    },
  }
}

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { queueLooks, streamDesk } from '../../src/http/deskStream.ts'
import type { EventStream } from '../../src/http/live.ts'
import type { Bell, Held, Waiting } from '../../src/ports.ts'
import type { Needs } from '../../src/stories/needs.ts'
import { handClock } from '../support/world.ts'

const waits = (id: string) => ({ id, caseCode: id, position: 1, priority: 0, status: 'waiting' }) as Waiting

/** A house with a queue in hand: who waits, how often it was looked at, and a bell to ring. */
function house() {
  const waiting: Waiting[] = []
  let looks = 0
  let held: Promise<void> = Promise.resolve()
  const listeners = new Set<(id: string) => void>()
  const bell: Bell = {
    ring: (id) => {
      for (const listener of listeners) listener(id)
    },
    listen: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  const queue = {
    async waiting(): Promise<Waiting[]> {
      looks++
      const seen = [...waiting]
      await held
      return seen
    },
    heldBy: async (): Promise<Held[]> => [],
  }
  const needs = { bell, queue, clock: handClock() } as unknown as Needs
  return {
    needs,
    looks: () => looks,
    /** Until it is let go, whoever looks does not see yet. */
    slowly() {
      let go = () => {}
      held = new Promise((done) => {
        go = done
      })
      return go
    },
    comes(id: string) {
      waiting.push(waits(id))
      bell.ring(id)
    },
    listening: () => listeners.size,
  }
}

/** A desk's reader, with what it was told. */
function reader() {
  const told: { event: string; data: string }[] = []
  const leaving: (() => void)[] = []
  let aborted = false
  const stream: EventStream = {
    get aborted() {
      return aborted
    },
    writeSSE: async (message) => void told.push(message),
    write: async () => {},
    onAbort: (listener) => void leaving.push(listener),
  }
  return {
    stream,
    queues: () =>
      told
        .filter(({ event }) => event === 'queue')
        .map(({ data }) => (JSON.parse(data).waiting as { id: string }[]).map(({ id }) => id).join('')),
    hints: () => told.filter(({ event }) => event === 'changed').map(({ data }) => JSON.parse(data).id),
    leave() {
      aborted = true
      for (const listener of leaving) listener()
    },
  }
}

describe('a desk in a busy house', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())
  const settle = () => vi.advanceTimersByTimeAsync(0)

  it('sees the first change at once and the rest of a rush together, half a second later', async () => {
    const { needs, comes, looks } = house()
    const ada = reader()
    const look = queueLooks(needs, true)
    void streamDesk(needs, ada.stream, { agent: 'Ada', stillIn: async () => {}, look })
    await settle()
    await vi.advanceTimersByTimeAsync(600)
    expect(ada.queues()).toEqual([''])
    for (const id of ['a', 'b', 'c', 'd', 'e']) {
      comes(id)
      await settle()
    }
    expect(ada.queues()).toEqual(['', 'a'])
    expect(ada.hints()).toEqual(['a', 'b', 'c', 'd', 'e'])
    await vi.advanceTimersByTimeAsync(500)
    expect(ada.queues()).toEqual(['', 'a', 'abcde'])
    await vi.advanceTimersByTimeAsync(5000)
    expect([ada.queues().length, looks()]).toEqual([3, 3])
    ada.leave()
  })

  it('whoever may stay no longer is told nothing more of the queue', async () => {
    const { needs, comes, listening } = house()
    const mallory = reader()
    let isIn = true
    const stillIn = async () => {
      if (!isIn) throw new Error('not in')
    }
    const ended = streamDesk(needs, mallory.stream, {
      agent: 'Mallory',
      stillIn,
      look: queueLooks(needs, true),
    }).catch((error: Error) => error.message)
    await vi.advanceTimersByTimeAsync(600)
    isIn = false
    comes('a')
    expect(await ended).toBe('not in')
    expect(mallory.queues()).toEqual([''])
    expect(listening()).toBe(0)
  })
})

describe('a quiet house', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('asks at every heartbeat whether its reader may stay, even where no bell rings', async () => {
    const { needs } = house()
    let isIn = true
    const ended = streamDesk(needs, reader().stream, {
      agent: 'Mallory',
      stillIn: async () => {
        if (!isIn) throw new Error('not in')
      },
      look: queueLooks(needs, true),
    }).catch((error: Error) => error.message)
    await vi.advanceTimersByTimeAsync(16_000)
    isIn = false
    await vi.advanceTimersByTimeAsync(15_000)
    expect(await ended).toBe('not in')
  })
})

describe('a hundred desks', () => {
  it('share one look at the queue, and none sees less than was there when it asked', async () => {
    const { needs, comes, looks, slowly } = house()
    const look = queueLooks(needs, true)
    const go = slowly()
    const first = look()
    comes('a')
    const others = Array.from({ length: 99 }, () => look())
    go()
    expect(await first).toBe('[]')
    for (const seen of await Promise.all(others)) expect(seen).toContain('"id":"a"')
    expect(looks()).toBe(2)
  })

  it('a look that fails is nobody else’s failure', async () => {
    const { needs, looks } = house()
    const look = queueLooks(needs, true)
    const { queue } = needs
    const waiting = vi.spyOn(queue, 'waiting').mockRejectedValueOnce(new Error('away'))
    const [first, second] = await Promise.allSettled([look(), look()])
    expect([first.status, second.status]).toEqual(['rejected', 'fulfilled'])
    waiting.mockRestore()
    expect(await look()).toBe('[]')
    expect(looks()).toBe(2)
  })

  it('where requests may not wait for each other, each looks for itself', async () => {
    const { needs, looks } = house()
    const look = queueLooks(needs, false)
    await Promise.all([look(), look(), look()])
    expect(looks()).toBe(3)
  })
})

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openBell } from '../../src/adapters/bell.ts'

/** PostgreSQL's channel between processes, where every word reaches everybody, its speaker too. */
function channel() {
  const listeners: ((payload: string) => void)[] = []
  const said: string[] = []
  const joined = () => ({
    async notify(payload: string) {
      said.push(payload)
      for (const hear of listeners) hear(payload)
    },
    async listen(hear: (payload: string) => void) {
      listeners.push(hear)
    },
  })
  return { said, joined }
}

describe('a bell between processes', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())
  const never = (error: unknown) => expect.unreachable(String(error))

  function twoServers() {
    const { said, joined } = channel()
    const [here, there] = [openBell(joined(), never), openBell(joined(), never)]
    const heard: string[] = []
    there.listen((id) => heard.push(id))
    return { said, here, there, heard }
  }

  test('after a rest a ring is heard elsewhere at once', () => {
    const { here, heard } = twoServers()
    here.ring('kim')
    expect(heard).toEqual(['kim'])
  })

  test('in a busy house rings are gathered: a hundred are two notifications, and each is heard once', () => {
    const { said, here, heard } = twoServers()
    const ids = Array.from({ length: 100 }, (_, i) => `conversation-${i}`)
    for (const id of [...ids, ...ids]) here.ring(id)
    expect(heard).toEqual(['conversation-0'])
    vi.advanceTimersByTime(50)
    expect(said).toHaveLength(2)
    expect(new Set(heard)).toEqual(new Set(ids))
  })

  test('more than one notification can hold go out one after the other, and then there is rest again', () => {
    const { said, here, heard } = twoServers()
    for (let i = 0; i <= 450; i++) here.ring(`conversation-${i}`)
    vi.advanceTimersByTime(1000)
    expect(said.map((payload) => payload.split(' ').length - 1)).toEqual([1, 200, 200, 50])
    expect(Math.max(...said.map((payload) => payload.length))).toBeLessThan(8000)
    here.ring('kim')
    expect(heard.at(-1)).toBe('kim')
  })

  test('its own rings, come back from the database, are not heard twice', () => {
    const { here } = twoServers()
    const own: string[] = []
    here.listen((id) => own.push(id))
    here.ring('kim')
    expect(own).toEqual(['kim'])
  })
})

import { describe, expect, it } from 'vitest'
import { Rejected } from '../../src/http/problem.ts'
import { streamPlaces } from '../../src/http/streams.ts'

const most = { ofReader: 2, ofAddress: 4, ofCustomers: 6, ofStaff: 2 }

/** A stream that wants a place, and what it is told. */
function wanting(places: ReturnType<typeof streamPlaces>, token: string, address = '1.1.1.1', staff = false) {
  const told: number[] = []
  try {
    const giveBack = places.enter({ token, address, staff }, (retryMs) => {
      told.push(retryMs)
      giveBack()
    })
    return { in: true, told, leave: giveBack }
  } catch (error) {
    return { in: false, told, leave: () => {}, problem: error instanceof Rejected ? error.problem : null }
  }
}

describe('places for live streams', () => {
  it('of one reader the oldest makes room for the newest', () => {
    const places = streamPlaces(most)
    const [first, second, third] = [wanting(places, 'kim'), wanting(places, 'kim'), wanting(places, 'kim')]
    expect(first.told).toEqual([60_000])
    expect([second.told, third.told]).toEqual([[], []])
    expect(places.count()).toBe(2)
  })

  it('one address has so many; others come in; who leaves makes room', () => {
    const places = streamPlaces(most)
    const here = Array.from({ length: 4 }, (_, i) => wanting(places, `kim ${i}`))
    const refused = wanting(places, 'kim 5')
    expect(refused).toMatchObject({
      in: false,
      problem: { status: 429, code: 'too_many_requests', more: { retryAfter: 20 } },
    })
    expect(refused.problem?.detail).toContain('Nothing is lost')
    expect(wanting(places, 'tarek', '2.2.2.2').in).toBe(true)
    here[0]?.leave()
    here[0]?.leave()
    expect(wanting(places, 'kim 6').in).toBe(true)
    expect(wanting(places, 'kim 7').in).toBe(false)
  })

  it('a reader who is in may always change the window', () => {
    const places = streamPlaces(most)
    wanting(places, 'kim')
    for (let i = 0; i < 3; i++) wanting(places, `other ${i}`)
    expect(wanting(places, 'kim').in).toBe(false)
    const full = streamPlaces({ ...most, ofReader: 1 })
    for (let i = 0; i < 4; i++) wanting(full, `kim ${i}`)
    expect(wanting(full, 'kim 0').in).toBe(true)
  })

  it('all together have so many, and the desk is never among them', () => {
    const places = streamPlaces(most)
    for (let i = 0; i < 6; i++) expect(wanting(places, `kim ${i}`, `1.1.1.${i}`).in).toBe(true)
    expect(wanting(places, 'tarek', '9.9.9.9')).toMatchObject({
      in: false,
      problem: { status: 503, code: 'no_room', more: { retryAfter: 20 } },
    })
    for (let i = 0; i < 2; i++) expect(wanting(places, `ada ${i}`, '1.1.1.1', true).in).toBe(true)
    expect(wanting(places, 'ada 2', '1.1.1.1', true).in).toBe(false)
  })

  it('before a stop all are told to come back, not all in the same moment, and none comes in', () => {
    const places = streamPlaces()
    const streams = Array.from({ length: 50 }, (_, i) => wanting(places, `kim ${i}`))
    places.drain()
    const told = streams.flatMap((s) => s.told)
    expect(told).toHaveLength(50)
    expect(new Set(told).size).toBeGreaterThan(25)
    expect(Math.max(...told)).toBeLessThan(2000)
    expect(places.count()).toBe(0)
    expect(wanting(places, 'kim')).toMatchObject({ in: false, problem: { status: 503 } })
  })
})

import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import { readHolidays, readHours } from '../../src/domain/hours.ts'
import { type Service, usualService } from '../../src/domain/service.ts'
import { audit } from '../../src/stories/audit.ts'
import { modelHealth } from '../../src/stories/modelHealth.ts'
import type { Open } from './databases.ts'
import { createWorld, nobodyWaits, type Staff, type World, type WorldOptions } from './world.ts'

export type Customer = Awaited<ReturnType<World['customer']>>

/** What a customer sees of an event: tests look into it freely. */
// biome-ignore lint/suspicious/noExplicitAny: a test asserts the shape it expects
export type Seen = any

/** Nine to five on weekdays in Berlin; a shift begins at one in the afternoon there. */
const service: Service = {
  ...usualService,
  hours: { week: readHours('Mo-Fr 09:00-17:00'), holidays: readHolidays('DE') },
}

/**
 * A Monday at the desk, each test with one of its own: nobody waits, nobody is here, no model, everything at rest. The
 * articles stay. `world` is there from the first test on.
 */
export function newShift(open: Open, { settings, ...options }: WorldOptions = {}) {
  let world: World
  let asBefore: Pick<World['needs'], 'store' | 'budget' | 'settings'>
  beforeAll(async () => {
    world = await createWorld(await open(), { ...options, settings: { service, ...settings } })
    const { store, budget } = world.needs
    asBefore = { store, budget, settings: { ...world.needs.settings } }
  })
  beforeEach(async () => {
    await nobodyWaits(world.database)
    const { needs, clock } = world
    delete needs.model
    delete needs.webhook
    Object.assign(needs, { store: asBefore.store, budget: asBefore.budget, modelHealth: modelHealth(clock) })
    Object.assign(needs.settings, asBefore.settings)
    world.reports.length = 0
    world.mails.length = 0
    const week = 7 * 86_400_000
    const since = (clock.now().getTime() - Date.UTC(2026, 10, 23, 12)) % week
    if (since > 0) clock.pass((week - since) / 1000)
  })
  afterAll(() => world.database.close())

  const eventsOf = async (one: Customer): Promise<Seen[]> => (await one.events()).body.events
  return {
    get world() {
      return world
    },
    /** Time goes by with the sweep on its rounds; those named are at the desk all the while. */
    async pass(seconds: number, ...atDesk: Staff[]) {
      const piece = atDesk.length > 0 ? 40 : 60
      for (let left = seconds; left > 0; left -= piece) {
        world.clock.pass(Math.min(piece, left))
        for (const name of atDesk) await world.staff(name).beats()
        await world.sweep()
      }
    },
    /** Time has gone by, and the sweep comes once. */
    async later(seconds: number) {
      world.clock.pass(seconds)
      await world.sweep()
    },
    /** Somebody opens the chat and presses the button. */
    async waits() {
      const customer = await world.customer()
      await customer.wantsPerson()
      return customer
    },
    /** `name` takes the conversation of `one`: the claim's answer. */
    async takes(name: Staff, one: Customer) {
      const claimed = await world.staff(name).claims(one.id)
      expect(claimed.status).toBe(201)
      return claimed.body
    },
    eventsOf,
    typesOf: async (one: Customer): Promise<string[]> => (await eventsOf(one)).map((e) => e.type),
    kindsOf: async (one: Customer): Promise<string[]> => (await eventsOf(one)).flatMap((e) => e.kind ?? []),
    lastNotice: async (one: Customer) => (await eventsOf(one)).findLast((e) => e.type === 'notice_sent'),
    /** Every invariant of the audit holds. */
    nothingBroken: async () => expect((await audit(world.needs)).broken).toEqual([]),
  }
}
export type Shift = ReturnType<typeof newShift>

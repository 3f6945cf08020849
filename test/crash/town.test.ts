import { expect, test } from 'vitest'
import { askForPerson, openConversation } from '../../src/stories/talk.ts'
import { memoryHouse } from '../support/houses.ts'
import { handClock } from '../support/world.ts'
import { smallLibrary } from './library.ts'
import { seededIds } from './seeded.ts'
import { startServer } from './town.ts'

test('a server that dies while the outbox goes out, because a bot of its own died then, crosses nothing off that nobody was told', async () => {
  const house = await memoryHouse()
  const clock = handClock()
  const server = startServer({
    house,
    clock,
    ids: seededIds(1),
    library: smallLibrary(),
    report() {},
  })
  const kim = await openConversation(server.needs, { language: 'en' })
  await askForPerson(server.needs, kim.id, {})
  const tarek = await openConversation(server.needs, { language: 'en' })
  clock.pass(60)
  await server.needs.outbox.flush(clock.now(), 'webhook', async () => {
    server.fuse.set({ commit: 1, when: 'before' })
    await askForPerson(server.needs, tarek.id, {}).catch(() => {})
    return { outcome: 'sent' }
  })
  expect(server.fuse.blown).toBe(true)
  const kept = await house.serve().archive.kept(null, 10)
  const rows = kept.flatMap(({ outbox }) => outbox.filter(({ target }) => target === 'webhook'))
  expect(rows.length).toBeGreaterThan(0)
  for (const row of rows) expect(row).toMatchObject({ deliveredAt: null })
})

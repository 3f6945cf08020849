import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readHours } from '../../src/domain/hours.ts'
import { type Service, usualService } from '../../src/domain/service.ts'
import { sweep } from '../../src/stories/sweep.ts'
import { databases } from '../support/databases.ts'
import { createWorld, empty, type World } from '../support/world.ts'

/** Mornings only: the world's clock begins on a Monday at one in the afternoon in Berlin. */
const service: Service = {
  ...usualService,
  hours: { week: readHours('Mo-Fr 09:00-12:00'), holidays: [] },
}

describe('without JavaScript, outside opening hours', () => {
  let world: World
  beforeAll(async () => {
    const [embedded] = databases
    if (!embedded) throw new Error('no database')
    world = await createWorld(await embedded[1](), { articles: [], settings: { service } })
  })
  beforeEach(() => empty(world.database))
  afterAll(() => world.database.close())

  /** Kim has asked for a person, with a browser that runs no script. */
  async function kimWaits() {
    const post = (path: string, fields: Record<string, string>, cookie = '') =>
      world.app.request(path, {
        method: 'POST',
        headers: { origin: 'http://localhost', cookie },
        body: new URLSearchParams(fields),
      })
    const opened = await post('/chat', { lang: 'en', text: '', person: 'yes' })
    const cookie = opened.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    return {
      sends: (path: string, fields: Record<string, string> = {}) => post(path, fields, cookie),
      reads: async (path: string) => (await world.app.request(path, { headers: { cookie } })).text(),
    }
  }

  it('Kim reads when we are back, and is led to the other ways', async () => {
    const kim = await kimWaits()
    const transcript = await kim.reads('/chat/transcript')
    expect(transcript).toContain('We are back tomorrow at 09:00.')
    expect(transcript).toContain('href="/chat/ways"')
    expect(await kim.reads('/chat/ways')).not.toContain('http-equiv="refresh"')
  })

  it('what is no number comes back as it was typed, with what is missing', async () => {
    const kim = await kimWaits()
    const refused = await kim.sends('/chat/ways', { kind: 'call_back', contact: '12 "34' })
    expect(refused.status).toBe(400)
    const page = await refused.text()
    expect(page).toContain('This is no phone number yet.')
    expect(page).toContain('value="12 &quot;34"')
    expect(await kim.reads('/chat/transcript')).not.toContain('Promised')
  })

  it('a call back is promised with its time, and can be given up for the old place', async () => {
    const kim = await kimWaits()
    expect((await kim.sends('/chat/ways', { kind: 'call_back', contact: '0170 1234567' })).status).toBe(303)
    const promised = await kim.reads('/chat/transcript')
    expect(promised).toContain(
      'We will call you on 0170 1234567 on Wednesday 25 November, between 09:00 and 10:00',
    )
    expect(promised).toContain('(promised)')
    await kim.sends('/chat/stay')
    const waiting = await kim.reads('/chat/transcript')
    expect(waiting).toContain('You are number 1 in the queue')
    expect(waiting).not.toContain('(promised)')
  })

  it('a word that was not kept says so', async () => {
    const kim = await kimWaits()
    await kim.sends('/chat/ways', { kind: 'email', contact: 'kim@example.org' })
    world.clock.pass(3 * 86_400)
    await sweep(world.needs)
    expect(await kim.reads('/chat/transcript')).toContain('(not kept, we are sorry)')
  })
})

import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { articlesOf, scenarios } from '../scenarios/all.ts'
import { play } from '../scenarios/run.ts'
import { openPostgresCopy } from '../support/databases.ts'
import { type MailServer, mailServer } from '../support/mailServer.ts'
import { builtForStart } from '../support/pages.ts'
import { createWorld } from '../support/world.ts'
import { asProcesses, asWorker, type Place } from './places.ts'

type Open = (databases: { sample: string; small: string }, smtp: string) => Promise<Place>
const places: [string, Open][] = [
  ['the worker (workerd)', asWorker],
  ['three processes', (databases, smtp) => asProcesses(databases, smtp, 3)],
]

// Both need a database that more than one process can open.
describe.skipIf(inject('postgresUrl') === '').each(places)('on PostgreSQL, %s', (_, open) => {
  let place: Place
  let mail: MailServer
  const closing: (() => Promise<void>)[] = []

  beforeAll(async () => {
    await builtForStart()
    const filled = async (knowledge: 'sample' | 'small') => {
      const database = await openPostgresCopy(4)
      closing.push(database.close)
      await createWorld(database, { articles: await articlesOf(knowledge) })
      return database.url
    }
    mail = await mailServer()
    closing.push(mail.stop)
    place = await open({ sample: await filled('sample'), small: await filled('small') }, mail.url)
  }, 120_000)

  afterAll(async () => {
    await place?.stop()
    for (const close of closing) await close()
  })

  it.each(scenarios)('$file: $title', { timeout: 60_000 }, async (scenario) => {
    await play(place.world(scenario.knowledge), scenario)
  })

  it.each([
    ['/', 'text/html'],
    ['/widget', 'text/html'],
    ['/widget.js', 'text/javascript'],
    ['/docs', 'text/html'],
    ['/openapi.json', 'application/json'],
    ['/api/articles/search?q=Paket', 'application/json'],
  ])('%s is there', async (path, type) => {
    const answer = await place.reach(path, {})
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, expect.stringContaining(type)])
    expect((await answer.text()).length).toBeGreaterThan(200)
  })

  it('the widget’s page finds its script and its styles, good for a year', async () => {
    const page = await (await place.reach('/widget', {})).text()
    const found = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path ?? '')
    expect(found.length).toBeGreaterThan(1)
    for (const path of found) {
      const { status, headers } = await place.reach(path, {})
      expect([path, status, headers.get('cache-control')]).toEqual([
        path,
        200,
        expect.stringMatching(/immutable/),
      ])
    }
  })

  it('an agent’s words reach the customer’s stream, whichever process took them; a stream goes on where it ended', async () => {
    const { customer, staff } = place.world('sample')
    const kim = await customer('de')
    await kim.wantsPerson()
    const { body: claimed } = await staff('Ada').claims(kim.id)
    const cut = new AbortController()
    const live = await follow(place, kim, '0', cut.signal)
    await staff('Ada').writes(kim.id, claimed.fence, 'Guten Tag, ich bin jetzt da.')
    const last = await live.until('Guten Tag, ich bin jetzt da.')
    cut.abort()

    await staff('Ada').writes(kim.id, claimed.fence, 'Und noch etwas.')
    const again = new AbortController()
    const resumed = await follow(place, kim, last, again.signal)
    await resumed.until('Und noch etwas.')
    again.abort()
    expect(resumed.heard()).not.toContain('Guten Tag')
    await kim.says_solved(true)
  })

  it('who asks to be written to gets the receipt by mail', async () => {
    const { customer, clock, sweep } = place.world('sample')
    const kim = await customer('en')
    await kim.says('My parcel 4711-20881 is lost.')
    await kim.wantsPerson({ channel: 'email', contact: 'kim@example.org' })
    clock.pass(120)
    for (let round = 0; round < 10 && !mail.got.some((one) => one.includes(kim.id)); round++) await sweep()
    const receipt = mail.got.find((one) => one.includes(kim.id))
    expect(receipt).toContain('To: kim@example.org')
    expect(receipt).not.toContain('4711-20881')
  })

  it('leaves every invariant whole', async () => {
    for (const knowledge of ['sample', 'small'] as const) {
      for (let round = 0; round < 20; round++) await place.world(knowledge).sweep()
      const { body } = await place.world(knowledge).staff('Olga').get('/api/audit')
      expect(body.broken).toEqual([])
      expect(body.conversations).toBeGreaterThan(0)
    }
  })
})

/** Opens a customer's live stream after place `from`. */
async function follow(place: Place, kim: { id: string; token: string }, from: string, signal: AbortSignal) {
  const answer = await place.reach(`/api/conversations/${kim.id}/events`, {
    headers: { authorization: `Bearer ${kim.token}`, accept: 'text/event-stream', 'last-event-id': from },
    signal,
  })
  expect(answer.status).toBe(200)
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader()
  let heard = ''
  return {
    heard: () => heard,
    /** Reads until these words have come; gives the place of the event that holds them. */
    async until(words: string): Promise<string> {
      for (;;) {
        const found = heard.split('\n\n').find((event) => event.includes(words) && /^id: \d+$/m.test(event))
        if (found) return /^id: (\d+)$/m.exec(found)?.[1] ?? ''
        const { value, done } = await reader.read()
        if (done) throw new Error(`The stream ended without them: ${heard}`)
        heard += value
      }
    },
  }
}

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { opened } from '../../src/domain/decide.ts'
import type { Log } from '../../src/domain/events.ts'
import type { Needs } from '../../src/stories/needs.ts'
import { claimCase, replyToCustomer } from '../../src/stories/serveQueue.ts'
import { takeTurn } from '../../src/stories/takeTurn.ts'
import { askForPerson } from '../../src/stories/talk.ts'
import { databases } from '../support/databases.ts'
import { aboutRefunds, modelThat } from '../support/models.ts'
import { createWorld, type World } from '../support/world.ts'

/** The answer in tokens of four letters, as models write. */
const tokens = aboutRefunds.join('').match(/[\s\S]{1,4}/g) ?? []
const places = Array.from({ length: tokens.length + 1 }, (_, i) => i)

describe.each(databases)('a person comes in while the answer is written, on %s', (_, open) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(await open())
    await world.needs.queue.heartbeat('Ada', world.clock.now(), { state: 'online', capacity: 1000 })
  })
  afterAll(() => world.database.close())

  /** Kim asks; before token `place` of the answer, `happens`. What was told, in order, and the log it left. */
  async function during(place: number, happens: (needs: Needs, id: string) => Promise<unknown>) {
    const told: string[] = []
    let asked = 0
    let id = ''
    let happening: Promise<unknown> = Promise.resolve()
    const needs: Needs = {
      ...world.needs,
      model: modelThat(async function* () {
        for (const [i, token] of [...tokens, ''].entries()) {
          if (i === place) {
            happening = happens(needs, id).then(() => told.push('— a person —'))
            await happening
          }
          asked++
          if (i > place) await new Promise((soon) => setTimeout(soon, 1))
          yield token
        }
      }),
    }
    const conversation = await needs.store.open(opened('en', undefined, needs.clock.now()))
    id = conversation.id
    const message = { conversationId: id, messageId: crypto.randomUUID(), text: 'Where is my refund?' }
    await takeTurn(needs, message, { delta: (text) => told.push(text) })
    // The turn may end while Ada is still typing.
    await happening
    const { log } = await needs.store.read(id)
    return { told, log, asked }
  }

  const botAfter = (log: Log): Log => {
    const at = log.findIndex((e) => e.type === 'handoff_requested')
    expect(at).toBeGreaterThan(0)
    return log.slice(at).filter((e) => e.type === 'bot_replied' || e.type === 'bot_asked_back')
  }

  test('by the button, at every token: the bot says nothing after it, seen or recorded', async () => {
    for (const place of places) {
      const { told, log } = await during(place, (needs, id) => askForPerson(needs, id, {}))
      expect(botAfter(log)).toEqual([])
      // Recorded before it only as what was broken off; here nothing was.
      expect(log.filter((e) => e.type === 'bot_replied' && !e.partial)).toEqual([])
      expect(told.slice(told.indexOf('— a person —') + 1)).toEqual([])
    }
  })

  test('by the button, and Ada answers at once: hers is the last word', async () => {
    for (const place of places.filter((i) => i % 4 === 0)) {
      const { told, log } = await during(place, async (needs, id) => {
        await askForPerson(needs, id, {})
        const { fence } = await claimCase(needs, 'Ada', id).then((claimed) => claimed!)
        await replyToCustomer(
          needs,
          id,
          { agent: 'Ada', fence },
          { messageId: crypto.randomUUID(), text: 'Hello' },
        )
      })
      expect(botAfter(log)).toEqual([])
      expect(log.at(-1)).toMatchObject({ type: 'agent_wrote', text: 'Hello' })
      expect(told.at(-1)).toBe('— a person —')
    }
  })

  test('the model is told to stop, and is not listened to any more', async () => {
    const { asked } = await during(2, (needs, id) => askForPerson(needs, id, {}))
    expect(asked).toBeLessThan(tokens.length)
  })
})

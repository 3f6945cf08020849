import { describe, expect, test } from 'vitest'
import { claimCase } from '../../src/stories/serveQueue.ts'
import { dismiss, enter, invite, takeName } from '../../src/stories/signIn.ts'
import { databases } from '../support/databases.ts'
import { newShift } from '../support/shift.ts'
import type { Staff } from '../support/world.ts'

/** Queue, presence and promises, as far as no single trap (test/traps/) shows them. */
describe.each(databases)('people keep their word, on %s', (_, open) => {
  const shift = newShift(open, { articles: [] })
  const { pass, waits, lastNotice, nothingBroken } = shift
  const staff = (name: Staff) => shift.world.staff(name)

  test('a dismissed agent’s conversations are in the queue again, at once', async () => {
    const kim = await waits()
    const { person, link } = await invite(shift.world.needs, 'Carla', ['agent'])
    await enter(shift.world.needs, link.token)
    await takeName(shift.world.needs, person.id, 'Carla', [])
    await claimCase(shift.world.needs, 'Carla', kim.id)
    await dismiss(shift.world.needs, null, person.id)
    expect((await kim.stands()).body).toMatchObject({ status: 'waiting', position: 1, agent: null })
  })

  test('who can do what is said by oneself or by an admin', async () => {
    await staff('Ada').beats()
    await staff('Ben').beats()
    expect((await staff('Ada').can('Ben', { teams: ['x'] })).status).toBe(403)
    expect((await staff('Ben').can('Ben', { languages: ['en'] })).body.agents).toMatchObject([
      { name: 'Ada', languages: [] },
      { name: 'Ben', languages: ['en'], here: true, holds: 0 },
    ])
    expect((await staff('Olga').can('Edda', { teams: ['x'] })).body.code).toBe('target_not_found')
  })

  test('passed on with a word for the colleague: the customer never reads it, the time waited stays', async () => {
    const kim = await waits()
    const ada = staff('Ada')
    const { body } = await ada.claims(kim.id)
    await staff('Ben').beats()
    expect((await ada.passesOn(kim.id, body.fence, { agent: 'Nobody' })).body.code).toBe('target_not_found')
    expect((await ada.passesOn(kim.id, body.fence, { agent: 'Ada' })).body.code).toBe('not_oneself')
    expect((await ada.passesOn(kim.id, body.fence, { agent: 'Ben' }, 'A tricky one')).body.status).toBe(
      'waiting',
    )
    expect(JSON.stringify([(await kim.events()).body, (await kim.transcript()).body])).not.toContain('tricky')
    expect((await ada.claims()).status).toBe(204)
    const ben = await staff('Ben').claims()
    expect(ben.body.brief).toMatchObject({ passedOn: [{ by: 'Ada', to: 'Ben', comment: 'A tricky one' }] })
    expect(ben.body.brief.waitingSince).toBe(body.brief.waitingSince)
    expect((await ada.writes(kim.id, body.fence, 'One more thing')).body.code).toBe('claim_lost')
    await nothingBroken()
  })

  test('escalated to a team: ahead of the usual, for those who are in it', async () => {
    await staff('Ben').beats()
    await staff('Olga').can('Ben', { teams: ['billing'] })
    const tarek = await waits()
    shift.world.clock.pass(1)
    const kim = await waits()
    const { body } = await staff('Ada').claims(kim.id)
    await staff('Ada').post(`/api/desk/conversations/${kim.id}/escalate`, {
      fence: body.fence,
      team: 'billing',
    })
    expect((await staff('Ben').queue()).body.waiting).toMatchObject([
      { id: kim.id, team: 'billing', priority: 5 },
      { id: tarek.id },
    ])
    expect((await staff('Ada').claims()).body.conversation.id).toBe(tarek.id)
    expect((await staff('Ben').claims()).body.conversation.id).toBe(kim.id)
  })

  test('a promise nobody keeps is reported, told, and made good first', async () => {
    const kim = await waits()
    await kim.chooses({
      kind: 'call_back',
      contact: '+49 30 1234',
      from: new Date(shift.world.clock.now().getTime() + 3600_000).toISOString(),
    })
    await waits()
    await pass(3600, 'Ada')
    expect((await staff('Ada').queue()).body.waiting[0]).toMatchObject({ id: kim.id, promised: true })
    await pass(1800, 'Ada')
    expect(shift.world.reports).toContainEqual({
      what: 'a promise was broken',
      about: expect.objectContaining({ conversationId: kim.id }),
    })
    expect((await kim.stands()).body.promises).toMatchObject([{ broken: true }])
    const { body } = await staff('Ada').claims()
    expect(body.conversation.id).toBe(kim.id)
    const [{ id }] = (await staff('Ada').ledger()).body.promises
    expect((await staff('Ada').resolves(kim.id, body.fence, { text: 'Bye' })).body.code).toBe('open_promise')
    expect((await staff('Ada').keeps(kim.id, id, body.fence)).status).toBe(200)
    expect((await staff('Ada').resolves(kim.id, body.fence, { text: 'Bye' })).status).toBe(200)
    expect((await staff('Olga').get('/api/reports/service')).body.promises).toMatchObject({
      made: 1,
      kept: 1,
      broken: 1,
      late: 1,
    })
    await nothingBroken()
  })

  test('an agent’s word: put away until its time, then back to the same agent first', async () => {
    const kim = await waits()
    const ada = staff('Ada')
    const { body } = await ada.claims(kim.id)
    const dueAt = new Date(shift.world.clock.now().getTime() + 7200_000).toISOString()
    const said = await ada.promises(kim.id, body.fence, {
      kind: 'answer',
      dueAt,
      text: 'What the warehouse says',
      snooze: true,
    })
    expect(said).toMatchObject({ status: 201, body: { status: 'promised' } })
    expect((await ada.ledger()).body.promises).toMatchObject([
      { mine: true, text: 'What the warehouse says', dueAt },
    ])
    expect((await ada.claims()).status).toBe(204)
    await pass(3600, 'Ada', 'Ben')
    expect((await staff('Ben').claims()).status).toBe(204)
    expect((await ada.claims()).body.brief.promises).toMatchObject([{ kind: 'answer', owner: 'Ada' }])
    await nothingBroken()
  })

  test('to wait here after all is one call, and the old place is theirs', async () => {
    const kim = await waits()
    shift.world.clock.pass(5)
    await waits()
    await kim.chooses({ kind: 'chat_later' })
    expect((await kim.stands()).body).toMatchObject({ status: 'promised', position: null })
    expect((await kim.ratherWaits()).body).toMatchObject({ status: 'waiting', position: 1, promises: [] })
  })

  test('the wait that was told is held against what it was', async () => {
    for (let i = 0; i < 19; i++) {
      await staff('Ada').beats()
      const kim = await waits()
      shift.world.clock.pass(60)
      await staff('Ada').claims(kim.id)
      await kim.says_solved(true)
    }
    await staff('Ada').beats()
    const kim = await waits()
    expect((await kim.stands()).body.expectedWait).toEqual({ low: 60, high: 60, probability: 0.8 })
    await shift.world.sweep()
    expect(await lastNotice(kim)).toMatchObject({
      kind: 'wait_told',
      wait: { low: 60, high: 60, probability: 0.8 },
    })
    await pass(90, 'Ada')
    expect(await lastNotice(kim)).toMatchObject({ kind: 'wait_slipped' })
    await staff('Ada').claims(kim.id)
    expect((await staff('Olga').get('/api/reports/service?days=1')).body.waits).toMatchObject({
      asked: 20,
      claimed: 20,
      told: 1,
      inside: 0,
      retold: 1,
      median: 60,
    })
  })
})

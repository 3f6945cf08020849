import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { randomIds } from '../../src/adapters/clock.ts'
import { sqlPeople } from '../../src/adapters/people.ts'
import type { Database } from '../../src/adapters/sql.ts'
import { Refusal } from '../../src/domain/refusal.ts'
import type { People } from '../../src/ports.ts'
import { databases } from '../support/databases.ts'
import { empty } from '../support/world.ts'

const noon = new Date('2026-11-23T12:00:00Z')
const later = (seconds: number) => new Date(noon.getTime() + seconds * 1000)
const day = 86_400
const unknown = '00000000-0000-4000-8000-000000000000'

describe.each(databases)('people, links and sessions on %s', (_, open) => {
  let database: Database
  let people: People
  beforeAll(async () => {
    database = await open()
    people = sqlPeople(database.sql, randomIds)
  })
  afterAll(() => database.close())
  beforeEach(() => empty(database))

  /** Somebody who is signed in, with the token of their session. */
  const inside = async (name = 'Ada') => {
    const { id } = await people.add(name, ['agent'], noon)
    const entered = await people.enter(await people.newLink(id, later(900)), noon)
    await people.takeName(id, name, name.toLowerCase())
    return { id, token: entered?.token ?? '' }
  }

  describe('a link', () => {
    it('opens once, and says who came', async () => {
      const { id } = await people.add('Ada', ['agent', 'editor'], noon)
      const link = await people.newLink(id, later(900))
      expect(await people.linkIsGood(link, noon)).toBe(true)
      const entered = await people.enter(link, noon)
      expect(entered?.person).toEqual({
        id,
        name: null,
        invitedAs: 'Ada',
        roles: ['agent', 'editor'],
        enteredAt: noon,
        seenAt: noon,
        dismissedAt: null,
      })
      expect(await people.linkIsGood(link, noon)).toBe(false)
      expect(await people.enter(link, noon)).toBeNull()
    })

    it('of ten who use it in the same moment one gets in', async () => {
      const { id } = await people.add('Ada', ['agent'], noon)
      const link = await people.newLink(id, later(900))
      const entered = await Promise.all(Array.from({ length: 10 }, () => people.enter(link, noon)))
      expect(entered.filter((e) => e !== null)).toHaveLength(1)
      expect(await database.sql`select person_id from session`).toHaveLength(1)
    })

    it('lapses to the second, and an unknown one opens nothing', async () => {
      const { id } = await people.add('Ada', ['agent'], noon)
      const link = await people.newLink(id, later(900))
      expect(await people.linkIsGood(link, later(899))).toBe(true)
      expect(await people.linkIsGood(link, later(900))).toBe(false)
      expect(await people.enter(link, later(900))).toBeNull()
      for (const wrong of ['', 'x', link.toUpperCase(), `${link}x`, "' or true --", '\0', '\uD800'])
        expect(await people.enter(wrong, noon)).toBeNull()
    })

    it('a newer one takes its place, and using one leaves no other', async () => {
      const { id } = await people.add('Ada', ['agent'], noon)
      const old = await people.newLink(id, later(900))
      const link = await people.newLink(id, later(900))
      expect(await people.enter(old, noon)).toBeNull()
      expect(await people.enter(link, noon)).not.toBeNull()
    })
  })

  describe('the first link', () => {
    it('is there at every start until somebody has entered, always for the same admin', async () => {
      const first = await people.firstLink('Admin', noon, later(7 * day))
      const second = await people.firstLink('Admin', later(60), later(7 * day))
      expect(await people.list()).toMatchObject([{ invitedAs: 'Admin', roles: ['admin'], enteredAt: null }])
      // A start of another process does not take the printed link away.
      expect(await people.linkIsGood(first ?? '', later(60))).toBe(true)
      expect(await people.enter(second ?? '', later(60))).not.toBeNull()
      expect(await people.linkIsGood(first ?? '', later(60))).toBe(false)
      expect(await people.firstLink('Admin', later(120), later(day))).toBeNull()
    })

    it('of several processes that start at once there is one admin', async () => {
      await Promise.all(Array.from({ length: 5 }, () => people.firstLink('Admin', noon, later(day))))
      expect(await people.list()).toHaveLength(1)
    })
  })

  describe('a session', () => {
    it('is known by its token alone, each time a new one', async () => {
      const { id, token } = await inside()
      expect(await people.whoIs(token, noon)).toMatchObject({ id, name: 'Ada' })
      for (const wrong of ['', 'x', token.slice(1)]) expect(await people.whoIs(wrong, noon)).toBeNull()
      const again = await people.enter(await people.newLink(id, later(900)), noon)
      expect(again?.token).not.toBe(token)
      expect(await people.whoIs(token, noon)).not.toBeNull()
    })

    it('lives as long as somebody uses it within thirty days', async () => {
      const { token } = await inside()
      expect(await people.whoIs(token, later(29 * day))).not.toBeNull()
      expect(await people.whoIs(token, later(58 * day))).not.toBeNull()
      expect(await people.whoIs(token, later(88 * day))).toBeNull()
    })

    it('notes to the minute when somebody was here', async () => {
      const { id, token } = await inside()
      await people.whoIs(token, later(59))
      expect((await people.read(id)).seenAt).toEqual(noon)
      await people.whoIs(token, later(60))
      expect((await people.read(id)).seenAt).toEqual(later(60))
    })

    it('ends when they leave, and no other with it', async () => {
      const { id, token } = await inside()
      const other = await people.enter(await people.newLink(id, later(900)), noon)
      await people.leave(token)
      expect(await people.whoIs(token, noon)).toBeNull()
      expect(await people.whoIs(other?.token ?? '', noon)).not.toBeNull()
      await people.leave('unknown')
    })
  })

  it('no token is kept: whoever reads the tables can open nothing', async () => {
    const { id, token } = await inside()
    const link = await people.newLink(id, later(900))
    const kept = JSON.stringify([
      await database.sql`select * from sign_in_link`,
      await database.sql`select * from session`,
      await database.sql`select * from person`,
    ])
    expect(kept).not.toContain(link)
    expect(kept).not.toContain(token)
    expect([link, token].every((t) => /^[\w-]{43}$/.test(t))).toBe(true)
  })

  describe('names', () => {
    it('belong to one, also of two who ask at once, and stay', async () => {
      const ids = await Promise.all(
        ['a', 'b'].map(async (whom) => (await people.add(whom, ['agent'], noon)).id),
      )
      const taken = await Promise.allSettled(ids.map((id) => people.takeName(id, 'Ada', 'ada')))
      expect(taken.filter((t) => t.status === 'fulfilled')).toHaveLength(1)
      const lost = taken.find((t) => t.status === 'rejected')
      expect(lost?.reason).toBeInstanceOf(Refusal)
      expect(lost?.reason).toMatchObject({ code: 'name_taken' })
      const ada = await people.named('Ada')
      await people.takeName(ada?.id ?? '', 'Beate', 'beate')
      expect(await people.named('Beate')).toBeNull()
    })

    it('that look alike are one, and a dismissed person keeps theirs', async () => {
      const { id } = await inside('Ada')
      await people.dismiss(id, noon)
      const other = await people.add('x', ['agent'], noon)
      await expect(people.takeName(other.id, 'ADA', 'ada')).rejects.toMatchObject({ code: 'name_taken' })
    })
  })

  describe('who is dismissed', () => {
    it('is out everywhere at once, by session and by link', async () => {
      const { id, token } = await inside()
      const link = await people.newLink(id, later(900))
      await people.dismiss(id, later(5))
      expect(await people.whoIs(token, later(5))).toBeNull()
      expect(await people.linkIsGood(link, later(5))).toBe(false)
      expect(await people.enter(link, later(5))).toBeNull()
      expect(await people.read(id)).toMatchObject({ name: 'Ada', dismissedAt: later(5) })
    })

    it('comes back with a new link only', async () => {
      const { id, token } = await inside()
      await people.dismiss(id, noon)
      await people.readmit(id)
      expect(await people.whoIs(token, noon)).toBeNull()
      expect(await people.enter(await people.newLink(id, later(900)), noon)).not.toBeNull()
    })

    it('in the moment they sign in: never in afterwards', async () => {
      for (let i = 0; i < 10; i++) {
        const { id } = await people.add(`person ${i}`, ['agent'], noon)
        const link = await people.newLink(id, later(900))
        const [entered] = await Promise.all([people.enter(link, noon), people.dismiss(id, noon)])
        expect(await people.whoIs(entered?.token ?? '', noon)).toBeNull()
        await people.readmit(id)
        expect(await people.whoIs(entered?.token ?? '', noon)).toBeNull()
      }
    })
  })

  it('lists who works here by name, then who did', async () => {
    const { id } = await inside('Ada')
    await inside('ben')
    await people.add('Cora', ['editor'], noon)
    await people.dismiss(id, noon)
    expect((await people.list()).map((p) => p.name ?? p.invitedAs)).toEqual(['ben', 'Cora', 'Ada'])
  })

  it('nobody of this id is a refusal', async () => {
    const missing = { code: 'person_not_found' }
    await expect(people.read(unknown)).rejects.toMatchObject(missing)
    await expect(people.changeRoles(unknown, ['agent'])).rejects.toMatchObject(missing)
    await expect(people.dismiss(unknown, noon)).rejects.toMatchObject(missing)
    await expect(people.readmit(unknown)).rejects.toMatchObject(missing)
  })
})

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sqlLibrary } from '../../src/adapters/library.ts'
import type { Database } from '../../src/adapters/sql.ts'
import type { Article } from '../../src/domain/knowledge/article.ts'
import type { Library } from '../../src/ports.ts'
import { databases } from '../support/databases.ts'
import { minutes, noon } from '../support/log.ts'
import { nordlicht } from '../support/nordlicht.ts'
import { empty } from '../support/world.ts'

const refund = nordlicht.find((a) => a.slug === 'refund-time')!
const wifi = nordlicht.find((a) => a.slug === 'set-up-wifi')!
const saying = (body: string): Article => ({ ...refund, body })
/** The file as it is on disk: its hash changes with its text. */
const file = (article: Article) => ({ article, hash: JSON.stringify(article) })

describe.each(databases)('the articles on %s', (_, open) => {
  let database: Database
  let library: Library
  let reindexed = 0
  beforeAll(async () => {
    database = await open()
    library = sqlLibrary(
      database.sql,
      async () => {
        reindexed++
      },
      async () => false,
    )
  })
  beforeEach(() => empty(database))
  afterAll(() => database.close())

  /** What customers see. */
  const seen = async (slug = refund.slug) => {
    const article = await library.read(slug)
    const published = (await library.revisions(slug)).find((r) => r.revision === article.publishedRevision)
    return published?.body ?? null
  }

  describe('from files', () => {
    test('new ones are published, changed ones again, and the rest is left alone', async () => {
      expect(await library.load([file(refund), file(wifi)], noon)).toEqual({
        added: 2,
        changed: 0,
        unchanged: 0,
        conflicts: [],
      })
      expect(await library.load([file(saying('7 days.')), file(wifi)], noon)).toEqual({
        added: 0,
        changed: 1,
        unchanged: 1,
        conflicts: [],
      })
      expect(await library.read(refund.slug)).toMatchObject({
        ...saying('7 days.'),
        revision: 2,
        publishedRevision: 2,
        writtenBy: 'file',
      })
    })

    test('the index is built once for all of them', async () => {
      reindexed = 0
      await library.load(nordlicht.map(file), noon)
      expect(reindexed).toBe(1)
    })

    describe('changed there and by Edda as well', () => {
      beforeEach(async () => {
        await library.load([file(refund)], noon)
        await library.save(saying('Edda: 6 days.'), 'Edda', minutes(1), 'change')
      })

      test('neither is thrown away: Edda’s stays published, the file’s is a draft, and it is said so', async () => {
        await library.publish(refund.slug)
        expect(await library.load([file(saying('File: 7 days.'))], minutes(2))).toMatchObject({
          changed: 0,
          conflicts: ['refund-time'],
        })
        expect(await seen()).toBe('Edda: 6 days.')
        expect(await library.read(refund.slug)).toMatchObject({
          body: 'File: 7 days.',
          writtenBy: 'file',
          revision: 3,
        })
      })

      test('nor when the file changes once more: nobody but an editor takes Edda’s words down', async () => {
        await library.publish(refund.slug)
        await library.load([file(saying('File: 7 days.'))], minutes(2))
        expect(await library.load([file(saying('File: 8 days.'))], minutes(3))).toMatchObject({
          conflicts: ['refund-time'],
        })
        expect(await seen()).toBe('Edda: 6 days.')
      })

      test('a draft of Edda’s is not overtaken either', async () => {
        expect(await library.load([file(saying('File: 7 days.'))], minutes(2))).toMatchObject({
          conflicts: ['refund-time'],
        })
        expect(await library.load([file(saying('File: 8 days.'))], minutes(3))).toMatchObject({
          conflicts: ['refund-time'],
        })
        expect(await seen()).toBe(refund.body)
      })

      test('publishing Edda’s decides it: hers is the newest again, and the file’s stays a revision', async () => {
        await library.publish(refund.slug)
        await library.load([file(saying('File: 7 days.'))], minutes(2))
        expect(await library.read(refund.slug)).toMatchObject({ conflict: true, origin: 'file' })
        expect((await library.list()).find(({ slug }) => slug === refund.slug)).toMatchObject({
          conflict: true,
        })
        expect(await library.publish(refund.slug, 2)).toMatchObject({
          body: 'Edda: 6 days.',
          writtenBy: 'Edda',
          revision: 4,
          publishedRevision: 4,
          conflict: false,
        })
      })

      test('publishing the file’s decides it too', async () => {
        await library.load([file(saying('File: 7 days.'))], minutes(2))
        expect(await library.publish(refund.slug, 3)).toMatchObject({ publishedRevision: 3, conflict: false })
      })

      test('a file that says what is published already is no conflict', async () => {
        await library.publish(refund.slug)
        expect(await library.load([file(saying('Edda: 6 days.'))], minutes(2))).toMatchObject({
          unchanged: 1,
          conflicts: [],
        })
        expect(await library.read(refund.slug)).toMatchObject({ revision: 2, conflict: false })
      })

      test('once an editor has taken the file’s text, the file is followed again', async () => {
        await library.publish(refund.slug)
        await library.load([file(saying('File: 7 days.'))], minutes(2))
        await library.publish(refund.slug)
        expect(await library.load([file(saying('File: 8 days.'))], minutes(3))).toMatchObject({
          changed: 1,
          conflicts: [],
        })
        expect(await seen()).toBe('File: 8 days.')
      })
    })

    test('what Edda removed is not brought back by its file', async () => {
      await library.load([file(refund)], noon)
      await library.remove(refund.slug, noon)
      expect(await library.load([file(refund)], noon)).toMatchObject({ added: 0, unchanged: 1 })
      await expect(library.read(refund.slug)).rejects.toMatchObject({ code: 'article_not_found' })
    })
  })

  describe('by editors', () => {
    test('a new one is a draft until it is published', async () => {
      expect(await library.save(refund, 'Edda', noon, 'create')).toEqual({
        ...refund,
        revision: 1,
        publishedRevision: null,
        origin: 'editor',
        conflict: false,
        writtenAt: noon,
        writtenBy: 'Edda',
      })
      expect(await library.publish(refund.slug)).toMatchObject({ publishedRevision: 1 })
    })

    test('a change is a new revision, and the one before stays what customers see', async () => {
      await library.save(refund, 'Edda', noon, 'create')
      await library.publish(refund.slug)
      await library.save(saying('6 days.'), 'Olga', minutes(1), 'change')
      expect(await library.read(refund.slug)).toMatchObject({
        body: '6 days.',
        revision: 2,
        publishedRevision: 1,
      })
      expect(await seen()).toBe(refund.body)
      expect((await library.revisions(refund.slug)).map((r) => [r.revision, r.writtenBy])).toEqual([
        [2, 'Olga'],
        [1, 'Edda'],
      ])
    })

    test('any revision may be published, and an old one restored as the newest draft', async () => {
      await library.save(refund, 'Edda', noon, 'create')
      await library.save(saying('6 days.'), 'Edda', minutes(1), 'change')
      await library.publish(refund.slug)
      expect(await library.publish(refund.slug, 1)).toMatchObject({ revision: 2, publishedRevision: 1 })
      expect(await library.restore(refund.slug, 1, 'Olga', minutes(2))).toMatchObject({
        body: refund.body,
        revision: 3,
        publishedRevision: 1,
        writtenBy: 'Olga',
      })
    })

    test('quotes, emoji and everything else come back as they were written', async () => {
      const strange: Article = {
        ...refund,
        questions: ['"Where"?', "It's 'gone' \\ 🎈", '[a, "b"]', '{x}'],
        tags: ['ä', '🎈'],
        body: 'a\n\n\\n "b" 👩🏽‍🚒 $1',
        validUntil: '2027-06-30',
        translationOf: 'erstattung-dauer',
      }
      await library.save(strange, 'Edda', noon, 'create')
      expect(await library.read(strange.slug)).toMatchObject(strange)
    })

    test('lists by language, the newest revision of each', async () => {
      await library.load(nordlicht.map(file), noon)
      await library.save(saying('6 days.'), 'Edda', minutes(1), 'change')
      const english = await library.list('en')
      expect(english.map((a) => a.slug)).toEqual(
        nordlicht
          .filter((a) => a.language === 'en')
          .map((a) => a.slug)
          .toSorted(),
      )
      expect(english.find((a) => a.slug === refund.slug)).toMatchObject({
        body: '6 days.',
        publishedRevision: 1,
      })
      expect(await library.list()).toHaveLength(nordlicht.length)
    })

    test('a removed one is nowhere to be seen, its revisions stay, and its name may be used again', async () => {
      await library.save(refund, 'Edda', noon, 'create')
      await library.publish(refund.slug)
      await library.remove(refund.slug, noon)
      expect(await library.list()).toEqual([])
      await library.save(saying('Anew.'), 'Edda', minutes(1), 'create')
      expect(await library.read(refund.slug)).toMatchObject({
        body: 'Anew.',
        revision: 2,
        publishedRevision: null,
      })
      expect(await library.revisions(refund.slug)).toHaveLength(2)
    })

    test('two editors who save at once both have their revision', async () => {
      await library.save(refund, 'Edda', noon, 'create')
      await Promise.all([
        ...Array.from({ length: 5 }, (_, i) => library.save(saying(`${i} days.`), 'Edda', noon, 'change')),
        ...Array.from({ length: 5 }, () => library.restore(refund.slug, 1, 'Olga', noon)),
      ])
      expect((await library.revisions(refund.slug)).map((r) => r.revision)).toEqual([
        11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1,
      ])
    })
  })

  describe('refused', () => {
    beforeEach(async () => {
      await library.save(refund, 'Edda', noon, 'create')
      await library.save(wifi, 'Edda', noon, 'create')
      await library.remove(wifi.slug, noon)
    })
    test.each<[string, string, () => Promise<unknown>]>([
      ['a name that is taken', 'slug_taken', () => library.save(refund, 'Edda', noon, 'create')],
      [
        'a change of nothing',
        'article_not_found',
        () => library.save({ ...refund, slug: 'none' }, 'Edda', noon, 'change'),
      ],
      ['a change of what is removed', 'article_not_found', () => library.save(wifi, 'Edda', noon, 'change')],
      ['reading nothing', 'article_not_found', () => library.read('none')],
      ['revisions of nothing', 'article_not_found', () => library.revisions('none')],
      ['publishing nothing', 'article_not_found', () => library.publish('none')],
      [
        'publishing a revision that is not there',
        'revision_not_found',
        () => library.publish(refund.slug, 9),
      ],
      [
        'restoring a revision that is not there',
        'revision_not_found',
        () => library.restore(refund.slug, 9, 'Edda', noon),
      ],
      ['restoring nothing', 'article_not_found', () => library.restore('none', 1, 'Edda', noon)],
      ['restoring what is removed', 'article_not_found', () => library.restore(wifi.slug, 1, 'Edda', noon)],
      ['removing twice', 'article_not_found', () => library.remove(wifi.slug, noon)],
    ])('%s', async (_what, code, work) => {
      const revisions = async () =>
        (await database.sql`select slug, revision from revision order by 1, 2`).length
      const before = await revisions()
      await expect(work()).rejects.toMatchObject({ code })
      expect(await revisions()).toBe(before)
    })
  })
})

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { buildHere } from '../../src/adapters/indexer.ts'
import type { Indexer } from '../../src/adapters/searchIndex.ts'
import type { Database } from '../../src/adapters/sql.ts'
import type { Article } from '../../src/domain/knowledge/article.ts'
import { bandsFor } from '../../src/domain/knowledge/search/bands.ts'
import type { Bell } from '../../src/ports.ts'
import { furnish } from '../../src/run/needs.ts'
import type { Needs } from '../../src/stories/needs.ts'
import { madeUpKnowledge } from '../bench/corpus.ts'
import { databases } from '../support/databases.ts'
import { empty, handClock } from '../support/world.ts'

/** Enough articles for thresholds of their own, each with three wordings that are alike; in the order of their slugs. */
const { entries: drafts, asked } = madeUpKnowledge(24, 3)
const entries = drafts
  .map((entry) => {
    const words = entry.questions[1]!.split(' ')
    return { ...entry, questions: [0, 3, 6].map((at) => words.toSpliced(at, 1).join(' ')) }
  })
  .toSorted((a, b) => (a.id < b.id ? -1 : 1))
const articles = entries.map(
  (entry): Article => ({
    slug: entry.id,
    language: entry.lang,
    title: entry.title,
    questions: [...entry.questions],
    body: entry.answer,
    tags: [],
    handoff: 'offer',
  }),
)
const [first] = articles as [Article]
const edited: Article = {
  ...first,
  questions: ['When does the opera open?', 'opera tickets', 'Is the counter open?'],
  body: 'The opera opens at seven. Tickets are at the counter.',
}
const asEntries = ({ slug, questions, body }: Article) =>
  entries.map((entry) => (entry.id === slug ? { ...entry, questions, answer: body } : entry))

/** Every notification is lost. */
const lost: Bell = { ring() {}, listen: () => () => {} }

describe.each(databases)('an edit on %s', (_, open) => {
  let database: Database
  let clock: ReturnType<typeof handClock>
  let here: Needs
  beforeAll(async () => {
    database = await open()
  })
  beforeEach(async () => {
    await empty(database)
    clock = handClock()
    here = house()
    await here.library.load(
      articles.map((article) => ({ article, hash: article.title })),
      clock.now(),
    )
  })
  afterAll(() => database.close())

  /** One process on the database. */
  const house = (indexer: Indexer = buildHere): Needs =>
    furnish({
      database,
      clock,
      indexer,
      bell: lost,
      report() {},
      settings: {
        company: 'Nordlicht',
        answerWithinSeconds: 5,
        askBackTimes: 1,
        loopBudget: 2,
        askAfterMinutes: 10,
        closeAfterHours: 24,
      },
    })
  const publish = async (at: Needs, article: Article) => {
    await at.library.save(article, 'Edda', clock.now(), 'change')
    await at.library.publish(article.slug)
  }
  const answer = ({ knowledge }: Needs, question: string) =>
    knowledge.search(question, { limit: 3 }, AbortSignal.timeout(5000))
  const bands = async (at: Needs) => {
    clock.pass(1)
    return (await answer(at, 'opera')).bands
  }

  test('is found by another process on its next search after half a second, though no bell rang', async () => {
    const there = house()
    expect((await answer(there, 'opera tickets')).found[0]?.article.slug).not.toBe(first.slug)
    await publish(here, edited)
    clock.pass(0.5)
    const { found } = await answer(there, 'opera tickets')
    expect(found[0]?.article).toMatchObject({ slug: first.slug, revision: 2, body: edited.body })
  })

  test('is searched with the thresholds in force, and its own are found afterwards', async () => {
    const before = await bands(here)
    expect(before).toEqual(bandsFor(entries))
    const own = bandsFor(asEntries(edited))
    expect(own).not.toEqual(before)
    await publish(here, edited)
    expect(await bands(here)).toEqual(before)
    expect(await here.library.settle()).toBe(true)
    expect(await bands(here)).toEqual(own)
    expect(await bands(house())).toEqual(own)
    expect(await here.library.settle()).toBe(false)
  })

  test('waits for one build only', async () => {
    const built: boolean[] = []
    const counting = house(async (all, known, signal) => {
      built.push(known !== undefined)
      return buildHere(all, known, signal)
    })
    await publish(counting, edited)
    expect(built).toEqual([true])
  })

  test('that changes nothing changes no answer, before and after the thresholds are found anew', async () => {
    const answers = async () => {
      clock.pass(1)
      const all = await Promise.all(asked.slice(0, 40).map(({ text }) => answer(here, text)))
      return all.map(({ found, ...rest }) => ({
        ...rest,
        found: found.map(({ article, ...hit }) => ({ ...hit, slug: article.slug })),
      }))
    }
    const before = await answers()
    await publish(here, first)
    expect(await answers()).toEqual(before)
    expect(await here.library.settle()).toBe(true)
    expect(await answers()).toEqual(before)
  })

  test('has its thresholds found by one process, however many look', async () => {
    await publish(here, edited)
    const looked = await Promise.all([
      here.library.settle(),
      house().library.settle(),
      house().library.settle(),
    ])
    expect(looked.filter(Boolean)).toEqual([true])
  })

  test('has them found by the next process where one died over it, two minutes later', async () => {
    await publish(here, edited)
    const begun = Promise.withResolvers<void>()
    void house(() => {
      begun.resolve()
      return new Promise(() => {})
    }).library.settle()
    await begun.promise
    expect(await here.library.settle()).toBe(false)
    clock.pass(121)
    expect(await here.library.settle()).toBe(true)
    expect(await bands(here)).toEqual(bandsFor(asEntries(edited)))
  })

  test('has them found by the next at once where one was called off', async () => {
    await publish(here, edited)
    const called = house(async () => {
      throw new Error('Called off.')
    })
    await expect(called.library.settle()).rejects.toThrow('Called off.')
    expect(await here.library.settle()).toBe(true)
  })

  test('during the search for thresholds gets its own afterwards', async () => {
    await publish(here, edited)
    const slow = house(async (all, known, signal) => {
      await publish(here, { ...edited, body: 'The opera is closed in August.' })
      return buildHere(all, known, signal)
    })
    expect(await slow.library.settle()).toBe(true)
    expect(await here.library.settle()).toBe(true)
    expect(await bands(here)).toEqual(
      bandsFor(asEntries({ ...edited, body: 'The opera is closed in August.' })),
    )
  })
})

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { buildHere } from '../../src/adapters/indexer.ts'
import { indexMemory, sqlKnowledge } from '../../src/adapters/knowledge.ts'
import { sqlLibrary } from '../../src/adapters/library.ts'
import { openaiEmbedder } from '../../src/adapters/openai.ts'
import { reindex, settleBands } from '../../src/adapters/searchIndex.ts'
import type { Database, Sql, Value } from '../../src/adapters/sql.ts'
import type { Article } from '../../src/domain/knowledge/article.ts'
import type { Embedder, Knowledge, Library } from '../../src/ports.ts'
import { databases } from '../support/databases.ts'
import { nordlicht } from '../support/nordlicht.ts'
import { startOpenaiServer } from '../support/openaiServer.ts'
import { empty, handClock } from '../support/world.ts'

const signal = () => AbortSignal.timeout(5000)
const opera: Article = {
  slug: 'opera-tickets',
  language: 'en',
  title: 'Tickets for the opera',
  questions: ['Do you sell tickets for the opera?', 'opera ticket', 'Can I buy opera tickets?'],
  body: 'Yes, at the counter.',
  tags: [],
  handoff: 'offer',
}

/** Knows three meanings, whatever the words: a model's vectors, small enough to see through. */
function meaning(text: string): number[] {
  const about = (words: RegExp) => (words.test(text.toLowerCase()) ? 1 : 0)
  return [
    about(/refund|money|erstattung|geld|cash/),
    about(/wi-?fi|router|internet/),
    about(/mail|passwor/),
    0.1,
  ]
}
const embedder: Embedder = { name: 'three meanings', embed: async (texts) => texts.map(meaning) }
const broken: Embedder = {
  name: 'three meanings',
  embed: async () => {
    throw new Error('503 from the provider')
  },
}

describe.each(databases)('the knowledge on %s', (_, open) => {
  let database: Database
  let clock: ReturnType<typeof handClock>
  beforeAll(async () => {
    database = await open()
  })
  beforeEach(async () => {
    await empty(database)
    clock = handClock()
  })
  afterAll(() => database.close())

  /** One process on the database: its editors' side and its customers' side. */
  function process(made?: Embedder): { library: Library; knowledge: Knowledge } {
    const knowledge = sqlKnowledge(database.sql, clock, made)
    const library = sqlLibrary(
      database.sql,
      async () => {
        await reindex(database.sql, buildHere, clock, made)
        knowledge.lookAgain()
      },
      () => settleBands(database.sql, buildHere, clock),
    )
    return { library, knowledge }
  }
  const loaded = async (made?: Embedder) => {
    const here = process(made)
    await here.library.load(
      nordlicht.map((article) => ({ article, hash: article.title })),
      clock.now(),
    )
    return here
  }
  const best = async (knowledge: Knowledge, question: string) => {
    const { found, band } = await knowledge.search(question, { language: 'en', limit: 3 }, signal())
    return band === 'handoff' ? null : (found[0]?.article.slug ?? null)
  }
  const publish = async ({ library }: { library: Library }, article: Article) => {
    await library.save(article, 'Edda', clock.now(), 'create')
    await library.publish(article.slug)
  }

  test('with nothing published there is nothing to find', async () => {
    const { knowledge } = process()
    expect(await knowledge.search('Where is my refund?', { limit: 3 }, signal())).toEqual({
      found: [],
      band: 'handoff',
      certainty: 0,
      bands: null,
    })
    expect(await knowledge.published()).toEqual([])
    await process().library.load([], clock.now())
    expect(await process().knowledge.search('Where?', { limit: 3 }, signal())).toMatchObject({
      found: [],
      band: 'handoff',
    })
  })

  test('an article is found by its phrasings, with the passage that matched and how sure we are', async () => {
    const { knowledge } = await loaded()
    const { found, band } = await knowledge.search(
      'Where is my refund?',
      { language: 'en', limit: 3 },
      signal(),
    )
    expect(band).toBe('answer')
    expect(found[0]).toMatchObject({
      article: { slug: 'refund-time', revision: 1 },
      passage: 'Where is my refund?',
    })
    expect(found[0]?.confidence).toBeGreaterThan(0.5)
    expect(found.length).toBeLessThanOrEqual(3)
    expect(new Set(found.map((f) => f.article.slug)).size).toBe(found.length)
  })

  test('in the language asked for', async () => {
    const { knowledge } = await loaded()
    const { found } = await knowledge.search('Wo ist mein Geld?', { language: 'de', limit: 5 }, signal())
    expect(found.map((f) => f.article.language)).toEqual(found.map(() => 'de'))
    expect((await knowledge.published('de')).length).toBe(nordlicht.filter((a) => a.language === 'de').length)
  })

  test('what is published is found at once, and a draft is not', async () => {
    const here = await loaded()
    expect(await best(here.knowledge, 'Do you sell tickets for the opera?')).toBeNull()
    await here.library.save(opera, 'Edda', clock.now(), 'create')
    expect(await best(here.knowledge, 'Do you sell tickets for the opera?')).toBeNull()
    await here.library.publish(opera.slug)
    expect(await best(here.knowledge, 'Do you sell tickets for the opera?')).toBe('opera-tickets')
  })

  test('also when a customer’s search looked for a newer index a moment before', async () => {
    await loaded()
    const gate = Promise.withResolvers<void>()
    const { sql } = database
    const slow: Sql = Object.assign(
      async <Row>(text: TemplateStringsArray, ...values: Value[]) => {
        const rows = await sql<Row>(text, ...values)
        await gate.promise
        return rows
      },
      { transaction: sql.transaction, script: sql.script, behind: sql.behind },
    )
    const knowledge = sqlKnowledge(slow, clock)
    const early = best(knowledge, 'opera ticket')
    await publish(process(), opera)
    knowledge.lookAgain()
    gate.resolve()
    await early
    expect(await best(knowledge, 'opera ticket')).toBe('opera-tickets')
  })

  test('in another process within a second', async () => {
    const here = await loaded()
    const there = process()
    expect(await best(there.knowledge, 'Do you sell tickets for the opera?')).toBeNull()
    await publish(here, opera)
    clock.pass(1)
    expect(await best(there.knowledge, 'Do you sell tickets for the opera?')).toBe('opera-tickets')
  })

  test('two editors who publish at once both have their article found', async () => {
    const [here, there] = [await loaded(), process()]
    await Promise.all([
      publish(here, opera),
      publish(there, {
        ...opera,
        slug: 'zoo-tickets',
        title: 'Tickets for the zoo',
        questions: ['zoo ticket', 'Can I visit the zoo?'],
      }),
    ])
    clock.pass(1)
    expect(await best(here.knowledge, 'Do you sell tickets for the opera?')).toBe('opera-tickets')
    expect(await best(here.knowledge, 'zoo ticket')).toBe('zoo-tickets')
  })

  test('what is removed is found no more', async () => {
    const here = await loaded()
    await here.library.remove('refund-time', clock.now())
    expect(await best(here.knowledge, 'Where is my refund?')).not.toBe('refund-time')
    expect((await here.knowledge.published()).map((a) => a.slug)).not.toContain('refund-time')
  })

  test('an older revision that is published again is the one that is served', async () => {
    const here = await loaded()
    await publish(here, opera)
    await here.library.save({ ...opera, body: 'No longer.' }, 'Edda', clock.now(), 'change')
    await here.library.publish(opera.slug)
    await here.library.publish(opera.slug, 1)
    const { found } = await here.knowledge.search('opera ticket', { language: 'en', limit: 1 }, signal())
    expect(found[0]?.article).toMatchObject({ revision: 1, body: 'Yes, at the counter.' })
  })

  test('an article is served on its last day, and not on the day after', async () => {
    const here = await loaded()
    await publish(here, { ...opera, validUntil: '2026-11-23' })
    expect(await best(here.knowledge, 'opera ticket')).toBe('opera-tickets')
    clock.pass(12 * 3600)
    expect(await best(here.knowledge, 'opera ticket')).not.toBe('opera-tickets')
  })

  test('thresholds set by hand go before those the index found', async () => {
    await loaded()
    const [lenient, strict] = [{ answer: 0, askBack: 0 }, { askBack: 1 }].map((fixed) =>
      sqlKnowledge(database.sql, clock, undefined, indexMemory(), fixed),
    )
    const ask = { language: 'en' as const, limit: 3 }
    expect((await lenient!.search('refund and mail and router', ask, signal())).band).toBe('answer')
    expect(await strict!.search('Where is my refund?', ask, signal())).toMatchObject({
      band: 'handoff',
      bands: { askBack: 1 },
    })
  })

  describe('with vectors of a model', () => {
    const vectors = () =>
      database.sql<{ slug: string; length: number }>`
        select slug, vector_dims(embedding) as length from passage where embedder = 'three meanings'
      `

    test('they are kept in the database, one for each passage', async () => {
      await loaded(embedder)
      const [passages] = await database.sql<{ n: number }>`select count(*)::int n from passage`
      const kept = await vectors()
      expect([kept.length, new Set(kept.map((v) => v.length))]).toEqual([passages?.n, new Set([4])])
    })

    test('they find what no word leads to', async () => {
      const words = await loaded()
      expect(await best(words.knowledge, 'cash?')).not.toBe('refund-time')
      const { knowledge } = process(embedder)
      await process(embedder).library.load([], clock.now())
      expect(
        (await knowledge.search('cash?', { language: 'en', limit: 3 }, signal())).found[0]?.article.slug,
      ).toBe('refund-time')
    })

    test('those of a model that was configured later are made at the next load, though no article changed', async () => {
      await loaded()
      expect(await vectors()).toEqual([])
      await loaded(embedder)
      expect((await vectors()).length).toBeGreaterThan(20)
    })

    test('a model that fails holds up neither loading nor publishing nor answering', async () => {
      const here = await loaded(broken)
      await publish(here, opera)
      expect(await best(here.knowledge, 'opera ticket')).toBe('opera-tickets')
      expect(await best(here.knowledge, 'Where is my refund?')).toBe('refund-time')
      expect(await vectors()).toEqual([])
    })

    test('the operator hears of a model that fails, and the next load tries again', async () => {
      const heard: unknown[] = []
      await loaded()
      await reindex(database.sql, buildHere, clock, broken, (error) => heard.push(error))
      expect(heard).toMatchObject([{ message: '503 from the provider' }])
      await loaded(embedder)
      expect((await vectors()).length).toBeGreaterThan(20)
    })

    test.each(['status_500', 'hang_before_headers'] as const)(
      'a service that answers %s leaves the search to the words, in time',
      async (mode) => {
        await loaded()
        const server = await startOpenaiServer({ script: { mode } })
        const service = openaiEmbedder({ baseURL: server.baseURL, apiKey: 'sk-test', model: 'embed' })
        expect(await best(process(service).knowledge, 'Where is my refund?')).toBe('refund-time')
        expect(server.requests.length).toBeGreaterThan(0)
        await server.close()
      },
    )

    test('a search that is called off stops', async () => {
      await loaded()
      const slow: Embedder = {
        name: 'slow',
        embed: (_, called) =>
          new Promise((_, fail) => called.addEventListener('abort', () => fail(called.reason))),
      }
      const controller = new AbortController()
      const search = process(slow).knowledge.search('refund', { limit: 3 }, controller.signal)
      setTimeout(() => controller.abort(), 20)
      await expect(search).rejects.toThrow()
    })
  })
})

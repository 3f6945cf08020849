import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../src/adapters/sql.ts'
import { databases } from '../support/databases.ts'
import { nordlicht } from '../support/nordlicht.ts'
import { createWorld, type World } from '../support/world.ts'
import { problemIn } from './problems.ts'
import { unsure } from './unsure.ts'

const eldoradoOpening = {
  title: 'Opening hours of the Eldorado shop',
  questions: ['When is the Eldorado shop open?', 'Eldorado opening hours', 'until when is Eldorado open'],
  body: 'The Eldorado shop is open from 9 to 18.',
}

describe.each(databases)('Edda keeps the articles, on %s', (_, open) => {
  let database: Database
  let world: World
  let edda: ReturnType<World['staff']>
  beforeAll(async () => {
    database = await open()
    world = await createWorld(database)
    edda = world.staff('Edda')
  })
  afterAll(() => database.close())

  const articles = '/api/knowledge/articles'
  const slugsFound = async (q: string) =>
    (
      await world.call('GET', `/api/articles/search?language=en&q=${encodeURIComponent(q)}`, '')
    ).body.found.map((f: { slug: string }) => f.slug)
  const shown = async (slug: string) =>
    (await world.call('GET', '/api/articles', '')).body.articles.find(
      (a: { slug: string }) => a.slug === slug,
    )

  it('a new article is a draft until it is published; then the bot answers with it', async () => {
    const created = await edda.post(articles, { slug: 'eldorado', language: 'en', ...eldoradoOpening })
    expect(created.status).toBe(201)
    expect(created.body).toMatchObject({
      slug: 'eldorado',
      revision: 1,
      publishedRevision: null,
      writtenBy: 'Edda',
      handoff: 'offer',
    })
    expect(await shown('eldorado')).toBeUndefined()
    expect(await slugsFound('When is the Eldorado shop open?')).not.toContain('eldorado')

    const published = await edda.post(`${articles}/eldorado/publish`)
    expect(published.body).toMatchObject({ publishedRevision: 1 })
    expect((await slugsFound('When is the Eldorado shop open?'))[0]).toBe('eldorado')
    const kim = await world.customer()
    expect((await kim.says('When is the Eldorado shop open?')).body.events[1]).toMatchObject({
      type: 'bot_replied',
      text: 'The Eldorado shop is open from 9 to 18.',
      sources: [{ slug: 'eldorado', revision: 1 }],
    })
  })

  it('a change is seen by customers once it is published, and what Kim was told keeps its revision', async () => {
    const kim = await world.customer()
    await kim.says('When is the Eldorado shop open?')
    const changed = await edda.put(`${articles}/eldorado`, {
      ...eldoradoOpening,
      body: 'The Eldorado shop is open from 10 to 20.',
    })
    expect(changed.body).toMatchObject({ revision: 2, publishedRevision: 1 })
    expect((await shown('eldorado')).body).toContain('9 to 18')
    await edda.post(`${articles}/eldorado/publish`, { revision: 2 })
    expect((await shown('eldorado')).body).toContain('10 to 20')
    expect((await kim.transcript()).body.lines[1]).toMatchObject({
      text: 'The Eldorado shop is open from 9 to 18.',
      sources: [{ slug: 'eldorado', revision: 1 }],
    })
  })

  it('an old revision comes back as a new draft; none is ever changed', async () => {
    const restored = await edda.post(`${articles}/eldorado/restore`, { revision: 1 })
    expect(restored.body).toMatchObject({
      revision: 3,
      publishedRevision: 2,
      body: 'The Eldorado shop is open from 9 to 18.',
    })
    const { revisions } = (await edda.get(`${articles}/eldorado/revisions`)).body
    expect(revisions.map((r: { revision: number; body: string }) => [r.revision, r.body.slice(-9)])).toEqual([
      [3, ' 9 to 18.'],
      [2, '10 to 20.'],
      [1, ' 9 to 18.'],
    ])
    await edda.post(`${articles}/eldorado/publish`)
    expect((await shown('eldorado')).body).toContain('9 to 18')
  })

  it('a revision that does not exist is neither published nor restored', async () => {
    problemIn(await edda.post(`${articles}/eldorado/publish`, { revision: 99 }), 404, 'revision_not_found')
    problemIn(await edda.post(`${articles}/eldorado/restore`, { revision: 99 }), 404, 'revision_not_found')
    problemIn(await edda.post(`${articles}/eldorado/restore`, {}), 400, 'invalid')
  })

  it('a name can be had once, and is free again when the article is gone', async () => {
    const again = { slug: 'eldorado', language: 'en', ...eldoradoOpening }
    problemIn(await edda.post(articles, again), 409, 'slug_taken')
    const removed = await edda.delete(`${articles}/eldorado`)
    expect(removed.status).toBe(204)
    expect(await shown('eldorado')).toBeUndefined()
    expect(await slugsFound('When is the Eldorado shop open?')).not.toContain('eldorado')
    problemIn(await edda.get(`${articles}/eldorado`), 404, 'article_not_found')
    problemIn(await edda.delete(`${articles}/eldorado`), 404, 'article_not_found')
    const anew = await edda.post(articles, again)
    expect(anew.status).toBe(201)
    expect(anew.body).toMatchObject({ revision: 4, publishedRevision: null })
  })

  it.each([
    ['a name with capitals', { slug: 'Eldorado' }],
    ['a name that leads elsewhere', { slug: '../etc' }],
    ['a language we do not speak', { language: 'fr' }],
    ['no title', { title: '' }],
    ['no text', { body: '' }],
    ['an unknown rule about people', { handoff: 'sometimes' }],
    ['a day that does not exist', { validUntil: '2026-02-30' }],
    ['a field we do not know', { publishedRevision: 1 }],
    ['fifty-one phrasings', { questions: Array.from({ length: 51 }, () => 'How?') }],
  ])('%s is invalid', async (_, wrong) => {
    const article = { slug: 'another', language: 'en', ...eldoradoOpening, ...wrong }
    problemIn(await edda.post(articles, article), 400, 'invalid')
    problemIn(await edda.get(`${articles}/another`), 404, 'article_not_found')
  })

  it('the list has every article in its newest revision, by language if asked', async () => {
    const all = (await edda.get(articles)).body.articles
    const german = (await edda.get(`${articles}?language=de`)).body.articles
    expect(all.length).toBeGreaterThan(german.length)
    expect(new Set(german.map((a: { language: string }) => a.language))).toEqual(new Set(['de']))
  })

  it('customers never see the rule about people, and editors do', async () => {
    expect(await shown('cancel-contract')).not.toHaveProperty('handoff')
    expect((await edda.get(`${articles}/cancel-contract`)).body).toMatchObject({ handoff: 'always' })
  })

  it('an article past its last day is not used', async () => {
    const slug = 'summer-sale'
    const text = {
      title: 'Zanzibar summer sale',
      questions: ['When is the Zanzibar sale?'],
      body: 'In July.',
    }
    await edda.post(articles, { slug, language: 'en', ...text, validUntil: '2026-07-31' })
    await edda.post(`${articles}/${slug}/publish`)
    expect(await slugsFound('When is the Zanzibar sale?')).not.toContain(slug)
  })

  it('the search says how sure it is, best first', async () => {
    const { body } = await world.call('GET', '/api/articles/search?language=en&q=refund', '')
    expect(body.found[0]).toMatchObject({ slug: 'refund-time', passage: expect.stringMatching(/refund/i) })
    const sure = body.found.map((f: { confidence: number }) => f.confidence)
    for (const confidence of sure) {
      expect(confidence).toBeGreaterThanOrEqual(0)
      expect(confidence).toBeLessThanOrEqual(1)
    }
  })

  describe('a preview says what the bot would do, and does nothing', () => {
    const preview = async (question: string) => {
      const { status, body } = await edda.post('/api/knowledge/preview', { question, language: 'en' })
      expect(status).toBe(200)
      return body
    }

    it('answer, with the source used', async () => {
      expect(await preview('How long does a refund take?')).toMatchObject({
        decision: 'answer',
        answer: 'A refund takes 5 working days after the return has arrived.',
        sources: [{ slug: 'refund-time', revision: 1 }],
      })
    })
    it('ask back, with the choices', async () => {
      const sure = unsure(world)
      const asked = await preview('my refund')
      sure()
      expect(asked).toMatchObject({ decision: 'ask_back', choices: expect.any(Array) })
      expect(asked.choices[0]).toMatchObject({ slug: 'refund-time' })
      expect(asked.choices.length).toBeLessThanOrEqual(3)
    })
    it.each([
      ['How many moons does Jupiter have?', 'no_answer'],
      ['I want to talk to a person', 'asked'],
      ['I want to cancel my contract', 'topic_rule'],
    ])('hand off: %s', async (question, reason) => {
      expect(await preview(question)).toMatchObject({ decision: 'handoff', reason })
    })
    it('against a draft: as if it were published, and publishing nothing', async () => {
      const question = 'When does the Zephyr lounge close?'
      const draft = {
        slug: 'zephyr',
        language: 'en',
        title: 'The Zephyr lounge',
        questions: ['When does the Zephyr lounge close?', 'Zephyr lounge opening hours'],
        body: 'The Zephyr lounge closes at 22:00.',
      }
      expect(await preview(question)).not.toMatchObject({ decision: 'answer' })
      const { status, body } = await edda.post('/api/knowledge/preview', { question, language: 'en', draft })
      expect(status).toBe(200)
      expect(body).toMatchObject({
        decision: 'answer',
        answer: draft.body,
        sources: [{ slug: 'zephyr', revision: 0 }],
      })
      expect(body.found[0]).toMatchObject({ slug: 'zephyr', title: draft.title, revision: 0 })
      expect(body.certainty).toBeGreaterThanOrEqual(body.bands.answer)
      expect(await preview(question)).not.toMatchObject({ decision: 'answer' })
      problemIn(await edda.get(`${articles}/zephyr`), 404, 'article_not_found')
    })
    it('a draft takes the place of what its article says now', async () => {
      const draft = {
        slug: 'refund-time',
        language: 'en',
        title: 'How long does a refund take?',
        questions: ['Where is my refund?'],
        body: 'Nine days.',
      }
      const question = 'How long does a refund take?'
      const { body } = await edda.post('/api/knowledge/preview', { question, language: 'en', draft })
      expect(body).toMatchObject({ decision: 'answer', answer: 'Nine days.' })
      expect(body.found.filter((f: { slug: string }) => f.slug === 'refund-time')).toHaveLength(1)
    })
    it('a draft that is no article is invalid', async () => {
      const asked = { question: 'How?', draft: { title: 'T' } }
      problemIn(await edda.post('/api/knowledge/preview', asked), 400, 'invalid')
    })
    it('writes nothing', async () => {
      const before = (await world.staff('Olga').get('/api/audit')).body
      await preview('I want to talk to a person')
      const after = (await world.staff('Olga').get('/api/audit')).body
      expect(after).toEqual(before)
    })
  })

  describe('two who change the same article', () => {
    const slug = 'mail-password'
    const text = async () => {
      const { title, questions, body } = (await edda.get(`${articles}/${slug}`)).body
      return { title, questions, body }
    }
    it('the second is told, with the newer text, and nothing is written over it', async () => {
      const { revision } = (await edda.get(`${articles}/${slug}`)).body
      const own = await text()
      const olga = world.staff('Olga')
      const first = await olga.put(`${articles}/${slug}`, { ...own, body: 'Olga’s.', basedOn: revision })
      expect(first.status).toBe(200)
      const refused = await edda.put(`${articles}/${slug}`, { ...own, body: 'Edda’s.', basedOn: revision })
      problemIn(refused, 409, 'changed_meanwhile')
      expect(refused.body.latest).toMatchObject({
        body: 'Olga’s.',
        writtenBy: 'Olga',
        revision: revision + 1,
      })
      expect((await text()).body).toBe('Olga’s.')
      const over = await edda.put(`${articles}/${slug}`, { ...own, body: 'Edda’s.', basedOn: revision + 1 })
      expect(over.body).toMatchObject({ body: 'Edda’s.', revision: revision + 2 })
    })
    it('of five at the same time one is taken', async () => {
      const { revision } = (await edda.get(`${articles}/${slug}`)).body
      const own = await text()
      const answers = await Promise.all(
        Array.from({ length: 5 }, (_, i) =>
          edda.put(`${articles}/${slug}`, { ...own, body: `Number ${i}.`, basedOn: revision }),
        ),
      )
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409, 409])
    })
    it('without `basedOn` the last one is the newest, as ever', async () => {
      expect((await edda.put(`${articles}/${slug}`, await text())).status).toBe(200)
    })
  })

  it('the list says where an article comes from, and where file and editor disagree', async () => {
    const listed = async (slug: string) =>
      (await edda.get(articles)).body.articles.find((a: { slug: string }) => a.slug === slug)
    const slug = 'internet-down'
    const article = nordlicht.find((a) => a.slug === slug)!
    await edda.post(articles, { slug: 'by-hand', language: 'en', title: 'T', questions: [], body: 'B' })
    expect(await listed('by-hand')).toMatchObject({ origin: 'editor', conflict: false })
    expect(await listed(slug)).toMatchObject({ origin: 'file', conflict: false })

    await edda.put(`${articles}/${slug}`, { title: article.title, questions: [], body: 'Edda’s.' })
    await edda.post(`${articles}/${slug}/publish`)
    const changed = { ...article, body: 'The file’s.' }
    await world.needs.library.load([{ article: changed, hash: 'another' }], world.clock.now())
    expect(await listed(slug)).toMatchObject({ conflict: true, body: 'The file’s.', publishedRevision: 2 })

    const decided = await edda.post(`${articles}/${slug}/publish`, { revision: 2 })
    expect(decided.body).toMatchObject({
      conflict: false,
      body: 'Edda’s.',
      revision: 4,
      publishedRevision: 4,
    })
    expect((await shown(slug)).body).toBe('Edda’s.')
  })

  it('findings: said twice, out of date, hard to find, in one language only', async () => {
    const words = ['a', 'b', 'c', 'd', 'e']
    const text = (slug: string, more: object) => ({
      slug,
      language: 'en',
      title: `The ${slug} tariff`,
      questions: words.map((word) => `${slug} ${word}`),
      body: 'B',
      ...more,
    })
    const twice = 'Where do I find the number of my customer account?'
    const again = 'where do I find the number of my customer account'
    await edda.post(articles, text('one', { questions: [twice] }))
    await edda.post(articles, text('two', { questions: [again] }))
    await edda.post(articles, text('past', { validUntil: '2026-11-22' }))
    await edda.post(articles, text('soon', { validUntil: '2026-12-20' }))
    await edda.post(articles, text('later', { validUntil: '2026-12-24' }))
    await edda.post(articles, text('paired', { translationOf: 'internet-ausgefallen' }))
    for (const slug of ['one', 'two']) await edda.post(`${articles}/${slug}/publish`)
    const { status, body } = await edda.get('/api/knowledge/findings')
    expect(status).toBe(200)
    const likeness = expect.any(Number)
    expect(body.duplicates).toContainEqual({
      slug: 'one',
      other: 'two',
      text: twice,
      otherText: again,
      likeness,
    })
    expect(body.stale).toContainEqual({ slug: 'past', validUntil: '2026-11-22', passed: true })
    expect(body.stale).toContainEqual({ slug: 'soon', validUntil: '2026-12-20', passed: false })
    const named = (list: { slug: string }[]) => list.map(({ slug }) => slug)
    expect(named(body.stale)).not.toContain('later')
    expect(body.fewPhrasings).toContainEqual({ slug: 'one', count: 1 })
    expect(named(body.fewPhrasings)).not.toContain('past')
    expect(body.missingTranslation).toContainEqual({ slug: 'past', language: 'de' })
    expect(named(body.missingTranslation)).not.toContain('paired')
    expect(named(body.missingTranslation)).not.toContain('internet-ausgefallen')
  })
})

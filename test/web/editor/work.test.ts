import { describe, expect, test } from 'vitest'
import { ApiProblem, type call, Unreachable } from '../../../src/client/transport.ts'
import { keeper, type Shelf } from '../../../src/web/editor/kept.ts'
import { become, begin, type State } from '../../../src/web/editor/state.ts'
import { bodiesToBringBack, editorsWork } from '../../../src/web/editor/work.ts'
import { article, nothingFound } from './articles.ts'

const wifi = article('wifi')

function shelf(): Shelf & { kept: Map<string, string> } {
  const kept = new Map<string, string>()
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    key: (at) => [...kept.keys()][at] ?? null,
    get length() {
      return kept.size
    },
  }
}

/** The page's work against a server that answers from `answers`, with everything it was asked. */
function page(answers: Record<string, unknown>) {
  let state: State = begin
  const asked: string[] = []
  const bodies: unknown[] = []
  const there = shelf()
  const work = editorsWork({
    ask: (async (method: string, path: string, options: { body?: unknown } = {}) => {
      const name = `${method} ${path.replace('/api/knowledge', '')}`
      asked.push(name)
      bodies.push(options.body)
      const answer =
        name in answers ? answers[name] : name.endsWith('/revisions') ? { revisions: [] } : nothingFound
      if (answer instanceof Error) throw answer
      return answer
    }) as typeof call,
    tell: (happening) => {
      state = become(state, happening)
    },
    state: () => state,
    keeper: keeper(there),
    goTo: () => {},
  })
  return { work, asked, bodies, shelf: there, state: () => state }
}
const opened = async (answers: Record<string, unknown>) => {
  const here = page({ 'GET /articles': { articles: [wifi] }, ...answers })
  await here.work.list()
  here.work.open('wifi')
  return here
}

describe('what is typed', () => {
  test('is kept at once, and forgotten when it is saved', async () => {
    const here = await opened({ 'PUT /articles/wifi': article('wifi', { revision: 2, body: 'New.' }) })
    here.work.typed({ body: 'New.' })
    expect(here.state().unsaved).toEqual(['wifi'])
    await here.work.save()
    expect(here.bodies[here.asked.indexOf('PUT /articles/wifi')]).toMatchObject({ body: 'New.', basedOn: 1 })
    expect(here.shelf.kept.size).toBe(0)
    expect(here.state()).toMatchObject({ said: { kind: 'saved', revision: 2 }, unsaved: [] })
  })

  test.each([
    ['nobody answers', new Unreachable(), 'unreachable'],
    ['one is signed out', new ApiProblem(401, { code: 'not_signed_in' }), 'signed_out'],
    ['it is refused', new ApiProblem(400, { code: 'invalid', detail: 'No.', reference: 'r1' }), 'refused'],
  ])('stays when %s', async (_, error, kind) => {
    const here = await opened({ 'PUT /articles/wifi': error })
    here.work.typed({ body: 'New.' })
    await here.work.save()
    expect(here.state()).toMatchObject({ form: { body: 'New.' }, busy: null, trouble: { kind } })
    expect(here.shelf.kept.size).toBe(1)
  })

  test('stays beside the other’s when somebody was first, and then goes on top of it', async () => {
    const latest = article('wifi', { revision: 2, body: 'Theirs.' })
    const here = await opened({
      'PUT /articles/wifi': new ApiProblem(409, { code: 'changed_meanwhile', latest }),
    })
    here.work.typed({ body: 'Mine.' })
    await here.work.save()
    expect(here.state()).toMatchObject({
      form: { body: 'Mine.' },
      meanwhile: { body: 'Theirs.' },
      trouble: null,
    })
    await here.work.saveOver()
    expect(here.bodies.at(-1)).toMatchObject({ body: 'Mine.', basedOn: 2 })
  })

  test('a browser that keeps nothing hinders nobody', () => {
    const broken = keeper({
      ...shelf(),
      setItem: () => {
        throw new Error('no room')
      },
    })
    expect(broken.keep('wifi', { form: begin.form!, basedOn: 1 })).toBe(false)
    expect(keeper(null).all()).toEqual([])
  })
})

describe('publishing', () => {
  test('saves first what is not saved, and publishes exactly that', async () => {
    const here = await opened({
      'PUT /articles/wifi': article('wifi', { revision: 2, body: 'New.' }),
      'POST /articles/wifi/publish': article('wifi', { revision: 2, publishedRevision: 2, body: 'New.' }),
    })
    here.work.typed({ body: 'New.' })
    await here.work.publish()
    expect(here.bodies[here.asked.indexOf('POST /articles/wifi/publish')]).toEqual({ revision: 2 })
    expect(here.state()).toMatchObject({ said: { kind: 'published' }, busy: null })
  })
  test('a failure after saving leaves it saved', async () => {
    const here = await opened({
      'PUT /articles/wifi': article('wifi', { revision: 2, body: 'New.' }),
      'POST /articles/wifi/publish': new Unreachable(),
    })
    here.work.typed({ body: 'New.' })
    await here.work.publish()
    expect(here.state()).toMatchObject({ basedOn: 2, trouble: { kind: 'unreachable' }, busy: null })
  })
  test('of a new article goes on under its address', async () => {
    const made = article('neu', { language: 'de', publishedRevision: null })
    const here = await opened({
      'POST /articles': made,
      'POST /articles/neu/publish': { ...made, publishedRevision: 1 },
    })
    here.work.open('new')
    here.work.typed({ title: made.title, body: made.body, questions: made.questions, slug: 'neu' })
    await here.work.publish()
    expect(here.asked).toContain('POST /articles/neu/publish')
    expect(here.state()).toMatchObject({ open: 'neu', unsaved: [] })
  })
})

test('a removed article comes back as published text, with its draft on top', () => {
  const published = article('wifi')
  const latest = article('wifi', { revision: 2, body: 'Draft.' })
  expect(bodiesToBringBack(latest, published).map(({ body }) => body)).toEqual([published.body, 'Draft.'])
  expect(bodiesToBringBack(published, published)).toHaveLength(1)
  expect(bodiesToBringBack(latest, null).map(({ body }) => body)).toEqual(['Draft.'])
})

import { describe, expect, test } from 'vitest'
import { blankForm, toForm } from '../../../src/web/editor/article.ts'
import { become, begin, type Happening, isDirty, type State } from '../../../src/web/editor/state.ts'
import { article } from './articles.ts'

const wifi = article('wifi')
const since = (...happenings: Happening[]): State => happenings.reduce(become, begin)
const listed: Happening = { type: 'listed', articles: [wifi, article('mail')], findings: null }
const opened: Happening = { type: 'opened', slug: 'wifi' }

describe('the article in hand', () => {
  test('is what the server has', () => {
    const state = since(listed, opened)
    expect(state).toMatchObject({ open: 'wifi', form: toForm(wifi), basedOn: 1 })
    expect(isDirty(state)).toBe(false)
  })
  test('one that is not there is said so', () =>
    expect(since(listed, { type: 'opened', slug: 'gone' })).toMatchObject({
      open: null,
      trouble: { kind: 'not_found' },
    }))
  test('unsaved text of before comes back, over the revision it was typed over', () => {
    const form = { ...toForm(wifi), body: 'Mine.' }
    const newer = article('wifi', { revision: 2, body: 'Theirs.' })
    const state = since(
      { type: 'listed', articles: [newer], findings: null },
      { type: 'opened', slug: 'wifi', kept: { form, basedOn: 1 } },
    )
    expect(state).toMatchObject({ form, basedOn: 1, said: { kind: 'found_again' } })
    expect(isDirty(state)).toBe(true)
  })
  test('typing never changes what is saved', () => {
    const state = since(listed, opened, { type: 'typed', changes: { body: 'New.' } })
    expect(state.articles?.[0]?.body).toBe(wifi.body)
    expect(isDirty(state)).toBe(true)
  })
})

describe('saving', () => {
  const saved = article('wifi', { revision: 2, body: 'New.' })
  test('what was typed meanwhile stays, on top of what was saved', () => {
    const state = since(
      listed,
      opened,
      { type: 'typed', changes: { body: 'New.' } },
      { type: 'began', busy: 'saving' },
      { type: 'typed', changes: { body: 'New. More.' } },
      { type: 'saved', article: saved, said: { kind: 'saved', revision: 2 } },
    )
    expect(state).toMatchObject({ basedOn: 2, busy: null, form: { body: 'New. More.' } })
    expect(isDirty(state)).toBe(true)
  })
  test('a failure keeps every word', () => {
    const typed = since(listed, opened, { type: 'typed', changes: { body: 'New.' } })
    const state = become(typed, { type: 'failed', trouble: { kind: 'unreachable' } })
    expect(state.form).toEqual(typed.form)
  })
  test('a restored revision is shown, and unsaved text is put aside', () => {
    const state = since(
      listed,
      opened,
      { type: 'typed', changes: { body: 'Mine.' } },
      { type: 'saved', article: saved, said: { kind: 'restored', revision: 1 } },
    )
    expect(state).toMatchObject({ form: { body: 'New.' }, aside: { body: 'Mine.' } })
    expect(become(state, { type: 'took_back' })).toMatchObject({ form: { body: 'Mine.' }, aside: null })
  })
})

describe('somebody else was first', () => {
  const latest = article('wifi', { revision: 2, body: 'Theirs.', writtenBy: 'Olga' })
  const overtaken = since(
    listed,
    opened,
    { type: 'typed', changes: { body: 'Mine.' } },
    { type: 'overtaken', latest },
  )
  test('both texts are there', () =>
    expect(overtaken).toMatchObject({ form: { body: 'Mine.' }, meanwhile: { body: 'Theirs.' }, busy: null }))
  test('mine goes on top of theirs', () =>
    expect(become(overtaken, { type: 'kept_mine' })).toMatchObject({
      form: { body: 'Mine.' },
      basedOn: 2,
      meanwhile: null,
    }))
  test('or theirs goes on, with mine at hand', () =>
    expect(become(overtaken, { type: 'took_theirs' })).toMatchObject({
      form: { body: 'Theirs.' },
      aside: { body: 'Mine.' },
      basedOn: 2,
      meanwhile: null,
    }))
})

describe('a new article', () => {
  const fresh: Happening = { type: 'opened_new', form: blankForm('de'), again: false }
  test('its address follows the title until it is typed by hand', () => {
    const titled = since(listed, fresh, { type: 'typed', changes: { title: 'Mein Gerät' } })
    expect(titled.form?.slug).toBe('mein-geraet')
    const own = become(become(titled, { type: 'typed', changes: { slug: 'geraet' } }), {
      type: 'typed',
      changes: { title: 'Anders' },
    })
    expect(own.form?.slug).toBe('geraet')
  })
  test('is the article in hand once it is saved', () => {
    const made = article('geraet', { publishedRevision: null })
    const state = since(
      listed,
      fresh,
      { type: 'typed', changes: { ...toForm(made) } },
      { type: 'saved', article: made, said: { kind: 'saved', revision: 1 } },
    )
    expect(state).toMatchObject({ open: 'geraet', basedOn: 1 })
    expect(isDirty(state)).toBe(false)
  })
})

test('a removed article leaves the list, and what it needs to come back is kept', () => {
  const state = since(listed, opened, { type: 'removed', removed: { latest: wifi, published: wifi } })
  expect(state.articles?.map(({ slug }) => slug)).toEqual(['mail'])
  expect(state).toMatchObject({ open: null, form: null, removed: { latest: { slug: 'wifi' } } })
})

test('revisions that come late do not show on another article', () =>
  expect(since(listed, opened, { type: 'revisions_came', slug: 'mail', revisions: [] }).revisions).toBeNull())

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parseArticle, readArticleFiles } from '../../src/adapters/articleFiles.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const good = `---
title: My parcel was not delivered
questions:
  - Why was my parcel not delivered?
  - The driver did not ring
tags: [delivery, parcel]
handoff: always
valid_until: 2027-06-30
translation_of: paket-nicht-zugestellt
---
The driver could not hand over your parcel.

---
A line like that may stand in the text.
`

describe('an article in a file', () => {
  test('has front matter and a text', () =>
    expect(parseArticle('en/parcel-not-delivered.md', 'en', bytes(good))).toEqual({
      slug: 'parcel-not-delivered',
      language: 'en',
      title: 'My parcel was not delivered',
      questions: ['Why was my parcel not delivered?', 'The driver did not ring'],
      body: 'The driver could not hand over your parcel.\n\n---\nA line like that may stand in the text.',
      tags: ['delivery', 'parcel'],
      handoff: 'always',
      validUntil: '2027-06-30',
      translationOf: 'paket-nicht-zugestellt',
    }))

  test.each([
    ['with the line ends of Windows', good.replaceAll('\n', '\r\n')],
    ['with a byte order mark', `\uFEFF${good}`],
  ])('reads the same %s', (_, text) =>
    expect(parseArticle('en/x.md', 'en', bytes(text))).toEqual(parseArticle('en/x.md', 'en', bytes(good))),
  )

  test('needs no more than a title and a text', () =>
    expect(parseArticle('en/x.md', 'en', bytes('---\ntitle: X\n---\nText'))).toEqual({
      slug: 'x',
      language: 'en',
      title: 'X',
      questions: [],
      body: 'Text',
      tags: [],
      handoff: 'offer',
    }))
})

describe('a file that is no article is named with its line', () => {
  const bombOfAliases = `---
title: X
a: &a [x, x, x, x, x, x, x, x, x, x]
b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
d: [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
---
Text`
  test.each<[string, string, Uint8Array, number, RegExp]>([
    ['a picture', 'x.md', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe]), 1, /not text in UTF-8/],
    ['a text with NUL', 'x.md', bytes('---\ntitle: X\n---\nte\0xt'), 1, /not text/],
    ['nothing', 'x.md', bytes(''), 1, /front matter/],
    ['plain text', 'x.md', bytes('Hello'), 1, /front matter/],
    ['front matter without an end', 'x.md', bytes('---\ntitle: X\nText'), 1, /front matter/],
    ['empty front matter', 'x.md', bytes('---\n\n---\nText'), 2, /expected/i],
    ['broken YAML', 'x.md', bytes('---\ntitle: X\ntags: [a, b\n---\nText'), 3, /^((?!line).)*$/],
    ['a tab where YAML has none', 'x.md', bytes('---\ntitle: X\nquestions:\n\t- a\n---\nText'), 4, /./],
    ['a key twice', 'x.md', bytes('---\ntitle: X\ntags: []\ntitle: Y\n---\nText'), 4, /unique/i],
    ['no title', 'x.md', bytes('---\ntags: []\n---\nText'), 2, /^title:/],
    ['a title that is a number', 'x.md', bytes('---\ntags: []\ntitle: 5\n---\nText'), 3, /^title:/],
    [
      'a question that is none',
      'x.md',
      bytes('---\ntitle: X\nquestions:\n  - a: b\n---\nText'),
      3,
      /^questions:/,
    ],
    ['a key nobody knows', 'x.md', bytes('---\ntitle: X\ntags: []\nauthor: Edda\n---\nText'), 4, /author/],
    [
      'a handoff rule nobody knows',
      'x.md',
      bytes('---\ntitle: X\nhandoff: maybe\n---\nText'),
      3,
      /^handoff:/,
    ],
    [
      'a day that does not exist',
      'x.md',
      bytes('---\ntitle: X\nvalid_until: 2026-02-30\n---\nText'),
      3,
      /^valid_until:/,
    ],
    ['a list for front matter', 'x.md', bytes('---\n- title\n---\nText'), 2, /expected/i],
    ['a text that is missing', 'x.md', bytes('---\ntitle: X\n---\n'), 4, /no text/],
    ['a text of spaces', 'x.md', bytes('---\ntitle: X\ntags: []\n---\n  \n\n'), 5, /no text/],
    ['a bomb of aliases', 'x.md', bytes(bombOfAliases), 2, /./],
    ['a name with capitals', 'My-Parcel.md', bytes(good), 1, /file name/],
    ['a name with spaces', 'my parcel.md', bytes(good), 1, /file name/],
    ['a name with umlauts', 'päckchen.md', bytes(good), 1, /file name/],
  ])('%s', (_, name, content, line, why) =>
    expect(parseArticle(`en/${name}`, 'en', content)).toEqual({
      file: `en/${name}`,
      line,
      why: expect.stringMatching(why),
    }),
  )
})

describe('a folder of articles', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'baton-knowledge-'))
    await mkdir(join(folder, 'de'))
    await mkdir(join(folder, 'en'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  test('loads what is good and names what is not', async () => {
    await writeFile(join(folder, 'de/paket.md'), good)
    await writeFile(join(folder, 'en/parcel.md'), good)
    await writeFile(join(folder, 'en/broken.md'), 'no front matter')
    await writeFile(join(folder, 'en/paket.md'), good)
    await writeFile(join(folder, 'en/notes.txt'), 'not an article')
    await mkdir(join(folder, 'en/drafts.md'))
    const { files, notTaken } = await readArticleFiles(folder)
    expect(files.map((f) => [f.article.language, f.article.slug])).toEqual([
      ['de', 'paket'],
      ['en', 'parcel'],
    ])
    expect(notTaken.map(({ file, line }) => [file, line])).toEqual([
      ['en/broken.md', 1],
      ['en/drafts.md', 1],
      ['en/paket.md', 1],
    ])
  })

  test('has a new hash for a file when a single letter of it changes', async () => {
    const hash = async () => (await readArticleFiles(folder)).files[0]?.hash
    await writeFile(join(folder, 'en/parcel.md'), good)
    const before = await hash()
    expect(await hash()).toBe(before)
    await writeFile(join(folder, 'en/parcel.md'), good.replace('driver', 'Driver'))
    expect(await hash()).not.toBe(before)
  })

  test('that is empty or missing holds nothing', async () => {
    const nothing = { files: [], notTaken: [] }
    expect(await readArticleFiles(folder)).toEqual(nothing)
    expect(await readArticleFiles(join(folder, 'nowhere'))).toEqual(nothing)
  })
})

describe('the articles that come with Baton', async () => {
  const { files, notTaken } = await readArticleFiles(new URL('../../knowledge', import.meta.url).pathname)
  const articles = files.map((f) => f.article)
  const bySlug = new Map(articles.map((a) => [a.slug, a]))

  test('load, every one', () => expect(notTaken).toEqual([]))

  test.each(['de', 'en'] as const)('are at least forty in %s', (language) =>
    expect(articles.filter((a) => a.language === language).length).toBeGreaterThanOrEqual(40),
  )

  test('have five to ten phrasings each, none twice', () => {
    for (const { slug, questions } of articles) {
      expect([slug, questions.length >= 5 && questions.length <= 10]).toEqual([slug, true])
      expect(new Set(questions).size, slug).toBe(questions.length)
    }
  })

  test('come in pairs of two languages', () => {
    for (const { slug, language, translationOf } of articles.filter((a) => a.translationOf !== undefined)) {
      const original = bySlug.get(translationOf!)
      expect(original, slug).toBeDefined()
      expect(original?.language, slug).not.toBe(language)
    }
    const paired = new Set(
      articles.flatMap((a) => (a.translationOf === undefined ? [] : [a.slug, a.translationOf])),
    )
    expect(articles.filter((a) => !paired.has(a.slug)).map((a) => a.slug)).toEqual([])
  })

  test('some always go to a person, and one is out of date', () => {
    expect(articles.filter((a) => a.handoff === 'always').length).toBeGreaterThanOrEqual(2)
    expect(articles.some((a) => a.validUntil !== undefined && a.validUntil < '2026-11-23')).toBe(true)
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../src/adapters/sql.ts'
import type { Article } from '../../src/domain/knowledge/article.ts'
import { preview } from '../../src/stories/preview.ts'
import { databases } from '../support/databases.ts'
import { createWorld, type World } from '../support/world.ts'

const article = (
  slug: string,
  language: 'de' | 'en',
  title: string,
  more: Partial<Article> = {},
): Article => ({
  slug,
  language,
  title,
  questions: [],
  body: `The text of ${slug}.`,
  tags: [],
  handoff: 'offer',
  ...more,
})
const articles = [
  article('passwort', 'de', 'Ich habe mein Passwort vergessen', {
    questions: ['Passwort vergessen', 'Passwort zurücksetzen'],
  }),
  article('rechnung', 'de', 'Meine Rechnung ist falsch', { questions: ['Die Rechnung stimmt nicht'] }),
  article('wrong-invoice', 'en', 'My invoice is wrong', { translationOf: 'rechnung' }),
  article('roaming', 'en', 'Forward calls to another number', { questions: ['call forwarding'] }),
]

describe.each(databases)('a question whose article is there in the other language only, on %s', (_, open) => {
  let database: Database
  let world: World
  beforeAll(async () => {
    database = await open()
    world = await createWorld(database, { articles })
  })
  afterAll(() => database.close())

  test('is answered from it or offered it, and told so', async () => {
    const tried = await preview(world.needs, { question: 'I forgot my password', language: 'en' })
    expect(tried.decision).not.toBe('handoff')
    expect(tried.answer).toContain('in German only')
    const named = tried.decision === 'answer' ? tried.sources : (tried.choices ?? [])
    expect(named[0]?.slug).toBe('passwort')
  })

  test('in German too', async () => {
    const tried = await preview(world.needs, {
      question: 'Wie kann ich Anrufe auf eine andere Nummer weiterleiten?',
      language: 'de',
    })
    expect(tried.answer).toContain('nur einen Text auf Englisch')
  })

  test('an article that is there in both is never taken in the wrong one', async () => {
    const tried = await preview(world.needs, { question: 'My invoice is wrong', language: 'en' })
    expect(tried).toMatchObject({ decision: 'answer', sources: [{ slug: 'wrong-invoice' }] })
    expect(tried.answer).not.toContain('only')
  })

  test('what nobody wrote about goes to a person', async () => {
    const tried = await preview(world.needs, {
      question: 'Do you sell tickets for the opera?',
      language: 'en',
    })
    expect(tried).toMatchObject({ decision: 'handoff', reason: 'no_answer' })
  })
})

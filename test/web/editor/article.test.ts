import { describe, expect, test } from 'vitest'
import {
  blankForm,
  lacksOf,
  pairOf,
  sameText,
  slugFrom,
  toBody,
  toForm,
} from '../../../src/web/editor/article.ts'
import { article } from './articles.ts'

describe('an article in the fields', () => {
  test('goes in and comes out as it was', () => {
    const given = article('wifi', { tags: ['a', 'b c'], validUntil: '2027-01-01', translationOf: 'wlan' })
    expect(toBody(toForm(given))).toEqual({
      slug: 'wifi',
      language: 'en',
      title: given.title,
      questions: given.questions,
      body: given.body,
      tags: ['a', 'b c'],
      handoff: 'offer',
      validUntil: '2027-01-01',
      translationOf: 'wlan',
    })
  })

  test('blanks, empty phrasings and empty tags are no difference', () => {
    const form = toForm(article('wifi'))
    expect(
      sameText(form, {
        ...form,
        title: ` ${form.title}\n`,
        questions: ['', ...form.questions, '  '],
        tags: ' , ',
      }),
    ).toBe(true)
    expect(sameText(form, { ...form, body: 'else' })).toBe(false)
  })

  test('what is lacking is said, in order', () => {
    expect(lacksOf(blankForm('de'), true, [])).toEqual(['title', 'body', 'slug'])
    const form = toForm(article('wifi'))
    expect(lacksOf(form, true, ['wifi'])).toEqual(['slug_taken'])
    expect(lacksOf(form, false, ['wifi'])).toEqual([])
    expect(lacksOf({ ...form, questions: Array.from({ length: 51 }, (_, i) => `q${i}`) }, false, [])).toEqual(
      ['too_many_questions'],
    )
    expect(lacksOf({ ...form, questions: ['q'.repeat(301)] }, false, [])).toEqual(['question_too_long'])
  })

  test.each([
    ['Größe ändern: Straße & Öl', 'groesse-aendern-strasse-oel'],
    ['  Café – c’est ça ', 'cafe-c-est-ca'],
    ['!!!', ''],
    ['a'.repeat(100), 'a'.repeat(80)],
  ])('the address of “%s” is %s', (title, slug) => expect(slugFrom(title)).toBe(slug))

  test('a pair is found from both sides, and only in the other language', () => {
    const wlan = article('wlan', { language: 'de', translationOf: 'wifi' })
    const all = [article('wifi'), wlan, article('wifi-2', { translationOf: 'wifi' })]
    expect(pairOf(all[0]!, all)?.slug).toBe('wlan')
    expect(pairOf(wlan, all)?.slug).toBe('wifi')
    expect(pairOf(all[2]!, all)).toBeNull()
    expect(pairOf({ slug: '', language: 'en', translationOf: '' }, all)).toBeNull()
  })
})

import { describe, expect, it } from 'vitest'
import { calling, newsIn } from '../../../src/web/desk/news.ts'
import { texts } from '../../../src/web/desk/texts.ts'
import { customerOf, moodBars, moodInWords, shownLines, since, spelt } from '../../../src/web/desk/view.ts'
import { caseOf, kim, noon, queueOf } from './cases.ts'

const { de, en } = texts
const later = (minutes: number) => Date.parse(noon) + minutes * 60_000

describe('since when', () => {
  it.each([
    [-5, 'gerade eben'],
    [0.9, 'gerade eben'],
    [1, '1 Min.'],
    [59.9, '59 Min.'],
    [60, '1 Std. 0 Min.'],
    [125, '2 Std. 5 Min.'],
    [49 * 60, '2 Tage'],
  ])('after %d minutes: %s', (minutes, words) => expect(since(noon, later(minutes), de)).toBe(words))
})

describe('the mood', () => {
  const of = (...moods: number[]) => moods.map((mood, i) => ({ seq: i + 1, mood }))
  it('is said in words beside the bars', () => {
    expect(moodInWords([], de)).toBe('noch nichts geschrieben')
    expect(moodInWords(of(0, 0), de)).toBe('ruhig')
    expect(moodInWords(of(0, -1, -2), de)).toBe('erst ruhig, zuletzt verärgert')
    expect(moodInWords(of(-1, 1), en)).toBe('first unhappy, now content')
  })
  it('is the higher the angrier, and of the last 24 messages', () => {
    expect(moodBars(of(1, 0, -1, -2)).map(({ height }) => height)).toEqual([4, 8, 16, 24])
    expect(moodBars(of(...Array<number>(40).fill(0)))[0]?.seq).toBe(17)
  })
})

describe('the transcript', () => {
  const say = (who: 'customer' | 'bot' | 'agent' | 'note', at: string, name?: string) => ({
    seq: 1,
    at,
    who,
    text: 'x',
    ...(name === undefined ? {} : { name }),
  })
  const options = { me: 'Ada', customer: 'Kim', language: 'en', t: en } as const
  it('says who speaks', () => {
    const lines = [
      say('customer', noon),
      say('bot', noon),
      say('agent', noon, 'Ada'),
      say('note', noon, 'Ben'),
    ]
    expect(shownLines(lines, options).map(({ speaker }) => speaker)).toEqual([
      'Kim',
      'Assistant (automatic)',
      'Ada (you)',
      'Note · Ben',
    ])
  })
  it('says where a day begins, once', () => {
    const days = shownLines([say('bot', noon), say('bot', noon), say('bot', '2026-11-25T12:00:00Z')], options)
    expect(days.map(({ day }) => day)).toEqual(['Monday 23 November', undefined, 'Wednesday 25 November'])
  })
  it('calls the customer by the name they gave', () => {
    const known = caseOf(null)
    expect(customerOf(known, en)).toBe('Customer')
    const facts = [{ kind: 'name' as const, value: 'Kim P.', text: 'Kim P.', seq: 2 }]
    expect(customerOf({ ...known, brief: { ...known.brief, facts } }, en)).toBe('Kim P.')
  })
})

it('a case code is spelt in two halves', () => expect(spelt('7K2M49QD')).toBe('7K2M-49QD'))

describe('news', () => {
  it('are those who wait and were nowhere before: not on the first look, and not what I gave back', () => {
    expect(newsIn(null, queueOf(['a'])).waiting).toEqual([])
    expect(newsIn(queueOf(['a']), queueOf(['a', 'b'])).waiting.map(({ id }) => id)).toEqual(['b'])
    expect(newsIn(queueOf([], [{ id: 'a' }]), queueOf(['a'])).waiting).toEqual([])
  })
  it('are mine who wrote, once for each time', () => {
    const wrote = queueOf([], [{ id: kim, seq: 6, unansweredSince: noon }])
    expect(newsIn(queueOf([], [{ id: kim }]), wrote).wrote).toHaveLength(1)
    expect(newsIn(wrote, wrote).wrote).toEqual([])
    expect(newsIn(queueOf([], [{ id: kim }]), queueOf([], [{ id: kim, seq: 6 }])).wrote).toEqual([])
  })
  it('count who calls: all that wait, and mine without an answer', () => {
    expect(calling(queueOf(['a', 'b'], [{ id: 'c' }, { id: 'd', unansweredSince: noon }]))).toBe(3)
  })
})

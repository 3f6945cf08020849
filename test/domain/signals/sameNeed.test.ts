import { describe, expect, test } from 'vitest'
import type { Candidate, ConversationEvent, Log } from '../../../src/domain/events.ts'
import { continued } from '../../../src/domain/events.ts'
import { circling } from '../../../src/domain/policy.ts'
import { standstill } from '../../../src/domain/signals/progress.ts'
import { sameNeed, sameNeedFrom } from '../../../src/domain/signals/sameNeed.ts'

const at = new Date('2026-11-23T10:00:00Z')
const likely = (...slugs: string[]): Candidate[] =>
  slugs.map((slug, i) => ({ slug, confidence: 0.8 - 0.2 * i }))
const asks = (id: string, text: string): ConversationEvent => ({
  type: 'customer_wrote',
  at,
  messageId: id,
  text,
})
const answer = (to: string, found: Candidate[], restates?: number): ConversationEvent => ({
  type: 'bot_replied',
  at,
  messageId: `b-${to}`,
  inReplyTo: to,
  text: 'An answer.',
  sources: [{ slug: found[0]!.slug, revision: 1, title: '', score: 0.8 }],
  found,
  ...(restates === undefined ? {} : { restates }),
})
const log = (...events: ConversationEvent[]): Log =>
  continued([], [{ type: 'conversation_opened', at, language: 'en' }, ...events])

const dead = log(asks('c1', 'My line is dead'), answer('c1', likely('internet-down', 'router-lights')))
const again = continued(dead, [asks('c2', 'Nothing loads, every page stays white')])

describe('the same need in wholly other words', () => {
  test('shows in the articles both messages lead to', () => {
    const same = sameNeed(again, 4, likely('internet-down', 'internet-slow'), 'en')!
    expect(same.score).toBeGreaterThanOrEqual(sameNeedFrom - 0.1)
    expect(same.seq).toBe(2)
    expect(same.evidence.map(({ quote }) => quote)).toEqual([
      'My line is dead',
      'Nothing loads, every page stays white',
    ])
  })
  test('a question that leads elsewhere is a new one', () =>
    expect(sameNeed(again, 4, likely('return-device', 'refund-time'), 'en')?.score ?? 0).toBeLessThan(0.3))
  test('greetings and thanks ask nothing again', () => {
    const thanks = continued(dead, [asks('c2', 'thanks')])
    expect(sameNeed(thanks, 4, likely('internet-down'), 'en')).toBeNull()
  })
  test('the first question repeats nothing', () =>
    expect(sameNeed(log(asks('c1', 'My line is dead')), 2, likely('internet-down'), 'en')).toBeNull())
})

describe('what the search says spends the loop budget', () => {
  const patience = { askBackTimes: 1, loopBudget: 2 }
  const once = continued(again, [answer('c2', likely('internet-slow'), 2)])

  test('once, from the reply that carries it', () => {
    expect(standstill(once).score).toBe(1)
    expect(standstill(again).score).toBe(0)
  })
  test('a second time the door opens, before anything more is said', () => {
    const third = continued(once, [asks('c3', 'No page will open for me')])
    expect(circling(third, patience)).toBeNull()
    const seen = { seq: 6, evidence: [{ seq: 6, quote: 'No page', rule: 'restated.same_articles' }] }
    expect(circling(third, patience, seen)).toMatchObject({ reason: 'loop' })
  })
  test('whoever says so in words too is counted once', () => {
    const told = continued(dead, [asks('c2', 'that does not help'), answer('c2', likely('internet-slow'), 2)])
    expect(standstill(told).score).toBe(1)
  })
})

import { describe, expect, test } from 'vitest'
import { ask, type Health, learn, outageRule, well } from '../../src/domain/outage.ts'
import { seconds } from '../support/log.ts'

/** What was learned, and when (in seconds). */
const learned = (...told: [cause: string | null, at: number][]): Health =>
  told.reduce((health, [cause, at]) => learn(health, cause, seconds(at)), well)
const mayAsk = (health: Health, at: number): boolean => ask(health, seconds(at)).may

describe('a model counts as away', () => {
  test.each([
    [
      'after three failures in a row',
      learned(['server_error', 0], ['deadline', 5], ['unreachable', 9]),
      false,
    ],
    ['not after two', learned(['server_error', 0], ['server_error', 1]), true],
    [
      'not when it answered in between',
      learned(['deadline', 0], ['deadline', 1], [null, 2], ['deadline', 3]),
      true,
    ],
    ['not when they are hours apart', learned(['deadline', 0], ['deadline', 4000], ['deadline', 8000]), true],
    [
      'not by refusals, filters and answers too long: those can be provoked',
      learned(
        ...Array.from({ length: 20 }, (_, i): [string, number] => [
          ['refusal', 'content_filter', 'length', 'too_long', 'rejected'][i % 5]!,
          i,
        ]),
      ),
      true,
    ],
    [
      'also when a refusal comes in between: that was no answer',
      learned(['deadline', 0], ['deadline', 1], ['refusal', 2], ['deadline', 3]),
      false,
    ],
  ])('%s', (_, health, may) => expect(mayAsk(health, 10)).toBe(may))
})

describe('while it is away', () => {
  const away = learned(['deadline', 0], ['deadline', 1], ['deadline', 2])

  test('nobody asks for fifteen seconds, then one, alone', () => {
    expect(mayAsk(away, 2 + outageRule.firstRest - 1)).toBe(false)
    const first = ask(away, seconds(2 + outageRule.firstRest))
    expect([first.may, mayAsk(first.health, 18)]).toEqual([true, false])
  })

  test('it is well again as soon as that one is answered', () => {
    const tried = ask(away, seconds(20)).health
    expect(mayAsk(learn(tried, null, seconds(21)), 21)).toBe(true)
  })

  test('each rest is twice as long, up to five minutes', () => {
    let health = away
    const rests: number[] = []
    for (let i = 0; i < 7; i++) {
      rests.push(health.rest)
      const at = new Date(health.awayUntil!.getTime() + 1000)
      health = learn(ask(health, at).health, 'server_error', at)
    }
    expect(rests).toEqual([15, 30, 60, 120, 240, 300, 300])
  })

  test('failures of questions that were already on their way prolong nothing', () => {
    const later = ['deadline', 'deadline', 'deadline'].reduce(
      (h, cause) => learn(h, cause, seconds(10)),
      away,
    )
    expect(later).toEqual(away)
  })

  test('one that tried and never came back does not keep it away for ever', () => {
    const tried = ask(away, seconds(20)).health
    expect([mayAsk(tried, 34), mayAsk(tried, 35)]).toEqual([false, true])
  })
})

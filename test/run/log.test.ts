import { describe, expect, test } from 'vitest'
import { reporter } from '../../src/run/log.ts'
import { noon } from '../support/log.ts'

const secret = 'my illness and IBAN DE89 3704 0044 0532 0130 00'
const told = (about: Record<string, unknown>, level: 'info' | 'debug' | 'quiet' = 'info') => {
  const lines: string[] = []
  reporter(
    level,
    () => noon,
    (line: string) => void lines.push(line),
  )('it happened', about)
  return lines.join('\n')
}

describe('the operator’s log', () => {
  test('is a JSON line with time, what happened, and names and numbers of ours', () =>
    expect(JSON.parse(told({ conversationId: 'c1', seq: 4 }))).toEqual({
      at: noon.toISOString(),
      what: 'it happened',
      conversationId: 'c1',
      seq: 4,
    }))

  test.each([
    ['under any other name', { text: secret, body: secret, question: { text: secret } }],
    ['in an error’s message', { error: new Error(`invalid input: ${secret}`) }],
    ['in an error written out', { error: String(new TypeError(secret)) }],
    ['in a stack', { error: new Error(`x\n    at ${secret}`).stack }],
    ['in an error’s cause', { error: new Error('x', { cause: new Error(secret) }) }],
    ['as the name of an error', { error: `${secret}: it failed` }],
  ])('has nobody’s words in it, %s', (_, about) => {
    const line = told(about)
    expect(line).not.toContain('illness')
    expect(line).toContain('it happened')
  })

  test('says where in the code it was, and what it left out', () => {
    const line = told({ error: new RangeError('x'), text: 'x' })
    expect(JSON.parse(line).error).toMatch(/^RangeError\n {4}at .*log\.test\.ts:\d+:\d+/)
    expect(JSON.parse(line).left_out).toEqual(['text'])
  })

  test('a line break forges no line', () =>
    expect(told({ reason: 'a\n{"what":"forged"}' }).split('\n')).toHaveLength(1))

  test('at debug an error’s own words are told too, and quiet is quiet', () => {
    expect(told({ error: new Error('own words') }, 'debug')).toContain('own words')
    expect(told({ seq: 1 }, 'quiet')).toBe('')
  })
})

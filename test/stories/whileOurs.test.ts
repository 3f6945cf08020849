import { expect, test } from 'vitest'
import { openBell } from '../../src/adapters/bell.ts'
import type { Log } from '../../src/domain/events.ts'
import type { Needs } from '../../src/stories/needs.ts'
import { whileOurs } from '../../src/stories/whileOurs.ts'
import { handsOff, logOf, opens, says, tell } from '../support/log.ts'

const asked = logOf(opens(), says('Where is my refund?', 'k1'))

/** A house in which the log can be read when `gate` opens. */
function house(log: Log) {
  const gate = Promise.withResolvers<void>()
  const bell = openBell(undefined, () => {})
  const needs = { bell, store: { read: () => gate.promise.then(() => ({ log })) } } as unknown as Needs
  const told: string[] = []
  const writing = whileOurs(needs, 'kim', 'k1', (delta) => told.push(delta))
  const settled = async () => {
    gate.resolve()
    await new Promise((done) => setTimeout(done, 5))
  }
  return { bell, told, writing, settled }
}

test('something happened, and the bot still has it: what was held back is told, in order', async () => {
  const { bell, told, writing, settled } = house(tell(asked, says('Hello?', 'k2')))
  writing.tell('one')
  bell.ring('kim')
  writing.tell('two')
  writing.tell('three')
  expect(told).toEqual(['one'])
  await settled()
  writing.tell('four')
  expect(told).toEqual(['one', 'two', 'three', 'four'])
  expect(writing.signal.aborted).toBe(false)
})

test('a person has it: what was held back is never told, nor anything after it', async () => {
  const { bell, told, writing, settled } = house(tell(asked, handsOff('button')))
  writing.tell('one')
  bell.ring('kim')
  writing.tell('two')
  await settled()
  writing.tell('three')
  expect(told).toEqual(['one'])
  expect(writing.signal.aborted).toBe(true)
})

test('another conversation’s bell is not ours, and after the end none is', async () => {
  const { bell, told, writing } = house(tell(asked, handsOff('button')))
  bell.ring('tarek')
  writing.tell('one')
  writing.end()
  bell.ring('kim')
  writing.tell('two')
  expect(told).toEqual(['one', 'two'])
})

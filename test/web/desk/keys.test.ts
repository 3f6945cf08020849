import { describe, expect, it } from 'vitest'
import { ApiProblem, Unreachable } from '../../../src/client/transport.ts'
import { commandOf, commands } from '../../../src/web/desk/keys.ts'
import { hashOf, placeIn } from '../../../src/web/desk/place.ts'
import { lostIn, toldOf } from '../../../src/web/desk/told.ts'
import { rowAfter, rowsInPage, scrollToShow } from '../../../src/web/desk/windowed.ts'
import { kim } from './cases.ts'

describe('a key', () => {
  const key = (key: string, more = {}) => ({
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    writing: false,
    ...more,
  })
  it('has one command each, in either case', () => {
    for (const [name, command] of commands) expect(commandOf(key(name), true)).toBe(command)
    expect(commandOf(key('N'), true)).toBe('next')
    expect(new Set(commands.map(([name]) => name)).size).toBe(commands.length)
  })
  it('is a letter while somebody writes, and the browser’s with Ctrl, Alt or Cmd', () => {
    expect(commandOf(key('n', { writing: true }), true)).toBeNull()
    for (const held of ['ctrlKey', 'metaKey', 'altKey'])
      expect(commandOf(key('n', { [held]: true }), true)).toBeNull()
  })
  it('means nothing once letters are switched off; Escape always leaves', () => {
    expect(commandOf(key('n'), false)).toBeNull()
    expect(commandOf(key('Escape', { writing: true }), false)).toBe('leave')
  })
})

describe('a place', () => {
  it.each([
    { opened: null, pane: 'queue' },
    { opened: kim, pane: 'conversation' },
    { opened: kim, pane: 'case' },
  ] as const)('comes back from its address: %o', (place) => expect(placeIn(hashOf(place))).toEqual(place))
  it.each(['', '#', '#/', '#/x', '#queue', `#/${kim}/elsewhere`, `#/${kim}'`])('%j is the queue', (hash) => {
    expect(placeIn(hash)).toEqual({ opened: null, pane: 'queue' })
  })
})

describe('a failure', () => {
  const problem = (code: string, more = {}, status = 409) =>
    new ApiProblem(status, { code, detail: '', ...more })
  it('is told by what it means', () => {
    expect(toldOf(problem('already_claimed', { owner: 'Ben' }), 'claim')).toEqual({
      what: 'already_claimed',
      owner: 'Ben',
    })
    expect(toldOf(problem('at_capacity', { capacity: 5 }), 'claim')).toEqual({
      what: 'at_capacity',
      capacity: 5,
    })
    expect(toldOf(problem('unanswered_message'), 'resolve')).toEqual({ what: 'unanswered' })
    expect(toldOf(problem('text_too_long', {}, 400), 'reply')).toEqual({ what: 'too_long' })
    expect(toldOf(new Unreachable(), 'reply')).toEqual({ what: 'unreachable', deed: 'reply' })
    expect(toldOf(problem('not_stored', { reference: 'r1' }, 503), 'note')).toEqual({
      what: 'not_accepted',
      deed: 'note',
      reference: 'r1',
    })
  })
  it('a lost claim says who has it', () => {
    expect(lostIn(problem('claim_lost', { owner: 'Ben', status: 'with_agent' }))).toEqual({
      owner: 'Ben',
      status: 'with_agent',
    })
    expect(lostIn(problem('claim_lost', { owner: null, status: 'waiting' }))?.owner).toBeNull()
    expect(lostIn(problem('already_claimed'))).toBeNull()
  })
  it('that is a fault of ours is not swallowed', () => {
    expect(() => toldOf(new TypeError('x is not a function'), 'claim')).toThrow(TypeError)
  })
})

describe('a windowed list', () => {
  const view = { rowHeight: 50, scrollTop: 0, height: 500 }
  it('puts only what is in view into the page, and the active row wherever it is', () => {
    expect(rowsInPage(1000, view)).toHaveLength(16)
    expect(rowsInPage(3, view)).toEqual([0, 1, 2])
    expect(rowsInPage(0, view)).toEqual([])
    const middle = rowsInPage(1000, { ...view, scrollTop: 25_000 })
    expect([middle[0], middle.at(-1)]).toEqual([494, 515])
    expect(rowsInPage(1000, view, 700).at(-1)).toBe(700)
    expect(rowsInPage(1000, { ...view, scrollTop: 25_000 }, 3)[0]).toBe(3)
    expect(rowsInPage(10, view, 12)).toHaveLength(10)
  })
  it('scrolls only as far as it must', () => {
    expect(scrollToShow(3, view)).toBe(0)
    expect(scrollToShow(10, view)).toBe(50)
    expect(scrollToShow(2, { ...view, scrollTop: 400 })).toBe(100)
  })
  it('moves by key, from end to end and no further', () => {
    expect(rowAfter('ArrowDown', -1, 10, 5)).toBe(0)
    expect(rowAfter('j', 9, 10, 5)).toBe(9)
    expect(rowAfter('ArrowUp', 0, 10, 5)).toBe(0)
    expect(rowAfter('PageDown', 3, 10, 5)).toBe(8)
    expect(rowAfter('PageUp', 3, 10, 5)).toBe(0)
    expect(rowAfter('Home', 5, 10, 5)).toBe(0)
    expect(rowAfter('End', 5, 10, 5)).toBe(9)
    expect(rowAfter('x', 5, 10, 5)).toBeNull()
    expect(rowAfter('End', 5, 0, 5)).toBeNull()
  })
})

import { describe, expect, it } from 'vitest'
import { draftOf } from '../../../src/web/desk/drafts.ts'
import { begin, type Desk, evolve, fenceOf, type Happened } from '../../../src/web/desk/state.ts'
import { caseOf, kim, noon, queueOf, tarek } from './cases.ts'

const at = Date.parse(noon)
const desk = (...happened: Happened[]): Desk => happened.reduce(evolve, begin('Ada', {}, at))
const open: Happened = { type: 'went', opened: kim, pane: 'conversation' }
const mine: Happened = { type: 'read', case: caseOf('Ada') }
const typed = (draft: string, text: string): Happened => ({ type: 'typed', draft: `${kim}:${draft}`, text })

describe('the desk', () => {
  it('takes the server’s clock for its own', () => {
    const now = desk({ type: 'heard', queue: queueOf([], [], '2026-11-23T12:10:00Z'), at })
    expect(now.ahead).toBe(600_000)
    expect(now.line).toBe('live')
  })

  it('shows nothing of the conversation before while another is being read', () => {
    const now = desk(open, mine, { type: 'went', opened: tarek, pane: 'conversation' }, { type: 'reading' })
    expect(now).toMatchObject({ opened: tarek, case: null, reading: 'reading', lost: null })
    // What comes late about the former is not shown under the name of the latter.
    expect(evolve(now, mine).case).toBeNull()
  })

  it('goes to another pane of the same conversation without forgetting it', () => {
    const now = desk(open, mine, { type: 'went', opened: kim, pane: 'case' })
    expect(now).toMatchObject({ pane: 'case', case: { conversation: { id: kim } } })
  })

  it('a failed look does not take away what is there', () => {
    expect(desk(open, mine, { type: 'unread', why: 'failed' })).toMatchObject({ reading: 'no', case: {} })
    expect(desk(open, { type: 'unread', why: 'missing' })).toMatchObject({ reading: 'missing', case: null })
  })
})

describe('a claim', () => {
  it('is mine by its fence', () => {
    expect(fenceOf(desk(open, mine))).toBe(3)
    expect(fenceOf(desk(open, { type: 'read', case: caseOf('Ben') }))).toBeNull()
    expect(fenceOf(desk())).toBeNull()
  })

  it('is lost when a fresh look shows it with somebody else, and the text stays', () => {
    const now = desk(open, mine, typed('reply', 'Almost done'), { type: 'read', case: caseOf('Ben') })
    expect(now.lost).toEqual({ id: kim, owner: 'Ben', status: 'with_agent' })
    expect(draftOf(now.drafts, `${kim}:reply`).text).toBe('Almost done')
  })

  it('is not lost when it was given back or never was mine', () => {
    expect(
      desk(open, mine, { type: 'gaveUp', id: kim }, { type: 'read', case: caseOf(null) }).lost,
    ).toBeNull()
    expect(desk(open, { type: 'read', case: caseOf('Ben') }).lost).toBeNull()
  })

  it('that was lost follows the conversation: taken by Ben, free again, taken back', () => {
    const gone = desk(open, mine, { type: 'read', case: caseOf('Ben') })
    const free = evolve(gone, { type: 'read', case: caseOf(null) })
    expect(free.lost).toEqual({ id: kim, owner: null, status: 'waiting' })
    expect(evolve(free, mine).lost).toBeNull()
  })

  it('lost over a closing word puts that word where it can be seen, after what was there', () => {
    const lost: Happened = { type: 'lost', lost: { id: kim, owner: 'Ben', status: 'with_agent' } }
    const now = desk(
      open,
      mine,
      { type: 'dialog', dialog: 'resolve' },
      typed('reply', 'Hello'),
      typed('closing', 'Bye'),
      lost,
    )
    expect(now.dialog).toBe('none')
    expect(draftOf(now.drafts, `${kim}:reply`)).toMatchObject({ text: 'Hello\n\nBye', revision: 1 })
    expect(draftOf(now.drafts, `${kim}:closing`).text).toBe('')
  })
})

describe('the list', () => {
  const standing = (...ids: string[]) => ({ type: 'heard', queue: queueOf(ids), at }) as const
  it('stands at the same conversation while others come and go', () => {
    expect(desk(standing('a', 'b', 'c'), { type: 'active', id: 'b' }, standing('x', 'b')).active).toBe('b')
  })
  it('stands at the one that took the place of one that went', () => {
    expect(desk(standing('a', 'b', 'c'), { type: 'active', id: 'b' }, standing('a', 'c')).active).toBe('c')
    expect(desk(standing('a', 'b'), { type: 'active', id: 'b' }, standing('a')).active).toBe('a')
    expect(desk(standing('a'), { type: 'active', id: 'a' }, standing()).active).toBeNull()
  })
})

describe('sending', () => {
  it('remembers under which id, and empties the box only when it arrived', () => {
    const sending = desk(open, mine, typed('reply', 'Hello'), {
      type: 'sending',
      draft: `${kim}:reply`,
      messageId: 'm1',
    })
    expect(draftOf(sending.drafts, `${kim}:reply`)).toMatchObject({
      text: 'Hello',
      sent: { messageId: 'm1', text: 'Hello' },
    })
    expect(draftOf(evolve(sending, { type: 'sent', draft: `${kim}:reply` }).drafts, `${kim}:reply`)).toEqual({
      text: '',
      revision: 1,
    })
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { reduce, start, unread } from '../../../src/web/widget/state.ts'
import {
  answers,
  asks,
  claimed,
  conversation,
  handedOff,
  heard,
  log,
  opened,
  stateAfter,
  writes,
} from './script.ts'

const seqs = (state: { events: readonly { seq: number }[] }) => state.events.map((e) => e.seq)

describe('what is heard', () => {
  test('takes its place by seq, however and however often it comes', () => {
    const events = log(opened, asks('a'), answers('a'), handedOff, claimed)
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...events)), (some) => {
        const state = [...some, ...events].reduce(
          (s, event) => reduce(s, { type: 'event', event }),
          start('en'),
        )
        expect(seqs(state)).toEqual([1, 2, 3, 4, 5])
        expect(state.known).toMatchObject({ status: 'with_agent', agent: 'Ada' })
      }),
    )
  })

  test('is unread only while nobody looks, and only what others wrote', () => {
    const hidden = stateAfter(...heard(opened, asks('a')), { type: 'shown', shown: false })
    const [, , reply] = log(opened, asks('a'), answers('a'))
    const told = reduce(hidden, { type: 'event', event: reply! })
    expect([unread(hidden), unread(told)]).toEqual([0, 1])
    expect(unread(reduce(told, { type: 'shown', shown: true }))).toBe(0)
  })
})

describe('a message on its way', () => {
  test('leaves the outbox only when its turn is over', () => {
    const sent = stateAfter(writes('a'), { type: 'sending', id: 'a' }, { type: 'accepted', id: 'a' })
    expect(sent.outbox).toMatchObject([{ id: 'a', accepted: true }])
    const asked = heard(opened, asks('a')).reduce(reduce, sent)
    expect(asked.outbox).toHaveLength(1)
    const answered = heard(opened, asks('a'), answers('a')).reduce(reduce, asked)
    expect(answered.outbox).toEqual([])
  })

  test('is settled by a handoff too: the bot owes it nothing any more', () => {
    const s = stateAfter(writes('a'), { type: 'sending', id: 'a' }, ...heard(opened, asks('a'), handedOff))
    expect(s.outbox).toEqual([])
  })

  test('goes again after a reload, whatever it was doing', () => {
    const before = stateAfter(writes('a'), { type: 'sending', id: 'a' })
    const s = stateAfter({
      type: 'restored',
      kept: { outbox: before.outbox, conversation, draft: 'half a th' },
    })
    expect(s).toMatchObject({ outbox: [{ id: 'a', state: 'ready' }], draft: 'half a th', conversation })
  })

  test('when refused keeps its text, goes under a new name, or back under the pen', () => {
    const refused = stateAfter(
      writes('a', 'my words'),
      { type: 'typed', draft: 'more' },
      {
        type: 'refused',
        id: 'a',
        problem: { code: 'message_id_reused', reference: 'r' },
      },
    )
    expect(refused.outbox).toMatchObject([{ state: 'failed', task: { text: 'my words' } }])
    expect(reduce(refused, { type: 'retried', id: 'a', newId: 'b' }).outbox).toMatchObject([
      { id: 'b', state: 'ready' },
    ])
    const edited = reduce(refused, { type: 'edited', id: 'a' })
    expect(edited).toMatchObject({ outbox: [], draft: 'my words\n\nmore' })
  })

  test('is streamed from the beginning when its stream broke', () => {
    const s = stateAfter(
      writes('a'),
      { type: 'accepted', id: 'a' },
      { type: 'delta', id: 'a', text: 'A refund ' },
      { type: 'again', id: 'a' },
      { type: 'accepted', id: 'a' },
      { type: 'delta', id: 'a', text: 'A ' },
    )
    expect(s.streamed).toEqual({ a: 'A ' })
  })
})

test('a wish that is refused is told and forgotten', () => {
  const s = stateAfter(
    { type: 'errand', id: 'r', task: { kind: 'rating', score: 5 } },
    {
      type: 'refused',
      id: 'r',
      problem: { code: 'already_rated', reference: '' },
    },
  )
  expect(s).toMatchObject({ outbox: [], refused: { code: 'already_rated' } })
})

test('a new conversation begins with what the old one has not taken', () => {
  const s = stateAfter(
    { type: 'opened', conversation },
    writes('a', 'first'),
    writes('b', 'second'),
    { type: 'accepted', id: 'a' },
    { type: 'typed', draft: 'third' },
    { type: 'gone' },
    { type: 'started_over' },
  )
  expect(s).toMatchObject({
    conversation: null,
    events: [],
    outbox: [],
    gone: false,
    draft: 'second\n\nthird',
  })
})

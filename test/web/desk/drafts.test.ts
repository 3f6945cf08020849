import { describe, expect, it } from 'vitest'
import { draftOf, kept, messageIdFor, reconcile, remembered } from '../../../src/web/desk/drafts.ts'

describe('the id a draft is sent under', () => {
  const fresh = () => 'new'
  it('stays while the words are the same, so that trying again doubles nothing', () => {
    expect(
      messageIdFor({ text: 'Hello', revision: 0, sent: { messageId: 'm1', text: 'Hello' } }, fresh),
    ).toBe('m1')
  })
  it('is another for other words and for the first attempt', () => {
    expect(
      messageIdFor({ text: 'Hello!', revision: 0, sent: { messageId: 'm1', text: 'Hello' } }, fresh),
    ).toBe('new')
    expect(messageIdFor({ text: 'Hello', revision: 0 }, fresh)).toBe('new')
  })
})

describe('a draft whose answer got lost', () => {
  const sent = { messageId: 'm1', text: 'Hello' }
  it('is done with when the transcript holds it', () => {
    const drafts = { 'k:reply': { text: 'Hello', revision: 2, sent } }
    expect(draftOf(reconcile(drafts, 'k', [{ messageId: 'm1' }]), 'k:reply')).toEqual({
      text: '',
      revision: 3,
    })
  })
  it('keeps what was typed since, as another message', () => {
    const drafts = { 'k:reply': { text: 'Hello again', revision: 2, sent } }
    expect(draftOf(reconcile(drafts, 'k', [{ messageId: 'm1' }]), 'k:reply')).toEqual({
      text: 'Hello again',
      revision: 3,
    })
  })
  it('stays as it is when the transcript does not hold it, or it belongs elsewhere', () => {
    const drafts = { 'k:reply': { text: 'Hello', revision: 2, sent } }
    expect(reconcile(drafts, 'k', [{}])).toBe(drafts)
    expect(reconcile(drafts, 'other', [{ messageId: 'm1' }])).toBe(drafts)
  })
})

describe('the session’s memory', () => {
  it('gives back what was worth keeping, with the id of the last attempt', () => {
    const draft = { text: 'Hello', revision: 1, sent: { messageId: 'm1', text: 'Hello' } }
    expect(remembered(kept({ a: draft, b: { text: '', revision: 4 } }))).toEqual({ a: draft })
  })
  it.each([null, '', 'nonsense', '[1]', '{"a":1}', '{"a":{"text":1}}', 'null'])(
    'nothing comes of %j',
    (memory) => {
      expect(remembered(memory)).toEqual({})
    },
  )
})

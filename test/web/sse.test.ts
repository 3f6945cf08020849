import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ServerSent, serverSentEvents } from '../../src/client/sse.ts'

function read(...pieces: string[]): ServerSent[] {
  const events: ServerSent[] = []
  const feed = serverSentEvents((event) => events.push(event))
  pieces.forEach(feed)
  return events
}

describe('server-sent events', () => {
  test.each<[string, string, ServerSent[]]>([
    [
      'name, data and id',
      'event: delta\ndata: {"a":1}\nid: 7\n\n',
      [{ event: 'delta', data: '{"a":1}', id: '7' }],
    ],
    ['no name', 'data: x\n\n', [{ event: 'message', data: 'x', id: undefined }]],
    ['no blank after the colon', 'data:x\n\n', [{ event: 'message', data: 'x', id: undefined }]],
    ['several lines', 'data: a\ndata:  b\n\n', [{ event: 'message', data: 'a\n b', id: undefined }]],
    ['a colon in the data', 'data: a: b\n\n', [{ event: 'message', data: 'a: b', id: undefined }]],
    ['a heartbeat', ': here\n\n', []],
    ['a name without data', 'event: x\n\n', []],
    ['an end that never comes', 'data: half', []],
    [
      'the id that stays',
      'id: 1\ndata: a\n\ndata: b\n\n',
      [
        { event: 'message', data: 'a', id: '1' },
        { event: 'message', data: 'b', id: '1' },
      ],
    ],
    ['other line ends', 'data: a\r\n\r\ndata: b\r\r', [{ event: 'message', data: 'a', id: undefined }]],
  ])('%s', (_, text, expected) => expect(read(text)).toEqual(expected))

  test('when to come back, and nothing else for it', () => {
    const pauses: number[] = []
    const events: ServerSent[] = []
    const feed = serverSentEvents(
      (event) => events.push(event),
      (ms) => pauses.push(ms),
    )
    feed('data: a\n\nretry: 1200\n\nretry: soon\n\n')
    expect(pauses).toEqual([1200, 0])
    expect(events).toHaveLength(1)
  })

  test('it does not matter where the pieces are cut', () => {
    const text = 'event: e\r\ndata: {"text":"Grüße 🙂"}\r\nid: 12\r\n\r\n: here\n\ndata: b\ndata: c\n\n'
    fc.assert(
      fc.property(fc.array(fc.nat(text.length)), (cuts) => {
        const at = [0, ...cuts.sort((a, b) => a - b), text.length]
        const pieces = at.slice(1).map((to, i) => text.slice(at[i], to))
        expect(read(...pieces)).toEqual(read(text))
      }),
    )
  })
})

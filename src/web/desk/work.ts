/** What an agent does at the desk, each deed top to bottom: say it to the server, and what came of it to the state. */

import { ApiProblem, call, Unreachable } from '../../client/transport.ts'
import type { DeskCase, DeskClaim } from '../../http/wire.ts'
import { draftOf, messageIdFor } from './drafts.ts'
import { focusSoon } from './focus.ts'
import { newId } from './keep.ts'
import { isOut, live, type Switched } from './live.ts'
import type { Settled } from './Owing.tsx'
import { ledgerReader, passing } from './passing.ts'
import { hashOf, type Place, placeIn } from './place.ts'
import { fenceOf, type Lost } from './state.ts'
import type { Store } from './store.ts'
import { type Deed, isGood, lostIn, type Told, toldOf } from './told.ts'

/** Good news need no answer and go by themselves, in milliseconds. Bad news stay. */
const goodNewsMs = 5000

export function startWork(store: Store) {
  const { get, send } = store
  const at = (id: string, what = '') => `/api/desk/conversations/${id}${what}`
  const tell = (told: Told) => {
    send({ type: 'told', told })
    if (isGood(told)) setTimeout(() => get().told === told && send({ type: 'told', told: null }), goodNewsMs)
  }

  let reading = false
  let again = false
  /** Reads the conversation in view. Asked while it reads, it reads once more. */
  async function look(): Promise<void> {
    const id = get().opened
    if (id === null) return
    again = reading
    if (reading) return
    reading = true
    send({ type: 'reading' })
    try {
      send({ type: 'read', case: await call<DeskCase>('GET', at(id)) })
    } catch (error) {
      if (isOut(error)) connection.end()
      const missing = error instanceof ApiProblem && error.status === 404
      if (get().opened === id) send({ type: 'unread', why: missing ? 'missing' : 'failed' })
    } finally {
      reading = false
    }
    if (again || get().opened !== id) void look()
  }
  const readLedger = ledgerReader(store)
  const connection = live(store, () => void look(), readLedger)

  const arrive = ({ opened, pane }: Place) => {
    send({ type: 'went', opened, pane })
    if (get().case === null) void look()
  }
  const goTo = (place: Place) => {
    const hash = hashOf(place)
    if (hash !== location.hash) history.pushState({ ours: true }, '', hash)
    arrive(place)
  }
  addEventListener('popstate', () => arrive(placeIn(location.hash)))
  arrive(placeIn(location.hash))

  /** Runs one deed at a time; a claim that was lost meanwhile is shown as such, any other failure is told. */
  async function doing(what: string, deed: Deed, work: () => Promise<void>): Promise<void> {
    if (get().doing !== null) return
    send({ type: 'doing', what })
    const id = get().opened
    try {
      await work()
    } catch (error) {
      const lost = lostIn(error)
      if (isOut(error)) connection.end()
      else if (lost && id !== null)
        send({ type: 'lost', lost: { id, owner: lost.owner, status: lost.status as Lost['status'] } })
      else {
        tell(toldOf(error, deed))
        if (get().told?.what === 'unanswered') focusSoon('closing')
        if (get().told?.what === 'open_promise') focusSoon('owed-first')
      }
      if (lost || error instanceof Unreachable || error instanceof ApiProblem) void look()
    } finally {
      send({ type: 'doing', what: null })
      readLedger()
    }
  }

  const claim = (conversationId?: string) =>
    doing('claim', 'claim', async () => {
      const claimed = await call<DeskClaim | undefined>('POST', '/api/desk/claims', {
        body: conversationId === undefined ? {} : { conversationId },
      })
      if (claimed === undefined) return tell({ what: 'nothing_waits' })
      const { fence: _, ...found } = claimed
      goTo({ opened: found.conversation.id, pane: 'conversation' })
      send({ type: 'read', case: found })
      focusSoon('conversation-title')
    })

  function write(kind: 'reply' | 'note'): void {
    const { opened, drafts } = get()
    const fence = fenceOf(get())
    if (opened === null || fence === null) return
    const name = `${opened}:${kind}`
    const draft = draftOf(drafts, name)
    if (draft.text.trim() === '') {
      tell({ what: 'empty' })
      return
    }
    void doing(name, kind, async () => {
      const id = messageIdFor(draft, newId)
      send({ type: 'sending', draft: name, messageId: id })
      await call('POST', at(opened, kind === 'reply' ? '/messages' : '/notes'), {
        body: { fence, id, text: draft.text },
      })
      send({ type: 'sent', draft: name })
      tell({ what: kind === 'reply' ? 'sent' : 'noted' })
      void look()
    })
  }

  function leave(how: 'release' | 'resolve', body: object, draft: string): void {
    const { opened } = get()
    const fence = fenceOf(get())
    if (opened === null || fence === null) return
    void doing(how, how, async () => {
      await call('POST', at(opened, `/${how}`), { body: { fence, ...body } })
      send({ type: 'sent', draft })
      send({ type: 'gaveUp', id: opened })
      tell({ what: how === 'release' ? 'released' : 'resolved' })
      void look()
      focusSoon('conversation-title')
    })
  }

  const optional = (name: string, field: string): object => {
    const text = draftOf(get().drafts, name).text.trim()
    return text === '' ? {} : { [field]: text }
  }

  return {
    look,
    goTo,
    open(id: string) {
      goTo({ opened: id, pane: 'conversation' })
      focusSoon('conversation-title')
    },
    back() {
      const { pane, opened } = get()
      focusSoon(...(pane === 'case' ? ['conversation-title'] : ['queue', 'mine', 'queue-title']))
      if (history.state?.ours) return history.back()
      goTo(pane === 'case' ? { opened, pane: 'conversation' } : { opened: null, pane: 'queue' })
    },
    claim,
    write,
    release: () =>
      leave('release', optional(`${get().opened}:release`, 'comment'), `${get().opened}:release`),
    resolve(outcome: string, settled: Settled) {
      const kept = Object.entries(settled).flatMap(([id, { fate }]) => (fate === 'kept' ? [id] : []))
      const withdrawn = Object.entries(settled).flatMap(([id, { fate, reason }]) =>
        fate === 'withdrawn' ? [{ id, reason: reason.trim() }] : [],
      )
      if (withdrawn.some(({ reason }) => reason === '')) return tell({ what: 'reason' })
      leave(
        'resolve',
        {
          outcome,
          ...optional(`${get().opened}:closing`, 'text'),
          ...(kept.length === 0 ? {} : { kept }),
          ...(withdrawn.length === 0 ? {} : { withdrawn }),
        },
        `${get().opened}:closing`,
      )
    },
    ...passing({ store, doing, tell, look }),
    async presence(change: Switched) {
      await connection.beat(change).catch((error: unknown) => {
        if (!isOut(error)) tell(toldOf(error, 'presence'))
      })
    },
    async copy(text: string) {
      const done = await navigator.clipboard?.writeText(text).then(
        () => true,
        () => false,
      )
      tell({ what: done ? 'copied' : 'not_copied' })
    },
  }
}
export type Work = ReturnType<typeof startWork>

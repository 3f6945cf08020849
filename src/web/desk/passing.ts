/** Promises, and passing a case on: what an agent does beside answering. */
import { call } from '../../client/transport.ts'
import type { DeskCrew, DeskLedger } from '../../http/wire.ts'
import { draftOf } from './drafts.ts'
import { focusSoon } from './focus.ts'
import { newId } from './keep.ts'
import type { Kind } from './ledger.ts'
import { fenceOf } from './state.ts'
import type { Store } from './store.ts'
import type { Deed, Told } from './told.ts'

interface Means {
  store: Store
  doing: (what: string, deed: Deed, work: () => Promise<void>) => Promise<void>
  tell: (told: Told) => void
  look: () => Promise<void>
}

/** The ledger is read again this long after something happened, in milliseconds: many things happen at once. */
const soonMs = 300

/** Reads what is owed, soon; asked often, it reads once. What cannot be read stays as it was. */
export function ledgerReader({ send }: Store): () => void {
  let asked = false
  return () => {
    if (asked) return
    asked = true
    setTimeout(() => {
      asked = false
      call<DeskLedger>('GET', '/api/desk/promises').then(
        (ledger) => send({ type: 'ledger', ledger }),
        () => {},
      )
    }, soonMs)
  }
}

export function passing({ store, doing, tell, look }: Means) {
  const { get, send } = store
  const at = (what: string) => `/api/desk/conversations/${get().opened}${what}`
  const draft = (kind: string) => `${get().opened}:${kind}`
  const typed = (kind: string) => draftOf(get().drafts, draft(kind)).text.trim()
  const fence = (): object => {
    const mine = fenceOf(get())
    return mine === null ? {} : { fence: mine }
  }

  /** One deed with its window: done, the window goes and its text with it. */
  const deed = (what: Deed, path: string, body: object, good: Told, gives: boolean) =>
    void doing(what, what, async () => {
      const { opened } = get()
      if (opened === null) return
      await call('POST', at(path), { body: { ...fence(), ...body } })
      send({ type: 'sent', draft: draft(what) })
      if (gives) send({ type: 'gaveUp', id: opened })
      send({ type: 'dialog', dialog: 'none' })
      tell(good)
      void look()
      focusSoon('conversation-title')
    })

  const comment = (kind: string): object => (typed(kind) === '' ? {} : { comment: typed(kind) })
  // The same promise tried again is the same promise; other words or another time are another one.
  let tried = { said: '', id: '' }

  return {
    promise({ kind, due, snooze, contact }: { kind: Kind; due: string; snooze: boolean; contact: string }) {
      const dueAt = new Date(due)
      if (Number.isNaN(dueAt.getTime())) return tell({ what: 'no_date' })
      const text = typed('promise')
      const word = {
        kind,
        dueAt: dueAt.toISOString(),
        snooze,
        ...(text === '' ? {} : { text }),
        ...(contact === '' ? {} : { contact }),
      }
      const said = JSON.stringify([get().opened, get().case?.conversation.seq, word])
      if (tried.said !== said) tried = { said, id: newId() }
      deed(
        'promise',
        '/promises',
        { id: tried.id, ...word },
        { what: snooze ? 'snoozed' : 'promised' },
        snooze,
      )
    },
    keep: (id: string) => deed('kept', `/promises/${id}/kept`, {}, { what: 'kept' }, false),
    withdraw() {
      const reason = typed('withdraw')
      if (reason === '') return tell({ what: 'reason' })
      deed('withdraw', `/promises/${get().about}/withdraw`, { reason }, { what: 'withdrawn' }, false)
    },
    snooze: (promise: string) => deed('snooze', '/snooze', { promise }, { what: 'snoozed' }, true),
    /** `team:NAME` or `agent:NAME`. */
    transfer(target: string) {
      const [, kind = '', name = ''] = /^(team|agent):(.*)$/s.exec(target) ?? []
      deed(
        'transfer',
        '/transfer',
        { to: { [kind]: name }, ...comment('transfer') },
        { what: 'passed' },
        true,
      )
    },
    escalate: (team: string) =>
      deed('escalate', '/escalate', { team, ...comment('escalate') }, { what: 'passed' }, true),
    /** Who works here: read when somebody wants to choose among them. */
    async crew() {
      await call<DeskCrew>('GET', '/api/desk/agents').then(
        (crew) => send({ type: 'crew', crew }),
        () => {},
      )
    },
    skills: (skills: { teams: string[]; languages: string[] }) =>
      doing('skills', 'skills', async () => {
        const path = `/api/desk/agents/${encodeURIComponent(get().me)}`
        send({ type: 'crew', crew: await call<DeskCrew>('PUT', path, { body: skills }) })
        tell({ what: 'saved' })
      }),
  }
}

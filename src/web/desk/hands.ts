import { focusSoon, isWriting } from './focus.ts'
import { type Command, commandOf } from './keys.ts'
import { type Desk, fenceOf } from './state.ts'
import type { Store } from './store.ts'
import type { Work } from './work.ts'

const mayPromise = (desk: Desk): boolean =>
  fenceOf(desk) !== null || desk.case?.conversation.assignment === null

/** Hears the keyboard for the whole page and does what a key means. */
export function onKeys(store: Store, work: Work): void {
  const act = (command: Command) => {
    const desk = store.get()
    const { opened, pane } = desk
    const mine = fenceOf(desk) !== null
    switch (command) {
      case 'next':
        return void work.claim()
      case 'claim': {
        const wanted = opened ?? desk.active
        return wanted === null || mine ? undefined : void work.claim(wanted)
      }
      case 'reply':
      case 'note':
        if (opened === null) return
        if (pane !== 'conversation') work.goTo({ opened, pane: 'conversation' })
        store.send({ type: 'composing', what: command })
        return focusSoon('draft')
      case 'release':
      case 'resolve':
        return mine ? store.send({ type: 'dialog', dialog: command }) : undefined
      case 'promise':
        return mine ? store.send({ type: 'dialog', dialog: 'promise' }) : undefined
      case 'snooze':
        return mine ? store.send({ type: 'dialog', dialog: 'promise', about: 'snooze' }) : undefined
      case 'keep':
      case 'withdraw': {
        // Whoever has the case speaks for it; while nobody does, anybody at the desk.
        const first = mayPromise(desk) ? desk.case?.brief.promises[0] : undefined
        if (!first) return
        if (command === 'keep') return work.keep(first.id)
        return store.send({ type: 'dialog', dialog: 'withdraw', about: first.id })
      }
      case 'transfer':
      case 'escalate':
        if (!mine) return
        void work.crew()
        return store.send({ type: 'dialog', dialog: command })
      case 'promised':
        if (!document.getElementById('queue-title')?.checkVisibility())
          work.goTo({ opened: null, pane: 'queue' })
        return focusSoon('promised', 'queue-title')
      case 'queue':
        if (!document.getElementById('queue-title')?.checkVisibility())
          work.goTo({ opened: null, pane: 'queue' })
        return focusSoon('queue', 'mine', 'queue-title')
      case 'conversation':
        if (opened !== null && pane !== 'conversation') work.goTo({ opened, pane: 'conversation' })
        return focusSoon('conversation-title')
      case 'case':
        if (opened !== null) work.goTo({ opened, pane: 'case' })
        return focusSoon('case-title')
      case 'keys':
        return store.send({ type: 'dialog', dialog: 'keys' })
      case 'leave':
        return leave(opened !== null)
      default:
        return command satisfies never
    }
  }
  const leave = (hasConversation: boolean) => {
    const menu = document.querySelector('details.settings[open]')
    if (menu) menu.removeAttribute('open')
    else if (isWriting(document.activeElement))
      focusSoon(hasConversation ? 'conversation-title' : 'queue-title')
    else focusSoon('queue', 'mine', 'queue-title')
  }
  addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing || store.get().dialog !== 'none') return
    const command = commandOf(
      {
        key: event.key,
        ctrlKey: event.ctrlKey,
        metaKey: event.metaKey,
        altKey: event.altKey,
        writing: isWriting(event.target),
      },
      store.get().shortcuts,
    )
    if (command === null) return
    if (command !== 'leave') event.preventDefault()
    act(command)
  })
}

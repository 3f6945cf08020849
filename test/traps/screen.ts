import { type Action, reduce, start } from '../../src/web/widget/state.ts'
import { footOf } from '../../src/web/widget/view.ts'
import type { Seen } from '../support/shift.ts'

/** What the widget of a customer shows who has done these things and heard these events. */
export function screenOf(events: readonly Seen[], before: readonly Action[] = []) {
  const heard = events.map((event): Action => ({ type: 'event', event }))
  const state = [...before, ...heard].reduce(reduce, start('en'))
  return { foot: footOf(state), streamed: state.streamed }
}

/** What stands below the lines. */
export const footIn = (events: readonly Seen[]) => screenOf(events).foot

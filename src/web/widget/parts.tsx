/** What every part of the widget is given, and the small pieces they share. */
import type { Session } from './session.ts'
import type { State } from './state.ts'
import type { Texts } from './texts.ts'

export interface Props {
  s: State
  t: Texts
  session: Session
}

type Act = () => void

export const Button = ({ say, on, pressed }: { say: string; on: Act; pressed?: boolean }) => (
  <button type="button" onClick={on} aria-pressed={pressed === undefined ? undefined : String(pressed)}>
    {say}
  </button>
)

import { useState } from 'hono/jsx/dom'
import { laterTexts } from './later.texts.ts'
import type { Choice } from './outbox.ts'
import { Button, type Props } from './parts.tsx'
import { promisesOf, reaches } from './promised.ts'
import { newId } from './session.ts'
import type { State } from './state.ts'
import { isUnderWay } from './view.ts'
import type { Standing } from './wire.ts'

/** Why somebody may not want to wait, and the ways to be reached instead. What is typed stays until it is promised. */
export function Choices(props: Props & { choices: NonNullable<Standing['choices']> }) {
  const { s, t, session, choices } = props
  const l = laterTexts[s.language]
  const { why, kinds } = choices
  const promised = s.known.status === 'promised'
  const pressing = !promised && why !== 'instead_of_waiting'
  const when = s.standing?.hours?.inWords
  const choose = (choice: Omit<Choice, 'id'>) =>
    session.wish({ kind: 'promise', choice: { id: newId(), ...choice } })
  return (
    <>
      {pressing && (
        <p key="why">
          {why === 'closed' && when ? l.backAt(when) : l.offers[why]} {l.waitOr}
        </p>
      )}
      <details key="ways" open={pressing}>
        <summary>{promised ? l.otherwise : l.instead}</summary>
        <div class="ways">
          {kinds.map((kind) =>
            kind === 'chat_later' ? (
              <Button key={kind} say={l.chosen[kind]} on={() => choose({ kind })} />
            ) : (
              <Reach key={kind} {...props} kind={kind} on={choose} />
            ),
          )}
        </div>
      </details>
      <p key="under-way" role="status">
        {(isUnderWay(s, 'promise') || isUnderWay(s, 'stay')) && t.onItsWay}
      </p>
    </>
  )
}

type ReachProps = Props & {
  kind: 'email' | 'call_back'
  on: (choice: Omit<Choice, 'id'>) => void
}
/** Where, and for a call also when. */
function Reach({ s, kind, on }: ReachProps) {
  const l = laterTexts[s.language]
  const [wrong, setWrong] = useState(false)
  const email = kind === 'email'
  const known = s.standing?.receipt.contact
  const submit = (e: Event) => {
    e.preventDefault()
    const form = e.currentTarget as HTMLFormElement
    const [field, time] = form.querySelectorAll('input')
    const contact = field?.value.trim() ?? ''
    const at = time?.value ? new Date(time.value) : null
    const good = reaches(kind, contact)
    setWrong(!good)
    if (!good) field?.focus()
    else on({ kind, contact, ...(at ? { from: at.toISOString() } : {}) })
  }
  return (
    <details>
      <summary>{l.chosen[kind]}</summary>
      <form onSubmit={submit} noValidate>
        <label>
          {email ? l.address : l.phone}
          <input
            type={email ? 'email' : 'tel'}
            autoComplete={email ? 'email' : 'tel'}
            maxLength={200}
            value={known && (known.channel === 'email') === email ? known.contact : ''}
            aria-invalid={String(wrong)}
            aria-describedby={wrong ? `wrong-${kind}` : undefined}
          />
        </label>
        {!email && (
          <label>
            {l.time}
            <input type="datetime-local" />
          </label>
        )}
        <p role="alert" class="wrong" id={`wrong-${kind}`}>
          {wrong && (email ? l.noAddress : l.noPhone)}
        </p>
        <button type="submit">{l.please[kind]}</button>
      </form>
    </details>
  )
}

/** Instead of a place: that somebody has given their word, and the way back. */
export function Promised({ s, session }: Props) {
  const l = laterTexts[s.language]
  const byHouse = s.standing?.promises?.some((p) => p.by === 'house')
  return (
    <>
      <p role="status">
        <b>{l.promisesTitle}</b>. {l.promiseKept}
      </p>
      {byHouse && <Button say={l.stay} on={() => session.wish({ kind: 'stay' })} />}
    </>
  )
}

const marks = { open: '◷', broken: '⚠\uFE0E', kept: '✓', late: '✓', withdrawn: '✕' }

/** What we owe them and what became of it, each with its time. */
export function Promises({ s }: { s: State }) {
  const l = laterTexts[s.language]
  const shown = promisesOf(s, l.chosen)
  return shown.length === 0 ? null : (
    <ul class="promises" aria-label={l.promisesTitle}>
      {shown.map(({ id, words, state }) => (
        <li key={id} data-promise={state}>
          {words}{' '}
          <b>
            <span aria-hidden="true">{marks[state]}</span> {l.states[state]}
          </b>
        </li>
      ))}
    </ul>
  )
}

import { useState } from 'hono/jsx/dom'
import type { Given } from './context.ts'
import { Dialog } from './Dialog.tsx'
import { close, Failed, Words } from './DialogParts.tsx'
import { forField, type Kind, kinds, usualDue } from './ledger.ts'

/** Giving one's word: what, until when, in which words; and, if wanted, putting the case away until then. */
export function PromiseDialog(given: Given) {
  const { desk, work, t } = given
  const usual = (kind: Kind) => forField(usualDue(kind, new Date(desk.now + desk.ahead)))
  const [kind, setKind] = useState<Kind>('answer')
  const [due, setDue] = useState(() => usual('answer'))
  const [touched, setTouched] = useState(false)
  const [snooze, setSnooze] = useState(desk.about === 'snooze')
  const reach = desk.case?.brief.contact
  const [phone, setPhone] = useState(reach?.channel === 'phone' ? reach.contact : '')
  const value = (event: Event) => (event.currentTarget as HTMLInputElement).value
  const choose = (one: Kind) => {
    setKind(one)
    if (!touched) setDue(usual(one))
  }
  const give = () => work.promise({ kind, due, snooze, contact: kind === 'call_back' ? phone.trim() : '' })
  return (
    <Dialog title={t.promiseTitle} close={t.cancel} onClose={() => close(given)}>
      <p>{t.promiseWhy}</p>
      <fieldset>
        <legend>{t.promiseWhat}</legend>
        {kinds.map((one) => (
          <label key={one} class="tick">
            <input
              type="radio"
              name="kind"
              value={one}
              checked={one === kind}
              autofocus={one === 'answer'}
              onChange={() => choose(one)}
            />{' '}
            {t.promiseKinds[one]}
          </label>
        ))}
      </fieldset>
      <label class="field">
        {t.promiseDue}
        <input
          type="datetime-local"
          id="due"
          value={due}
          onInput={(event: Event) => {
            setTouched(true)
            setDue(value(event))
          }}
        />
      </label>
      {kind === 'call_back' && (
        <label key="phone" class="field">
          {t.promisePhone}
          <input
            type="tel"
            maxLength={200}
            value={phone}
            onInput={(event: Event) => setPhone(value(event))}
          />
        </label>
      )}
      <Words
        {...given}
        kind="promise"
        label={t.promiseText}
        hint={t.promiseHint}
        first={false}
        onSend={give}
      />
      <label class="tick">
        <input type="checkbox" checked={snooze} onChange={() => setSnooze(!snooze)} /> {t.snoozeToo}
      </label>
      <Failed {...given} />
      <button type="button" class="first" disabled={desk.doing !== null} onClick={give}>
        {t.promise}
      </button>
    </Dialog>
  )
}

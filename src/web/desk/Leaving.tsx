import { useState } from 'hono/jsx/dom'
import type { Given } from './context.ts'
import { Dialog } from './Dialog.tsx'
import { close, Failed, Words } from './DialogParts.tsx'
import { Owing, type Settled } from './Owing.tsx'

/** Giving a conversation back to the queue. */
export function ReleaseDialog(given: Given) {
  const { work, t } = given
  return (
    <Dialog title={t.releaseTitle} close={t.cancel} onClose={() => close(given)}>
      <p>{t.releaseWhy}</p>
      <Words {...given} kind="release" label={t.releaseComment} onSend={work.release} />
      <Failed {...given} />
      <button type="button" class="first" onClick={work.release}>
        {t.release}
      </button>
    </Dialog>
  )
}

const outcomes = ['solved', 'unsolved', 'duplicate', 'spam'] as const

/** Ending a case, with a closing word. */
export function ResolveDialog(given: Given) {
  const { work, t } = given
  const [outcome, setOutcome] = useState<(typeof outcomes)[number]>('solved')
  const [settled, setSettled] = useState<Settled>({})
  const owed = given.desk.case?.brief.promises ?? []
  const resolve = () => work.resolve(outcome, settled)
  return (
    <Dialog title={t.resolveTitle} close={t.cancel} onClose={() => close(given)}>
      <p>{t.resolveWhy}</p>
      <fieldset>
        <legend>{t.outcome}</legend>
        {outcomes.map((one) => (
          <label key={one} class="tick">
            <input
              type="radio"
              name="outcome"
              value={one}
              checked={one === outcome}
              onChange={() => setOutcome(one)}
            />{' '}
            {t.outcomes[one]}
          </label>
        ))}
      </fieldset>
      {owed.length > 0 && <Owing key="owed" {...given} owed={owed} settled={settled} on={setSettled} />}
      <Words {...given} kind="closing" label={t.closing} hint={t.closingWhy} onSend={resolve} />
      <Failed {...given} />
      <button type="button" class="first" onClick={resolve}>
        {t.resolve}
      </button>
    </Dialog>
  )
}

import { useState } from 'hono/jsx/dom'
import { inWords } from './Bars.tsx'
import type { Given } from './context.ts'
import { Dialog } from './Dialog.tsx'
import { draftOf } from './drafts.ts'
import { isGood } from './told.ts'
import { Writing } from './Writing.tsx'

const close = ({ store }: Given) => store.send({ type: 'dialog', dialog: 'none' })

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
  const resolve = () => work.resolve(outcome)
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
      <Words {...given} kind="closing" label={t.closing} hint={t.closingWhy} onSend={resolve} />
      <Failed {...given} />
      <button type="button" class="first" onClick={resolve}>
        {t.resolve}
      </button>
    </Dialog>
  )
}

interface WordsProps extends Given {
  kind: 'closing' | 'release'
  label: string
  hint?: string
  onSend: () => void
}
function Words({ desk, store, kind, label, hint, onSend }: WordsProps) {
  const name = `${desk.opened}:${kind}`
  const draft = draftOf(desk.drafts, name)
  return (
    <div class="field">
      <p aria-hidden="true">{label}</p>
      {hint && (
        <p key="hint" class="soft" id={`${kind}-hint`}>
          {hint}
        </p>
      )}
      <Writing
        id={kind}
        label={label}
        of={name}
        text={draft.text}
        revision={draft.revision}
        readOnly={desk.doing !== null}
        first
        {...(hint ? { describedBy: `${kind}-hint` } : {})}
        onText={(text) => store.send({ type: 'typed', draft: name, text })}
        onSend={onSend}
      />
    </div>
  )
}

const Failed = ({ desk, t }: Given) => (
  <div role="alert">{desk.told && !isGood(desk.told) && <p class="bar warn">{inWords(desk.told, t)}</p>}</div>
)

import { inWords } from './Bars.tsx'
import type { Given } from './context.ts'
import { draftOf } from './drafts.ts'
import { isGood } from './told.ts'
import { Writing } from './Writing.tsx'

export const close = ({ store }: Given) => store.send({ type: 'dialog', dialog: 'none' })

interface WordsProps extends Given {
  kind: 'closing' | 'release' | 'promise' | 'transfer' | 'escalate' | 'withdraw'
  label: string
  hint?: string
  first?: boolean
  onSend: () => void
}
/** A draft in a window, kept like every other. */
export function Words({ desk, store, kind, label, hint, first = true, onSend }: WordsProps) {
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
        first={first}
        {...(hint ? { describedBy: `${kind}-hint` } : {})}
        onText={(text) => store.send({ type: 'typed', draft: name, text })}
        onSend={onSend}
      />
    </div>
  )
}

/** Why the last deed came to nothing, where it was tried. */
export const Failed = ({ desk, t }: Given) => (
  <div role="alert">{desk.told && !isGood(desk.told) && <p class="bar warn">{inWords(desk.told, t)}</p>}</div>
)

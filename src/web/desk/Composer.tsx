import type { Given } from './context.ts'
import { draftOf } from './drafts.ts'
import { focusSoon } from './focus.ts'
import { Writing } from './Writing.tsx'

const deeds = [
  ['promise', 'P'],
  ['transfer', 'T'],
  ['escalate', 'U'],
] as const

/** Where a reply or a note is written. The two look different, because mistaking one for the other cannot be undone. */
export function Composer({ desk, store, work, t, id, mine }: Given & { id: string; mine: boolean }) {
  const kind = desk.composing
  const name = `${id}:${kind}`
  const draft = draftOf(desk.drafts, name)
  const onItsWay = desk.doing === name
  const choose = (what: 'reply' | 'note') => {
    store.send({ type: 'composing', what })
    focusSoon('draft')
  }
  return (
    <form
      class={`composer ${kind}`}
      onSubmit={(event: Event) => {
        event.preventDefault()
        work.write(kind)
      }}
    >
      <fieldset class="kinds" aria-label={t.composing}>
        {(['reply', 'note'] as const).map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === kind ? 'true' : 'false'}
            aria-keyshortcuts={one === 'reply' ? 'r' : 'i'}
            onClick={() => choose(one)}
          >
            {t[one]} <kbd>{one === 'reply' ? 'R' : 'I'}</kbd>
          </button>
        ))}
        <span class="soft" id="draft-goes">
          {mine ? (kind === 'reply' ? t.toCustomer : t.amongUs) : ''}
        </span>
      </fieldset>
      <Writing
        id="draft"
        label={t[kind]}
        of={name}
        text={draft.text}
        revision={draft.revision}
        readOnly={onItsWay}
        describedBy="draft-goes"
        placeholder={kind === 'reply' ? t.writeReply : t.writeNote}
        rows={3}
        onText={(text) => store.send({ type: 'typed', draft: name, text })}
        onSend={() => work.write(kind)}
      />
      <div class="sends">
        {mine && (
          <button key="send" type="submit" class="first" disabled={desk.doing !== null}>
            {onItsWay ? t.sending : kind === 'reply' ? t.send : t.keepNote}
          </button>
        )}
        {mine && (
          <span key="how" class="soft how">
            {t.sendWith}
          </span>
        )}
        {mine &&
          deeds.map(([dialog, key]) => (
            <button
              key={dialog}
              type="button"
              class="quiet"
              aria-keyshortcuts={key.toLowerCase()}
              onClick={() => {
                if (dialog !== 'promise') void work.crew()
                store.send({ type: 'dialog', dialog })
              }}
            >
              {t[dialog]} <kbd>{key}</kbd>
            </button>
          ))}
        {mine && (
          <button
            key="release"
            type="button"
            class="quiet"
            aria-keyshortcuts="l"
            onClick={() => store.send({ type: 'dialog', dialog: 'release' })}
          >
            {t.release} <kbd>L</kbd>
          </button>
        )}
        {mine && (
          <button
            key="resolve"
            type="button"
            class="quiet"
            aria-keyshortcuts="e"
            onClick={() => store.send({ type: 'dialog', dialog: 'resolve' })}
          >
            {t.resolve} <kbd>E</kbd>
          </button>
        )}
      </div>
    </form>
  )
}

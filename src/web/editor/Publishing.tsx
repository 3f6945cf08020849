import { useLayoutEffect, useRef } from 'hono/jsx/dom'
import { type Form, toForm } from './article.ts'
import { ChangesShown } from './ChangesShown.tsx'
import { changesBetween, isEmpty } from './changes.ts'
import { Action, type Props } from './parts.tsx'
import { current } from './state.ts'

/** Before the button: what becomes different for customers. */
export function Publishing({
  s,
  t,
  work,
  form,
  onYes,
}: Props & { form: Form; onYes: (yes: boolean) => void }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => heading.current?.focus(), [])
  const article = current(s)
  const published = s.revisions?.find(({ revision }) => revision === article?.publishedRevision)
  const changes = published ? changesBetween(toForm(published), form) : null
  return (
    <section
      class="card"
      aria-labelledby="publishing"
      onKeyDown={(e: KeyboardEvent) => {
        if (e.key === 'Escape') onYes(false)
      }}
    >
      <h3 id="publishing" tabIndex={-1} ref={heading}>
        {t.publishTitle}
      </h3>
      {changes === null ? (
        <p>{t.firstTime}</p>
      ) : isEmpty(changes) ? (
        <p>{t.nothingChanges}</p>
      ) : (
        <ChangesShown changes={changes} t={t} />
      )}
      <div class="buttons">
        <Action kind="first" off={s.busy !== null} onDo={() => work.publish()}>
          {t.publishNow}
        </Action>
        <button type="button" onClick={() => onYes(false)}>
          {t.notYet}
        </button>
      </div>
    </section>
  )
}

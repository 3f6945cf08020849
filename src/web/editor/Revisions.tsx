import { useState } from 'hono/jsx/dom'
import { type Form, toForm } from './article.ts'
import { ChangesShown } from './ChangesShown.tsx'
import { changesBetween, isEmpty } from './changes.ts'
import { Action, type Props, Skeleton } from './parts.tsx'
import { current } from './state.ts'

/** All that was ever saved, newest first, each to compare and to bring back. */
export function Revisions({ s, t, work, form }: Props & { form: Form }) {
  const [opened, setOpened] = useState<number | null>(null)
  if (s.open === 'new') return <p class="empty">{t.revisionsNone}</p>
  if (s.revisions === null) return <Skeleton lines={4} words={t.revisionsLoading} />
  const published = current(s)?.publishedRevision
  return (
    <ol class="revisions">
      {s.revisions.map((revision, at) => {
        const changes = opened === revision.revision ? changesBetween(toForm(revision), form) : null
        return (
          <li key={String(revision.revision)}>
            <button
              type="button"
              class="revision"
              aria-expanded={changes ? 'true' : 'false'}
              onClick={() => setOpened(changes ? null : revision.revision)}
            >
              <strong>{t.revision(revision.revision)}</strong>
              {revision.revision === published && <span class="word ok">{t.isPublished}</span>}
              {at === 0 && <span class="word soft">{t.isNewest}</span>}
              <span class="soft">{t.byWhom(revision.writtenBy, revision.writtenAt)}</span>
            </button>
            {changes && (
              <div class="opened">
                {isEmpty(changes) ? (
                  <p>{t.noDifference}</p>
                ) : (
                  <>
                    <h3>{t.compare}</h3>
                    <ChangesShown changes={changes} t={t} />
                  </>
                )}
                {at > 0 && (
                  <>
                    <Action off={s.busy !== null} onDo={() => work.restore(revision.revision)}>
                      {t.restore}
                    </Action>
                    <p class="hint">{t.restoreHint}</p>
                  </>
                )}
              </div>
            )}
          </li>
        )
      })}
    </ol>
  )
}

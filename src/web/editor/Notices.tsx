import { Action, type Props } from './parts.tsx'
import type { Said } from './state.ts'
import type { Texts } from './texts.ts'

function sentence(said: Said, t: Texts): string {
  switch (said.kind) {
    case 'saved':
    case 'restored':
      return t.said[said.kind](said.revision)
    case 'published':
    case 'brought_back':
    case 'kept_elsewhere':
      return t.said[said.kind](said.title)
    default:
      return t.said[said.kind]
  }
}

const Close = ({ t, work }: Props) => (
  <button type="button" class="plain" onClick={work.calm}>
    {t.close}
  </button>
)

/** What happened, and what can be done about it. Each is announced once. */
export function Notices({ s, t, work }: Props) {
  const { trouble, said, removed, aside } = s
  const given = { s, t, work }
  return (
    <div class="notices">
      <div role="alert">
        {trouble && (
          <div class="notice stop">
            <p>
              {t.trouble[trouble.kind]} {trouble.detail}{' '}
              {trouble.reference && <span class="soft">{t.reference(trouble.reference)}</span>}
            </p>
            {trouble.kind === 'signed_out' && <a href="/sign-in">{t.signIn}</a>}
            {s.articles !== null && <Close {...given} />}
            {s.articles === null && trouble.kind !== 'signed_out' && (
              <button type="button" onClick={work.list}>
                {t.again}
              </button>
            )}
          </div>
        )}
      </div>
      <div role="status">
        {said && (
          <div class="notice ok">
            <p>{sentence(said, t)}</p>
            <Close {...given} />
          </div>
        )}
        {removed && (
          <div class="notice">
            <p>{t.removed(removed.latest.title)}</p>
            <Action off={s.busy !== null} onDo={work.undoRemoval}>
              {t.undo}
            </Action>
            <button type="button" onClick={work.forgetRemoval}>
              {t.close}
            </button>
          </div>
        )}
        {aside && (
          <div class="notice">
            <p>{t.putAside}</p>
            <button type="button" onClick={work.takeBack}>
              {t.takeBack}
            </button>
          </div>
        )}
      </div>
    </div>
  )
}

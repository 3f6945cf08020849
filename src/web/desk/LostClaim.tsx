import type { Given } from './context.ts'
import { draftOf } from './drafts.ts'
import type { Lost } from './state.ts'

/** The claim is lost: who has it now, what was kept, what may be done. */
export function LostClaim({ desk, work, t, lost }: Given & { lost: Lost }) {
  const kept = ['reply', 'note'].map((kind) => draftOf(desk.drafts, `${lost.id}:${kind}`).text)
  const text = kept.filter((one) => one !== '').join('\n\n')
  const free = lost.owner === null && (lost.status === 'waiting' || lost.status === 'with_agent')
  return (
    <div class="lost" role="alert">
      <p>
        <b>{whose(lost, t)}</b> {text === '' ? t.lostNoText : t.lostKept}
      </p>
      {text !== '' && (
        <button key="copy" type="button" onClick={() => void work.copy(text)}>
          {t.copyText}
        </button>
      )}
      {free && (
        <button
          key="again"
          type="button"
          class="first"
          aria-keyshortcuts="c"
          onClick={() => void work.claim(lost.id)}
        >
          {t.claimAgain} <kbd>C</kbd>
        </button>
      )}
    </div>
  )
}

function whose({ owner, status }: Lost, t: Given['t']): string {
  if (owner !== null) return t.lostTo(owner)
  if (status === 'resolved') return t.lostResolved
  return status === 'with_bot' ? t.lostToBot : t.lostToNobody
}

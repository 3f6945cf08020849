import type { DeskCase } from '../../http/wire.ts'
import { Composer } from './Composer.tsx'
import type { Given } from './context.ts'
import { draftOf } from './drafts.ts'
import { LostClaim } from './LostClaim.tsx'
import { fenceOf } from './state.ts'
import { Transcript } from './Transcript.tsx'
import { clockTime, customerOf, spelt } from './view.ts'

/** What was said, and where to go on. Anybody may read; only who has the conversation may write. */
export function ConversationPane(given: Given) {
  const { desk, work, t } = given
  const known = desk.case
  const id = desk.opened
  const mine = fenceOf(desk) !== null
  const hasDraft =
    id !== null && ['reply', 'note'].some((kind) => draftOf(desk.drafts, `${id}:${kind}`).text !== '')
  return (
    <section class="pane conversation" aria-labelledby="conversation-title">
      <div class="head">
        <button type="button" class="back quiet" onClick={work.back}>
          ‹ {t.back}
        </button>
        <h2 id="conversation-title" tabindex={-1}>
          {known ? customerOf(known, t) : t.conversation}
        </h2>
        {known && (
          <span key="code" class="soft code">
            {spelt(known.conversation.case)} · {t.languages[known.conversation.language]}
          </span>
        )}
        {known && (
          <button
            key="case"
            type="button"
            class="to-case quiet"
            onClick={() => work.goTo({ opened: id, pane: 'case' })}
          >
            {t.case} ›
          </button>
        )}
      </div>
      <div class="talk">
        {known === null && <Without key="without" {...given} />}
        {known && <Transcript key={known.conversation.id} {...given} known={known} />}
      </div>
      <div class="lost-box">{desk.lost && <LostClaim key="lost" {...given} lost={desk.lost} />}</div>
      <div class="writing">
        {known && !mine && !desk.lost && <Whose key="whose" {...given} known={known} />}
        {known && (mine || desk.lost || hasDraft) && (mine || hasDraft) && (
          <Composer key={`composer-${id}`} {...given} id={known.conversation.id} mine={mine} />
        )}
      </div>
    </section>
  )
}

/** Nothing in view: why, and what to do. */
function Without({ desk, work, t }: Given) {
  if (desk.opened === null)
    return (
      <div class="without">
        <p>{t.chooseOne}</p>
        <p class="soft">{t.chooseHow}</p>
      </div>
    )
  if (desk.reading === 'missing') return <p class="without">{t.missing}</p>
  if (desk.reading === 'failed')
    return (
      <div class="without">
        <p>{t.readFailed}</p>
        <button type="button" onClick={() => void work.look()}>
          {t.tryAgain}
        </button>
      </div>
    )
  return (
    <div class="skeleton">
      <p class="hidden">{t.loading}</p>
      <i />
      <i />
      <i />
    </div>
  )
}

/** Whose it is, when it is not mine; and the way to take it. */
function Whose({ desk, work, t, language, known }: Given & { known: DeskCase }) {
  const { status, assignment, id } = known.conversation
  return (
    <div class="whose">
      <p>
        {assignment
          ? `${t.isWith(assignment.agent)} (${t.since(clockTime(assignment.since, language))}) `
          : `${t.statuses[status]}. `}
        <span class="soft">{t.reading}</span>
      </p>
      {(status === 'waiting' || status === 'promised') && (
        <button
          key="claim"
          type="button"
          class="first"
          aria-keyshortcuts="c"
          disabled={desk.doing !== null}
          onClick={() => void work.claim(id)}
        >
          {t.claim} <kbd>C</kbd>
        </button>
      )}
    </div>
  )
}

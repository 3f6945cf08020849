import { Deferred } from './Deferred.tsx'
import { Button, type Props } from './parts.tsx'
import { explain } from './texts.ts'
import { aloud, footOf, isUnderWay } from './view.ts'

/** Below the lines: what happens now, or the one question that fits. */
export function Foot(props: Props) {
  const { s, t, session } = props
  const foot = footOf(s)
  const solved = (yes: boolean) => () => session.wish({ kind: 'solved', solved: yes })
  const underWay = isUnderWay(s, 'solved') || isUnderWay(s, 'rating') || isUnderWay(s, 'return')
  return (
    <div class="foot">
      {s.refused && (
        <div class="card warn" role="alert">
          <p>{explain(t, s.refused)}</p>
          <Button say={t.close} on={() => session.dispatch({ type: 'read' })} />
        </div>
      )}
      {(foot === 'waiting' || s.known.status === 'with_agent' || s.standing?.promises?.[0]) && (
        <Deferred part="Receipt" {...props} />
      )}
      {!s.remembers && s.conversation && <p class="system">{t.forgetful(aloud(s.conversation.case))}</p>}
      <div role="status">
        {underWay && <p class="soft">{t.onItsWay}</p>}
        {foot === 'working' && Object.keys(s.streamed).length === 0 && (
          <p class="soft working">{t.working}</p>
        )}
        {!underWay && foot === 'what_is_missing' && <p>{t.missing}</p>}
        {!underWay && foot === 'solved' && <p>{t.solved}</p>}
        {foot === 'closed' && <p>{t.closed}</p>}
      </div>
      {!underWay && foot === 'what_is_missing' && (
        <Button say={t.talk} on={() => session.wish({ kind: 'person' })} />
      )}
      {!underWay && foot === 'solved' && (
        <div class="buttons">
          <Button say={t.yes} on={solved(true)} />
          <Button say={t.no} on={solved(false)} />
        </div>
      )}
      {!underWay && foot === 'rating' && <Deferred part="Stars" {...props} />}
    </div>
  )
}

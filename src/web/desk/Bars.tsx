import type { Given } from './context.ts'
import type { Texts } from './texts.ts'
import { isGood, type Told } from './told.ts'

/** What the agent must know now, over all panes: a lost line, and what came of the last deed. */
export function Bars({ desk, store, t }: Given) {
  const { line, told } = desk
  return (
    <div class="bars">
      <div key="line" role="alert">
        {(line === 'lost' || line === 'ended') && (
          <p class="bar stop">
            {t.line[line]}{' '}
            {line === 'ended' && (
              <a href="/sign-in" target="_blank" rel="noopener">
                {t.signIn}
              </a>
            )}
          </p>
        )}
      </div>
      <div key="bad" role="alert">
        {told && !isGood(told) && desk.dialog === 'none' && (
          <p class="bar warn">
            {inWords(told, t)}{' '}
            <button type="button" class="quiet" onClick={() => store.send({ type: 'told', told: null })}>
              {t.close}
            </button>
          </p>
        )}
      </div>
      <div key="good" role="status">
        {told && isGood(told) && <p class="bar ok">{inWords(told, t)}</p>}
      </div>
    </div>
  )
}

export function inWords(told: Told, t: Texts): string {
  switch (told.what) {
    case 'already_claimed':
      return t.alreadyClaimed(told.owner)
    case 'at_capacity':
      return t.atCapacity(told.capacity)
    case 'unreachable':
      return t.unreachable[told.deed]
    case 'not_accepted':
      return t.notAccepted(told.reference)
    default:
      return t.told[told.what]
  }
}

import type { DeskQueue } from '../../http/wire.ts'
import type { Given } from './context.ts'
import { Listed } from './Listed.tsx'
import { risk } from './ledger.ts'
import { Promised } from './Promised.tsx'
import { clockTime, since } from './view.ts'

/** Heights of rows in CSS pixels, as desk.css draws them. */
const waitingRow = 76
const mineRow = 56

/** Who waits, in order, and what is mine. */
export function QueuePane(given: Given) {
  const { desk, store, work, t, language } = given
  const { heard } = desk
  const now = desk.now + desk.ahead
  const list = {
    active: desk.active,
    opened: desk.opened,
    onActive: (id: string) => store.send({ type: 'active', id }),
    onOpen: work.open,
  }
  return (
    <section class="pane queue" aria-labelledby="queue-title">
      <h2 id="queue-title" tabindex={-1}>
        {t.queue} <span class="count">{heard?.waiting.length ?? ''}</span>
      </h2>
      <div class="waiting">
        {heard === null && <Loading key="loading" says={t.connecting} />}
        {heard?.waiting.length === 0 && <NobodyWaits key="nobody" {...given} />}
        {heard !== null && heard.waiting.length > 0 && (
          <Listed
            key="list"
            name="queue"
            label={t.queue}
            rows={heard.waiting}
            rowHeight={waitingRow}
            {...list}
            show={(row: DeskQueue['waiting'][number]) => (
              <>
                <span class="matter">
                  <span class="soft">{row.position}</span> {row.matter || t.reasons[row.reason]}
                </span>
                <span class="about">
                  {risk(row, t) !== null && (
                    <span key="risk" class="late">
                      ⚠ {risk(row, t)} ·{' '}
                    </span>
                  )}
                  <b>{t.reasons[row.reason]}</b> · {t.languages[row.language]}
                </span>
                <span class="about">
                  {clockTime(row.waitingSince, language)} · {since(row.waitingSince, now, t)}
                  {row.team === null ? '' : ` · ${t.team(row.team)}`}
                  {row.prefers === null
                    ? ''
                    : ` · ${t.keptFor(row.prefers === desk.me ? t.you : row.prefers)}`}
                </span>
              </>
            )}
          />
        )}
      </div>
      <h2>
        {t.mine} <span class="count">{heard?.mine.length ?? ''}</span>
      </h2>
      <div class="mine">
        {heard?.mine.length === 0 && (
          <p key="none" class="soft">
            {t.nothingMine}
          </p>
        )}
        {heard !== null && heard.mine.length > 0 && (
          <Listed
            key="list"
            name="mine"
            label={t.mine}
            rows={heard.mine}
            rowHeight={mineRow}
            {...list}
            show={(row: DeskQueue['mine'][number]) => (
              <>
                <span class="matter">{row.matter}</span>
                <span class={`about${row.unansweredSince ? ' calls' : ''}`}>
                  {row.unansweredSince
                    ? `● ${t.unanswered} · ${since(row.unansweredSince, now, t)}`
                    : t.answered}
                </span>
              </>
            )}
          />
        )}
      </div>
      <Promised {...given} />
      <button
        type="button"
        class="first next"
        aria-keyshortcuts="n"
        aria-disabled={heard?.waiting.length === 0 ? 'true' : 'false'}
        onClick={() => void work.claim()}
      >
        {t.next} <kbd>N</kbd>
      </button>
    </section>
  )
}

const NobodyWaits = ({ t, language }: Given) => (
  <div class="nobody">
    <p>{t.nobodyWaits}</p>
    <p class="soft">{t.nothingBlinks}</p>
    <p>
      <a href={`/?lang=${language}`} target="_blank" rel="noopener">
        {t.tryIt}
      </a>
    </p>
  </div>
)

const Loading = ({ says }: { says: string }) => (
  <div class="skeleton">
    <p class="hidden">{says}</p>
    <i />
    <i />
    <i />
  </div>
)

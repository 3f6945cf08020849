import type { Given } from './context.ts'
import { type Owed, promiseWords } from './ledger.ts'

/** What the agent says became of each promise, by its id. */
export type Settled = Record<string, { fate: 'kept' | 'withdrawn'; reason: string }>

interface Props extends Given {
  owed: readonly Owed[]
  settled: Settled
  on: (settled: Settled) => void
}

/** A case with something promised ends only when it is said what became of that. */
export function Owing({ desk, t, language, owed, settled, on }: Props) {
  const now = desk.now + desk.ahead
  return (
    <div class="field">
      <p>{t.owedFirst}</p>
      {owed.map((p, i) => {
        const said = settled[p.id]
        const fate = (one: 'kept' | 'withdrawn') => (
          <label key={one} class="tick">
            <input
              type="radio"
              {...(i === 0 && one === 'kept' ? { id: 'owed-first' } : {})}
              name={`fate-${p.id}`}
              value={one}
              checked={said?.fate === one}
              onChange={() => on({ ...settled, [p.id]: { fate: one, reason: said?.reason ?? '' } })}
            />{' '}
            {t.fates[one]}
          </label>
        )
        return (
          <fieldset key={p.id} class="owed">
            <legend>{promiseWords(p, now, language, t)}</legend>
            {fate('kept')}
            {fate('withdrawn')}
            {said?.fate === 'withdrawn' && (
              <label key="reason" class="field">
                {t.reasonForThem}
                <input
                  type="text"
                  maxLength={500}
                  onInput={(event: Event) =>
                    on({
                      ...settled,
                      [p.id]: {
                        fate: 'withdrawn',
                        reason: (event.currentTarget as HTMLInputElement).value,
                      },
                    })
                  }
                />
              </label>
            )}
          </fieldset>
        )
      })}
    </div>
  )
}

import { type Known, To } from './CasePane.tsx'

/** What the customer told us, each with its message and ready to be copied. */
export function Facts(given: Known) {
  const { known, work, t } = given
  const { facts } = known.brief
  if (facts.length === 0) return <p class="soft">{t.noFacts}</p>
  return (
    <dl class="facts">
      {facts.map(({ kind, value, seq }) => {
        const said = known.transcript.some((line) => line.seq === seq)
        return (
          <div key={`${kind} ${value}`}>
            <dt>{t.factKinds[kind]}</dt>
            <dd>
              <span class="value">{value}</span>
              <button
                type="button"
                class="link"
                aria-label={t.copyOf(t.factKinds[kind], value)}
                onClick={() => void work.copy(value)}
              >
                {t.copy}
              </button>
              {said ? (
                <To key="to" {...given} seq={seq} />
              ) : (
                <span key="own" class="soft">
                  {t.corrected}
                </span>
              )}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

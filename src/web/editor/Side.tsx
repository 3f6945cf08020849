import type { Form } from './article.ts'
import { Pair } from './Pair.tsx'
import type { Props } from './parts.tsx'
import { Revisions } from './Revisions.tsx'
import { Seen } from './Seen.tsx'
import type { Panel } from './state.ts'
import { Try } from './Try.tsx'

const panels: readonly Panel[] = ['seen', 'try', 'pair', 'revisions']

/** The right half: what customers see, and the other views of the article. */
export function Side(props: Props & { form: Form; onTurn: (panel: Panel) => void }) {
  const { s, t, form, onTurn } = props
  const onKey = (e: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[e.key]
    if (by === undefined) return
    e.preventDefault()
    const panel = panels.at((panels.indexOf(s.panel) + by) % panels.length) ?? 'seen'
    onTurn(panel)
    document.getElementById(`tab-${panel}`)?.focus()
  }
  return (
    <section class="side" aria-label={t.panelsName}>
      <div class="tabs" role="tablist" aria-label={t.panelsName} onKeyDown={onKey}>
        {panels.map((panel) => (
          <button
            key={panel}
            type="button"
            role="tab"
            id={`tab-${panel}`}
            aria-selected={s.panel === panel ? 'true' : 'false'}
            aria-controls="panel"
            tabIndex={s.panel === panel ? 0 : -1}
            onClick={() => onTurn(panel)}
          >
            {t.panels[panel]}
          </button>
        ))}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and may hold nothing else that takes the focus */}
      <div class="panel" role="tabpanel" id="panel" aria-labelledby={`tab-${s.panel}`} tabIndex={0}>
        {s.panel === 'seen' && <Seen form={form} t={t} />}
        {s.panel === 'try' && <Try key={form.slug} {...props} />}
        {s.panel === 'pair' && <Pair {...props} />}
        {s.panel === 'revisions' && <Revisions key={form.slug} {...props} />}
      </div>
    </section>
  )
}

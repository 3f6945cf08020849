import type { Form } from './article.ts'
import type { Texts } from './texts.ts'

const rules = ['never', 'offer', 'always'] as const

/** When a person takes over, each with what it means. */
export function Rule({
  form,
  t,
  onChange,
}: {
  form: Form
  t: Texts
  onChange: (rule: Form['handoff']) => void
}) {
  return (
    <fieldset class="rule">
      <legend>{t.rule}</legend>
      {rules.map((rule) => (
        <label key={rule} class="check">
          <input
            type="radio"
            name="rule"
            value={rule}
            checked={form.handoff === rule}
            aria-describedby={`rule-${rule}`}
            onChange={() => onChange(rule)}
          />
          <span>
            {t.rules[rule]}
            <span class="hint" id={`rule-${rule}`}>
              {t.ruleSays[rule]}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}

import { countOf, enough, plenty, strengthOf } from './phrasings.ts'
import type { Texts } from './texts.ts'

/** How easily the article is found: ten fields and a sentence. */
export function Gauge({ questions, t }: { questions: readonly string[]; t: Texts }) {
  const count = countOf(questions)
  const strength = strengthOf(questions)
  const weak = strength === 'none' || strength === 'weak'
  return (
    <div class={`gauge ${weak ? 'warn' : 'ok'}`} role="status" id="gauge">
      <span class="fields" aria-hidden="true">
        {Array.from({ length: plenty }, (_, at) => (
          <span key={String(at)} class={at < count ? 'full' : 'free'} />
        ))}
      </span>
      <span class="hidden">{t.gauge(count)}. </span>
      <span>{strength === 'weak' ? t.strength.weak(count, enough - count) : t.strength[strength]}</span>
    </div>
  )
}

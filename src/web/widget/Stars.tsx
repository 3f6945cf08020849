import { useLayoutEffect, useRef, useState } from 'hono/jsx/dom'
import { laterTexts } from './later.texts.ts'
import type { Props } from './parts.tsx'

/** Asked only after "solved". */
export function Stars({ s, t, session }: Props) {
  const l = laterTexts[s.language]
  const [score, setScore] = useState(0)
  const form = useRef<HTMLFormElement>(null)
  useLayoutEffect(() => {
    form.current?.scrollIntoView({ block: 'nearest' })
  }, [score])
  const submit = (e: Event) => {
    e.preventDefault()
    const comment = new FormData(e.currentTarget as HTMLFormElement).get('why')?.toString().trim()
    session.wish({ kind: 'rating', score, ...(comment ? { comment } : {}) })
  }
  return (
    <form class="card" ref={form} onSubmit={submit}>
      <fieldset>
        <legend>{l.rate}</legend>
        {[1, 2, 3, 4, 5].map((n) => (
          <label class={n <= score ? 'star on' : 'star'}>
            <input type="radio" name="score" value={n} class="hidden" onChange={() => setScore(n)} />
            <span aria-hidden="true">★</span>
            <span class="hidden">{l.stars(n)}</span>
          </label>
        ))}
      </fieldset>
      {score > 0 && (
        <>
          <textarea name="why" rows={2} maxLength={2000} aria-label={l.rateWhy} placeholder={l.rateWhy} />
          <button type="submit" class="first">
            {t.send}
          </button>
        </>
      )}
    </form>
  )
}

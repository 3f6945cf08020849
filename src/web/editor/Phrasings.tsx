import { useLayoutEffect, useRef, useState } from 'hono/jsx/dom'
import type { Form } from './article.ts'
import { Gauge } from './Gauge.tsx'
import { textOf } from './parts.tsx'
import { moved, repeated } from './phrasings.ts'
import type { Texts } from './texts.ts'

interface PhrasingsProps {
  form: Form
  t: Texts
  onChange: (questions: string[]) => void
}

const idOf = (at: number): string => `phrasing-${at}`

/** The list of phrasings. Whatever the keyboard does to it, the focus stays with the line in hand. */
export function Phrasings({ form, t, onChange }: PhrasingsProps) {
  const { questions, language } = form
  const [told, setTold] = useState('')
  const wanted = useRef<number | null>(null)
  useLayoutEffect(() => {
    if (wanted.current === null) return
    const there = document.getElementById(idOf(wanted.current)) ?? document.getElementById('add-phrasing')
    there?.focus()
    wanted.current = null
  })
  const change = (list: string[], focus: number) => {
    wanted.current = focus
    onChange(list)
  }
  const add = (at: number) => change(questions.toSpliced(at, 0, ''), at)
  const remove = (at: number) => change(questions.toSpliced(at, 1), Math.max(0, at - 1))
  const move = (at: number, by: -1 | 1) => {
    const to = at + by
    if (to < 0 || to >= questions.length) return
    change(moved(questions, at, by), to)
    setTold(t.movedTo(to + 1))
  }
  const onKey = (e: KeyboardEvent, at: number) => {
    if (e.key === 'Enter' && !e.isComposing) add(at + 1)
    else if (e.altKey && e.key === 'ArrowUp') move(at, -1)
    else if (e.altKey && e.key === 'ArrowDown') move(at, 1)
    else if (e.key === 'Backspace' && questions[at] === '') remove(at)
    else return
    e.preventDefault()
  }
  const twice = repeated(questions)
  return (
    <fieldset class="phrasings" aria-describedby="phrasings-hint gauge">
      <legend>{t.phrasings}</legend>
      <p class="hint" id="phrasings-hint">
        {t.phrasingsHint} <span class="keys">{t.phrasingKeys}</span>
      </p>
      <ol>
        {questions.map((question, at) => (
          <li key={String(at)}>
            <input
              id={idOf(at)}
              type="text"
              lang={language}
              value={question}
              aria-label={t.phrasing(at + 1)}
              autocomplete="off"
              onInput={(e: Event) => onChange(questions.with(at, textOf(e)))}
              onKeyDown={(e: KeyboardEvent) => onKey(e, at)}
            />
            <button
              type="button"
              class="small"
              aria-label={t.up(at + 1)}
              disabled={at === 0}
              onClick={() => move(at, -1)}
            >
              ↑
            </button>
            <button
              type="button"
              class="small"
              aria-label={t.down(at + 1)}
              disabled={at === questions.length - 1}
              onClick={() => move(at, 1)}
            >
              ↓
            </button>
            <button
              type="button"
              class="small"
              aria-label={t.removePhrasing(at + 1)}
              onClick={() => remove(at)}
            >
              ✕
            </button>
            {twice.includes(at) && <span class="hint warn">{t.repeated}</span>}
          </li>
        ))}
      </ol>
      <button type="button" id="add-phrasing" onClick={() => add(questions.length)}>
        {t.addPhrasing}
      </button>
      <p class="hidden" role="status">
        {told}
      </p>
      <Gauge questions={questions} t={t} />
    </fieldset>
  )
}

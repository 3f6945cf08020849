import { useLayoutEffect, useRef } from 'hono/jsx/dom'
import { parts } from './outbox.ts'
import { Button, type Props } from './parts.tsx'
import { room } from './view.ts'

/** Where the customer writes. Enter sends, Shift+Enter begins a line, an unfinished composition does neither. */
export function Composer({ s, t, session }: Props) {
  const field = useRef<HTMLTextAreaElement>(null)
  const left = room(s.draft)
  const over = left !== null && left.left < 0

  useLayoutEffect(() => {
    const el = field.current
    if (!el) return
    if (el.value !== s.draft) el.value = s.draft
    const grow = () => {
      el.style.height = ''
      if (el.scrollHeight > el.clientHeight) el.style.height = `${el.scrollHeight + 2}px`
    }
    // At first it is not in the page yet and has no height.
    if (el.isConnected) grow()
    else requestAnimationFrame(grow)
  }, [s.draft])

  const send = () => {
    const text = s.draft.trim()
    if (text === '') return
    for (const part of parts(text)) session.wish({ kind: 'message', text: part })
    session.dispatch({ type: 'typed', draft: '' })
    field.current?.focus()
  }
  const onKey = (e: KeyboardEvent) => {
    // Some browsers say only by the code 229 that a composition has just ended.
    if (e.key !== 'Enter' || e.shiftKey || e.isComposing || e.keyCode === 229) return
    e.preventDefault()
    if (!over) send()
  }
  return (
    <form
      class="composer"
      onSubmit={(e: Event) => {
        e.preventDefault()
        if (!over) send()
      }}
    >
      <textarea
        id="text"
        ref={field}
        rows={1}
        aria-label={t.message}
        aria-describedby={left ? 'room' : undefined}
        placeholder={t.message}
        enterkeyhint="send"
        onKeyDown={onKey}
        onInput={(e: Event) =>
          session.dispatch({ type: 'typed', draft: (e.currentTarget as HTMLTextAreaElement).value })
        }
      />
      <button type="submit" class="first" aria-disabled={String(over || s.draft.trim() === '')}>
        {t.send}
      </button>
      {left && (
        <p id="room" class={over ? 'warn' : 'soft'} role="status">
          {over ? t.over(-left.left) : t.left(left.left)}{' '}
          {over && <Button say={t.sendParts(parts(s.draft.trim()).length)} on={send} />}
        </p>
      )}
    </form>
  )
}

import { useLayoutEffect, useRef } from 'hono/jsx/dom'

interface Props {
  id: string
  label: string
  /** Whose text it is; another one puts another text into the box. */
  of: string
  text: string
  /** Grows when the text was changed by somebody else than the one who types. */
  revision: number
  readOnly?: boolean
  describedBy?: string
  placeholder?: string
  rows?: number
  /** Where the focus goes when the window around it opens. */
  first?: boolean
  onText: (text: string) => void
  onSend?: () => void
}

/**
 * A box for a draft. The box itself keeps what is typed, and the caret: nothing that is drawn anew while somebody
 * types writes into it. Only another draft, or a new revision of this one, does.
 */
export function Writing(props: Props) {
  const box = useRef<HTMLTextAreaElement>(null)
  useLayoutEffect(() => {
    if (box.current && box.current.value !== props.text) box.current.value = props.text
  }, [props.of, props.revision])
  return (
    <textarea
      ref={box}
      id={props.id}
      rows={props.rows ?? 4}
      aria-label={props.label}
      aria-describedby={props.describedBy}
      placeholder={props.placeholder}
      readonly={props.readOnly ?? false}
      autofocus={props.first ?? false}
      onInput={(event: Event) => props.onText((event.currentTarget as HTMLTextAreaElement).value)}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return
        event.preventDefault()
        props.onSend?.()
      }}
    />
  )
}

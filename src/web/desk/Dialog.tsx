import { useLayoutEffect, useRef } from 'hono/jsx/dom'

interface Props {
  title: string
  close: string
  onClose: () => void
  children?: unknown
}

/** A window over the page: it holds the focus while it is open, and gives it back to where it was. */
export function Dialog({ title, close, onClose, children }: Props) {
  const box = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const dialog = box.current
    if (!dialog) return
    // `close` alone comes a frame late: a key pressed right after Esc would still meet a window nobody sees.
    const leave = (event: Event) => {
      event.preventDefault()
      onClose()
    }
    dialog.addEventListener('cancel', leave)
    dialog.addEventListener('close', leave)
    dialog.showModal()
    return () => {
      dialog.removeEventListener('cancel', leave)
      dialog.removeEventListener('close', leave)
      dialog.close()
    }
  }, [])
  return (
    <dialog ref={box} aria-labelledby="dialog-title">
      <div class="head">
        <h2 id="dialog-title">{title}</h2>
        <button type="button" class="quiet" onClick={onClose}>
          {close}
        </button>
      </div>
      <div>{children}</div>
    </dialog>
  )
}

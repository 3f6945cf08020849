import { useLayoutEffect, useRef, useState } from 'hono/jsx/dom'
import { rowAfter, rowsInPage, scrollToShow } from './windowed.ts'

interface Row {
  id: string
}
interface Props<T extends Row> {
  name: string
  label: string
  rows: readonly T[]
  rowHeight: number
  active: string | null
  opened: string | null
  onActive: (id: string) => void
  onOpen: (id: string) => void
  show: (row: T) => unknown
}

/**
 * A list of conversations to choose from. It keeps the focus itself and names the active row, so that rows may
 * come, go and move without anybody losing their place.
 */
export function Listed<T extends Row>(props: Props<T>) {
  const { name, label, rows, rowHeight, opened, onActive, onOpen, show } = props
  const list = useRef<HTMLDivElement>(null)
  const [view, setView] = useState({ scrollTop: 0, height: 600 })
  const active = rows.findIndex((row) => row.id === props.active)
  const measure = () => {
    const box = list.current
    if (box) setView({ scrollTop: box.scrollTop, height: box.clientHeight || 600 })
  }
  useLayoutEffect(() => {
    const watch = new ResizeObserver(measure)
    if (list.current) watch.observe(list.current)
    return () => watch.disconnect()
  }, [])

  const go = (index: number) => {
    const row = rows[index]
    const box = list.current
    if (!row || !box) return
    box.scrollTop = scrollToShow(index, { rowHeight, scrollTop: box.scrollTop, height: box.clientHeight })
    onActive(row.id)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const page = Math.max(1, Math.floor(view.height / rowHeight) - 1)
    const to = rowAfter(event.key, active, rows.length, page)
    // Pressed right after the list was entered, a key means the first row.
    const row = rows[Math.max(active, 0)]
    if (to !== null) go(to)
    else if ((event.key === 'Enter' || event.key === ' ') && row) onOpen(row.id)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    // biome-ignore lint/a11y/useAriaActivedescendantWithTabindex: it has one, in the library's spelling
    <div
      ref={list}
      id={name}
      class="listed"
      role="listbox"
      aria-label={label}
      tabindex={0}
      aria-activedescendant={active >= 0 ? `${name}-${props.active}` : undefined}
      onKeyDown={onKeyDown}
      onFocus={() => active < 0 && rows.length > 0 && go(0)}
      onScroll={measure}
    >
      <div class="listed-all" role="presentation" style={{ height: `${rows.length * rowHeight}px` }}>
        {rowsInPage(rows.length, { ...view, rowHeight }, active).map((index) => {
          const row = rows[index] as T
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the focus and hears the keys for its rows
            // biome-ignore lint/a11y/useFocusableInteractive: the list names its active row instead
            <div
              key={row.id}
              id={`${name}-${row.id}`}
              class={`row${index === active ? ' active' : ''}`}
              role="option"
              aria-selected={row.id === opened ? 'true' : 'false'}
              aria-setsize={rows.length}
              aria-posinset={index + 1}
              style={{ top: `${index * rowHeight}px`, height: `${rowHeight}px` }}
              onClick={() => {
                onActive(row.id)
                onOpen(row.id)
              }}
            >
              {show(row)}
            </div>
          )
        })}
      </div>
    </div>
  )
}

/** A list of which only the rows in view are in the page; all rows are equally high. Lengths in CSS pixels. */
export interface Viewport {
  rowHeight: number
  scrollTop: number
  height: number
}

/** Rows in the page above and below those in view, so that scrolling shows no holes. */
const spare = 6

/** Which of `count` rows to put into the page, in order; `active` is among them wherever the list stands. */
export function rowsInPage(count: number, { rowHeight, scrollTop, height }: Viewport, active = -1): number[] {
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - spare)
  const end = Math.min(count, Math.ceil((scrollTop + height) / rowHeight) + spare)
  const rows = Array.from({ length: Math.max(0, end - first) }, (_, i) => first + i)
  if (active < 0 || active >= count || (active >= first && active < end)) return rows
  return active < first ? [active, ...rows] : [...rows, active]
}

/** Where to scroll so that a row is wholly in view; the same place when it is already. */
export function scrollToShow(row: number, { rowHeight, scrollTop, height }: Viewport): number {
  const top = row * rowHeight
  if (top < scrollTop) return top
  if (top + rowHeight > scrollTop + height) return Math.max(0, top + rowHeight - height)
  return scrollTop
}

/** The row a key leads to; null for keys that do not move. `page`: rows a page key goes. */
export function rowAfter(key: string, row: number, count: number, page: number): number | null {
  if (count === 0) return null
  const to = (wanted: number) => Math.max(0, Math.min(count - 1, wanted))
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return to(row + 1)
    case 'ArrowUp':
    case 'k':
      return to(row < 0 ? 0 : row - 1)
    case 'PageDown':
      return to(Math.max(0, row) + page)
    case 'PageUp':
      return to(row - page)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}

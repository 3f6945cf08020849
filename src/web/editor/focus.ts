/** Whether somebody has the focus somewhere in the page, as far as they know. */
let held = false

/** Begins to watch where the focus is. */
export function watchFocus(): void {
  // A press beside everything lets the focus go; one on a button or field is followed by its `focusin`.
  addEventListener('pointerdown', () => {
    held = false
  })
  addEventListener('focusin', () => {
    held = true
  })
}

/** Where what had the focus went away, the article's name has it, or else the search: nobody starts over at the top. */
export function keepFocus(): void {
  requestAnimationFrame(() => {
    if (!held || document.activeElement !== document.body) return
    const next = document.getElementById('article-name') ?? document.getElementById('search')
    next?.focus({ preventScroll: true })
  })
}

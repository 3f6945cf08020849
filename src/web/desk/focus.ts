/** The newest wish counts. */
let wishes = 0

/**
 * Puts the focus on the first of these elements that is in view: at once, so that the next letter pressed lands there;
 * where it is only drawn in a moment, then. Gives up after half a second.
 */
export function focusSoon(...ids: string[]): void {
  const wish = ++wishes
  let tries = 0
  const attempt = () => {
    if (wish !== wishes) return
    const found = ids.map((id) => document.getElementById(id)).find((element) => element?.checkVisibility())
    found?.focus()
    // A window that is about to go holds the focus until it has gone.
    if ((!found || document.activeElement !== found) && ++tries < 25) setTimeout(attempt, 20)
  }
  attempt()
}

/** Whether letters pressed here are written, or choose from a list of the browser's own. */
export const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type)) ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement)

/** The host page around the frame: it tells whether we are shown; we tell it to close and how much is unread. */

/** The host page's messages: `{ baton: 'open' | 'closed' }`, from the window that holds us and nobody else. */
export function hostPage(onShown: (shown: boolean) => void) {
  let origin: string | null = null
  const framed = parent !== window
  const tell = (message: object) => {
    if (origin !== null) parent.postMessage(message, origin)
  }
  if (framed) {
    addEventListener('message', (e) => {
      const said = (e.data as { baton?: unknown } | null)?.baton
      if (e.source !== parent || (said !== 'open' && said !== 'closed')) return
      origin = e.origin
      onShown(said === 'open')
    })
    // Carries nothing: the answer tells whose page we are on, and from then on we speak to that origin only.
    parent.postMessage({ baton: 'ready' }, '*')
  }
  return {
    framed,
    close: () => tell({ baton: 'close' }),
    unread: (count: number) => tell({ baton: 'unread', count }),
  }
}
export type HostPage = ReturnType<typeof hostPage>

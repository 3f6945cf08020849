/**
 * The one script a host page includes. A plain script without imports: it puts a button on the page, and
 * on its first press a frame of ours. Before that nothing is asked for and nothing is stored.
 */
;(() => {
  const script = document.currentScript as HTMLScriptElement | null
  const tag = 'baton-chat'

  const words = {
    de: {
      open: 'Hilfe öffnen',
      close: 'Hilfe schließen',
      title: 'Hilfe',
      help: 'Hilfe',
      unread: 'ungelesen',
    },
    en: { open: 'Open help', close: 'Close help', title: 'Help', help: 'Help', unread: 'unread' },
  }

  const css = `:host{all:initial}
button{position:fixed;z-index:2147483647;right:16px;bottom:16px;min-width:44px;min-height:44px;padding:8px 20px;border:0;border-radius:22px;font:600 16px/1.5 system-ui,sans-serif;color:#fff;background:#0b5c8a;box-shadow:0 4px 16px rgb(0 0 0/25%);cursor:pointer}
button:focus-visible{outline:2px solid #0b5c8a;outline-offset:2px;box-shadow:0 0 0 2px #fff}
iframe{position:fixed;z-index:2147483646;right:16px;bottom:76px;width:380px;height:620px;max-width:calc(100vw - 32px);max-height:calc(100dvh - 92px);border:0;border-radius:10px;background:Canvas;color-scheme:light dark;box-shadow:0 4px 16px rgb(0 0 0/25%)}
[hidden]{display:none}
@media (max-width:480px){iframe{inset:0;width:100%;height:100dvh;max-width:none;max-height:none;border-radius:0}.there{display:none}}
@media (prefers-color-scheme:dark){button{color:#0a1a24;background:#7cc4ee}button:focus-visible{outline-color:#7cc4ee;box-shadow:0 0 0 2px #000}}
@media print{:host{display:none}}`

  function place(source: HTMLScriptElement): void {
    if (document.querySelector(tag)) return
    const { origin } = new URL(source.src)
    const asked = source.dataset.lang ?? document.documentElement.lang
    const language = /^en/i.test(asked) ? 'en' : 'de'
    const t = words[language]

    const element = document.createElement(tag)
    const root = element.attachShadow({ mode: 'open' })
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    root.adoptedStyleSheets = [sheet]
    const button = document.createElement('button')
    button.type = 'button'
    root.append(button)

    let frame: HTMLIFrameElement | undefined
    let isOpen = false
    let unread = 0

    const label = () => {
      button.textContent = unread > 0 ? `${t.help} (${unread})` : t.help
      button.ariaLabel = `${isOpen ? t.close : t.open}${unread > 0 ? `, ${unread} ${t.unread}` : ''}`
      button.ariaExpanded = String(isOpen)
    }
    const tell = () => frame?.contentWindow?.postMessage({ baton: isOpen ? 'open' : 'closed' }, origin)

    const show = (open: boolean) => {
      isOpen = open
      if (open && !frame) {
        frame = document.createElement('iframe')
        frame.title = t.title
        frame.src = `${origin}/widget?lang=${language}`
        root.append(frame)
      }
      if (frame) frame.hidden = !open
      button.classList.toggle('there', open && ready)
      tell()
      label()
      if (open) frame?.focus()
      else button.focus()
    }

    // On a phone the frame covers the button; until the frame answers, the button stays: the only way back.
    let ready = false
    addEventListener('message', (e: MessageEvent) => {
      if (!frame || e.origin !== origin || e.source !== frame.contentWindow) return
      const said = e.data as { baton?: unknown; count?: unknown } | null
      if (said?.baton === 'ready') {
        ready = true
        button.classList.toggle('there', isOpen)
        tell()
      } else if (said?.baton === 'close') show(false)
      else if (said?.baton === 'unread' && Number.isInteger(said.count)) {
        unread = Math.min(99, Math.max(0, said.count as number))
        label()
      }
    })
    button.onclick = () => show(!isOpen)
    element.onkeydown = (e) => {
      if (e.key === 'Escape' && isOpen) show(false)
    }
    label()
    document.body.append(element)
  }

  // Whatever goes wrong here is ours alone: the host page must not notice.
  const start = () => {
    try {
      if (script) place(script)
    } catch {}
  }
  if (document.body) start()
  else addEventListener('DOMContentLoaded', start)
})()

import { useLayoutEffect, useRef, useState } from 'hono/jsx/dom'
import { Composer } from './Composer.tsx'
import { Foot } from './Foot.tsx'
import { Head } from './Head.tsx'
import type { HostPage } from './host.ts'
import { Button, type Props } from './parts.tsx'
import type { Session } from './session.ts'
import type { State } from './state.ts'
import { Talk, Writing } from './Talk.tsx'
import { textsOf } from './texts.ts'
import { unsent } from './view.ts'

interface Root {
  company: string
  /** What the server says of the machine, in the language it was asked for. */
  notice: { language: string; text: string }
  session: Session
  host: HostPage
  watch: (see: (state: State) => void) => void
}

export function App({ company, notice, session, host, watch }: Root) {
  const [s, setState] = useState(session.state())
  useLayoutEffect(() => {
    watch(setState)
  }, [])
  const t = textsOf(s.language)
  const props = { s, t, session }
  useLayoutEffect(() => {
    document.documentElement.lang = s.language
  }, [s.language])
  useLayoutEffect(keepFocus)
  return (
    <>
      <Head {...props} company={company} host={host} />
      <main>
        <Scroll {...props}>
          <p class="system notice">{notice.language === s.language ? notice.text : t.notice(company)}</p>
          {s.events.length === 0 && s.outbox.length === 0 && <p class="begin">{t.begin}</p>}
          <Talk {...props} />
          <Writing {...props} />
          <Foot {...props} />
        </Scroll>
        <Bars {...props} />
        <Composer {...props} />
      </main>
    </>
  )
}

/** Follows what is said; where the reader went further up, it only says that there is more. */
function Scroll({ s, t, children }: Props & { children?: unknown }) {
  const box = useRef<HTMLDivElement>(null)
  const [more, setMore] = useState(false)
  const count = s.events.length + s.outbox.length
  const now = useRef({ follows: true, held: false, put: 0, count, unsent: 0 })
  const toEnd = () => {
    if (box.current) box.current.scrollTop = box.current.scrollHeight
  }
  useLayoutEffect(() => {
    const el = box.current
    const line = el?.querySelector('[role=log] > :last-child')
    const at = now.current
    const isNew = count > at.count
    const isOwn = s.outbox.length > at.unsent
    at.count = count
    at.unsent = s.outbox.length
    if (!el || !line) return
    const above = () => el.getBoundingClientRect().top + 8 - line.getBoundingClientRect().top
    if (isOwn) at.follows = true
    if (!at.follows) {
      if (isNew && -above() > el.clientHeight) setMore(true)
      return
    }
    const grows = isNew || Object.keys(s.streamed).length > 0
    if (!grows && at.held) return
    toEnd()
    // What is longer than the window is read from its beginning.
    at.held = grows && !isOwn && above() > 0
    if (at.held) el.scrollTop -= above()
    at.put = el.scrollTop
  })
  const onScroll = () => {
    const el = box.current
    const at = now.current
    if (!el || el.scrollTop === at.put) return
    at.held = false
    at.follows = el.scrollHeight - el.scrollTop - el.clientHeight < 48
    if (at.follows) setMore(false)
  }
  return (
    <div class="body">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by keyboard too */}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields */}
      <div class="scroll" role="group" ref={box} tabIndex={0} aria-label={t.chat} onScroll={onScroll}>
        {children}
      </div>
      {more && (
        <button
          type="button"
          class="first more"
          onClick={() => {
            toEnd()
            box.current?.focus()
          }}
        >
          {t.newMessages} ↓
        </button>
      )}
    </div>
  )
}

/** Bad news: what happened, what was kept, what comes next. */
function Bars({ s, t, session }: Props) {
  return (
    <div role="status">
      {s.gone && (
        <div class="bar">
          {t.gone} <Button say={t.anew} on={() => session.dispatch({ type: 'started_over' })} />
        </div>
      )}
      {!s.online && !s.gone && (
        <p class="bar">
          <b>{t.offline}</b> {t.offlineKept(unsent(s))} {t.offlineNext}
        </p>
      )}
    </div>
  )
}

let last: Element | null = null
document.addEventListener('focusin', (e) => {
  last = e.target as Element
})

/** Where the focused thing has gone, the focus goes on to the conversation, not to nowhere. */
function keepFocus(): void {
  if (last && !last.isConnected && document.activeElement === document.body) {
    last = null
    document.querySelector<HTMLElement>('.scroll')?.focus({ preventScroll: true })
  }
}

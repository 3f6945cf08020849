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

/** Stays at the end while the reader is there; where they read further up, it only says that there is more. */
function Scroll({ s, t, children }: Props & { children?: unknown }) {
  const box = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  const [more, setMore] = useState(false)
  const toEnd = () => {
    const el = box.current
    if (el) el.scrollTop = el.scrollHeight
  }
  const count = s.events.length + s.outbox.length
  const before = useRef(count)
  useLayoutEffect(() => {
    if (atEnd.current) toEnd()
    else if (count > before.current) setMore(true)
    before.current = count
  })
  const onScroll = () => {
    const el = box.current
    if (!el) return
    atEnd.current = el.scrollHeight - el.scrollTop - el.clientHeight < 48
    if (atEnd.current) setMore(false)
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

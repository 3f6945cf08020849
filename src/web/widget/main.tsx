import '../ui/roles.css'
import './widget.css'
import { render } from 'hono/jsx/dom'
import { App } from './App.tsx'
import { bringParts } from './Deferred.tsx'
import { hostPage } from './host.ts'
import { openSession } from './session.ts'
import { type State, unread } from './state.ts'
import { bring, learn, type Texts } from './texts.ts'
import type { Language } from './wire.ts'

const byId = (id: string) => document.getElementById(id)

let mounted = false

/** A language's words have come: the first to come is the page's own and fills it. */
export function arrive(language: Language, words: Texts): void {
  learn(language, words)
  if (!mounted) void mount(language)
  mounted = true
}

async function mount(language: Language): Promise<void> {
  const root = byId('app') as HTMLElement
  const { company = '', notice = '' } = root.dataset

  const seers: ((state: State) => void)[] = []
  let told = 0
  const session = openSession(language, (state) => {
    for (const see of seers) see(state)
    // The first words are safe: what may be needed next comes behind them.
    if (state.events.length > 0) bringParts().catch(() => {})
    const count = unread(state)
    if (count !== told) host.unread(count)
    told = count
  })
  const host = hostPage((shown) => {
    session.dispatch({ type: 'shown', shown })
    if (shown) byId('text')?.focus()
  })
  addEventListener('keydown', (e) => {
    if (e.key !== 'Escape' || e.isComposing) return
    const menu = byId('menu')
    if (menu?.ariaExpanded === 'true') {
      menu.click()
      menu.focus()
    } else host.close()
  })

  // They may have switched to another language before this page was loaded again.
  await bring(session.state().language).catch(() => {})
  render(
    <App
      company={company}
      notice={{ language, text: notice }}
      session={session}
      host={host}
      watch={(see) => seers.push(see)}
    />,
    root,
  )
  byId('text')?.focus()
}

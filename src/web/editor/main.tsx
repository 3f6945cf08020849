import '../ui/roles.css'
import './editor.css'
import { render } from 'hono/jsx/dom'
import { call } from '../../client/transport.ts'
import { App } from './App.tsx'
import { watchFocus } from './focus.ts'
import { keeper } from './kept.ts'
import { become, begin, current, type Happening, isDirty, type State } from './state.ts'
import { editorsWork } from './work.ts'

const root = document.getElementById('app') as HTMLElement
const { company = '', name = '', language } = root.dataset

let state: State = { ...begin, online: navigator.onLine }
let see: (state: State) => void = () => {}
function tell(happening: Happening): void {
  state = become(state, happening)
  see(state)
}

/** The address names what is open, so that Back goes back. */
function goTo(slug: string | null): void {
  if (slug === null) history.pushState(null, '', location.pathname + location.search)
  else if (location.hash !== `#${slug}`) history.pushState(null, '', `#${slug}`)
  follow()
}

const work = editorsWork({ ask: call, tell, state: () => state, keeper: keeper(shelf()), goTo })

function follow(): void {
  const slug = decodeURIComponent(location.hash.slice(1)) || null
  if (slug === state.open || state.articles === null) return
  const left = isDirty(state) ? state : null
  work.open(slug)
  if (left?.form) tell({ type: 'said', said: { kind: 'kept_elsewhere', title: left.form.title || '…' } })
  const to = slug === null ? document.getElementById(`row-${left?.open ?? ''}`) : null
  requestAnimationFrame(() => (to ?? document.getElementById('article-name'))?.focus())
}

function shelf(): Storage | null {
  try {
    return sessionStorage
  } catch {
    return null
  }
}

watchFocus()
addEventListener('popstate', follow)
addEventListener('hashchange', follow)
addEventListener('online', () => tell({ type: 'online', online: true }))
addEventListener('offline', () => tell({ type: 'online', online: false }))
addEventListener('beforeunload', (e) => {
  if (isDirty(state) || state.unsaved.length > 0) e.preventDefault()
})
addEventListener('keydown', (e) => {
  if ((e.ctrlKey || e.metaKey) && e.key.toLowerCase() === 's') {
    e.preventDefault()
    if (state.form && !state.meanwhile) void work.save()
    return
  }
  const writing = e.target instanceof HTMLElement && e.target.matches('input, textarea, select')
  if (e.key === '/' && !writing) {
    e.preventDefault()
    document.getElementById('search')?.focus()
  }
})

render(
  <App
    company={company}
    name={name}
    language={language === 'en' ? 'en' : 'de'}
    begin={state}
    work={work}
    tell={tell}
    watch={(seer) => {
      see = seer
      see(state)
    }}
    goTo={goTo}
  />,
  root,
)
void work.list().then((there) => {
  if (there) follow()
})
// Whoever comes back to the page sees what others did meanwhile; what is being written stays.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible' && state.busy === null && current(state) === null)
    void work.list()
})

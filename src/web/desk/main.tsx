import '../ui/roles.css'
import './desk.css'
import { render } from 'hono/jsx/dom'
import { DeskPage } from './DeskPage.tsx'
import { kept, remembered } from './drafts.ts'
import { onKeys } from './hands.ts'
import { keep } from './keep.ts'
import { calling, newsIn } from './news.ts'
import { createBadge, createSound, notify } from './signals.ts'
import { begin } from './state.ts'
import { createStore } from './store.ts'
import { texts } from './texts.ts'
import { startWork } from './work.ts'

const root = document.getElementById('app')
if (root) start(root)

function start(root: HTMLElement): void {
  const language = root.dataset.language === 'en' ? 'en' : 'de'
  const t = texts[language]
  const company = root.dataset.company ?? ''
  const tab = keep(() => sessionStorage)
  const browser = keep(() => localStorage)
  const store = createStore({
    ...begin(root.dataset.name ?? '', remembered(tab.get('drafts')), Date.now()),
    sound: browser.get('sound') !== 'off',
    shortcuts: browser.get('shortcuts') !== 'off',
  })
  const announcer = document.body.appendChild(document.createElement('div'))
  announcer.className = 'hidden'
  announcer.setAttribute('role', 'status')

  const sound = createSound()
  const badge = createBadge(`${t.title} · ${company}`)
  // Not inside what draws the page: a browser draws nothing in a hidden tab, and there it matters most.
  store.listen((now, before) => {
    if (now.drafts !== before.drafts) tab.set('drafts', kept(now.drafts))
    if (now.sound !== before.sound) browser.set('sound', now.sound ? 'on' : 'off')
    if (now.shortcuts !== before.shortcuts) browser.set('shortcuts', now.shortcuts ? 'on' : 'off')
    if (now.heard === null || now.heard === before.heard) return
    badge(calling(now.heard))
    const { waiting, wrote } = newsIn(before.heard, now.heard)
    const newest = waiting.at(-1)
    const said = newest
      ? t.newWaits(waiting.length, newest.matter)
      : wrote[0]
        ? t.wrote(wrote[0].matter)
        : null
    if (said === null) return
    announcer.textContent = said
    if (now.sound) sound()
    notify(said)
  })
  const work = startWork(store)
  onKeys(store, work)
  render(
    <DeskPage
      store={store}
      work={work}
      t={t}
      language={language}
      company={company}
      roles={root.dataset.roles ?? ''}
    />,
    root,
  )
}

import { useState } from 'hono/jsx/dom'
import type { Given } from './context.ts'
import { Skills } from './PassOn.tsx'
import { mayAsk } from './signals.ts'

const capacities = [1, 2, 3, 4, 5, 6, 8, 10, 15, 20]
type State = 'online' | 'away' | 'finishing'

/** Who is here, in what state, and the switches. */
export function TopBar(props: Given & { company: string; roles: string }) {
  const { desk, store, work, t, language, company, roles } = props
  const [asked, setAsked] = useState(false)
  const state = desk.presence?.state ?? 'online'
  const capacity = desk.presence?.capacity ?? 5
  const value = (event: Event) => (event.currentTarget as HTMLSelectElement).value
  return (
    <header class="top">
      <h1>
        {company} <span class="soft">{t.title}</span>
      </h1>
      <label class="inline">
        <span class="soft">{t.presence}</span>
        <select
          value={state}
          onChange={(event: Event) => void work.presence({ state: value(event) as State })}
        >
          {(['online', 'away', 'finishing'] as const).map((one) => (
            <option key={one} value={one}>
              {t.presences[one]}
            </option>
          ))}
        </select>
      </label>
      <label class="inline" title={t.capacityWhy}>
        <span class="soft">{t.capacity}</span>
        <select
          value={String(capacity)}
          onChange={(event: Event) => void work.presence({ capacity: Number(value(event)) })}
        >
          {[...new Set([...capacities, capacity])]
            .sort((a, b) => a - b)
            .map((n) => (
              <option key={n} value={String(n)}>
                {n}
              </option>
            ))}
        </select>
      </label>
      <details
        class="settings"
        onToggle={(event: Event) => {
          if ((event.currentTarget as HTMLDetailsElement).open) void work.crew()
        }}
      >
        <summary>{desk.me || t.settings}</summary>
        <div class="menu">
          <label class="tick">
            <input
              type="checkbox"
              checked={desk.sound}
              onChange={() => store.send({ type: 'set', sound: !desk.sound })}
            />{' '}
            {t.sound}
          </label>
          {mayAsk() && !asked && (
            <button
              key="ask"
              type="button"
              onClick={() => void Notification.requestPermission().then(() => setAsked(true))}
            >
              {t.notify}
            </button>
          )}
          <Skills key="skills" {...props} />
          {/\b(editor|admin)\b/.test(roles) && (
            <a key="editor" href={`/editor?lang=${language}`}>
              {t.editor}
            </a>
          )}
          <a
            key="other"
            href={`?lang=${language === 'de' ? 'en' : 'de'}`}
            lang={language === 'de' ? 'en' : 'de'}
            onClick={(event: Event) => {
              event.preventDefault()
              location.assign(`?lang=${language === 'de' ? 'en' : 'de'}${location.hash}`)
            }}
          >
            {t.other}
          </a>
          <form key="out" action="/sign-out" method="post">
            <button type="submit">{t.signOut}</button>
          </form>
        </div>
      </details>
      <button
        type="button"
        class="quiet"
        aria-keyshortcuts="?"
        onClick={() => store.send({ type: 'dialog', dialog: 'keys' })}
      >
        {t.keys} <kbd>?</kbd>
      </button>
    </header>
  )
}

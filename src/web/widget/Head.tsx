import { useState } from 'hono/jsx/dom'
import { Deferred } from './Deferred.tsx'
import type { HostPage } from './host.ts'
import type { Props } from './parts.tsx'

/** Whose chat this is, who answers just now, and the way to a person: always there. */
export function Head({ s, t, session, company, host }: Props & { company: string; host: HostPage }) {
  const [menu, setMenu] = useState(false)
  const { status } = s.known
  const wish = () => {
    if (status === 'with_bot' || status === 'resolved') session.wish({ kind: 'person' })
    requestAnimationFrame(showCase)
  }
  return (
    <header>
      <div class="row">
        <h1>
          {company} {t.help}
        </h1>
        <button
          type="button"
          id="menu"
          class="quiet icon"
          aria-label={t.menu}
          aria-expanded={String(menu)}
          onClick={() => setMenu(!menu)}
        >
          ⋯
        </button>
        {host.framed && (
          <button type="button" class="quiet icon" aria-label={t.close} onClick={host.close}>
            ✕
          </button>
        )}
      </div>
      {menu && <Deferred part="Menu" s={s} t={t} session={session} done={() => setMenu(false)} />}
      <div class="row">
        <span class={`who ${status}`}>{who({ s, t, session })}</span>
        <button type="button" class="person" onClick={wish}>
          {status === 'waiting' || status === 'with_agent' || status === 'promised' ? t.yourCase : t.person} ▸
        </button>
      </div>
    </header>
  )
}

function who({ s, t }: Props): string {
  const { status, agent } = s.known
  const position = s.standing?.position
  switch (status) {
    case 'with_bot':
      return t.bot
    case 'with_agent':
      return t.isHere(agent ?? t.person)
    case 'promised':
      return t.promised
    case 'waiting':
      return position ? `${t.queue} · ${t.number(position)}` : t.queue
    case 'resolved':
      return t.done
    default:
      return status satisfies never
  }
}

/** Where the receipt is there already, it opens and takes the focus; else it will come by itself. */
function showCase(): void {
  const folded = document.getElementById('folded') as HTMLDetailsElement | null
  if (folded) folded.open = true
  document.getElementById('case')?.focus()
}

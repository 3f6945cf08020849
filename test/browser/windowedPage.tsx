import { render, useLayoutEffect, useState } from 'hono/jsx/dom'
import { Listed } from '../../src/web/desk/Listed.tsx'
import { Writing } from '../../src/web/desk/Writing.tsx'

/** A desk of nothing but what is hard: 1,000 rows that change 20 times a second, beside a draft. */
interface Row {
  id: string
  matter: string
}
let made = 0
const row = (): Row => ({ id: `r${++made}`, matter: `Matter ${made}` })

function Page() {
  const [rows, setRows] = useState<Row[]>(() => Array.from({ length: 1000 }, row))
  const [state, setState] = useState({ active: 'r3', draft: '', events: 0 })
  useLayoutEffect(() => {
    // One comes at the front, one goes from the middle, and every tenth time the whole order turns around.
    const timer = setInterval(() => {
      setRows((now) => {
        const next = [row(), ...now.filter((r, i) => r.id === 'r3' || i !== 500)].slice(0, 1000)
        return made % 10 === 0 ? next.toReversed() : next
      })
      setState((now) => ({ ...now, events: now.events + 1 }))
    }, 50)
    return () => clearInterval(timer)
  }, [])
  // What comes and goes carries a key. Without one, a bar above would take the element of a bar below, and the
  // list between them would be moved in the page, which costs it the focus.
  return (
    <main>
      {state.events % 2 === 0 && <p key="bar">A bar that comes and goes</p>}
      <Listed
        name="queue"
        label="Queue"
        rows={rows}
        rowHeight={40}
        active={state.active}
        opened={null}
        onActive={(active) => setState((now) => ({ ...now, active }))}
        onOpen={() => {}}
        show={(r) => r.matter}
      />
      {state.events % 3 === 0 && <p key="another">Another</p>}
      <Writing
        id="draft"
        label="Reply"
        of="r3"
        text={state.draft}
        revision={0}
        onText={(draft) => setState((now) => ({ ...now, draft }))}
      />
      <output id="events">{state.events}</output>
      <output id="held">{state.draft}</output>
    </main>
  )
}

const root = document.getElementById('app')
if (root) render(<Page />, root)

import { useState } from 'hono/jsx/dom'
import { laterTexts } from './later.texts.ts'
import { Button, type Props } from './parts.tsx'
import type { Conversation } from './state.ts'
import { bring } from './texts.ts'
import { aloud } from './view.ts'

/** Language, transcript, "solved", new conversation. */
export function Menu({ s, t, session, done }: Props & { done: () => void }) {
  const [asked, setAsked] = useState<'' | 'anew' | 'failed'>('')
  const l = laterTexts[s.language]
  const c = s.conversation
  const anew = () => {
    if (c && !asked) return setAsked('anew')
    session.dispatch({ type: 'started_over' })
    done()
    document.getElementById('text')?.focus()
  }
  const take = async () => {
    try {
      if (c) save(await transcriptOf(c), `${aloud(c.case)}.txt`)
      done()
    } catch {
      setAsked('failed')
    }
  }
  const switchTo = s.language === 'de' ? 'en' : 'de'
  return (
    <div class="menu">
      {asked === 'failed' && <p role="alert">{l.takeFailed}</p>}
      {asked === 'anew' && <p role="alert">{l.anewSays(aloud(c?.case ?? ''))}</p>}
      {asked !== 'anew' && (
        <button
          type="button"
          lang={switchTo}
          onClick={() =>
            bring(switchTo).then(
              () => session.dispatch({ type: 'language', language: switchTo }),
              () => {},
            )
          }
        >
          {l.other}
        </button>
      )}
      {c && asked !== 'anew' && <Button say={l.take} on={take} />}
      {c && asked !== 'anew' && !s.known.confirmedSolved && (
        <Button
          say={l.isSolved}
          on={() => {
            session.wish({ kind: 'solved', solved: true })
            done()
          }}
        />
      )}
      {c && <Button say={t.anew} on={anew} />}
      {asked === 'anew' && <Button say={l.back} on={() => setAsked('')} />}
    </div>
  )
}

/** The transcript as plain text. Rejects when it cannot be had just now. */
async function transcriptOf({ id, token }: Conversation): Promise<string> {
  const headers = { accept: 'text/plain', authorization: `Bearer ${token}` }
  const answer = await fetch(`/api/conversations/${id}/transcript`, { headers })
  if (!answer.ok) throw new Error(String(answer.status))
  return answer.text()
}

function save(text: string, name: string): void {
  const a = document.createElement('a')
  a.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
  a.download = name
  a.click()
  setTimeout(() => URL.revokeObjectURL(a.href), 10_000)
}

import { useState } from 'hono/jsx/dom'
import type { Given } from './context.ts'
import { Dialog } from './Dialog.tsx'
import { close, Failed, Words } from './DialogParts.tsx'
import { Listed } from './Listed.tsx'
import { dueWords, isOverdue, type LedgerRow, type Owed, ownerWords, promiseWords } from './ledger.ts'
import { fenceOf } from './state.ts'

/** The height of a row in CSS pixels, as desk.css draws it. */
const rowHeight = 56

/** What is owed to customers, the most urgent first. */
export function Promised(given: Given) {
  const { desk, work, t, language } = given
  const [active, setActive] = useState<string | null>(null)
  const rows = desk.ledger?.promises ?? []
  const now = desk.now + desk.ahead
  const late = rows.filter((row) => isOverdue(row, now)).length
  return (
    <div class="promises">
      <h2>
        {t.promised} <span class="count">{desk.ledger?.promises.length ?? ''}</span>
        {late > 0 && (
          <span key="late" class="late">
            {' '}
            ⚠ {t.overdue(late)}
          </span>
        )}
      </h2>
      <div class="promised">
        {rows.length > 0 && (
          <Listed
            key="list"
            name="promised"
            label={t.promised}
            rows={rows}
            rowHeight={rowHeight}
            active={rows.some(({ id }) => id === active) ? active : null}
            opened={rows.find(({ conversationId }) => conversationId === desk.opened)?.id ?? null}
            onActive={setActive}
            onOpen={(id) => {
              const row = rows.find((one) => one.id === id)
              if (row) work.open(row.conversationId)
            }}
            show={(row: LedgerRow) => (
              <>
                <span class="matter">
                  {t.promiseKinds[row.kind]}
                  {row.text ? `: ${row.text}` : ''}
                </span>
                <span class={`about${isOverdue(row, now) ? ' late' : ''}`}>
                  {dueWords(row, now, language, t)} · {ownerWords(row, desk.me, t)}
                </span>
              </>
            )}
          />
        )}
      </div>
    </div>
  )
}

/** What is owed in this case, and what can be said of it. Whoever has the case speaks; nobody else while it is held. */
export function OwedHere(given: Given & { owed: readonly Owed[] }) {
  const { desk, store, work, t, language, owed } = given
  const now = desk.now + desk.ahead
  const held = desk.case?.conversation.assignment ?? null
  const mine = fenceOf(desk) !== null
  if (owed.length === 0) return null
  return (
    <>
      <h3>{t.promised}</h3>
      <ul class="owed">
        {owed.map((p, i) => (
          <li key={p.id}>
            <span class={isOverdue(p, now) ? 'late' : ''}>{promiseWords(p, now, language, t)}</span>
            <span class="soft"> · {ownerWords(p, desk.me, t)}</span>
            {(mine || held === null) && (
              <span key="deeds" class="deeds">
                <button
                  type="button"
                  {...(i === 0 ? { 'aria-keyshortcuts': 'k' } : {})}
                  disabled={desk.doing !== null}
                  onClick={() => work.keep(p.id)}
                >
                  {t.kept} {i === 0 && <kbd>K</kbd>}
                </button>
                <button
                  type="button"
                  {...(i === 0 ? { 'aria-keyshortcuts': 'w' } : {})}
                  onClick={() => store.send({ type: 'dialog', dialog: 'withdraw', about: p.id })}
                >
                  {t.withdraw} {i === 0 && <kbd>W</kbd>}
                </button>
                {mine && Date.parse(p.from) > now && (
                  <button
                    key="snooze"
                    type="button"
                    disabled={desk.doing !== null}
                    onClick={() => work.snooze(p.id)}
                  >
                    {t.snooze}
                  </button>
                )}
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

/** Taking back a word, with the reason the customer will read. */
export function WithdrawDialog(given: Given) {
  const { desk, work, t, language } = given
  const promise = desk.case?.brief.promises.find(({ id }) => id === desk.about)
  return (
    <Dialog title={t.withdrawTitle} close={t.cancel} onClose={() => close(given)}>
      {promise && <p key="what">{promiseWords(promise, desk.now + desk.ahead, language, t)}</p>}
      <Words {...given} kind="withdraw" label={t.reasonForThem} hint={t.withdrawWhy} onSend={work.withdraw} />
      <Failed {...given} />
      <button type="button" class="first" onClick={work.withdraw}>
        {t.withdraw}
      </button>
    </Dialog>
  )
}

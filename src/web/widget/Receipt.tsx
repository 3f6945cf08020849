import { Ask } from './Ask.tsx'
import { Choices, Promised, Promises } from './Choices.tsx'
import { laterTexts } from './later.texts.ts'
import { Button, type Props } from './parts.tsx'
import { inMinutes } from './promised.ts'
import { aloud, footOf, isUnderWay } from './view.ts'

/** What the customer holds in hand while people have the case: code, place, what will be read, what may be added. */
export function Receipt(props: Props) {
  const { s, t, session } = props
  const l = laterTexts[s.language]
  const { standing } = s
  const code = s.conversation?.case
  // With a person, the bot or nobody there the conversation matters more: it folds away, its code stays in sight.
  const waiting = footOf(s) === 'waiting'
  const receipt = standing?.receipt
  const held = code && (
    <>
      {l.case} <b class="code">{aloud(code)}</b>
    </>
  )
  const more = (
    <>
      <details>
        <summary>{l.reads}</summary>
        <dl>
          <Items say={l.matter} items={receipt?.matter ? [receipt.matter] : []} />
          <Items say={l.facts} items={(receipt?.facts ?? []).map((fact) => fact.value)} />
          <Items say={l.tried} items={(receipt?.tried ?? []).map((tried) => tried.title)} />
          <Items say={l.added} items={receipt?.added ?? []} />
          <Items say={l.contact} items={receipt?.contact ? [receipt.contact.contact] : []} />
        </dl>
        <p class="soft">{l.everything}</p>
        <Ask say={l.correct} save={l.save} on={(matter) => session.wish({ kind: 'matter', matter })} />
      </details>
      <Ask say={l.addMore} save={l.save} on={(comment) => session.wish({ kind: 'comment', comment })} />
      <Ask
        say={l.addContact}
        save={l.save}
        on={(contact) => session.wish({ kind: 'contact', contact: contact.slice(0, 200) })}
      />
    </>
  )
  return (
    <section class="card receipt" id="case" tabIndex={-1} aria-label={t.yourCase}>
      {waiting ? (
        <>
          <p>{held}</p>
          {s.known.status === 'promised' ? <Promised {...props} /> : <Place {...props} />}
          <Promises s={s} />
          {standing?.choices && <Choices {...props} choices={standing.choices} />}
          {more}
          {standing && (
            <details>
              <summary>{l.ifNobody}</summary>
              <p>{standing.ifNobodyComes}</p>
            </details>
          )}
          {s.known.status === 'waiting' && (
            <details>
              <summary>{l.dontWait}</summary>
              <p>{l.dontWaitSays}</p>
              <Button say={l.toBot} on={() => session.wish({ kind: 'return' })} />
            </details>
          )}
        </>
      ) : (
        <>
          <Promises s={s} />
          <details id="folded">
            <summary>{held}</summary>
            {more}
          </details>
        </>
      )}
    </section>
  )
}

/** The place is told only once it is in the queue. */
function Place({ s }: Props) {
  const l = laterTexts[s.language]
  const { standing } = s
  const wait = standing?.expectedWait
  const queued = s.known.status !== 'with_bot' && s.known.status !== 'resolved'
  return (
    <p role="status">
      {!queued && isUnderWay(s, 'person') ? (
        l.placeComing
      ) : (
        <>
          <b>{standing?.position ? l.place(standing.position) : l.placeUnknown}</b>{' '}
          {wait && `${l.wait(...inMinutes(wait))} `}
          {l.mayClose}
        </>
      )}
    </p>
  )
}

const Items = ({ say, items }: { say: string; items: readonly string[] }) =>
  items.length === 0 ? null : (
    <>
      <dt>{say}</dt>
      {items.map((item) => (
        <dd>{item}</dd>
      ))}
    </>
  )

import type { DeskCase } from '../../http/wire.ts'
import type { Given } from './context.ts'
import { Facts } from './Facts.tsx'
import { focusSoon } from './focus.ts'
import { Mood } from './Mood.tsx'
import { OwedHere } from './Promised.tsx'
import { Tried } from './Tried.tsx'
import { clockTime, spelt } from './view.ts'

/** The brief: what somebody must know to begin, readable in ten seconds. */
export function CasePane(given: Given) {
  const { desk, work, t } = given
  return (
    <section class="pane case" aria-labelledby="case-title">
      <div class="head">
        <button type="button" class="back quiet" onClick={work.back}>
          ‹ {t.back}
        </button>
        <h2 id="case-title" tabindex={-1}>
          {t.case}
        </h2>
      </div>
      <section class="brief" aria-label={t.brief} tabindex={0}>
        {desk.case && <Brief key={desk.case.conversation.id} {...given} known={desk.case} />}
      </section>
    </section>
  )
}

/** Evidence is not always words: that an answer did not help stands with what was tried. */
const quoted = (evidence: { seq: number; quote: string }[]) =>
  evidence.filter(({ quote }) => quote.trim() !== '')

export type Known = Given & { known: DeskCase }

function Brief(given: Known) {
  const { known, t } = given
  const { brief, conversation } = known
  return (
    <>
      <h3>{t.matter}</h3>
      <p class="matter-words">{brief.matter}</p>
      <OwedHere {...given} owed={brief.promises} />
      {brief.passedOn.length > 0 && <h3 key="passed">{t.passedOn}</h3>}
      {brief.passedOn.length > 0 && (
        <ul key="passages" class="quotes">
          {brief.passedOn.map(({ seq, by, to, comment }) => (
            <li key={seq}>
              {by} → {to}
              {comment === null ? '' : `: ${comment}`}
            </li>
          ))}
        </ul>
      )}
      <h3>{t.facts}</h3>
      <Facts {...given} />
      <h3>{t.tried}</h3>
      <Tried {...given} />
      <h3>{t.reason}</h3>
      {brief.reason === null ? <p class="soft">{t.noReason}</p> : <p>{t.reasons[brief.reason.code]}</p>}
      <ul class="quotes">
        {quoted(brief.reason?.evidence ?? []).map(({ seq, quote }) => (
          <li key={`${seq} ${quote}`}>
            <q>{quote}</q> <To {...given} seq={seq} />
          </li>
        ))}
      </ul>
      <h3>{t.mood}</h3>
      <Mood mood={brief.mood} t={t} />
      <h3>{t.openQuestions}</h3>
      <Said {...given} said={brief.openQuestions} none={t.allAnswered} />
      {brief.added.length > 0 && <h3 key="added">{t.added}</h3>}
      {brief.added.length > 0 && <Said key="said" {...given} said={brief.added} none="" />}
      <dl class="rest">
        <dt>{t.language}</dt>
        <dd>{t.languages[brief.language]}</dd>
        {brief.contact && <dt key="reach">{t.contact}</dt>}
        {brief.contact && <dd key="contact">{brief.contact.contact}</dd>}
        <dt>{t.caseCode}</dt>
        <dd class="code">{spelt(conversation.case)}</dd>
      </dl>
    </>
  )
}

function Said(given: Known & { said: { seq: number; text: string }[]; none: string }) {
  if (given.said.length === 0) return <p class="soft">{given.none}</p>
  return (
    <ul class="quotes">
      {given.said.map(({ seq, text }) => (
        <li key={seq}>
          <q>{text}</q> <To {...given} seq={seq} />
        </li>
      ))}
    </ul>
  )
}

/** The way to the message something comes from; nothing where it was said outside of the transcript. */
export function To({ known, work, t, language, seq }: Known & { seq: number }) {
  const line = known.transcript.find((one) => one.seq === seq)
  if (!line) return null
  const time = clockTime(line.at, language)
  return (
    <button
      type="button"
      class="link"
      aria-label={t.toMessage(time)}
      onClick={() => {
        work.goTo({ opened: known.conversation.id, pane: 'conversation' })
        focusSoon(`line-${seq}`)
      }}
    >
      {time}
    </button>
  )
}

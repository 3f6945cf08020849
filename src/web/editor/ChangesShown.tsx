import type { Changes } from './changes.ts'
import type { Run } from './diff.ts'
import type { Texts } from './texts.ts'

/** A difference to read: what went is struck through, what came is underlined. */
const Runs = ({ runs }: { runs: Run[] }) => (
  <p class="runs">
    {runs.map(({ kind, text }, at) =>
      kind === 'same' ? (
        <span key={String(at)}>{text}</span>
      ) : kind === 'added' ? (
        <ins key={String(at)}>{text}</ins>
      ) : (
        <del key={String(at)}>{text}</del>
      ),
    )}
  </p>
)

const Lines = ({ lines, sign, name }: { lines: string[]; sign: '+' | '−'; name: string }) =>
  lines.length === 0 ? null : (
    <>
      <h4>{name}</h4>
      <ul class="lines">
        {lines.map((line) => (
          <li key={line}>
            <span aria-hidden="true">{sign} </span>
            {sign === '+' ? <ins>{line}</ins> : <del>{line}</del>}
          </li>
        ))}
      </ul>
    </>
  )

/** What becomes different, in the order in which customers notice it. */
export function ChangesShown({ changes, t }: { changes: Changes; t: Texts }) {
  const { title, body, addedQuestions, removedQuestions, handoff, validUntil, other } = changes
  return (
    <div class="changes">
      {title && (
        <>
          <h4>{t.changedTitle}</h4>
          <Runs runs={title} />
        </>
      )}
      {body && (
        <>
          <h4>{t.changedText}</h4>
          <Runs runs={body} />
        </>
      )}
      <Lines lines={addedQuestions} sign="+" name={t.newQuestions(addedQuestions.length)} />
      <Lines lines={removedQuestions} sign="−" name={t.goneQuestions(removedQuestions.length)} />
      {handoff && <p>{t.changedRule(t.rules[handoff.before], t.rules[handoff.after])}</p>}
      {validUntil && <p>{t.changedUntil(validUntil.after)}</p>}
      {other && <p>{t.onlyForUs}</p>}
    </div>
  )
}

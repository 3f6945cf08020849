import { Markdown } from '../ui/markdown.tsx'
import type { State, Tried } from './state.ts'
import type { Texts } from './texts.ts'
import { figure, secondOf, type Why, whyOf } from './verdict.ts'

function sentence(why: Why, t: Texts): string {
  const f = (value: number) => figure(value, t.code)
  switch (why.kind) {
    case 'sure':
      return t.why.sure(why.title, f(why.is), f(why.needed))
    case 'torn':
      return t.why.torn(f(why.is), f(why.needed), why.second)
    case 'unsure':
    case 'unlike':
      return t.why[why.kind](f(why.is), f(why.needed))
    case 'written':
    case 'rule':
      return t.why[why.kind](why.title)
    case 'other':
      return t.why.other(why.reason)
    default:
      return t.why[why.kind]
  }
}

/** What the bot would do, in a sentence, and what that rests on. */
export function Verdict({ s, t, tried }: { s: State; t: Texts; tried: Tried }) {
  const { answer } = tried
  const [first] = answer.found
  const second = secondOf(answer)
  return (
    <div class={`verdict ${answer.decision}`}>
      <p class="soft">
        {t.triedWith[tried.against]} {t.quoted(tried.question)}
      </p>
      <p class="decision">
        <strong>{t.decisions[answer.decision]}</strong> {sentence(whyOf(answer), t)}
      </p>
      {answer.answer && (
        <figure>
          <figcaption>{t.thatSays}</figcaption>
          <div class="bubble">
            <Markdown text={answer.answer} />
            {answer.choices && answer.choices.length > 0 && (
              <ul>
                {answer.choices.map(({ slug, title }) => (
                  <li key={slug}>{title}</li>
                ))}
              </ul>
            )}
          </div>
        </figure>
      )}
      {first && (
        <dl>
          <dt>{t.matched}</dt>
          <dd>
            {t.quoted(first.passage)} (
            {first.slug === s.open || first.revision === 0 ? t.thisOne : first.title})
          </dd>
          <dt>{t.fits}</dt>
          <dd>{figure(answer.confidence, t.code)}</dd>
          <dt>{t.certainty}</dt>
          <dd>{figure(answer.certainty, t.code)}</dd>
          {answer.bands && (
            <>
              <dt>{t.thresholds}</dt>
              <dd>
                {t.thresholdsSay(figure(answer.bands.askBack, t.code), figure(answer.bands.answer, t.code))}
              </dd>
            </>
          )}
        </dl>
      )}
      {second && (
        <p class="soft">
          {second.close
            ? t.secondClose(second.title, second.passage)
            : t.secondFar(second.title, second.passage)}
        </p>
      )}
    </div>
  )
}

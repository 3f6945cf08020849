import { useLayoutEffect, useRef } from 'hono/jsx/dom'
import type { EditedArticle } from '../../http/wire.ts'
import { Markdown } from '../ui/markdown.tsx'
import { type Form, toForm } from './article.ts'
import { ChangesShown } from './ChangesShown.tsx'
import { changesBetween } from './changes.ts'
import { Action, type Props } from './parts.tsx'
import type { Texts } from './texts.ts'

const Text = ({ name, form, t }: { name: string; form: Form; t: Texts }) => (
  <div class="text">
    <h4>{name}</h4>
    <p>
      <strong>{form.title}</strong>
    </p>
    <Markdown text={form.body} />
    <h5>{t.phrasings}</h5>
    <ul>
      {form.questions.map((question) => (
        <li key={question}>{question}</li>
      ))}
    </ul>
  </div>
)

/** Two texts beside one another, and what differs. */
export const TwoTexts = (props: { names: [string, string]; texts: [Form, Form]; t: Texts }) => (
  <>
    <div class="two">
      <Text name={props.names[0]} form={props.texts[0]} t={props.t} />
      <Text name={props.names[1]} form={props.texts[1]} t={props.t} />
    </div>
    <details>
      <summary>{props.t.compareTwo}</summary>
      <ChangesShown changes={changesBetween(props.texts[1], props.texts[0])} t={props.t} />
    </details>
  </>
)

/** Somebody else saved first. Both texts are here. */
export function Meanwhile({ s, t, work, form, latest }: Props & { form: Form; latest: EditedArticle }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => heading.current?.focus(), [])
  return (
    <section class="card warn" aria-labelledby="meanwhile">
      <h3 id="meanwhile" tabIndex={-1} ref={heading}>
        {t.meanwhileTitle(latest.writtenBy)}
      </h3>
      <p>{t.meanwhileSays}</p>
      <TwoTexts names={[t.mine, t.theirs(latest.writtenBy)]} texts={[form, toForm(latest)]} t={t} />
      <div class="buttons">
        <Action kind="first" off={s.busy !== null} onDo={work.saveOver}>
          {t.keepMine}
        </Action>
        <Action off={s.busy !== null} onDo={work.takeTheirs}>
          {t.takeTheirs}
        </Action>
      </div>
    </section>
  )
}

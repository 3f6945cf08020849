import { type Form, lacksOf } from './article.ts'
import { Fields } from './Fields.tsx'
import { FileConflict } from './FileConflict.tsx'
import { effectOf } from './Listed.tsx'
import { healthOf, standingOf } from './list.ts'
import { Meanwhile } from './Meanwhile.tsx'
import { Publishing } from './Publishing.tsx'
import { Action, type Props } from './parts.tsx'
import { Side } from './Side.tsx'
import { current, isDirty, type Panel } from './state.ts'

interface PaneProps extends Props {
  form: Form
  onBack: () => void
  onTurn: (panel: Panel) => void
  onPublish: (yes: boolean) => void
}

/** The name of the article in hand, and what customers have of it. */
function Head({ s, t, form, onBack }: PaneProps) {
  const article = current(s)
  return (
    <header class="article-head">
      <button type="button" class="back" onClick={onBack}>
        ‹ {t.back}
      </button>
      <h2 id="article-name" tabIndex={-1} lang={form.language}>
        {form.title.trim() || t.untitled}
      </h2>
      <p class="soft">{article ? t.standingSays[standingOf(article)] : t.standingSays.draft}</p>
      {article && <p class="soft">{effectOf(healthOf(article, s.findings), t, s.articles ?? [])}</p>}
    </header>
  )
}

/** What can be done with it, in reach wherever one has scrolled to, and what is still in the way. */
function Actions({ s, t, work, form, onPublish }: PaneProps) {
  const dirty = isDirty(s)
  const isNew = s.open === 'new'
  const taken = (s.articles ?? []).map(({ slug }) => slug)
  const lacks = dirty || isNew ? lacksOf(form, isNew, taken) : []
  const busy = s.busy !== null
  const blocked = busy || lacks.length > 0 || s.meanwhile !== null
  const standing = dirty ? t.keptHere : isNew ? '' : t.allSaved
  return (
    <div class="actions">
      <div class="buttons">
        <Action off={blocked || !dirty} onDo={work.save}>
          {t.save}
        </Action>
        <Action kind="first" id="publish" off={blocked || s.publishing} onDo={() => onPublish(true)}>
          {t.publish}
        </Action>
        {dirty && (
          <Action off={busy} onDo={work.discard}>
            {t.discard}
          </Action>
        )}
        {current(s) && (
          <Action kind="stop" off={busy} onDo={work.remove}>
            {t.remove}
          </Action>
        )}
      </div>
      <p class="soft" role="status">
        {s.busy === 'publishing' ? t.publishing : s.busy && s.busy !== 'trying' ? t.saving : standing}
      </p>
      {dirty && lacks.length > 0 && (
        <ul class="lacks">
          {lacks.map((lack) => (
            <li key={lack}>{t.lacks[lack]}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

export function ArticlePane(props: PaneProps) {
  const { s, t, work, form, onTurn, onPublish } = props
  const given = { s, t, work, form }
  return (
    <section class="article" aria-labelledby="article-name">
      <Head {...props} />
      <Actions {...props} />
      {s.meanwhile && <Meanwhile {...given} latest={s.meanwhile} />}
      {!s.meanwhile && current(s)?.conflict && <FileConflict s={s} t={t} work={work} />}
      {s.publishing && <Publishing {...given} onYes={onPublish} />}
      <div class="halves">
        <Fields {...given} />
        <Side {...given} onTurn={onTurn} />
      </div>
    </section>
  )
}

import { useState } from 'hono/jsx/dom'
import type { Form } from './article.ts'
import { Choice, Labelled, type Props, textOf } from './parts.tsx'
import { Verdict } from './Verdict.tsx'

/** A question, and what the bot would make of it. */
export function Try({ s, t, work, form }: Props & { form: Form }) {
  const [question, setQuestion] = useState(s.tried?.question ?? '')
  const [language, setLanguage] = useState<Form['language']>(form.language)
  const [against, setAgainst] = useState<'draft' | 'published'>('draft')
  const ready =
    question.trim() !== '' &&
    (against === 'published' || (form.title.trim() !== '' && form.body.trim() !== ''))
  return (
    <div class="try">
      <form
        onSubmit={(e: Event) => {
          e.preventDefault()
          if (ready) void work.tryQuestion(question.trim(), language, against)
        }}
      >
        <Labelled id="question" name={t.question}>
          <input
            id="question"
            type="text"
            lang={language}
            value={question}
            maxlength={2000}
            autocomplete="off"
            onInput={(e: Event) => setQuestion(textOf(e))}
          />
        </Labelled>
        <div class="try-choices">
          <Choice
            id="question-language"
            name={t.language}
            value={language}
            options={[
              ['de', t.languages.de],
              ['en', t.languages.en],
            ]}
            onChoose={setLanguage}
          />
          <Choice
            id="question-against"
            name={t.against}
            value={against}
            options={[
              ['draft', t.againstDraft],
              ['published', t.againstPublished],
            ]}
            onChoose={setAgainst}
          />
        </div>
        <button type="submit" class="first" aria-disabled={!ready || s.busy !== null ? 'true' : 'false'}>
          {t.tryIt}
        </button>
      </form>
      <div role="status" aria-busy={s.busy === 'trying' ? 'true' : 'false'}>
        {s.busy === 'trying' && <p class="bar">{t.trying}</p>}
        {s.tried && s.busy !== 'trying' && <Verdict s={s} t={t} tried={s.tried} />}
      </div>
    </div>
  )
}

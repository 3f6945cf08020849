import { Markdown } from '../ui/markdown.tsx'
import type { Form } from './article.ts'
import type { Texts } from './texts.ts'

/** The article as the help page shows it. */
export function Seen({ form, t }: { form: Form; t: Texts }) {
  if (form.title.trim() === '' && form.body.trim() === '') return <p class="empty">{t.seenEmpty}</p>
  return (
    <article class="seen" lang={form.language}>
      {form.handoff === 'always' && (
        <p class="note" lang={t.code}>
          {t.seenAlways}
        </p>
      )}
      <h3>{form.title}</h3>
      <Markdown text={form.body} />
    </article>
  )
}

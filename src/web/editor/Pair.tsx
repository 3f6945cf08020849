import { Markdown } from '../ui/markdown.tsx'
import { type Form, pairOf } from './article.ts'
import type { Props } from './parts.tsx'

/** The article in the other language, to write side by side. */
export function Pair({ s, t, work, form }: Props & { form: Form }) {
  const pair = pairOf({ ...form, slug: s.open === 'new' ? '' : form.slug }, s.articles ?? [])
  const language = t.languages[form.language === 'de' ? 'en' : 'de']
  if (!pair) {
    return (
      <div class="empty">
        <p>{t.noPairYet(language)}</p>
        {s.open === 'new' ? (
          <p>{t.pairLater}</p>
        ) : (
          <button type="button" onClick={work.beginPair}>
            {t.makePair(language)}
          </button>
        )}
      </div>
    )
  }
  return (
    <article class="seen" lang={pair.language}>
      <h3>{pair.title}</h3>
      <p lang={t.code}>
        <a href={`#${pair.slug}`}>{t.openPair}</a> ·{' '}
        {t.standings[pair.publishedRevision === null ? 'draft' : 'published']}
      </p>
      <Markdown text={pair.body} />
      {pair.questions.length > 0 && <h4 lang={t.code}>{t.phrasings}</h4>}
      <ul>
        {pair.questions.map((question) => (
          <li key={question}>{question}</li>
        ))}
      </ul>
    </article>
  )
}

import { type Known, To } from './CasePane.tsx'

/** Each answer that was given, and how the customer took it: so that nobody sends it again. */
export function Tried(given: Known) {
  const { known, t } = given
  const { tried } = known.brief
  if (tried.length === 0) return <p class="soft">{t.nothingTried}</p>
  return (
    <ol class="tried">
      {tried.map(({ seq, sources, reaction, next }) => (
        <li key={seq}>
          {sources.map(({ slug, title, revision }) => (
            <a key={slug} href={`/articles/${slug}`} target="_blank" rel="noopener">
              {title} ({t.revision(revision)})
            </a>
          ))}{' '}
          <span key="reaction" class={`reaction ${reaction}`}>
            {reaction === 'helped' ? '✓ ' : reaction === 'did_not_help' ? '✕ ' : ''}
            {t.reactions[reaction]}
          </span>{' '}
          <To key="to" {...given} seq={seq} />
          {next && (
            <blockquote key="next">
              <q>{next.text}</q>
            </blockquote>
          )}
        </li>
      ))}
    </ol>
  )
}

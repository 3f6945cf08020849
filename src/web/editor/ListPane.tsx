import { useCallback } from 'hono/jsx/dom'
import { Filters } from './Filters.tsx'
import { ListedArticle } from './Listed.tsx'
import { type Filters as Chosen, pressing, shownOf } from './list.ts'
import { type Props, Skeleton } from './parts.tsx'

interface ListProps extends Props {
  onFilter: (filters: Partial<Chosen>) => void
  onOpen: (slug: string) => void
}

/** Moves the focus to a row by its slug, and says whether it was there. */
function focusRow(slug: string | undefined): void {
  if (slug !== undefined) document.getElementById(`row-${slug}`)?.focus()
}

export function ListPane({ s, t, work, onFilter, onOpen }: ListProps) {
  const all = s.articles ?? []
  const shown = shownOf(all, s.filters, s.findings)
  const openRow = useCallback(onOpen, [])
  const reached = shown.some(({ slug }) => slug === s.open) ? s.open : shown[0]?.slug
  const walk = (e: KeyboardEvent) => {
    const at = shown.findIndex(({ slug }) => `row-${slug}` === document.activeElement?.id)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: shown.length - 1 }[e.key]
    if (at < 0 || to === undefined) return
    e.preventDefault()
    if (to < 0) document.getElementById('search')?.focus()
    else focusRow(shown[to]?.slug)
  }
  return (
    <nav class="list" aria-label={t.listName}>
      <div class="list-head">
        <Filters s={s} t={t} work={work} onFilter={onFilter} onDown={() => focusRow(reached ?? undefined)} />
        <button type="button" class="first" onClick={() => onOpen('new')}>
          {t.newArticle}
        </button>
        {s.articles && (
          <p class="soft" role="status">
            {t.count(shown.length, all.length)}
            {all.length > 0 && s.findings && <> · {t.toMend(pressing(all, s.findings))}</>}
          </p>
        )}
      </div>
      {s.articles === null && <Skeleton lines={8} words={t.loading} />}
      {s.articles?.length === 0 && <p class="empty">{t.noneYet}</p>}
      {all.length > 0 && shown.length === 0 && <p class="empty">{t.noneFound}</p>}
      <ul class="rows" onKeyDown={walk}>
        {shown.map((article) => (
          <ListedArticle
            key={article.slug}
            article={article}
            all={all}
            findings={s.findings}
            open={article.slug === s.open}
            unsaved={s.unsaved.includes(article.slug)}
            reached={article.slug === reached}
            t={t}
            onOpen={openRow}
          />
        ))}
      </ul>
    </nav>
  )
}

import { memo } from 'hono/jsx/dom'
import type { EditedArticle, FindingsFound } from '../../http/wire.ts'
import { pairOf } from './article.ts'
import { type Health, healthOf, loudness, standingOf } from './list.ts'
import type { Texts } from './texts.ts'

interface Row {
  article: EditedArticle
  all: readonly EditedArticle[]
  findings: FindingsFound | null
  open: boolean
  unsaved: boolean
  /** Whether Tab comes here: of the whole list one row is. */
  reached: boolean
  t: Texts
  onOpen: (slug: string) => void
}

/** What a finding means for customers, in a sentence. */
export function effectOf(health: Health, t: Texts, all: readonly EditedArticle[]): string {
  switch (health.kind) {
    case 'expired':
    case 'expires':
      return t.effect[health.kind](health.validUntil)
    case 'duplicate': {
      const title = all.find(({ slug }) => slug === health.other)?.title ?? health.other
      return t.effect.duplicate(title, health.text)
    }
    case 'weak':
      return t.effect.weak(health.count)
    case 'unpaired':
      return t.effect.unpaired(health.language)
    default:
      return t.effect[health.kind]
  }
}

function Listed({ article, all, findings, open, unsaved, reached, t, onOpen }: Row) {
  const health = healthOf(article, findings)
  const loud = loudness[health.kind]
  const other = article.language === 'de' ? 'en' : 'de'
  const pair = pairOf(article, all)
  return (
    <li>
      <button
        type="button"
        class="row"
        id={`row-${article.slug}`}
        tabIndex={reached ? 0 : -1}
        aria-current={open ? 'true' : 'false'}
        onClick={() => onOpen(article.slug)}
      >
        <span class="row-title" lang={article.language}>
          {article.title}
        </span>
        <span class="row-facts">
          <span class={`dot ${loud}`} aria-hidden="true" />
          <span class={`word ${loud}`}>{t.health[health.kind]}</span>
          <span>
            {article.language.toUpperCase()} {pair ? t.pairOf(other) : t.noPair(other)}
          </span>
          <span>{t.standings[standingOf(article)]}</span>
          <span>{t.origin[article.origin]}</span>
          {unsaved && <strong class="unsaved">{t.unsaved}</strong>}
        </span>
        {(loud === 'stop' || loud === 'warn') && <span class="row-effect">{effectOf(health, t, all)}</span>}
      </button>
    </li>
  )
}

/** Hundreds of rows stay as they are while somebody types in the article. */
export const ListedArticle = memo(Listed)

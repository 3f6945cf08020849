import type { Duplicate } from '../domain/knowledge/findings.ts'
import type { Sql } from './sql.ts'

/** From this cosine on two phrasings are the same question in nearly the same words; different ones reach 0.66. */
const nearlyTheSame = 0.72

/**
 * Compares each phrasing with each other of its language, which takes a second for 200 articles: done once for
 * what is published, not once for everybody who looks.
 */
export function watchedDuplicates(sql: Sql): () => Promise<Duplicate[]> {
  let known: { published: string | null; found: Promise<Duplicate[]> } | null = null
  return async () => {
    const [row] = await sql<{ published: string | null }>`
      select string_agg(slug || '@' || published_revision, ' ' order by slug) as published from article
    `
    const published = row?.published ?? null
    if (known?.published !== published) {
      const now = { published, found: find(sql) }
      known = now
      now.found.catch(() => {
        if (known === now) known = null
      })
    }
    return known.found
  }
}

/** The most alike pair of each two articles, at most 200. */
const find = (sql: Sql): Promise<Duplicate[]> => sql<Duplicate>`
  with shown as materialized (
    select passage.slug, passage.language, text, features
    from   passage
    join   article on article.slug = passage.slug and article.published_revision = passage.revision
    where  kind in ('title', 'question') and deleted_at is null
  ),
  alike as (
    select one.slug, two.slug as other, one.text, two.text as "otherText",
           1 - (one.features <=> two.features) as likeness
    from   shown one
    join   shown two on two.language = one.language and two.slug > one.slug
    where  one.features <=> two.features <= ${1 - nearlyTheSame}::float8
  ),
  most as (
    select distinct on (slug, other) * from alike order by slug, other, likeness desc
  )
  select slug, other, text, "otherText", likeness from most order by likeness desc, slug, other limit 200
`

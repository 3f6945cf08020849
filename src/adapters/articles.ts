import type { Language } from '../domain/events.ts'
import type { Article, HandoffRule, Published } from '../domain/knowledge/article.ts'
import type { Edited, Revision } from '../ports.ts'
import type { Sql } from './sql.ts'

/** A revision with its article, as the statements below name it. */
export interface ArticleRow {
  slug: string
  language: Language
  revision: number
  title: string
  questions: string[]
  body: string
  tags: string[]
  handoff: HandoffRule
  valid_until: string | null
  translation_of: string | null
  written_at: Date
  written_by: string
  published_revision: number | null
}

/** An article's newest revision, with where the article comes from. */
export interface EditedRow extends ArticleRow {
  from_file: boolean
}

export function toArticle(row: ArticleRow): Article {
  return {
    slug: row.slug,
    language: row.language,
    title: row.title,
    questions: row.questions,
    body: row.body,
    tags: row.tags,
    handoff: row.handoff,
    ...(row.valid_until === null ? {} : { validUntil: row.valid_until }),
    ...(row.translation_of === null ? {} : { translationOf: row.translation_of }),
  }
}

export const toPublished = (row: ArticleRow): Published => ({ ...toArticle(row), revision: row.revision })

export const toRevision = (row: ArticleRow): Revision => ({
  ...toPublished(row),
  writtenAt: row.written_at,
  writtenBy: row.written_by,
})

export const toEdited = (row: EditedRow, conflict: boolean): Edited => ({
  ...toRevision(row),
  publishedRevision: row.published_revision,
  origin: row.from_file ? 'file' : 'editor',
  conflict,
})

/** What customers see, by slug. */
export async function publishedArticles(sql: Sql): Promise<Published[]> {
  const rows = await sql<ArticleRow>`
    select   article.slug, language, published_revision, revision, title, questions, body, tags, handoff,
             valid_until, translation_of, written_at, written_by
    from     article
    join     revision on revision.slug = article.slug and revision.revision = article.published_revision
    where    deleted_at is null
    order by article.slug
  `
  return rows.map(toPublished)
}

/** Names exactly which revisions are published. */
export const fingerprintOf = (articles: readonly Published[]): string =>
  articles.map((a) => `${a.slug}@${a.revision}`).join(' ')

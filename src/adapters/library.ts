import type { Article } from '../domain/knowledge/article.ts'
import { Refusal } from '../domain/refusal.ts'
import type { Edited, Library, LoadReport } from '../ports.ts'
import { type ArticleRow, type EditedRow, toArticle, toEdited, toRevision } from './articles.ts'
import { watchedDuplicates } from './duplicates.ts'
import type { Sql } from './sql.ts'
import { stored } from './stored.ts'

/**
 * The articles on a database. `reindex` is awaited after every change of what customers see; `settle` does what
 * need not be waited for.
 */
export function sqlLibrary(
  sql: Sql,
  reindex: () => Promise<void>,
  settle: (signal?: AbortSignal) => Promise<boolean>,
): Library {
  const read = (slug: string) => stored(() => newest(sql, slug))
  const duplicates = watchedDuplicates(sql)
  return {
    list: (language) =>
      stored(async () => {
        const rows = await sql<EditedRow>`
          select   distinct on (article.slug) article.slug, language, published_revision, revision, title, questions,
                   body, tags, handoff, valid_until, translation_of, written_at, written_by,
                   file_hash is not null as from_file
          from     article
          join     revision on revision.slug = article.slug
          where    deleted_at is null and (${language ?? null}::text is null or language = ${language ?? null}::text)
          order by article.slug, revision desc
        `
        const conflicts = await undecided(sql)
        return rows.map((row) => toEdited(row, conflicts.has(row.slug)))
      }),

    read,

    revisions: (slug) =>
      stored(async () => {
        await newest(sql, slug)
        const rows = await sql<ArticleRow>`
          select   article.slug, language, published_revision, revision, title, questions, body, tags, handoff,
                   valid_until, translation_of, written_at, written_by
          from     revision
          join     article on article.slug = revision.slug
          where    revision.slug = ${slug}
          order by revision desc
        `
        return rows.map(toRevision)
      }),

    save: (article, by, at, how, basedOn) =>
      stored(async () => {
        await sql.transaction(async (tx) => {
          if (how === 'create') await create(tx, article)
          else await lockArticle(tx, article.slug)
          if (basedOn !== undefined) await refuseOlder(tx, article.slug, basedOn)
          await addRevision(tx, article, by, at)
        })
        return newest(sql, article.slug)
      }),

    publish: async (slug, revision) => {
      await stored(() =>
        sql.transaction(async (tx) => {
          await lockArticle(tx, slug)
          const rows = await tx`
            update article
            set    published_revision = (
                     select max(revision) from revision
                     where  slug = ${slug} and (${revision ?? null}::int is null or revision = ${revision ?? null}::int)
                   )
            where  slug = ${slug}
              and  (${revision ?? null}::int is null
                    or exists (select from revision where slug = ${slug} and revision = ${revision ?? null}::int))
            returning slug
          `
          if (rows.length === 0)
            throw new Refusal('revision_not_found', `There is no revision ${revision} of this article.`)
          if ((await undecided(tx, slug)).has(slug)) await publishAnew(tx, slug)
        }),
      )
      await reindex()
      return read(slug)
    },

    restore: (slug, revision, by, at) =>
      stored(() =>
        sql.transaction(async (tx) => {
          await lockArticle(tx, slug)
          const rows = await tx`
            insert into revision (slug, revision, title, questions, body, tags, handoff, valid_until, translation_of, written_at, written_by)
            select slug, (select max(revision) + 1 from revision newest where newest.slug = old.slug), title, questions, body, tags,
                   handoff, valid_until, translation_of, ${at}, ${by}
            from   revision old
            where  slug = ${slug} and revision = ${revision}
            returning revision
          `
          if (rows.length === 0)
            throw new Refusal('revision_not_found', `There is no revision ${revision} of this article.`)
          return newest(tx, slug)
        }),
      ),

    async remove(slug, at) {
      const rows = await stored(
        () => sql`
        update article set deleted_at = ${at}, published_revision = null, file_hash = null
        where  slug = ${slug} and deleted_at is null
        returning slug
      `,
      )
      if (rows.length === 0) throw noArticle(slug)
      await reindex()
    },

    async load(files, at) {
      const report: LoadReport = { added: 0, changed: 0, unchanged: 0, conflicts: [] }
      await stored(() =>
        sql.transaction(async (tx) => {
          for (const { article, hash } of files) await loadOne(tx, article, hash, at, report)
        }),
      )
      await reindex()
      return report
    },

    settle,

    duplicates: () => stored(duplicates),
  }
}

/** What the author of a revision is called that came from a file. */
const fromFile = 'file'

async function loadOne(tx: Sql, article: Article, hash: string, at: Date, report: LoadReport): Promise<void> {
  // Edited: an editor's words are published, or lie as a draft newer than what is published.
  const [known] = await tx<{ file_hash: string | null; edited: boolean; deleted_at: Date | null }>`
    select file_hash, deleted_at,
           exists (
             select from revision
             where  slug = article.slug and written_by <> ${fromFile} and revision >= coalesce(published_revision, 1)
           ) as edited
    from   article
    where  slug = ${article.slug}
    for    update
  `
  if (known && (known.file_hash === hash || known.deleted_at !== null)) {
    report.unchanged++
    return
  }
  if (known && (await saysTheSame(tx, article))) {
    await tx`update article set file_hash = ${hash} where slug = ${article.slug}`
    report.unchanged++
    return
  }
  if (!known) await tx`insert into article (slug, language) values (${article.slug}, ${article.language})`
  const revision = await addRevision(tx, article, fromFile, at)
  await tx`update article set file_hash = ${hash}, language = ${article.language} where slug = ${article.slug}`
  // Both sides have changed: neither is thrown away, and what editors published stays until they decide.
  if (known?.edited) report.conflicts.push(article.slug)
  else {
    await tx`update article set published_revision = ${revision} where slug = ${article.slug}`
    if (known) report.changed++
    else report.added++
  }
}

async function create(tx: Sql, article: Article): Promise<void> {
  const rows = await tx`
    insert into article (slug, language) values (${article.slug}, ${article.language})
    on conflict (slug) do update set deleted_at = null, language = excluded.language where article.deleted_at is not null
    returning slug
  `
  if (rows.length === 0) throw new Refusal('slug_taken', `There is an article named ${article.slug} already.`)
}

async function lockArticle(tx: Sql, slug: string): Promise<void> {
  const rows = await tx`select slug from article where slug = ${slug} and deleted_at is null for update`
  if (rows.length === 0) throw noArticle(slug)
}

async function addRevision(tx: Sql, article: Article, by: string, at: Date): Promise<number> {
  const [row] = await tx<{ revision: number }>`
    insert into revision (slug, revision, title, questions, body, tags, handoff, valid_until, translation_of, written_at, written_by)
    select ${article.slug}, coalesce(max(revision), 0) + 1, ${article.title}, ${{ list: article.questions }}::jsonb -> 'list',
           ${article.body}, ${{ list: article.tags }}::jsonb -> 'list', ${article.handoff}, ${article.validUntil ?? null},
           ${article.translationOf ?? null}, ${at}, ${by}
    from   revision
    where  slug = ${article.slug}
    returning revision
  `
  if (!row) throw new Error('The revision was not written.')
  return row.revision
}

/** Whether the file holds what customers see already, as it does after `knowledge -- pull`. */
async function saysTheSame(tx: Sql, article: Article): Promise<boolean> {
  const [row] = await tx<ArticleRow>`
    select article.slug, language, published_revision, revision, title, questions, body, tags, handoff,
           valid_until, translation_of, written_at, written_by
    from   article
    join   revision on revision.slug = article.slug and revision = published_revision
    where  article.slug = ${article.slug}
  `
  return row !== undefined && JSON.stringify(toArticle(row)) === JSON.stringify(article)
}

/**
 * The articles whose file came in over an editor's words and was kept as a draft, while nobody has published
 * the one or the other since.
 */
async function undecided(sql: Sql, slug?: string): Promise<Set<string>> {
  const rows = await sql<{ slug: string }>`
    select article.slug
    from   article
    join   revision file on file.slug = article.slug and file.written_by = ${fromFile}
                        and file.revision > coalesce(published_revision, 0)
    where  file_hash is not null and (${slug ?? null}::text is null or article.slug = ${slug ?? null}::text)
      and  exists (
             select from revision edited
             where  edited.slug = article.slug and edited.written_by <> ${fromFile}
               and  edited.revision < file.revision and edited.revision >= coalesce(published_revision, 1)
           )
  `
  return new Set(rows.map((row) => row.slug))
}

/** What is published becomes the newest revision as well: the decision is in the list of revisions. */
async function publishAnew(tx: Sql, slug: string): Promise<void> {
  await tx`
    insert into revision (slug, revision, title, questions, body, tags, handoff, valid_until, translation_of, written_at, written_by)
    select slug, (select max(revision) + 1 from revision newest where newest.slug = old.slug), title, questions, body, tags,
           handoff, valid_until, translation_of, written_at, written_by
    from   revision old
    where  slug = ${slug} and revision = (select published_revision from article where slug = ${slug})
  `
  await tx`
    update article set published_revision = (select max(revision) from revision where slug = ${slug}) where slug = ${slug}
  `
}

/** Somebody else has written since: nothing is overwritten, and both texts are at hand. */
async function refuseOlder(tx: Sql, slug: string, basedOn: number): Promise<void> {
  const latest = await newest(tx, slug)
  if (latest.revision === basedOn) return
  throw new Refusal(
    'changed_meanwhile',
    `${latest.writtenBy} has saved revision ${latest.revision} since. Nothing of yours was lost: it was not saved yet.`,
    { latest },
  )
}

async function newest(sql: Sql, slug: string): Promise<Edited> {
  const [row] = await sql<EditedRow>`
    select   article.slug, language, published_revision, revision, title, questions, body, tags, handoff,
             valid_until, translation_of, written_at, written_by, file_hash is not null as from_file
    from     article
    join     revision on revision.slug = article.slug
    where    article.slug = ${slug} and deleted_at is null
    order by revision desc
    limit    1
  `
  if (!row) throw noArticle(slug)
  return toEdited(row, (await undecided(sql, slug)).has(slug))
}

const noArticle = (slug: string) => new Refusal('article_not_found', `There is no article named ${slug}.`)

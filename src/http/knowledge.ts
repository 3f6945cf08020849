import { Hono } from 'hono'
import { z } from 'zod'
import type { Article, Published } from '../domain/knowledge/article.ts'
import { Refusal } from '../domain/refusal.ts'
import { lookOver } from '../stories/lookOver.ts'
import type { Needs } from '../stories/needs.ts'
import { preview } from '../stories/preview.ts'
import { type StaffDoors, type StaffVariables, staffOnly } from './auth.ts'
import { body, describe, query } from './describe.ts'
import * as wire from './wire.ts'

const InLanguage = z.strictObject({ language: z.enum(['de', 'en']).optional() })

/** The published articles, for anybody. */
export function articleRoutes(needs: Needs) {
  const tag = 'For the customer'
  return new Hono()
    .get(
      '/articles',
      describe(tag, 'Published articles', { 200: wire.ArticlesAnswer }),
      query(InLanguage),
      async (c) => {
        const { language } = c.req.valid('query')
        return c.json({ articles: (await needs.knowledge.published(language)).map(toShown) })
      },
    )
    .get(
      '/articles/search',
      describe(tag, "Search, with the bot's own retrieval", { 200: wire.SearchAnswer }),
      query(InLanguage.extend({ q: z.string().min(1).max(2000) })),
      async (c) => {
        const { q, language } = c.req.valid('query')
        const options = { limit: 10, ...(language ? { language } : {}) }
        const { found } = await needs.knowledge.search(q, options, AbortSignal.timeout(10_000))
        return c.json({
          found: found.map((f) => ({
            slug: f.article.slug,
            title: f.article.title,
            passage: f.passage,
            confidence: f.confidence,
          })),
        })
      },
    )
}

/** What an editor can do. The parts of `needs` are asked for in each request: at the edge every request has its own. */
export function editorRoutes(needs: Needs, doors: StaffDoors) {
  const tag = 'For the editor'
  return new Hono<StaffVariables>()
    .use(staffOnly(needs, doors, 'editor'))

    .get(
      '/articles',
      describe(tag, 'All articles in their newest revision', { 200: wire.EditedList }),
      query(InLanguage),
      async (c) => c.json({ articles: await needs.library.list(c.req.valid('query').language) }),
    )

    .post(
      '/articles',
      describe(tag, 'A new article, as a draft', { 201: wire.EditedAnswer }),
      body(wire.NewArticle),
      async (c) => {
        const article = fromBody(c.req.valid('json'))
        return c.json(await needs.library.save(article, c.var.staff.name, needs.clock.now(), 'create'), 201)
      },
    )

    .get('/articles/:slug', describe(tag, 'One article', { 200: wire.EditedAnswer }), async (c) =>
      c.json(await needs.library.read(slugOf(c.req.param('slug')))),
    )

    .put(
      '/articles/:slug',
      describe(tag, 'A new revision, as a draft', { 200: wire.EditedAnswer }),
      body(wire.ChangedArticle),
      async (c) => {
        const slug = slugOf(c.req.param('slug'))
        const { language } = await needs.library.read(slug)
        const { basedOn, ...fields } = c.req.valid('json')
        const article = fromBody({ slug, language, ...fields })
        return c.json(
          await needs.library.save(article, c.var.staff.name, needs.clock.now(), 'change', basedOn),
        )
      },
    )

    .delete('/articles/:slug', describe(tag, 'No longer shown or searched', { 204: null }), async (c) => {
      await needs.library.remove(slugOf(c.req.param('slug')), needs.clock.now())
      return c.body(null, 204)
    })

    .post(
      '/articles/:slug/publish',
      describe(tag, 'Customers see it from now on', { 200: wire.EditedAnswer }),
      body(wire.WhichRevision),
      async (c) =>
        c.json(await needs.library.publish(slugOf(c.req.param('slug')), c.req.valid('json').revision)),
    )

    .get(
      '/articles/:slug/revisions',
      describe(tag, 'All revisions, newest first', { 200: wire.RevisionList }),
      async (c) => c.json({ revisions: await needs.library.revisions(slugOf(c.req.param('slug'))) }),
    )

    .post(
      '/articles/:slug/restore',
      describe(tag, 'An old revision as a new draft', { 200: wire.EditedAnswer }),
      body(wire.RestoreRevision),
      async (c) =>
        c.json(
          await needs.library.restore(
            slugOf(c.req.param('slug')),
            c.req.valid('json').revision,
            c.var.staff.name,
            needs.clock.now(),
          ),
        ),
    )

    .post(
      '/preview',
      describe(tag, 'What the bot would do with a question', { 200: wire.PreviewAnswer }),
      body(wire.PreviewQuestion),
      async (c) => {
        const { question, language, draft } = c.req.valid('json')
        const asked = {
          question,
          ...(language ? { language } : {}),
          ...(draft ? { draft: fromBody(draft) } : {}),
        }
        return c.json(await preview(needs, asked))
      },
    )

    .get(
      '/findings',
      describe(tag, 'What to mend: duplicates, out of date, few phrasings, no translation', {
        200: wire.FindingsAnswer,
      }),
      async (c) => c.json(await lookOver(needs)),
    )
}

function slugOf(given: string): string {
  if (!wire.slugPattern.test(given))
    throw new Refusal('article_not_found', 'There is no article of this name.')
  return given
}

type ArticleBody = z.output<typeof wire.NewArticle>

const fromBody = ({ validUntil, translationOf, ...article }: ArticleBody): Article => ({
  ...article,
  ...(validUntil === undefined ? {} : { validUntil }),
  ...(translationOf === undefined ? {} : { translationOf }),
})

/** What customers may see: not the rule about people. */
function toShown(article: Published) {
  const { handoff: _, ...shown } = article
  return shown
}

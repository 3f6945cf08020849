/** What editors send and are answered, and what anybody may read of the knowledge. */

import { z } from 'zod'
import { handoffReasons } from '../../domain/events.ts'
import { handoffRules } from '../../domain/knowledge/article.ts'
import { Choice, Counter, LanguageCode, time, words } from './parts.ts'

export const slugPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/
const ArticleFields = {
  title: words(200),
  questions: z.array(words(300)).max(50),
  body: words(20_000),
  tags: z.array(words(40)).max(20).default([]),
  handoff: z.enum(handoffRules).default('offer'),
  validUntil: z.iso.date().optional(),
  translationOf: z.string().regex(slugPattern).optional(),
}
export const NewArticle = z.strictObject({
  slug: z.string().regex(slugPattern).max(100),
  language: LanguageCode,
  ...ArticleFields,
})
export const ChangedArticle = z.strictObject({
  ...ArticleFields,
  basedOn: Counter.optional().meta({
    description:
      'The revision you saw. Where a newer one is there: 409 `changed_meanwhile`, with it as `latest`.',
  }),
})
export const WhichRevision = z.strictObject({ revision: Counter.optional() })
export const RestoreRevision = z.strictObject({ revision: Counter })
export const PreviewQuestion = z.strictObject({
  question: words(2000),
  language: LanguageCode.optional(),
  draft: NewArticle.optional().meta({
    description: 'Try it as if this were published. Its revision in the answer is 0.',
  }),
})
const ArticleShown = z.object({
  slug: z.string(),
  language: LanguageCode,
  title: z.string(),
  questions: z.array(z.string()),
  body: z.string(),
  tags: z.array(z.string()),
  validUntil: z.string().optional(),
  translationOf: z.string().optional(),
  revision: z.int(),
})
export const ArticlesAnswer = z.object({ articles: z.array(ArticleShown) })
export const SearchAnswer = z.object({
  found: z.array(
    z.object({ slug: z.string(), title: z.string(), passage: z.string(), confidence: z.number() }),
  ),
})
const RevisionAnswer = ArticleShown.extend({
  handoff: z.enum(handoffRules),
  writtenAt: time,
  writtenBy: z.string(),
})
export const EditedAnswer = RevisionAnswer.extend({
  publishedRevision: z.int().nullable(),
  origin: z
    .enum(['file', 'editor'])
    .meta({ description: 'Whether a file in the knowledge folder keeps it as well.' }),
  conflict: z.boolean().meta({
    description:
      'Changed in the file and by an editor: both are kept as revisions; publishing either decides.',
  }),
})
export const EditedList = z.object({ articles: z.array(EditedAnswer) })
export const RevisionList = z.object({ revisions: z.array(RevisionAnswer) })
export const PreviewAnswer = z.object({
  decision: z.enum(['answer', 'ask_back', 'handoff']),
  reason: z.enum(handoffReasons).optional(),
  answer: z.string().optional(),
  choices: z.array(Choice).optional(),
  sources: z.array(z.object({ slug: z.string(), revision: z.int(), passage: z.string(), score: z.number() })),
  confidence: z.number(),
  certainty: z.number().meta({ description: 'The confidence, and how far the first leads the second.' }),
  bands: z
    .object({ answer: z.number(), askBack: z.number() })
    .nullable()
    .meta({ description: 'Answers from `answer` on (certainty), asks back from `askBack` on (confidence).' }),
  found: z
    .array(
      z.object({
        slug: z.string(),
        title: z.string(),
        revision: z.int(),
        passage: z.string(),
        confidence: z.number(),
        score: z.number(),
      }),
    )
    .meta({ description: 'The best three, whether or not they were used.' }),
})
export const FindingsAnswer = z.object({
  duplicates: z.array(
    z.object({
      slug: z.string(),
      other: z.string(),
      text: z.string(),
      otherText: z.string(),
      likeness: z.number(),
    }),
  ),
  stale: z.array(z.object({ slug: z.string(), validUntil: z.string(), passed: z.boolean() })),
  fewPhrasings: z.array(z.object({ slug: z.string(), count: z.int() })),
  missingTranslation: z.array(z.object({ slug: z.string(), language: LanguageCode })),
})
// What the editor's page reads, as types.
export type EditedArticle = z.output<typeof EditedAnswer>
export type RevisionOfArticle = z.output<typeof RevisionAnswer>
export type ArticleBody = z.output<typeof NewArticle>
export type FindingsFound = z.output<typeof FindingsAnswer>
export type PreviewFound = z.output<typeof PreviewAnswer>

import type { EditedArticle, FindingsFound, PreviewFound } from '../../../src/http/wire.ts'

/** An article as the server gives it, in its first revision and published. */
export const article = (slug: string, more: Partial<EditedArticle> = {}): EditedArticle => ({
  slug,
  language: 'en',
  title: `About ${slug}`,
  questions: [`How about ${slug}?`],
  body: `All about ${slug}.`,
  tags: [],
  handoff: 'offer',
  revision: 1,
  publishedRevision: 1,
  writtenAt: '2026-11-23T12:00:00.000Z',
  writtenBy: 'Edda',
  origin: 'editor',
  conflict: false,
  ...more,
})

export const nothingFound: FindingsFound = {
  duplicates: [],
  stale: [],
  fewPhrasings: [],
  missingTranslation: [],
}

/** A question tried: two articles found, the first certain enough. */
export const tried = (more: Partial<PreviewFound> = {}): PreviewFound => ({
  decision: 'answer',
  answer: 'All about wifi.',
  sources: [{ slug: 'wifi', revision: 1, passage: 'wifi?', score: 0.6 }],
  confidence: 0.6,
  certainty: 0.71,
  bands: { answer: 0.57, askBack: 0.3 },
  found: [
    { slug: 'wifi', title: 'Wi-Fi', revision: 1, passage: 'wifi?', confidence: 0.6, score: 0.8 },
    { slug: 'mail', title: 'Mail', revision: 1, passage: 'mail?', confidence: 0.4, score: 0.5 },
  ],
  ...more,
})

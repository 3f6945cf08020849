import type { ArticleBody, EditedArticle, RevisionOfArticle } from '../../http/wire.ts'

/** An article as it stands in the fields: everything is text, and may be half done. */
export interface Form {
  slug: string
  language: 'de' | 'en'
  title: string
  questions: string[]
  body: string
  /** Separated by commas. */
  tags: string
  handoff: 'never' | 'offer' | 'always'
  /** `YYYY-MM-DD`, or empty. */
  validUntil: string
  /** The slug of its pair in the other language, or empty. */
  translationOf: string
}

export const blankForm = (language: Form['language']): Form => ({
  slug: '',
  language,
  title: '',
  questions: [],
  body: '',
  tags: '',
  handoff: 'offer',
  validUntil: '',
  translationOf: '',
})

export const toForm = (article: RevisionOfArticle): Form => ({
  slug: article.slug,
  language: article.language,
  title: article.title,
  questions: article.questions,
  body: article.body,
  tags: article.tags.join(', '),
  handoff: article.handoff,
  validUntil: article.validUntil ?? '',
  translationOf: article.translationOf ?? '',
})

/** What is sent: empty phrasings and tags are left out. */
export const toBody = (form: Form): ArticleBody => ({
  slug: form.slug,
  language: form.language,
  title: form.title.trim(),
  questions: form.questions.map((question) => question.trim()).filter((question) => question !== ''),
  body: form.body.trim(),
  tags: form.tags
    .split(',')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== ''),
  handoff: form.handoff,
  ...(form.validUntil === '' ? {} : { validUntil: form.validUntil }),
  ...(form.translationOf === '' ? {} : { translationOf: form.translationOf }),
})

/** The same article, whatever blanks stand around it. */
export const sameText = (a: Form, b: Form): boolean => JSON.stringify(toBody(a)) === JSON.stringify(toBody(b))

export type Lack = 'title' | 'body' | 'slug' | 'slug_taken' | 'too_many_questions' | 'question_too_long'

/** Why it cannot be saved yet; empty when it can. `taken`: slugs of other articles. */
export function lacksOf(form: Form, isNew: boolean, taken: readonly string[]): Lack[] {
  const { title, body, questions } = toBody(form)
  const lacks: Lack[] = []
  if (title === '') lacks.push('title')
  if (body === '') lacks.push('body')
  if (isNew && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(form.slug)) lacks.push('slug')
  if (isNew && taken.includes(form.slug)) lacks.push('slug_taken')
  if (questions.length > 50) lacks.push('too_many_questions')
  if (questions.some((question) => [...question].length > 300)) lacks.push('question_too_long')
  return lacks
}

const spelledOut: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' }

/** An address made of a title: small letters, digits and hyphens, at most 80 of them. */
export const slugFrom = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[äöüß]/g, (letter) => spelledOut[letter] ?? letter)
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replaceAll(/^-+|-+$/g, '')

/** The article in the other language: the one it names, or the one that names it. */
export const pairOf = (
  article: { slug: string; language: string; translationOf?: string | undefined },
  all: readonly EditedArticle[],
): EditedArticle | null =>
  all.find(
    (other) =>
      other.language !== article.language &&
      (other.slug === article.translationOf || (article.slug !== '' && other.translationOf === article.slug)),
  ) ?? null

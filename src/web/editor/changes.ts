import type { RevisionOfArticle } from '../../http/wire.ts'
import { type Form, toBody } from './article.ts'
import { difference, type Run } from './diff.ts'

/** What becomes different, told apart by what it means to customers. */
export interface Changes {
  title: Run[] | null
  body: Run[] | null
  addedQuestions: string[]
  removedQuestions: string[]
  handoff: { before: Form['handoff']; after: Form['handoff'] } | null
  validUntil: { before: string; after: string } | null
  /** Only what customers never see: tags, the pair, the order of the phrasings. */
  other: boolean
}

export function changesBetween(before: Form, after: Form): Changes {
  const a = toBody(before)
  const b = toBody(after)
  const changes: Changes = {
    title: a.title === b.title ? null : difference(a.title, b.title),
    body: a.body === b.body ? null : difference(a.body, b.body),
    addedQuestions: b.questions.filter((question) => !a.questions.includes(question)),
    removedQuestions: a.questions.filter((question) => !b.questions.includes(question)),
    handoff: a.handoff === b.handoff ? null : { before: a.handoff, after: b.handoff },
    validUntil:
      a.validUntil === b.validUntil ? null : { before: a.validUntil ?? '', after: b.validUntil ?? '' },
    other: false,
  }
  return isEmpty(changes) && JSON.stringify(a) !== JSON.stringify(b) ? { ...changes, other: true } : changes
}

export const isEmpty = (changes: Changes): boolean =>
  changes.title === null &&
  changes.body === null &&
  changes.addedQuestions.length === 0 &&
  changes.removedQuestions.length === 0 &&
  changes.handoff === null &&
  changes.validUntil === null &&
  !changes.other

/** The two texts of a conflict: the newest from the file, and the newest from editors. Null without both. */
export function sidesOf(
  revisions: readonly RevisionOfArticle[],
): { file: RevisionOfArticle; ours: RevisionOfArticle } | null {
  const newestFirst = revisions.toSorted((a, b) => b.revision - a.revision)
  const file = newestFirst.find(({ writtenBy }) => writtenBy === 'file')
  const ours = newestFirst.find(({ writtenBy }) => writtenBy !== 'file')
  return file && ours ? { file, ours } : null
}

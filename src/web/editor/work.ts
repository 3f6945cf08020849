/** What the editor's page does: asks the server, keeps what is typed, and says what happened. No DOM in here. */

import { ApiProblem, type call, Unreachable } from '../../client/transport.ts'
import type {
  ArticleBody,
  EditedArticle,
  FindingsFound,
  PreviewFound,
  RevisionOfArticle,
} from '../../http/wire.ts'
import { blankForm, type Form, lacksOf, toBody } from './article.ts'
import type { Keeper } from './kept.ts'
import { current, type Happening, isDirty, type Said, type State, type Trouble } from './state.ts'

interface Around {
  ask: typeof call
  tell: (happening: Happening) => void
  state: () => State
  keeper: Keeper
  /** Shows the address of what is open. */
  goTo: (slug: string | null) => void
}

const base = '/api/knowledge'
const at = (slug: string, rest = '') => `${base}/articles/${encodeURIComponent(slug)}${rest}`

export function troubleOf(error: unknown): Trouble {
  if (error instanceof Unreachable) return { kind: 'unreachable' }
  if (!(error instanceof ApiProblem)) return { kind: 'refused' }
  if (error.status === 401) return { kind: 'signed_out' }
  const { reference } = error.body
  return {
    kind: 'refused',
    detail: error.message,
    ...(typeof reference === 'string' ? { reference } : {}),
  }
}

export function editorsWork({ ask, tell, state, keeper, goTo }: Around) {
  const unsaved = () => tell({ type: 'unsaved', slugs: keeper.all() })

  /** Runs one piece of work; whatever goes wrong is said, and what was typed stays. */
  const doing = async (
    busy: 'saving' | 'publishing' | 'removing' | 'restoring' | 'trying',
    work: () => Promise<void>,
  ) => {
    if (state().busy !== null) return
    tell({ type: 'began', busy })
    try {
      await work()
    } catch (error) {
      if (error instanceof ApiProblem && error.code === 'changed_meanwhile')
        tell({ type: 'overtaken', latest: error.body.latest as EditedArticle })
      else tell({ type: 'failed', trouble: troubleOf(error) })
    }
  }

  const lookOver = () =>
    ask<FindingsFound>('GET', `${base}/findings`)
      .then((findings) => tell({ type: 'listed', articles: state().articles ?? [], findings }))
      .catch(() => {})

  const readRevisions = async (slug: string) => {
    const { revisions } = await ask<{ revisions: RevisionOfArticle[] }>('GET', at(slug, '/revisions'))
    tell({ type: 'revisions_came', slug, revisions })
    return revisions
  }

  /** Sends the text as a new revision; null when there is nothing new to send. */
  const send = async (): Promise<EditedArticle | null> => {
    const { open, form, basedOn } = state()
    if (!form || open === null || !isDirty(state())) return null
    const { slug, language, ...rest } = toBody(form)
    if (open === 'new')
      return ask<EditedArticle>('POST', `${base}/articles`, { body: { slug, language, ...rest } })
    return ask<EditedArticle>('PUT', at(slug), {
      body: { ...rest, ...(basedOn === null ? {} : { basedOn }) },
    })
  }

  const settle = (article: EditedArticle, said: Said, was: string | null) => {
    keeper.forget(was ?? article.slug)
    keeper.forget(article.slug)
    tell({ type: 'saved', article, said })
    // What was typed while saving is not saved yet.
    if (isDirty(state())) keepTyped()
    unsaved()
    if (was === 'new') goTo(article.slug)
    void readRevisions(article.slug).catch(() => {})
    void lookOver()
  }

  const keepTyped = () => {
    const { open, form, basedOn } = state()
    if (open === null || !form) return
    if (isDirty(state())) keeper.keep(open, { form, basedOn })
    else keeper.forget(open)
    unsaved()
  }

  return {
    async list() {
      try {
        const { articles } = await ask<{ articles: EditedArticle[] }>('GET', `${base}/articles`)
        tell({ type: 'listed', articles, findings: null })
        tell({ type: 'calmed' })
        unsaved()
        void lookOver()
        return true
      } catch (error) {
        tell({ type: 'failed', trouble: troubleOf(error) })
        return false
      }
    },

    /** Opens an article by its slug, `new` for a new one, nothing for none. Unsaved text of before comes back. */
    open(slug: string | null) {
      if (slug === 'new') {
        if (state().open === 'new') return
        const kept = keeper.read('new')
        tell({ type: 'opened_new', form: kept?.form ?? blankForm('de'), again: kept !== null })
        return
      }
      tell({ type: 'opened', slug, kept: slug === null ? null : keeper.read(slug) })
      if (slug !== null && state().open === slug) void readRevisions(slug).catch(() => {})
    },

    /** Begins the pair of the article in hand in the other language. */
    beginPair() {
      const article = current(state())
      if (!article) return
      const form: Form = {
        ...blankForm(article.language === 'de' ? 'en' : 'de'),
        tags: article.tags.join(', '),
        handoff: article.handoff,
        validUntil: article.validUntil ?? '',
        translationOf: article.slug,
      }
      tell({ type: 'opened_new', form, again: false })
      goTo('new')
    },

    typed(changes: Partial<Form>) {
      tell({ type: 'typed', changes })
      keepTyped()
    },

    discard() {
      const { open } = state()
      tell({ type: 'discarded' })
      if (open !== null) keeper.forget(open)
      unsaved()
    },
    takeBack() {
      tell({ type: 'took_back' })
      keepTyped()
    },
    takeTheirs() {
      tell({ type: 'took_theirs' })
      keepTyped()
    },

    save: () =>
      doing('saving', async () => {
        const { form, open, articles } = state()
        const taken = (articles ?? []).map(({ slug }) => slug)
        // What is lacking stands beside the buttons already.
        if (!form || lacksOf(form, open === 'new', taken).length > 0) return tell({ type: 'calmed' })
        const was = state().open
        const article = await send()
        if (article) settle(article, { kind: 'saved', revision: article.revision }, was)
        else tell({ type: 'calmed' })
      }),

    /** Saves mine as the newest revision, over the other's: theirs stays in the list. */
    saveOver: () =>
      doing('saving', async () => {
        tell({ type: 'kept_mine' })
        const article = await send()
        if (article) settle(article, { kind: 'saved', revision: article.revision }, null)
        else tell({ type: 'calmed' })
      }),

    /** What stands in the fields, saved first where it is not; or the revision named. */
    publish: (revision?: number) =>
      doing('publishing', async () => {
        const was = state().open
        const saved = revision === undefined ? await send() : null
        // Saved is saved, also when publishing fails afterwards.
        if (saved) {
          settle(saved, { kind: 'saved', revision: saved.revision }, was)
          tell({ type: 'began', busy: 'publishing' })
        }
        const slug = saved?.slug ?? was
        const shown = revision ?? saved?.revision ?? current(state())?.revision
        if (slug === null || slug === undefined || shown === undefined) return tell({ type: 'calmed' })
        const article = await ask<EditedArticle>('POST', at(slug, '/publish'), { body: { revision: shown } })
        if (revision !== undefined) tell({ type: 'saved', article, said: { kind: 'restored', revision } })
        settle(article, { kind: 'published', title: article.title }, null)
      }),

    restore: (revision: number) =>
      doing('restoring', async () => {
        const { open } = state()
        if (open === null) return
        const article = await ask<EditedArticle>('POST', at(open, '/restore'), { body: { revision } })
        settle(article, { kind: 'restored', revision }, null)
      }),

    remove: () =>
      doing('removing', async () => {
        const latest = current(state())
        if (!latest) return tell({ type: 'calmed' })
        const revisions = state().revisions ?? (await readRevisions(latest.slug))
        await ask('DELETE', at(latest.slug))
        keeper.forget(latest.slug)
        const published = revisions.find(({ revision }) => revision === latest.publishedRevision) ?? null
        tell({ type: 'removed', removed: { latest, published } })
        unsaved()
        goTo(null)
        void lookOver()
      }),

    /** Brings a removed article back by saving its text again: first what was published, then the draft on top. */
    undoRemoval: () =>
      doing('restoring', async () => {
        const { removed } = state()
        if (!removed) return tell({ type: 'calmed' })
        const { latest, published } = removed
        const bodies = bodiesToBringBack(latest, published)
        let article: EditedArticle | undefined
        for (const [place, { slug, language, ...rest }] of bodies.entries()) {
          article =
            place === 0
              ? await ask<EditedArticle>('POST', `${base}/articles`, { body: { slug, language, ...rest } })
              : await ask<EditedArticle>('PUT', at(slug), { body: rest })
          if (place === 0 && published)
            article = await ask<EditedArticle>('POST', at(slug, '/publish'), { body: {} })
        }
        tell({ type: 'undone' })
        if (!article) return
        const said: Said = { kind: 'brought_back', title: article.title }
        tell({ type: 'saved', article, said })
        goTo(latest.slug)
        tell({ type: 'said', said })
        void lookOver()
      }),
    forgetRemoval: () => tell({ type: 'undone' }),
    calm: () => tell({ type: 'calmed' }),

    tryQuestion: (question: string, language: Form['language'], against: 'draft' | 'published') =>
      doing('trying', async () => {
        const { form } = state()
        const draft =
          against === 'draft' && form ? { draft: { ...toBody(form), slug: form.slug || 'new' } } : {}
        const answer = await ask<PreviewFound>('POST', `${base}/preview`, {
          body: { question, language, ...draft },
        })
        tell({ type: 'tried', tried: { question, against, answer } })
      }),
  }
}
export type Work = ReturnType<typeof editorsWork>

const bodyOf = (article: RevisionOfArticle): ArticleBody => ({
  slug: article.slug,
  language: article.language,
  title: article.title,
  questions: article.questions,
  body: article.body,
  tags: article.tags,
  handoff: article.handoff,
  ...(article.validUntil === undefined ? {} : { validUntil: article.validUntil }),
  ...(article.translationOf === undefined ? {} : { translationOf: article.translationOf }),
})

/** The revisions that make a removed article what it was, in order. */
export function bodiesToBringBack(latest: EditedArticle, published: RevisionOfArticle | null): ArticleBody[] {
  if (published === null || published.revision === latest.revision) return [bodyOf(latest)]
  return [bodyOf(published), bodyOf(latest)]
}

/** What the editor's page knows, and what becomes of it when something happens. One thing, and pure. */
import type { EditedArticle, FindingsFound, PreviewFound, RevisionOfArticle } from '../../http/wire.ts'
import { blankForm, type Form, sameText, slugFrom, toForm } from './article.ts'
import { type Filters, noFilters } from './list.ts'

export type Panel = 'seen' | 'try' | 'pair' | 'revisions'
export type Busy = 'saving' | 'publishing' | 'removing' | 'restoring' | 'trying'

/** What went wrong, for people. `reference` helps to find it in our log. */
export interface Trouble {
  kind: 'unreachable' | 'signed_out' | 'refused' | 'not_found'
  detail?: string
  reference?: string
}

/** Good news, said once. */
export type Said =
  | { kind: 'saved'; revision: number }
  | { kind: 'published'; title: string }
  | { kind: 'restored'; revision: number }
  | { kind: 'brought_back'; title: string }
  | { kind: 'found_again' }
  | { kind: 'discarded' }
  | { kind: 'kept_elsewhere'; title: string }

/** What a removed article needs to come back. */
export interface Removed {
  latest: EditedArticle
  published: RevisionOfArticle | null
}

export interface Tried {
  question: string
  against: 'draft' | 'published'
  answer: PreviewFound
}

export interface State {
  articles: EditedArticle[] | null
  findings: FindingsFound | null
  filters: Filters
  /** The article in hand: its slug, `new`, or null for none. */
  open: string | null
  form: Form | null
  /** The revision the text was typed over. */
  basedOn: number | null
  /** Whether the new article's address was typed by hand: then it no longer follows the title. */
  ownSlug: boolean
  revisions: RevisionOfArticle[] | null
  panel: Panel
  /** Publishing waits for a yes. */
  publishing: boolean
  /** Somebody else's newer text, found when saving. */
  meanwhile: EditedArticle | null
  /** Text put aside for the other's; it can come back. */
  aside: Form | null
  removed: Removed | null
  tried: Tried | null
  busy: Busy | null
  trouble: Trouble | null
  said: Said | null
  online: boolean
  /** Articles with text that is kept in this browser only. */
  unsaved: string[]
}

export const begin: State = {
  articles: null,
  findings: null,
  filters: noFilters,
  open: null,
  form: null,
  basedOn: null,
  ownSlug: false,
  revisions: null,
  panel: 'seen',
  publishing: false,
  meanwhile: null,
  aside: null,
  removed: null,
  tried: null,
  busy: null,
  trouble: null,
  said: null,
  online: true,
  unsaved: [],
}

export type Happening =
  | { type: 'listed'; articles: EditedArticle[]; findings: FindingsFound | null }
  | { type: 'filtered'; filters: Partial<Filters> }
  | { type: 'opened'; slug: string | null; kept?: { form: Form; basedOn: number | null } | null }
  | { type: 'opened_new'; form: Form; again: boolean }
  | { type: 'typed'; changes: Partial<Form> }
  | { type: 'revisions_came'; slug: string; revisions: RevisionOfArticle[] }
  | { type: 'turned_to'; panel: Panel }
  | { type: 'asked_to_publish'; yes: boolean }
  | { type: 'began'; busy: Busy }
  | { type: 'failed'; trouble: Trouble }
  | { type: 'calmed' }
  | { type: 'saved'; article: EditedArticle; said: Said }
  | { type: 'overtaken'; latest: EditedArticle }
  | { type: 'kept_mine' }
  | { type: 'took_theirs' }
  | { type: 'took_back' }
  | { type: 'discarded' }
  | { type: 'removed'; removed: Removed }
  | { type: 'undone' }
  | { type: 'tried'; tried: Tried }
  | { type: 'said'; said: Said | null }
  | { type: 'online'; online: boolean }
  | { type: 'unsaved'; slugs: string[] }

/** The article in hand as it is on the server. */
export const current = (state: State): EditedArticle | null =>
  state.articles?.find((article) => article.slug === state.open) ?? null

/** Whether the fields hold what the server has not. */
export function isDirty(state: State): boolean {
  if (!state.form) return false
  const article = current(state)
  return !sameText(state.form, article ? toForm(article) : blankForm(state.form.language))
}

const closed = {
  revisions: null,
  publishing: false,
  meanwhile: null,
  aside: null,
  tried: null,
  busy: null,
  trouble: null,
  said: null,
  ownSlug: false,
} satisfies Partial<State>

export function become(state: State, happening: Happening): State {
  switch (happening.type) {
    case 'listed':
      return { ...state, articles: happening.articles, findings: happening.findings ?? state.findings }
    case 'filtered':
      return { ...state, filters: { ...state.filters, ...happening.filters } }
    case 'opened':
      return open(state, happening.slug, happening.kept ?? null)
    case 'opened_new':
      return {
        ...state,
        ...closed,
        open: 'new',
        form: happening.form,
        basedOn: null,
        ownSlug: happening.again,
        said: happening.again ? { kind: 'found_again' } : null,
        panel: happening.form.translationOf === '' ? 'seen' : 'pair',
      }
    case 'typed':
      return typed(state, happening.changes)
    case 'revisions_came':
      return happening.slug === state.open ? { ...state, revisions: happening.revisions } : state
    case 'turned_to':
      return { ...state, panel: happening.panel }
    case 'asked_to_publish':
      return { ...state, publishing: happening.yes, said: null }
    case 'began':
      return { ...state, busy: happening.busy, trouble: null, said: null }
    case 'failed':
      return { ...state, busy: null, trouble: happening.trouble }
    case 'calmed':
      return { ...state, busy: null, trouble: null, said: null }
    case 'saved':
      return saved(state, happening.article, happening.said)
    case 'overtaken':
      return {
        ...state,
        busy: null,
        publishing: false,
        meanwhile: happening.latest,
        ...put(state, happening.latest),
      }
    case 'kept_mine':
      return { ...state, basedOn: state.meanwhile?.revision ?? state.basedOn, meanwhile: null }
    case 'took_theirs':
      return state.meanwhile
        ? {
            ...state,
            aside: state.form,
            form: toForm(state.meanwhile),
            basedOn: state.meanwhile.revision,
            meanwhile: null,
          }
        : state
    case 'took_back':
      return state.aside ? { ...state, form: state.aside, aside: null } : state
    case 'discarded': {
      const article = current(state)
      return {
        ...state,
        form: article ? toForm(article) : state.form && blankForm(state.form.language),
        basedOn: article?.revision ?? null,
        aside: state.form,
        said: { kind: 'discarded' },
      }
    }
    case 'removed':
      return {
        ...state,
        ...closed,
        articles: state.articles?.filter(({ slug }) => slug !== happening.removed.latest.slug) ?? null,
        removed: happening.removed,
        open: null,
        form: null,
      }
    case 'undone':
      return { ...state, removed: null }
    case 'tried':
      return { ...state, busy: null, tried: happening.tried }
    case 'said':
      return { ...state, said: happening.said }
    case 'online':
      return { ...state, online: happening.online }
    case 'unsaved':
      return { ...state, unsaved: happening.slugs }
    default:
      return happening satisfies never
  }
}

function open(state: State, slug: string | null, kept: { form: Form; basedOn: number | null } | null): State {
  const article = state.articles?.find((one) => one.slug === slug) ?? null
  if (slug === null || article === null) {
    const trouble: Trouble | null = slug === null ? null : { kind: 'not_found' }
    return { ...state, ...closed, open: null, form: null, basedOn: null, trouble }
  }
  const again = kept !== null && !sameText(kept.form, toForm(article))
  return {
    ...state,
    ...closed,
    open: slug,
    form: again ? kept.form : toForm(article),
    basedOn: again ? kept.basedOn : article.revision,
    said: again ? { kind: 'found_again' } : null,
    panel: state.panel === 'revisions' ? 'seen' : state.panel,
  }
}

function typed(state: State, changes: Partial<Form>): State {
  if (!state.form) return state
  const form = { ...state.form, ...changes }
  const follows = state.open === 'new' && changes.title !== undefined && !state.ownSlug
  return {
    ...state,
    form: follows ? { ...form, slug: slugFrom(form.title) } : form,
    ownSlug: state.ownSlug || changes.slug !== undefined,
    said: null,
  }
}

function saved(state: State, article: EditedArticle, said: Said): State {
  // What was typed while it was on its way stays in the fields.
  const inHand = state.open === article.slug || state.open === 'new'
  if (!inHand) return { ...state, ...put(state, article), busy: null, said }
  return {
    ...state,
    ...put(state, article),
    open: article.slug,
    basedOn: article.revision,
    busy: null,
    trouble: null,
    meanwhile: null,
    publishing: false,
    said,
    aside: said.kind === 'restored' && isDirty(state) ? state.form : state.aside,
    form: said.kind === 'restored' || !state.form ? toForm(article) : { ...state.form, slug: article.slug },
  }
}

/** The list with this article as it is now. */
function put(state: State, article: EditedArticle): Pick<State, 'articles'> {
  const others = state.articles?.filter(({ slug }) => slug !== article.slug) ?? []
  return { articles: [...others, article] }
}

import type { Form } from './article.ts'

/** Text that was typed and not saved yet. */
export interface Kept {
  form: Form
  /** The revision it was typed over; null for a new article. */
  basedOn: number | null
}

const prefix = 'baton.editor.'

/** What can keep text for as long as the tab is there: the browser's sessionStorage. It may refuse. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

/** Keeps unsaved text by article, `new` for one that has no name yet. Works on without a shelf, keeping nothing. */
export function keeper(shelf: Shelf | null) {
  const safely = <T>(work: () => T, otherwise: T): T => {
    try {
      return work()
    } catch {
      return otherwise
    }
  }
  return {
    read: (slug: string): Kept | null =>
      safely(() => {
        const text = shelf?.getItem(prefix + slug)
        return text ? (JSON.parse(text) as Kept) : null
      }, null),
    /** Whether it is kept now. */
    keep: (slug: string, kept: Kept): boolean =>
      safely(() => {
        shelf?.setItem(prefix + slug, JSON.stringify(kept))
        return shelf !== null
      }, false),
    forget: (slug: string): void => safely(() => shelf?.removeItem(prefix + slug), undefined),
    /** The articles with unsaved text. */
    all: (): string[] =>
      safely(() => {
        const keys = Array.from({ length: shelf?.length ?? 0 }, (_, at) => shelf?.key(at) ?? '')
        return keys.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length))
      }, []),
  }
}
export type Keeper = ReturnType<typeof keeper>

import type { Desk } from './state.ts'
import type { Store } from './store.ts'
import type { Language, Texts } from './texts.ts'
import type { Work } from './work.ts'

/** What every part of the page is given: the state, who changes it, and the words. */
export interface Given {
  desk: Desk
  store: Store
  work: Work
  t: Texts
  language: Language
}

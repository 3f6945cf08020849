import type { Kept } from './state.ts'

const key = 'baton'

/** What this tab keeps, if the browser lets it: sessionStorage, gone with the tab. Never throws. */
export const memory = {
  recall(): Partial<Kept> {
    try {
      const kept = JSON.parse(sessionStorage.getItem(key) ?? '{}') as Partial<Kept>
      const sound =
        (kept.outbox ?? []).every((e) => typeof e.id === 'string' && typeof e.task?.kind === 'string') &&
        typeof (kept.draft ?? '') === 'string' &&
        typeof (kept.conversation?.token ?? '') === 'string'
      return sound ? kept : {}
    } catch {
      return {}
    }
  },
  /** False where the browser keeps nothing for us. */
  keep({ conversation, outbox, draft, language }: Kept): boolean {
    try {
      if (conversation || outbox.length > 0 || draft !== '')
        sessionStorage.setItem(key, JSON.stringify({ conversation, outbox, draft, language }))
      else sessionStorage.removeItem(key)
      return true
    } catch {
      return false
    }
  },
}

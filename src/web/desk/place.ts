import type { Pane } from './state.ts'

/** Where somebody is, as the address says it: `#/<id>` the conversation, `#/<id>/case` its case, else the queue. */
export interface Place {
  opened: string | null
  pane: Pane
}

export function placeIn(hash: string): Place {
  const found = /^#\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(\/case)?$/.exec(hash)
  if (!found?.[1]) return { opened: null, pane: 'queue' }
  return { opened: found[1], pane: found[2] ? 'case' : 'conversation' }
}

export const hashOf = ({ opened, pane }: Place): string =>
  opened === null ? '#/' : pane === 'case' ? `#/${opened}/case` : `#/${opened}`

/** What a key does at the desk. */
export type Command =
  | 'next'
  | 'claim'
  | 'reply'
  | 'note'
  | 'release'
  | 'resolve'
  | 'promise'
  | 'snooze'
  | 'keep'
  | 'withdraw'
  | 'transfer'
  | 'escalate'
  | 'queue'
  | 'conversation'
  | 'case'
  | 'promised'
  | 'keys'
  | 'leave'

/** One letter each, the same in both languages; the overlay explains them. */
export const commands: readonly (readonly [string, Command])[] = [
  ['n', 'next'],
  ['c', 'claim'],
  ['r', 'reply'],
  ['i', 'note'],
  ['l', 'release'],
  ['e', 'resolve'],
  ['p', 'promise'],
  ['s', 'snooze'],
  ['k', 'keep'],
  ['w', 'withdraw'],
  ['t', 'transfer'],
  ['u', 'escalate'],
  ['1', 'queue'],
  ['2', 'conversation'],
  ['3', 'case'],
  ['4', 'promised'],
  ['?', 'keys'],
  ['Escape', 'leave'],
]

export interface Pressed {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  /** Whether the focus is where letters are written, or chosen from. */
  writing: boolean
}

/**
 * The command of a key; null when it has none. Single letters mean nothing while somebody writes, and nothing at all
 * once they were switched off (WCAG 2.1.4); `Escape` always leaves.
 */
export function commandOf(
  { key, ctrlKey, metaKey, altKey, writing }: Pressed,
  shortcuts: boolean,
): Command | null {
  if (ctrlKey || metaKey || altKey) return null
  const name = key.length === 1 ? key.toLowerCase() : key
  const command = commands.find(([known]) => known === name)?.[1] ?? null
  if (command === 'leave') return command
  return writing || !shortcuts ? null : command
}

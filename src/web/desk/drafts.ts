/** What agents have typed and not sent. Kept by conversation and kind (`<id>:reply`, `:note`, `:closing`, `:release`). */
export interface Draft {
  text: string
  /** Grows when somebody else than the one who types changes the text. */
  revision: number
  /** What was last sent of it, and under which id, while nobody knows whether it arrived. */
  sent?: { messageId: string; text: string }
}
export type Drafts = Readonly<Record<string, Draft>>

const none: Draft = { text: '', revision: 0 }

export const draftOf = (drafts: Drafts, name: string): Draft => drafts[name] ?? none

/** The text, changed from outside; what was under way is over. */
export const replaced = (drafts: Drafts, name: string, text: string): Drafts => ({
  ...drafts,
  [name]: { text, revision: draftOf(drafts, name).revision + 1 },
})

/** The text of `from` goes to the end of `to`. */
export function joined(drafts: Drafts, to: string, from: string): Drafts {
  const texts = [draftOf(drafts, to).text, draftOf(drafts, from).text].filter((text) => text !== '')
  return replaced(replaced(drafts, to, texts.join('\n\n')), from, '')
}

/**
 * The id to send a draft under: the one of the last attempt while the words are the same, so that trying again never
 * doubles a message; else a new one, because other words are another message.
 */
export const messageIdFor = ({ sent, text }: Draft, fresh: () => string): string =>
  sent?.text === text ? sent.messageId : fresh()

/** Drafts whose last attempt did arrive, as the transcript shows, are done with; what was typed since stays. */
export function reconcile(
  drafts: Drafts,
  id: string,
  transcript: readonly { messageId?: string | undefined }[],
): Drafts {
  let now = drafts
  for (const [name, { text, sent }] of Object.entries(drafts)) {
    if (!name.startsWith(`${id}:`) || !sent) continue
    if (transcript.some((line) => line.messageId === sent.messageId))
      now = replaced(now, name, text === sent.text ? '' : text)
  }
  return now
}

/** For the session's memory: what is worth keeping. */
export const kept = (drafts: Drafts): string =>
  JSON.stringify(Object.fromEntries(Object.entries(drafts).filter(([, { text }]) => text !== '')))

/** What the session remembers; nothing, when it is not what we wrote. */
export function remembered(memory: string | null): Drafts {
  try {
    const found: unknown = JSON.parse(memory ?? '{}')
    if (typeof found !== 'object' || found === null) return {}
    return Object.fromEntries(
      Object.entries(found).filter((entry): entry is [string, Draft] => isDraft(entry[1])),
    )
  } catch {
    return {}
  }
}

const isDraft = (found: unknown): found is Draft =>
  typeof found === 'object' &&
  found !== null &&
  'text' in found &&
  typeof found.text === 'string' &&
  'revision' in found &&
  typeof found.revision === 'number'

import type { Choice, Language, Log, Source } from './events.ts'

/** One line of the log as a person reads it. Agents see notes; customers don't. */
export interface Line {
  seq: number
  at: Date
  who: 'customer' | 'bot' | 'agent' | 'system' | 'note'
  /** The agent's name, for `agent` and `note`. */
  name?: string
  text: string
  messageId?: string
  sources?: Source[]
  choices?: Choice[]
  partial?: true
}

/** The whole conversation, first message to last. `seenBy` decides whether notes are in it. */
export function transcriptOf(log: Log, seenBy: 'customer' | 'agent'): Line[] {
  return log.flatMap((e): Line[] => {
    const { seq, at } = e
    switch (e.type) {
      case 'customer_wrote':
        return [{ seq, at, who: 'customer', text: e.text, messageId: e.messageId }]
      case 'bot_replied':
        return [
          {
            seq,
            at,
            who: 'bot',
            text: e.text,
            messageId: e.messageId,
            sources: e.sources,
            ...(e.partial ? { partial: true } : {}),
          },
        ]
      case 'bot_asked_back':
        return [{ seq, at, who: 'bot', text: e.text, messageId: e.messageId, choices: e.choices }]
      case 'agent_wrote':
        return [{ seq, at, who: 'agent', name: e.agent, text: e.text, messageId: e.messageId }]
      case 'note_added':
        return seenBy === 'agent'
          ? [{ seq, at, who: 'note', name: e.agent, text: e.text, messageId: e.messageId }]
          : []
      case 'notice_sent':
        return [{ seq, at, who: 'system', text: e.text }]
      case 'transferred':
      case 'claim_released':
        return seenBy === 'agent' && e.comment !== undefined
          ? [{ seq, at, who: 'note', name: e.agent, text: e.comment }]
          : []
      case 'escalated':
        return seenBy === 'agent' && e.by === 'agent' && e.comment !== undefined
          ? [{ seq, at, who: 'note', name: e.agent, text: e.comment }]
          : []
      // What these say to people is said by the notice that goes with each.
      case 'promise_made':
      case 'promise_due':
      case 'promise_kept':
      case 'promise_broken':
      case 'promise_withdrawn':
      case 'snoozed':
      case 'conversation_opened':
      case 'handoff_requested':
      case 'conversation_claimed':
      case 'claim_expired':
      case 'returned_to_bot':
      case 'receipt_corrected':
      case 'contact_given':
      case 'feedback_given':
      case 'resolved':
      case 'reopened':
      case 'rated':
        return []
      default:
        return e satisfies never
    }
  })
}

const speakers: Record<Language, Record<Line['who'], string>> = {
  de: { customer: 'Sie', bot: 'Assistent (automatisch)', agent: '', system: 'Hinweis', note: 'Notiz' },
  en: { customer: 'You', bot: 'Assistant (automatic)', agent: '', system: 'Notice', note: 'Note' },
}

/** The transcript to take along, as plain text: a line for who and when (UTC), then the words. */
export function asText(lines: readonly Line[], language: Language): string {
  return lines
    .map((line) => {
      const who = line.name ?? speakers[language][line.who]
      const grounds = line.sources?.length ? `\n[${line.sources.map((s) => s.title).join('; ')}]` : ''
      return `${line.at.toISOString().slice(0, 16).replace('T', ' ')} UTC  ${who}\n${line.text}${grounds}\n`
    })
    .join('\n')
}

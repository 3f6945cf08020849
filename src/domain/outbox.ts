import type { ConversationEvent } from './events.ts'

/** What an event must tell the world outside; null for those that stay between customer and bot. */
export function topicOf(event: ConversationEvent): string | null {
  switch (event.type) {
    case 'handoff_requested':
    case 'conversation_claimed':
    case 'claim_released':
    case 'claim_expired':
    case 'transferred':
    case 'escalated':
    case 'promise_made':
    case 'promise_due':
    case 'promise_kept':
    case 'promise_broken':
    case 'promise_withdrawn':
    case 'snoozed':
    case 'returned_to_bot':
    case 'resolved':
    case 'reopened':
      return event.type
    default:
      return null
  }
}

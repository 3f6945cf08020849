/** What we may refuse, by a stable code. Everything else that goes wrong is our bug. */
export const refusalCodes = [
  'conversation_not_found',
  'article_not_found',
  'message_id_reused',
  'already_claimed',
  'at_capacity',
  'claim_lost',
  'not_waiting',
  'not_with_bot',
  'not_solved_yet',
  'already_rated',
  'unanswered_message',
  'open_promise',
  'promise_not_found',
  'contact_needed',
  'outside_hours',
  'due_in_past',
  'due_too_far',
  'not_taking',
  'target_not_found',
  'no_such_answer',
  'slug_taken',
  'changed_meanwhile',
  'revision_not_found',
  'not_published',
  'no_dead_letter',
  'person_not_found',
  'link_dead',
  'name_taken',
  'name_not_usable',
  'not_oneself',
] as const
export type RefusalCode = (typeof refusalCodes)[number]

/** An expected "no": a code for programs, a sentence for people, and what they may need to go on. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly details: Record<string, unknown>

  constructor(code: RefusalCode, sentence: string, details: Record<string, unknown> = {}) {
    super(sentence)
    this.name = 'Refusal'
    this.code = code
    this.details = details
  }
}

// Made by `npm run client-types` from the API itself. Not edited by hand.

/**
 * This interface was referenced by `Operations`'s JSON-Schema
 * via the `definition` "Event".
 */
export type Event =
  | {
      seq: number
      v: 1
      /**
       * ISO 8601, UTC
       */
      at: string
      type: 'conversation_opened'
      language: 'de' | 'en'
      page?: string
    }
  | {
      seq: number
      v: 1
      /**
       * ISO 8601, UTC
       */
      at: string
      type: 'customer_wrote'
      messageId: string
      text: string
      /**
       * The one the words are in, where it is plainly not the one spoken before.
       */
      language?: 'de' | 'en'
    }
  | {
      seq: number
      v: 1
      /**
       * ISO 8601, UTC
       */
      at: string
      type: 'bot_replied'
      messageId: string
      inReplyTo: string
      text: string
      sources: {
        slug: string
        revision: number
        title: string
        score: number
      }[]
      partial?: true
    }
  | {
      seq: number
      v: 1
      /**
       * ISO 8601, UTC
       */
      at: string
      type: 'bot_asked_back'
      messageId: string
      inReplyTo: string
      text: string
      choices: {
        slug: string
        title: string
      }[]
      /**
       * Asked because the customer had gone quiet, not because they wrote.
       */
      afterSilence?: true
    }
  | {
      seq: number
      v: 1
      /**
       * ISO 8601, UTC
       */
      at: string
      type: 'handoff_requested'
      reason:
        | 'asked'
        | 'button'
        | 'no_answer'
        | 'loop'
        | 'frustration'
        | 'abuse'
        | 'topic_rule'
        | 'bot_failed'
        | 'budget_spent'
        | 'left_unanswered'
        | 'reopened'
        | 'promise_broken'
      evidence: {
        seq: number
        quote: string
        rule: string
      }[]
      sameAgent?: boolean
    }
  | {
      seq: number
      v: 1
      /**
       * ISO 8601, UTC
       */
      at: string
      type: 'conversation_claimed'
      agent: string
      fence: number
    }
  | {
      seq: number
      v: 1
      /**
       * ISO 8601, UTC
       */
      at: string
      type: 'agent_wrote'
      messageId: string
      agent: string
      text: string
    }
  | {
      seq: number
      v: 1
      /**
       * ISO 8601, UTC
       */
      at: string
      type: 'note_added'
      messageId: string
      agent: string
      text: string
    }
  | {
      seq: number
      v: 1
      /**
       * ISO 8601, UTC
       */
      at: string
      type: 'claim_released'
      agent: string
    }
  | {
      seq: number
      v: 1
      /**
       * ISO 8601, UTC
       */
      at: string
      type: 'claim_expired'
      agent: string
      silent?: true
    }
  | {
      seq: number
      v: 1
      /**
       * ISO 8601, UTC
       */
      at: string
      type: 'transferred'
      agent: string
      to:
        | {
            agent: string
          }
        | {
            team: string
          }
    }
  | (
      | {
          seq: number
          v: 1
          /**
           * ISO 8601, UTC
           */
          at: string
          type: 'escalated'
          by: 'agent'
          agent: string
          team: string
        }
      | {
          seq: number
          v: 1
          /**
           * ISO 8601, UTC
           */
          at: string
          type: 'escalated'
          by: 'time'
          rung: number
          to: 'everybody' | 'fallback' | 'operator'
        }
    )
  | {
      seq: number
      v: 1
      /**
       * ISO 8601, UTC
       */
      at: string
      type: 'returned_to_bot'
    }
  | {
      seq: number
      v: 1
      /**
       * ISO 8601, UTC
       */
      at: string
      type: 'notice_sent'
      kind:
        | 'handed_off'
        | 'claimed'
        | 'claim_released'
        | 'claim_expired'
        | 'transferred'
        | 'escalated'
        | 'returned_to_bot'
        | 'resolved'
        | 'reopened'
        | 'closed_now'
        | 'nobody_here'
        | 'open_again'
        | 'wait_told'
        | 'wait_slipped'
        | 'waits_again'
        | 'promise_made'
        | 'promise_due'
        | 'promise_kept'
        | 'promise_broken'
        | 'promise_withdrawn'
      text: string
      /**
       * Between `low` and `high` seconds, in `probability` of all cases.
       */
      wait?: {
        low: number
        high: number
        probability: number
      }
    }
  | {
      seq: number
      v: 1
      /**
       * ISO 8601, UTC
       */
      at: string
      type: 'promise_made'
      id: string
      kind: 'chat_later' | 'email' | 'call_back' | 'answer' | 'refund' | 'other'
      /**
       * Not before.
       */
      from: string
      /**
       * Kept by then, or broken.
       */
      dueAt: string
      text?: string
      contact?: {
        channel: 'email' | 'phone'
        contact: string
      }
      /**
       * `house`: chosen by the customer.
       */
      by: 'house' | 'agent'
      agent?: string
    }
  | {
      seq: number
      v: 1
      /**
       * ISO 8601, UTC
       */
      at: string
      type: 'promise_due'
      id: string
    }
  | {
      seq: number
      v: 1
      /**
       * ISO 8601, UTC
       */
      at: string
      type: 'promise_kept'
      id: string
      agent: string
    }
  | {
      seq: number
      v: 1
      /**
       * ISO 8601, UTC
       */
      at: string
      type: 'promise_broken'
      id: string
    }
  | {
      seq: number
      v: 1
      /**
       * ISO 8601, UTC
       */
      at: string
      type: 'promise_withdrawn'
      id: string
      by: 'customer' | 'agent'
      agent?: string
      reason: string
    }
  | {
      seq: number
      v: 1
      /**
       * ISO 8601, UTC
       */
      at: string
      type: 'snoozed'
      agent: string
      id: string
      /**
       * ISO 8601, UTC
       */
      until: string
    }
  | {
      seq: number
      v: 1
      /**
       * ISO 8601, UTC
       */
      at: string
      type: 'receipt_corrected'
      matter?: string
      facts?: {
        kind:
          | 'order_number'
          | 'customer_number'
          | 'parcel_number'
          | 'email'
          | 'phone'
          | 'iban'
          | 'date'
          | 'amount'
          | 'device'
          | 'postal_code'
          | 'name'
          | 'other'
        value: string
      }[]
      comment?: string
    }
  | {
      seq: number
      v: 1
      /**
       * ISO 8601, UTC
       */
      at: string
      type: 'contact_given'
      channel: 'email' | 'phone'
      contact: string
    }
  | {
      seq: number
      v: 1
      /**
       * ISO 8601, UTC
       */
      at: string
      type: 'feedback_given'
      about: number
      helped: boolean
    }
  | {
      seq: number
      v: 1
      /**
       * ISO 8601, UTC
       */
      at: string
      type: 'resolved'
      outcome: 'solved' | 'unsolved' | 'silent' | 'duplicate' | 'spam'
      by: 'customer' | 'agent' | 'silence'
      agent?: string
    }
  | {
      seq: number
      v: 1
      /**
       * ISO 8601, UTC
       */
      at: string
      type: 'reopened'
    }
  | {
      seq: number
      v: 1
      /**
       * ISO 8601, UTC
       */
      at: string
      type: 'rated'
      score: number
      comment?: string
    }

/**
 * Every call of the API: where it goes, what goes in, what comes back.
 */
export interface Operations {
  /**
   * Open a conversation
   */
  'POST /api/conversations': {
    body: {
      /**
       * The language the customer chose; de unless told. Follows what they write.
       */
      language?: 'de' | 'en'
      /**
       * Where the chat was opened.
       */
      page?: string
    }
    answer: {
      id: string
      /**
       * Send it as `Authorization: Bearer …`. Whoever has it can read and write this conversation.
       */
      token: string
      case: string
      status: 'with_bot' | 'waiting' | 'with_agent' | 'promised' | 'resolved'
      /**
       * To be shown before the first word is typed.
       */
      notice: string
    }
  }
  /**
   * Where the customer stands
   */
  'GET /api/conversations/{id}': {
    params: {
      id: string
    }
    answer: {
      case: string
      status: 'with_bot' | 'waiting' | 'with_agent' | 'promised' | 'resolved'
      agent: string | null
      position: number | null
      expectedWait: {
        low: number
        high: number
        probability: number
      } | null
      /**
       * `inWords`: when we are back, in their language; null while open.
       */
      hours: {
        open: boolean
        nextOpening: string | null
        inWords: string | null
      }
      /**
       * What they may choose instead of waiting; null while they are not waiting.
       */
      choices: {
        kinds: ('chat_later' | 'email' | 'call_back')[]
        why: 'closed' | 'nobody_here' | 'long_wait' | 'instead_of_waiting'
      } | null
      /**
       * What we owe them, the most urgent first.
       */
      promises: {
        id: string
        kind: 'chat_later' | 'email' | 'call_back' | 'answer' | 'refund' | 'other'
        /**
         * ISO 8601, UTC
         */
        from: string
        /**
         * ISO 8601, UTC
         */
        dueAt: string
        by: 'house' | 'agent'
        agent: string | null
        broken: boolean
        inWords: string
      }[]
      receipt: {
        matter: string
        reason:
          | (
              | 'asked'
              | 'button'
              | 'no_answer'
              | 'loop'
              | 'frustration'
              | 'abuse'
              | 'topic_rule'
              | 'bot_failed'
              | 'budget_spent'
              | 'left_unanswered'
              | 'reopened'
              | 'promise_broken'
            )
          | null
        facts: {
          kind:
            | 'order_number'
            | 'customer_number'
            | 'parcel_number'
            | 'email'
            | 'phone'
            | 'iban'
            | 'date'
            | 'amount'
            | 'device'
            | 'postal_code'
            | 'name'
            | 'other'
          value: string
          text: string
          seq: number
        }[]
        tried: {
          title: string
          reaction: 'helped' | 'did_not_help' | 'wrote_on' | 'none'
        }[]
        added: string[]
        contact: {
          channel: 'email' | 'phone'
          contact: string
        } | null
      }
      ifNobodyComes: string
      mayRate: boolean
      confirmedSolved: boolean
    }
  }
  /**
   * Write; answers when the turn is over, or as a stream with Accept: text/event-stream
   */
  'POST /api/conversations/{id}/messages': {
    params: {
      id: string
    }
    body: {
      /**
       * Made by the client; sending it again is safe.
       */
      id: string
      text: string
    }
    answer: {
      status: 'with_bot' | 'waiting' | 'with_agent' | 'promised' | 'resolved'
      events: Event[]
    }
  }
  /**
   * The live stream; with Accept: application/json and ?after=SEQ a page of up to 500 events
   */
  'GET /api/conversations/{id}/events': {
    params: {
      id: string
    }
    query: {
      after?: number
    }
    answer: {
      events: Event[]
    }
  }
  /**
   * Ask for a person
   */
  'POST /api/conversations/{id}/handoff': {
    params: {
      id: string
    }
    body: {
      comment?: string
      channel?: 'email' | 'phone'
      contact?: string
      /**
       * The agent of last time, if they are free soon.
       */
      sameAgent?: boolean
    }
    answer: {
      case: string
      status: 'with_bot' | 'waiting' | 'with_agent' | 'promised' | 'resolved'
      agent: string | null
      position: number | null
      expectedWait: {
        low: number
        high: number
        probability: number
      } | null
      /**
       * `inWords`: when we are back, in their language; null while open.
       */
      hours: {
        open: boolean
        nextOpening: string | null
        inWords: string | null
      }
      /**
       * What they may choose instead of waiting; null while they are not waiting.
       */
      choices: {
        kinds: ('chat_later' | 'email' | 'call_back')[]
        why: 'closed' | 'nobody_here' | 'long_wait' | 'instead_of_waiting'
      } | null
      /**
       * What we owe them, the most urgent first.
       */
      promises: {
        id: string
        kind: 'chat_later' | 'email' | 'call_back' | 'answer' | 'refund' | 'other'
        /**
         * ISO 8601, UTC
         */
        from: string
        /**
         * ISO 8601, UTC
         */
        dueAt: string
        by: 'house' | 'agent'
        agent: string | null
        broken: boolean
        inWords: string
      }[]
      receipt: {
        matter: string
        reason:
          | (
              | 'asked'
              | 'button'
              | 'no_answer'
              | 'loop'
              | 'frustration'
              | 'abuse'
              | 'topic_rule'
              | 'bot_failed'
              | 'budget_spent'
              | 'left_unanswered'
              | 'reopened'
              | 'promise_broken'
            )
          | null
        facts: {
          kind:
            | 'order_number'
            | 'customer_number'
            | 'parcel_number'
            | 'email'
            | 'phone'
            | 'iban'
            | 'date'
            | 'amount'
            | 'device'
            | 'postal_code'
            | 'name'
            | 'other'
          value: string
          text: string
          seq: number
        }[]
        tried: {
          title: string
          reaction: 'helped' | 'did_not_help' | 'wrote_on' | 'none'
        }[]
        added: string[]
        contact: {
          channel: 'email' | 'phone'
          contact: string
        } | null
      }
      ifNobodyComes: string
      mayRate: boolean
      confirmedSolved: boolean
    }
  }
  /**
   * Be reached later instead of waiting: by chat, e-mail or a call back
   */
  'POST /api/conversations/{id}/promises': {
    params: {
      id: string
    }
    body: {
      /**
       * Made by the client; sending it again is safe.
       */
      id?: string
      /**
       * `chat_later`: a person goes on here. `email`, `call_back`: we reach them.
       */
      kind: 'chat_later' | 'email' | 'call_back'
      /**
       * The address or number; where none is known: 409 `contact_needed`.
       */
      contact?: string
      /**
       * The time they would like; kept within half an hour. Outside opening hours: 409 `outside_hours` with `next`. Without it: as soon as the house can.
       */
      from?: string
    }
    answer: {
      case: string
      status: 'with_bot' | 'waiting' | 'with_agent' | 'promised' | 'resolved'
      agent: string | null
      position: number | null
      expectedWait: {
        low: number
        high: number
        probability: number
      } | null
      /**
       * `inWords`: when we are back, in their language; null while open.
       */
      hours: {
        open: boolean
        nextOpening: string | null
        inWords: string | null
      }
      /**
       * What they may choose instead of waiting; null while they are not waiting.
       */
      choices: {
        kinds: ('chat_later' | 'email' | 'call_back')[]
        why: 'closed' | 'nobody_here' | 'long_wait' | 'instead_of_waiting'
      } | null
      /**
       * What we owe them, the most urgent first.
       */
      promises: {
        id: string
        kind: 'chat_later' | 'email' | 'call_back' | 'answer' | 'refund' | 'other'
        /**
         * ISO 8601, UTC
         */
        from: string
        /**
         * ISO 8601, UTC
         */
        dueAt: string
        by: 'house' | 'agent'
        agent: string | null
        broken: boolean
        inWords: string
      }[]
      receipt: {
        matter: string
        reason:
          | (
              | 'asked'
              | 'button'
              | 'no_answer'
              | 'loop'
              | 'frustration'
              | 'abuse'
              | 'topic_rule'
              | 'bot_failed'
              | 'budget_spent'
              | 'left_unanswered'
              | 'reopened'
              | 'promise_broken'
            )
          | null
        facts: {
          kind:
            | 'order_number'
            | 'customer_number'
            | 'parcel_number'
            | 'email'
            | 'phone'
            | 'iban'
            | 'date'
            | 'amount'
            | 'device'
            | 'postal_code'
            | 'name'
            | 'other'
          value: string
          text: string
          seq: number
        }[]
        tried: {
          title: string
          reaction: 'helped' | 'did_not_help' | 'wrote_on' | 'none'
        }[]
        added: string[]
        contact: {
          channel: 'email' | 'phone'
          contact: string
        } | null
      }
      ifNobodyComes: string
      mayRate: boolean
      confirmedSolved: boolean
    }
  }
  /**
   * Rather wait here after all, at the old place
   */
  'DELETE /api/conversations/{id}/promises': {
    params: {
      id: string
    }
    answer: {
      case: string
      status: 'with_bot' | 'waiting' | 'with_agent' | 'promised' | 'resolved'
      agent: string | null
      position: number | null
      expectedWait: {
        low: number
        high: number
        probability: number
      } | null
      /**
       * `inWords`: when we are back, in their language; null while open.
       */
      hours: {
        open: boolean
        nextOpening: string | null
        inWords: string | null
      }
      /**
       * What they may choose instead of waiting; null while they are not waiting.
       */
      choices: {
        kinds: ('chat_later' | 'email' | 'call_back')[]
        why: 'closed' | 'nobody_here' | 'long_wait' | 'instead_of_waiting'
      } | null
      /**
       * What we owe them, the most urgent first.
       */
      promises: {
        id: string
        kind: 'chat_later' | 'email' | 'call_back' | 'answer' | 'refund' | 'other'
        /**
         * ISO 8601, UTC
         */
        from: string
        /**
         * ISO 8601, UTC
         */
        dueAt: string
        by: 'house' | 'agent'
        agent: string | null
        broken: boolean
        inWords: string
      }[]
      receipt: {
        matter: string
        reason:
          | (
              | 'asked'
              | 'button'
              | 'no_answer'
              | 'loop'
              | 'frustration'
              | 'abuse'
              | 'topic_rule'
              | 'bot_failed'
              | 'budget_spent'
              | 'left_unanswered'
              | 'reopened'
              | 'promise_broken'
            )
          | null
        facts: {
          kind:
            | 'order_number'
            | 'customer_number'
            | 'parcel_number'
            | 'email'
            | 'phone'
            | 'iban'
            | 'date'
            | 'amount'
            | 'device'
            | 'postal_code'
            | 'name'
            | 'other'
          value: string
          text: string
          seq: number
        }[]
        tried: {
          title: string
          reaction: 'helped' | 'did_not_help' | 'wrote_on' | 'none'
        }[]
        added: string[]
        contact: {
          channel: 'email' | 'phone'
          contact: string
        } | null
      }
      ifNobodyComes: string
      mayRate: boolean
      confirmedSolved: boolean
    }
  }
  /**
   * Back to the bot, by the customer's own choice
   */
  'POST /api/conversations/{id}/return': {
    params: {
      id: string
    }
    body: {}
    answer: {
      case: string
      status: 'with_bot' | 'waiting' | 'with_agent' | 'promised' | 'resolved'
      agent: string | null
      position: number | null
      expectedWait: {
        low: number
        high: number
        probability: number
      } | null
      /**
       * `inWords`: when we are back, in their language; null while open.
       */
      hours: {
        open: boolean
        nextOpening: string | null
        inWords: string | null
      }
      /**
       * What they may choose instead of waiting; null while they are not waiting.
       */
      choices: {
        kinds: ('chat_later' | 'email' | 'call_back')[]
        why: 'closed' | 'nobody_here' | 'long_wait' | 'instead_of_waiting'
      } | null
      /**
       * What we owe them, the most urgent first.
       */
      promises: {
        id: string
        kind: 'chat_later' | 'email' | 'call_back' | 'answer' | 'refund' | 'other'
        /**
         * ISO 8601, UTC
         */
        from: string
        /**
         * ISO 8601, UTC
         */
        dueAt: string
        by: 'house' | 'agent'
        agent: string | null
        broken: boolean
        inWords: string
      }[]
      receipt: {
        matter: string
        reason:
          | (
              | 'asked'
              | 'button'
              | 'no_answer'
              | 'loop'
              | 'frustration'
              | 'abuse'
              | 'topic_rule'
              | 'bot_failed'
              | 'budget_spent'
              | 'left_unanswered'
              | 'reopened'
              | 'promise_broken'
            )
          | null
        facts: {
          kind:
            | 'order_number'
            | 'customer_number'
            | 'parcel_number'
            | 'email'
            | 'phone'
            | 'iban'
            | 'date'
            | 'amount'
            | 'device'
            | 'postal_code'
            | 'name'
            | 'other'
          value: string
          text: string
          seq: number
        }[]
        tried: {
          title: string
          reaction: 'helped' | 'did_not_help' | 'wrote_on' | 'none'
        }[]
        added: string[]
        contact: {
          channel: 'email' | 'phone'
          contact: string
        } | null
      }
      ifNobodyComes: string
      mayRate: boolean
      confirmedSolved: boolean
    }
  }
  /**
   * Correct or complete what the agent will read
   */
  'PATCH /api/conversations/{id}/receipt': {
    params: {
      id: string
    }
    body: {
      matter?: string
      /**
       * @maxItems 20
       */
      facts?:
        | []
        | [
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
          ]
        | [
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
          ]
        | [
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
          ]
        | [
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
          ]
        | [
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
          ]
        | [
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
          ]
        | [
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
          ]
        | [
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
          ]
        | [
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
          ]
        | [
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
          ]
        | [
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
          ]
        | [
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
          ]
        | [
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
          ]
        | [
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
          ]
        | [
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
          ]
        | [
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
          ]
        | [
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
          ]
        | [
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
          ]
        | [
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
          ]
        | [
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
            {
              kind:
                | 'order_number'
                | 'customer_number'
                | 'parcel_number'
                | 'email'
                | 'phone'
                | 'iban'
                | 'date'
                | 'amount'
                | 'device'
                | 'postal_code'
                | 'name'
                | 'other'
              value: string
            },
          ]
      comment?: string
    }
    answer: {
      case: string
      status: 'with_bot' | 'waiting' | 'with_agent' | 'promised' | 'resolved'
      agent: string | null
      position: number | null
      expectedWait: {
        low: number
        high: number
        probability: number
      } | null
      /**
       * `inWords`: when we are back, in their language; null while open.
       */
      hours: {
        open: boolean
        nextOpening: string | null
        inWords: string | null
      }
      /**
       * What they may choose instead of waiting; null while they are not waiting.
       */
      choices: {
        kinds: ('chat_later' | 'email' | 'call_back')[]
        why: 'closed' | 'nobody_here' | 'long_wait' | 'instead_of_waiting'
      } | null
      /**
       * What we owe them, the most urgent first.
       */
      promises: {
        id: string
        kind: 'chat_later' | 'email' | 'call_back' | 'answer' | 'refund' | 'other'
        /**
         * ISO 8601, UTC
         */
        from: string
        /**
         * ISO 8601, UTC
         */
        dueAt: string
        by: 'house' | 'agent'
        agent: string | null
        broken: boolean
        inWords: string
      }[]
      receipt: {
        matter: string
        reason:
          | (
              | 'asked'
              | 'button'
              | 'no_answer'
              | 'loop'
              | 'frustration'
              | 'abuse'
              | 'topic_rule'
              | 'bot_failed'
              | 'budget_spent'
              | 'left_unanswered'
              | 'reopened'
              | 'promise_broken'
            )
          | null
        facts: {
          kind:
            | 'order_number'
            | 'customer_number'
            | 'parcel_number'
            | 'email'
            | 'phone'
            | 'iban'
            | 'date'
            | 'amount'
            | 'device'
            | 'postal_code'
            | 'name'
            | 'other'
          value: string
          text: string
          seq: number
        }[]
        tried: {
          title: string
          reaction: 'helped' | 'did_not_help' | 'wrote_on' | 'none'
        }[]
        added: string[]
        contact: {
          channel: 'email' | 'phone'
          contact: string
        } | null
      }
      ifNobodyComes: string
      mayRate: boolean
      confirmedSolved: boolean
    }
  }
  /**
   * Whether one answer helped
   */
  'POST /api/conversations/{id}/feedback': {
    params: {
      id: string
    }
    body: {
      helped: boolean
      seq: number
    }
    answer: {
      status: 'with_bot' | 'waiting' | 'with_agent' | 'promised' | 'resolved'
    }
  }
  /**
   * Whether it is solved
   */
  'POST /api/conversations/{id}/resolution': {
    params: {
      id: string
    }
    body: {
      solved: boolean
      /**
       * After “not solved”: the agent of last time; yes unless told.
       */
      sameAgent?: boolean
    }
    answer: {
      case: string
      status: 'with_bot' | 'waiting' | 'with_agent' | 'promised' | 'resolved'
      agent: string | null
      position: number | null
      expectedWait: {
        low: number
        high: number
        probability: number
      } | null
      /**
       * `inWords`: when we are back, in their language; null while open.
       */
      hours: {
        open: boolean
        nextOpening: string | null
        inWords: string | null
      }
      /**
       * What they may choose instead of waiting; null while they are not waiting.
       */
      choices: {
        kinds: ('chat_later' | 'email' | 'call_back')[]
        why: 'closed' | 'nobody_here' | 'long_wait' | 'instead_of_waiting'
      } | null
      /**
       * What we owe them, the most urgent first.
       */
      promises: {
        id: string
        kind: 'chat_later' | 'email' | 'call_back' | 'answer' | 'refund' | 'other'
        /**
         * ISO 8601, UTC
         */
        from: string
        /**
         * ISO 8601, UTC
         */
        dueAt: string
        by: 'house' | 'agent'
        agent: string | null
        broken: boolean
        inWords: string
      }[]
      receipt: {
        matter: string
        reason:
          | (
              | 'asked'
              | 'button'
              | 'no_answer'
              | 'loop'
              | 'frustration'
              | 'abuse'
              | 'topic_rule'
              | 'bot_failed'
              | 'budget_spent'
              | 'left_unanswered'
              | 'reopened'
              | 'promise_broken'
            )
          | null
        facts: {
          kind:
            | 'order_number'
            | 'customer_number'
            | 'parcel_number'
            | 'email'
            | 'phone'
            | 'iban'
            | 'date'
            | 'amount'
            | 'device'
            | 'postal_code'
            | 'name'
            | 'other'
          value: string
          text: string
          seq: number
        }[]
        tried: {
          title: string
          reaction: 'helped' | 'did_not_help' | 'wrote_on' | 'none'
        }[]
        added: string[]
        contact: {
          channel: 'email' | 'phone'
          contact: string
        } | null
      }
      ifNobodyComes: string
      mayRate: boolean
      confirmedSolved: boolean
    }
  }
  /**
   * Stars, after "solved"
   */
  'POST /api/conversations/{id}/rating': {
    params: {
      id: string
    }
    body: {
      score: number
      comment?: string
    }
    answer: {
      status: 'with_bot' | 'waiting' | 'with_agent' | 'promised' | 'resolved'
    }
  }
  /**
   * The transcript, as JSON or text/plain
   */
  'GET /api/conversations/{id}/transcript': {
    params: {
      id: string
    }
    answer: {
      case: string
      lines: {
        seq: number
        /**
         * ISO 8601, UTC
         */
        at: string
        who: 'customer' | 'bot' | 'agent' | 'system' | 'note'
        name?: string
        text: string
        messageId?: string
        sources?: {
          slug: string
          revision: number
          title: string
          score: number
        }[]
        choices?: {
          slug: string
          title: string
        }[]
        partial?: true
      }[]
    }
  }
  /**
   * Published articles
   */
  'GET /api/articles': {
    query: {
      language?: 'de' | 'en'
    }
    answer: {
      articles: {
        slug: string
        language: 'de' | 'en'
        title: string
        questions: string[]
        body: string
        tags: string[]
        validUntil?: string
        translationOf?: string
        revision: number
      }[]
    }
  }
  /**
   * Search, with the bot's own retrieval
   */
  'GET /api/articles/search': {
    query: {
      language?: 'de' | 'en'
      q: string
    }
    answer: {
      found: {
        slug: string
        title: string
        passage: string
        confidence: number
      }[]
    }
  }
  /**
   * Who is waiting, in order
   */
  'GET /api/desk/queue': {
    answer: {
      waiting: {
        id: string
        case: string
        position: number
        /**
         * ISO 8601, UTC
         */
        waitingSince: string
        reason:
          | 'asked'
          | 'button'
          | 'no_answer'
          | 'loop'
          | 'frustration'
          | 'abuse'
          | 'topic_rule'
          | 'bot_failed'
          | 'budget_spent'
          | 'left_unanswered'
          | 'reopened'
          | 'promise_broken'
        language: 'de' | 'en'
        matter: string
        priority: number
        team: string | null
        /**
         * Kept for this agent first, for a while.
         */
        prefers: string | null
        /**
         * How far up the ladder: 0 at its foot, from 1 on everybody was called.
         */
        rung: number
        /**
         * It is here because a promise is to be kept now.
         */
        promised: boolean
      }[]
    }
  }
  /**
   * Take the next conversation, or one
   */
  'POST /api/desk/claims': {
    body: {
      conversationId?: string
    }
    answer: {
      conversation: {
        id: string
        case: string
        status: 'with_bot' | 'waiting' | 'with_agent' | 'promised' | 'resolved'
        language: 'de' | 'en'
        openedAt: string | null
        seq: number
        assignment: {
          agent: string
          fence: number
          /**
           * ISO 8601, UTC
           */
          since: string
        } | null
      }
      brief: {
        matter: string
        language: 'de' | 'en'
        reason: {
          code:
            | 'asked'
            | 'button'
            | 'no_answer'
            | 'loop'
            | 'frustration'
            | 'abuse'
            | 'topic_rule'
            | 'bot_failed'
            | 'budget_spent'
            | 'left_unanswered'
            | 'reopened'
            | 'promise_broken'
          evidence: {
            seq: number
            quote: string
            rule: string
          }[]
        } | null
        facts: {
          kind:
            | 'order_number'
            | 'customer_number'
            | 'parcel_number'
            | 'email'
            | 'phone'
            | 'iban'
            | 'date'
            | 'amount'
            | 'device'
            | 'postal_code'
            | 'name'
            | 'other'
          value: string
          text: string
          seq: number
        }[]
        tried: {
          seq: number
          by: 'bot' | 'agent'
          sources: {
            slug: string
            revision: number
            title: string
          }[]
          reaction: 'helped' | 'did_not_help' | 'wrote_on' | 'none'
          next?: {
            seq: number
            text: string
          }
        }[]
        mood: {
          seq: number
          mood: number
        }[]
        openQuestions: {
          seq: number
          text: string
        }[]
        added: {
          seq: number
          text: string
        }[]
        contact: {
          channel: 'email' | 'phone'
          contact: string
          seq: number
        } | null
        waitingSince: string | null
        /**
         * What is owed, the most urgent first.
         */
        promises: {
          id: string
          kind: 'chat_later' | 'email' | 'call_back' | 'answer' | 'refund' | 'other'
          /**
           * ISO 8601, UTC
           */
          from: string
          /**
           * ISO 8601, UTC
           */
          dueAt: string
          text: string | null
          contact: {
            channel: 'email' | 'phone'
            contact: string
          } | null
          by: 'house' | 'agent'
          /**
           * The agent who must see to it.
           */
          owner: string | null
          team: string | null
          state: 'open' | 'kept' | 'broken' | 'withdrawn'
        }[]
        /**
         * Transfers and escalations, with the word for the colleague.
         */
        passedOn: {
          seq: number
          by: string
          to: string
          comment: string | null
        }[]
      }
      transcript: {
        seq: number
        /**
         * ISO 8601, UTC
         */
        at: string
        who: 'customer' | 'bot' | 'agent' | 'system' | 'note'
        name?: string
        text: string
        messageId?: string
        sources?: {
          slug: string
          revision: number
          title: string
          score: number
        }[]
        choices?: {
          slug: string
          title: string
        }[]
        partial?: true
      }[]
      fence: number
    }
  }
  /**
   * One conversation with brief and transcript
   */
  'GET /api/desk/conversations/{id}': {
    params: {
      id: string
    }
    answer: {
      conversation: {
        id: string
        case: string
        status: 'with_bot' | 'waiting' | 'with_agent' | 'promised' | 'resolved'
        language: 'de' | 'en'
        openedAt: string | null
        seq: number
        assignment: {
          agent: string
          fence: number
          /**
           * ISO 8601, UTC
           */
          since: string
        } | null
      }
      brief: {
        matter: string
        language: 'de' | 'en'
        reason: {
          code:
            | 'asked'
            | 'button'
            | 'no_answer'
            | 'loop'
            | 'frustration'
            | 'abuse'
            | 'topic_rule'
            | 'bot_failed'
            | 'budget_spent'
            | 'left_unanswered'
            | 'reopened'
            | 'promise_broken'
          evidence: {
            seq: number
            quote: string
            rule: string
          }[]
        } | null
        facts: {
          kind:
            | 'order_number'
            | 'customer_number'
            | 'parcel_number'
            | 'email'
            | 'phone'
            | 'iban'
            | 'date'
            | 'amount'
            | 'device'
            | 'postal_code'
            | 'name'
            | 'other'
          value: string
          text: string
          seq: number
        }[]
        tried: {
          seq: number
          by: 'bot' | 'agent'
          sources: {
            slug: string
            revision: number
            title: string
          }[]
          reaction: 'helped' | 'did_not_help' | 'wrote_on' | 'none'
          next?: {
            seq: number
            text: string
          }
        }[]
        mood: {
          seq: number
          mood: number
        }[]
        openQuestions: {
          seq: number
          text: string
        }[]
        added: {
          seq: number
          text: string
        }[]
        contact: {
          channel: 'email' | 'phone'
          contact: string
          seq: number
        } | null
        waitingSince: string | null
        /**
         * What is owed, the most urgent first.
         */
        promises: {
          id: string
          kind: 'chat_later' | 'email' | 'call_back' | 'answer' | 'refund' | 'other'
          /**
           * ISO 8601, UTC
           */
          from: string
          /**
           * ISO 8601, UTC
           */
          dueAt: string
          text: string | null
          contact: {
            channel: 'email' | 'phone'
            contact: string
          } | null
          by: 'house' | 'agent'
          /**
           * The agent who must see to it.
           */
          owner: string | null
          team: string | null
          state: 'open' | 'kept' | 'broken' | 'withdrawn'
        }[]
        /**
         * Transfers and escalations, with the word for the colleague.
         */
        passedOn: {
          seq: number
          by: string
          to: string
          comment: string | null
        }[]
      }
      transcript: {
        seq: number
        /**
         * ISO 8601, UTC
         */
        at: string
        who: 'customer' | 'bot' | 'agent' | 'system' | 'note'
        name?: string
        text: string
        messageId?: string
        sources?: {
          slug: string
          revision: number
          title: string
          score: number
        }[]
        choices?: {
          slug: string
          title: string
        }[]
        partial?: true
      }[]
    }
  }
  /**
   * Write to the customer
   */
  'POST /api/desk/conversations/{id}/messages': {
    params: {
      id: string
    }
    body: {
      /**
       * The number your claim was given.
       */
      fence: number
      id?: string
      text: string
    }
    answer: {
      status: 'with_bot' | 'waiting' | 'with_agent' | 'promised' | 'resolved'
    }
  }
  /**
   * A note among agents
   */
  'POST /api/desk/conversations/{id}/notes': {
    params: {
      id: string
    }
    body: {
      /**
       * The number your claim was given.
       */
      fence: number
      id?: string
      text: string
    }
    answer: {
      status: 'with_bot' | 'waiting' | 'with_agent' | 'promised' | 'resolved'
    }
  }
  /**
   * Give it back, at its old place
   */
  'POST /api/desk/conversations/{id}/release': {
    params: {
      id: string
    }
    body: {
      /**
       * The number your claim was given.
       */
      fence: number
      comment?: string
    }
    answer: {
      status: 'with_bot' | 'waiting' | 'with_agent' | 'promised' | 'resolved'
    }
  }
  /**
   * End it, with a closing word
   */
  'POST /api/desk/conversations/{id}/resolve': {
    params: {
      id: string
    }
    body: {
      /**
       * The number your claim was given.
       */
      fence: number
      outcome?: 'solved' | 'unsolved' | 'duplicate' | 'spam'
      /**
       * A closing word to the customer.
       */
      text?: string
      /**
       * Promises that were kept. What stays open is refused: 409 `open_promise`.
       *
       * @maxItems 50
       */
      kept?: string[]
      /**
       * Promises taken back; the customer reads the reason.
       *
       * @maxItems 50
       */
      withdrawn?: {
        id: string
        reason: string
      }[]
    }
    answer: {
      status: 'with_bot' | 'waiting' | 'with_agent' | 'promised' | 'resolved'
    }
  }
  /**
   * The heartbeat: I am here
   */
  'PUT /api/desk/presence': {
    body: {
      state: 'online' | 'away' | 'finishing' | 'offline'
      capacity?: number
    }
    answer: {
      state: 'online' | 'away' | 'finishing' | 'offline'
      capacity: number
    }
  }
  /**
   * The live stream: `queue` with who waits and what is mine, after every change, at most twice a second; `changed` with the id of a conversation to read again
   */
  'GET /api/desk/events': {}
  /**
   * To a colleague or a team; the time waited stays
   */
  'POST /api/desk/conversations/{id}/transfer': {
    params: {
      id: string
    }
    body: {
      /**
       * The number your claim was given.
       */
      fence: number
      to:
        | {
            agent: string
          }
        | {
            team: string
          }
      /**
       * For whoever takes it; the customer never sees it.
       */
      comment?: string
    }
    answer: {
      status: 'with_bot' | 'waiting' | 'with_agent' | 'promised' | 'resolved'
    }
  }
  /**
   * Up to a team, ahead of the usual
   */
  'POST /api/desk/conversations/{id}/escalate': {
    params: {
      id: string
    }
    body: {
      /**
       * The number your claim was given.
       */
      fence: number
      team: string
      comment?: string
    }
    answer: {
      status: 'with_bot' | 'waiting' | 'with_agent' | 'promised' | 'resolved'
    }
  }
  /**
   * Who works at the desk
   */
  'GET /api/desk/agents': {
    answer: {
      agents: {
        name: string
        state: 'online' | 'away' | 'finishing' | 'offline'
        here: boolean
        capacity: number
        holds: number
        teams: string[]
        languages: string[]
      }[]
    }
  }
  /**
   * Teams and languages: one’s own, or by an admin
   */
  'PUT /api/desk/agents/{name}': {
    params: {
      name: string
    }
    body: {
      /**
       * @maxItems 50
       */
      teams?: string[]
      /**
       * None: any language.
       *
       * @maxItems 2
       */
      languages?: [] | ['de' | 'en'] | ['de' | 'en', 'de' | 'en']
    }
    answer: {
      agents: {
        name: string
        state: 'online' | 'away' | 'finishing' | 'offline'
        here: boolean
        capacity: number
        holds: number
        teams: string[]
        languages: string[]
      }[]
    }
  }
  /**
   * What is owed to customers, the most urgent first
   */
  'GET /api/desk/promises': {
    answer: {
      /**
       * ISO 8601, UTC
       */
      at: string
      promises: {
        id: string
        kind: 'chat_later' | 'email' | 'call_back' | 'answer' | 'refund' | 'other'
        /**
         * ISO 8601, UTC
         */
        from: string
        /**
         * ISO 8601, UTC
         */
        dueAt: string
        text: string | null
        contact: {
          channel: 'email' | 'phone'
          contact: string
        } | null
        by: 'house' | 'agent'
        /**
         * The agent who must see to it.
         */
        owner: string | null
        team: string | null
        state: 'open' | 'kept' | 'broken' | 'withdrawn'
        conversationId: string
        case: string
        status: 'with_bot' | 'waiting' | 'with_agent' | 'promised' | 'resolved'
        language: 'de' | 'en'
        /**
         * Yours to keep.
         */
        mine: boolean
        overdue: boolean
      }[]
    }
  }
  /**
   * Give the customer your word, with a date
   */
  'POST /api/desk/conversations/{id}/promises': {
    params: {
      id: string
    }
    body: {
      /**
       * The number your claim was given.
       */
      fence: number
      id?: string
      kind: 'call_back' | 'answer' | 'refund' | 'other'
      /**
       * Not before; unsaid, an hour before it is due.
       */
      from?: string
      /**
       * ISO 8601, UTC
       */
      dueAt: string
      /**
       * What is promised, in words the customer reads.
       */
      text?: string
      /**
       * The number to call; else the one they gave.
       */
      contact?: string
      /**
       * Put the conversation away until its time.
       */
      snooze?: boolean
    }
    answer: {
      status: 'with_bot' | 'waiting' | 'with_agent' | 'promised' | 'resolved'
    }
  }
  /**
   * Put it away until a promise’s time
   */
  'POST /api/desk/conversations/{id}/snooze': {
    params: {
      id: string
    }
    body: {
      /**
       * The number your claim was given.
       */
      fence: number
      promise: string
    }
    answer: {
      status: 'with_bot' | 'waiting' | 'with_agent' | 'promised' | 'resolved'
    }
  }
  /**
   * It was kept
   */
  'POST /api/desk/conversations/{id}/promises/{promise}/kept': {
    params: {
      id: string
      promise: string
    }
    body: {
      /**
       * The number your claim was given.
       */
      fence?: number
    }
    answer: {
      status: 'with_bot' | 'waiting' | 'with_agent' | 'promised' | 'resolved'
    }
  }
  /**
   * It will not be kept; the customer reads why
   */
  'POST /api/desk/conversations/{id}/promises/{promise}/withdraw': {
    params: {
      id: string
      promise: string
    }
    body: {
      /**
       * The number your claim was given.
       */
      fence?: number
      reason: string
    }
    answer: {
      status: 'with_bot' | 'waiting' | 'with_agent' | 'promised' | 'resolved'
    }
  }
  /**
   * All articles in their newest revision
   */
  'GET /api/knowledge/articles': {
    query: {
      language?: 'de' | 'en'
    }
    answer: {
      articles: {
        slug: string
        language: 'de' | 'en'
        title: string
        questions: string[]
        body: string
        tags: string[]
        validUntil?: string
        translationOf?: string
        revision: number
        handoff: 'never' | 'offer' | 'always'
        /**
         * ISO 8601, UTC
         */
        writtenAt: string
        writtenBy: string
        publishedRevision: number | null
        /**
         * Whether a file in the knowledge folder keeps it as well.
         */
        origin: 'file' | 'editor'
        /**
         * Changed in the file and by an editor: both are kept as revisions; publishing either decides.
         */
        conflict: boolean
      }[]
    }
  }
  /**
   * A new article, as a draft
   */
  'POST /api/knowledge/articles': {
    body: {
      slug: string
      language: 'de' | 'en'
      title: string
      /**
       * @maxItems 50
       */
      questions: string[]
      body: string
      /**
       * @maxItems 20
       */
      tags?:
        | []
        | [string]
        | [string, string]
        | [string, string, string]
        | [string, string, string, string]
        | [string, string, string, string, string]
        | [string, string, string, string, string, string]
        | [string, string, string, string, string, string, string]
        | [string, string, string, string, string, string, string, string]
        | [string, string, string, string, string, string, string, string, string]
        | [string, string, string, string, string, string, string, string, string, string]
        | [string, string, string, string, string, string, string, string, string, string, string]
        | [string, string, string, string, string, string, string, string, string, string, string, string]
        | [
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
          ]
        | [
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
          ]
        | [
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
          ]
        | [
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
          ]
        | [
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
          ]
        | [
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
          ]
        | [
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
          ]
        | [
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
          ]
      handoff?: 'never' | 'offer' | 'always'
      validUntil?: string
      translationOf?: string
    }
    answer: {
      slug: string
      language: 'de' | 'en'
      title: string
      questions: string[]
      body: string
      tags: string[]
      validUntil?: string
      translationOf?: string
      revision: number
      handoff: 'never' | 'offer' | 'always'
      /**
       * ISO 8601, UTC
       */
      writtenAt: string
      writtenBy: string
      publishedRevision: number | null
      /**
       * Whether a file in the knowledge folder keeps it as well.
       */
      origin: 'file' | 'editor'
      /**
       * Changed in the file and by an editor: both are kept as revisions; publishing either decides.
       */
      conflict: boolean
    }
  }
  /**
   * One article
   */
  'GET /api/knowledge/articles/{slug}': {
    params: {
      slug: string
    }
    answer: {
      slug: string
      language: 'de' | 'en'
      title: string
      questions: string[]
      body: string
      tags: string[]
      validUntil?: string
      translationOf?: string
      revision: number
      handoff: 'never' | 'offer' | 'always'
      /**
       * ISO 8601, UTC
       */
      writtenAt: string
      writtenBy: string
      publishedRevision: number | null
      /**
       * Whether a file in the knowledge folder keeps it as well.
       */
      origin: 'file' | 'editor'
      /**
       * Changed in the file and by an editor: both are kept as revisions; publishing either decides.
       */
      conflict: boolean
    }
  }
  /**
   * A new revision, as a draft
   */
  'PUT /api/knowledge/articles/{slug}': {
    params: {
      slug: string
    }
    body: {
      title: string
      /**
       * @maxItems 50
       */
      questions: string[]
      body: string
      /**
       * @maxItems 20
       */
      tags?:
        | []
        | [string]
        | [string, string]
        | [string, string, string]
        | [string, string, string, string]
        | [string, string, string, string, string]
        | [string, string, string, string, string, string]
        | [string, string, string, string, string, string, string]
        | [string, string, string, string, string, string, string, string]
        | [string, string, string, string, string, string, string, string, string]
        | [string, string, string, string, string, string, string, string, string, string]
        | [string, string, string, string, string, string, string, string, string, string, string]
        | [string, string, string, string, string, string, string, string, string, string, string, string]
        | [
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
          ]
        | [
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
          ]
        | [
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
          ]
        | [
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
          ]
        | [
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
          ]
        | [
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
          ]
        | [
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
          ]
        | [
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
            string,
          ]
      handoff?: 'never' | 'offer' | 'always'
      validUntil?: string
      translationOf?: string
      /**
       * The revision you saw. Where a newer one is there: 409 `changed_meanwhile`, with it as `latest`.
       */
      basedOn?: number
    }
    answer: {
      slug: string
      language: 'de' | 'en'
      title: string
      questions: string[]
      body: string
      tags: string[]
      validUntil?: string
      translationOf?: string
      revision: number
      handoff: 'never' | 'offer' | 'always'
      /**
       * ISO 8601, UTC
       */
      writtenAt: string
      writtenBy: string
      publishedRevision: number | null
      /**
       * Whether a file in the knowledge folder keeps it as well.
       */
      origin: 'file' | 'editor'
      /**
       * Changed in the file and by an editor: both are kept as revisions; publishing either decides.
       */
      conflict: boolean
    }
  }
  /**
   * No longer shown or searched
   */
  'DELETE /api/knowledge/articles/{slug}': {
    params: {
      slug: string
    }
  }
  /**
   * Customers see it from now on
   */
  'POST /api/knowledge/articles/{slug}/publish': {
    params: {
      slug: string
    }
    body: {
      revision?: number
    }
    answer: {
      slug: string
      language: 'de' | 'en'
      title: string
      questions: string[]
      body: string
      tags: string[]
      validUntil?: string
      translationOf?: string
      revision: number
      handoff: 'never' | 'offer' | 'always'
      /**
       * ISO 8601, UTC
       */
      writtenAt: string
      writtenBy: string
      publishedRevision: number | null
      /**
       * Whether a file in the knowledge folder keeps it as well.
       */
      origin: 'file' | 'editor'
      /**
       * Changed in the file and by an editor: both are kept as revisions; publishing either decides.
       */
      conflict: boolean
    }
  }
  /**
   * All revisions, newest first
   */
  'GET /api/knowledge/articles/{slug}/revisions': {
    params: {
      slug: string
    }
    answer: {
      revisions: {
        slug: string
        language: 'de' | 'en'
        title: string
        questions: string[]
        body: string
        tags: string[]
        validUntil?: string
        translationOf?: string
        revision: number
        handoff: 'never' | 'offer' | 'always'
        /**
         * ISO 8601, UTC
         */
        writtenAt: string
        writtenBy: string
      }[]
    }
  }
  /**
   * An old revision as a new draft
   */
  'POST /api/knowledge/articles/{slug}/restore': {
    params: {
      slug: string
    }
    body: {
      revision: number
    }
    answer: {
      slug: string
      language: 'de' | 'en'
      title: string
      questions: string[]
      body: string
      tags: string[]
      validUntil?: string
      translationOf?: string
      revision: number
      handoff: 'never' | 'offer' | 'always'
      /**
       * ISO 8601, UTC
       */
      writtenAt: string
      writtenBy: string
      publishedRevision: number | null
      /**
       * Whether a file in the knowledge folder keeps it as well.
       */
      origin: 'file' | 'editor'
      /**
       * Changed in the file and by an editor: both are kept as revisions; publishing either decides.
       */
      conflict: boolean
    }
  }
  /**
   * What the bot would do with a question
   */
  'POST /api/knowledge/preview': {
    body: {
      question: string
      language?: 'de' | 'en'
      /**
       * Try it as if this were published. Its revision in the answer is 0.
       */
      draft?: {
        slug: string
        language: 'de' | 'en'
        title: string
        /**
         * @maxItems 50
         */
        questions: string[]
        body: string
        /**
         * @maxItems 20
         */
        tags?:
          | []
          | [string]
          | [string, string]
          | [string, string, string]
          | [string, string, string, string]
          | [string, string, string, string, string]
          | [string, string, string, string, string, string]
          | [string, string, string, string, string, string, string]
          | [string, string, string, string, string, string, string, string]
          | [string, string, string, string, string, string, string, string, string]
          | [string, string, string, string, string, string, string, string, string, string]
          | [string, string, string, string, string, string, string, string, string, string, string]
          | [string, string, string, string, string, string, string, string, string, string, string, string]
          | [
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
            ]
          | [
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
            ]
          | [
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
            ]
          | [
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
            ]
          | [
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
            ]
          | [
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
            ]
          | [
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
            ]
          | [
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
              string,
            ]
        handoff?: 'never' | 'offer' | 'always'
        validUntil?: string
        translationOf?: string
      }
    }
    answer: {
      decision: 'answer' | 'ask_back' | 'handoff'
      reason?:
        | 'asked'
        | 'button'
        | 'no_answer'
        | 'loop'
        | 'frustration'
        | 'abuse'
        | 'topic_rule'
        | 'bot_failed'
        | 'budget_spent'
        | 'left_unanswered'
        | 'reopened'
        | 'promise_broken'
      answer?: string
      choices?: {
        slug: string
        title: string
      }[]
      sources: {
        slug: string
        revision: number
        passage: string
        score: number
      }[]
      confidence: number
      /**
       * The confidence, and how far the first leads the second.
       */
      certainty: number
      /**
       * Answers from `answer` on (certainty), asks back from `askBack` on (confidence).
       */
      bands: {
        answer: number
        askBack: number
      } | null
      /**
       * The best three, whether or not they were used.
       */
      found: {
        slug: string
        title: string
        revision: number
        passage: string
        confidence: number
        score: number
      }[]
    }
  }
  /**
   * What to mend: duplicates, out of date, few phrasings, no translation
   */
  'GET /api/knowledge/findings': {
    answer: {
      duplicates: {
        slug: string
        other: string
        text: string
        otherText: string
        likeness: number
      }[]
      stale: {
        slug: string
        validUntil: string
        passed: boolean
      }[]
      fewPhrasings: {
        slug: string
        count: number
      }[]
      missingTranslation: {
        slug: string
        language: 'de' | 'en'
      }[]
    }
  }
  /**
   * Every invariant on the live database, and what is lost
   */
  'GET /api/audit': {
    answer: {
      /**
       * ISO 8601, UTC
       */
      at: string
      conversations: number
      events: number
      invariants: {
        name: string
        says: string
        /**
         * What live data cannot show, tests do.
         */
        shownBy: 'data' | 'test' | 'both'
        test: string | null
        broken: number
      }[]
      /**
       * Acknowledged messages that are neither stored nor erased; questions that after their time have neither an answer, nor a person, nor a place in the queue.
       */
      lost: {
        messages: number
        questions: number
      }
      broken: {
        invariant: string
        conversationId: string
        detail: string
      }[]
      /**
       * This data came from a backup; what was acknowledged in between is not in it.
       */
      restored: {
        /**
         * ISO 8601, UTC
         */
        at: string
        /**
         * ISO 8601, UTC
         */
        madeAt: string
      } | null
    }
  }
  /**
   * What models have cost today (UTC), in estimated tokens
   */
  'GET /api/reports/spending': {
    answer: {
      tokens: number
      calls: number
      ceiling: number
    }
  }
  /**
   * What must leave the house and has not
   */
  'GET /api/outbox': {
    query: {
      state?: 'dead' | 'pending'
    }
    answer: {
      counts: {
        target: 'webhook' | 'mail'
        pending: number
        dead: number
        oldest: string | null
      }[]
      rows: {
        id: string
        conversationId: string
        caseCode: string
        seq: number
        target: 'webhook' | 'mail'
        topic: string
        attempts: number
        /**
         * ISO 8601, UTC
         */
        createdAt: string
        nextAttemptAt: string | null
        deadAt: string | null
        failure: string | null
      }[]
    }
  }
  /**
   * The whole database as a file for npm run restore; by API key only
   */
  'GET /api/backup': {}
  /**
   * Send every dead letter again
   */
  'POST /api/outbox/replay': {
    body: {}
    answer: {
      replayed: number
    }
  }
  /**
   * Send one dead letter again
   */
  'POST /api/outbox/{id}/replay': {
    params: {
      id: string
    }
    body: {}
    answer: {
      replayed: number
    }
  }
  /**
   * Promises made, kept and broken; waits, and how often the forecast was right
   */
  'GET /api/reports/service': {
    query: {
      days?: number
    }
    answer: {
      /**
       * ISO 8601, UTC
       */
      since: string
      promises: {
        made: number
        open: number
        kept: number
        /**
         * Not kept in time, whether or not they were kept late.
         */
        broken: number
        late: number
        withdrawn: number
      }
      waits: {
        asked: number
        claimed: number
        promised: number
        left: number
        waiting: number
        /**
         * Waits that ended with a person and had been told a range.
         */
        told: number
        /**
         * Of these, how many were within the range told first.
         */
        inside: number
        retold: number
        median: number | null
        p95: number | null
        /**
         * The longest wait that still lasts, in seconds.
         */
        oldest: number | null
      }
    }
  }
  /**
   * Who am I, and what may I do
   */
  'GET /api/session': {
    answer: {
      name: string
      roles: ('agent' | 'editor' | 'admin')[]
    }
  }
  /**
   * A one-time sign-in link: for a new admin, or for somebody by name
   */
  'POST /api/people/links': {
    body: {
      /**
       * Of somebody who works here; without it, a new admin.
       */
      name?: string
    }
    answer: {
      /**
       * Works once. Shown now and never again.
       */
      address: string
      /**
       * ISO 8601, UTC
       */
      until: string
    }
  }
}
/**
 * This interface was referenced by `Operations`'s JSON-Schema
 * via the `definition` "Problem".
 */
export interface Problem {
  type: string
  title: string
  status: number
  detail: string
  code: string
  reference: string
  [k: string]: unknown
}

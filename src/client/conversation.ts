import { type Answer, type Baton, type BatonOptions, baton, type Given } from './client.ts'
import type { Event } from './operations.ts'
import { ApiProblem, readStream, Unreachable } from './transport.ts'

/** What came of a message: who has the ball now, and the turn's events, the customer's own first. */
export type Turn = Answer<'POST /api/conversations/{id}/messages'>

/** One conversation, from the customer's side. */
export interface Conversation {
  id: string
  /** Whoever has it may read and write this conversation: keep it like a key. */
  token: string
  /** A name to say aloud, never a proof. */
  case: string
  /** To show before the first word is typed: that a machine answers. */
  notice: string
  /** The API with this conversation's token, for everything else. */
  api: Baton
  /**
   * Says something and waits for what comes of it. Sent again by itself, under the same id, while nobody answers:
   * that is safe, a message exists once. `onDelta` hears a model's answer as it is written.
   * @throws ApiProblem where it is refused
   */
  say(text: string, options?: { id?: string; onDelta?: (text: string) => void }): Promise<Turn>
  /** Asks for a person. Always possible, and repeating it changes nothing. */
  askForPerson(
    wish?: Given<'POST /api/conversations/{id}/handoff'>['body'],
  ): Promise<Answer<'POST /api/conversations/{id}/handoff'>>
  /** Everything that is said here from now on (or after place `after`), by anybody. The answer stops it. */
  follow(onEvent: (event: Event) => void, after?: number): () => void
}

/** Opens a conversation at the Baton in `options`. */
export async function openConversation(
  options: BatonOptions,
  opening: { language?: 'de' | 'en'; page?: string } = {},
): Promise<Conversation> {
  const opened = await baton(options).call('POST /api/conversations', { body: opening })
  return conversation(options, opened)
}

/** A conversation that was opened before, by its id and token. */
export function conversation(
  { url }: BatonOptions,
  known: { id: string; token: string; case: string; notice: string },
): Conversation {
  const api = baton({ url, token: known.token })
  const params = { id: known.id }
  const events = `/api/conversations/${known.id}/events`
  return {
    ...known,
    api,
    say: async (text, { id = crypto.randomUUID(), onDelta } = {}) => {
      const message = { id, text }
      for (let attempt = 0; ; attempt++) {
        try {
          return onDelta
            ? await streamed(url, known, message, onDelta)
            : await api.call('POST /api/conversations/{id}/messages', { params, body: message })
        } catch (error) {
          const again = error instanceof Unreachable || (error instanceof ApiProblem && error.status >= 500)
          if (!again || attempt >= 4) throw error
          await new Promise((resolve) => setTimeout(resolve, 500 * 2 ** attempt))
        }
      }
    },
    askForPerson: (wish = {}) => api.call('POST /api/conversations/{id}/handoff', { params, body: wish }),
    follow: (onEvent, after) =>
      api.follow(
        events,
        ({ event, data }) => {
          if (event === 'event') onEvent(data as Event)
        },
        after === undefined ? {} : { after },
      ),
  }
}

async function streamed(
  url: string,
  { id, token }: { id: string; token: string },
  message: { id: string; text: string },
  onDelta: (text: string) => void,
): Promise<Turn> {
  const events: Event[] = []
  let status: Turn['status'] | null = null
  const init = {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(message),
  }
  await readStream(`${url.replace(/\/+$/, '')}/api/conversations/${id}/messages`, init, ({ event, data }) => {
    if (event === 'delta') onDelta((data as { text: string }).text)
    else if (event === 'event') events.push(data as Event)
    else if (event === 'done') status = (data as { status: Turn['status'] }).status
    else if (event === 'problem') throw problemOf(data as Record<string, unknown>)
  })
  // Cut off before the end: what became of it is learnt by sending it again.
  if (status === null) throw new Unreachable()
  return { status, events }
}

const problemOf = (body: Record<string, unknown>) => new ApiProblem(Number(body.status ?? 500), body)

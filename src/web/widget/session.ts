/** What the widget does: one state, one outbox, one live line. Every effect is here; every rule is in state.ts and outbox.ts. */
import { ApiProblem, call, follow, readStream } from '../../client/transport.ts'
import { memory } from './memory.ts'
import { isFinal, next, type Task } from './outbox.ts'
import { type Action, type Conversation, reduce, type State, start } from './state.ts'
import type { Event, Language, Opened, Standing } from './wire.ts'

const pausesMs = [1000, 2000, 5000, 10_000, 20_000]
/** A place in the queue changes without anything happening in this conversation. */
const lookMs = 10_000
/** A dropped line that is back within this time is nobody's business. */
const patienceMs = 2000

export const newId = (): string => {
  if ('randomUUID' in crypto) return crypto.randomUUID()
  // Without https there is no randomUUID, but the browser names its own objects in the same way.
  const url = URL.createObjectURL(new Blob())
  URL.revokeObjectURL(url)
  return url.slice(-36)
}

export type Session = ReturnType<typeof openSession>

export function openSession(language: Language, onChange: (state: State) => void) {
  let state = reduce(start(language), { type: 'restored', kept: memory.recall() })
  let opening: Promise<Conversation> | null = null
  let unfollow: (() => void) | null = null
  let failures = 0
  let paused: ReturnType<typeof setTimeout> | undefined
  let fading: ReturnType<typeof setTimeout> | undefined

  function dispatch(action: Action): void {
    const before = state
    state = reduce(state, action)
    if (state === before) return
    if (state.remembers && !memory.keep(state)) state = reduce(state, { type: 'forgetful' })
    if (state.conversation !== before.conversation) attend()
    onChange(state)
    pump()
  }

  const headers = (c: Conversation) => ({ authorization: `Bearer ${c.token}` })
  const path = (c: Conversation, rest = '') => `/api/conversations/${c.id}${rest}`

  /** Follows the conversation there is now, if any. */
  function attend(): void {
    unfollow?.()
    unfollow = null
    const c = state.conversation
    if (!c) return
    unfollow = follow({
      path: path(c, '/events'),
      headers: () => headers(c),
      onEvent: ({ event, data }) => {
        if (event === 'event' && state.conversation === c) hear(data as Event)
      },
      onState: line,
    })
    void look()
  }

  function hear(event: Event): void {
    dispatch({ type: 'event', event })
    // Words and answers leave the customer where they stand; all else may move them.
    if (!('messageId' in event) && event.type !== 'feedback_given' && event.type !== 'notice_sent')
      void look()
  }

  function line(online: boolean): void {
    clearTimeout(fading)
    if (!online) fading = setTimeout(() => dispatch({ type: 'line', online }), patienceMs)
    else {
      dispatch({ type: 'line', online })
      hurry()
    }
  }

  /** Where the customer stands; also whether the conversation is still ours. */
  async function look(): Promise<void> {
    const c = state.conversation
    if (!c) return
    try {
      const standing = await call<Standing>('GET', path(c), { headers: headers(c) })
      if (state.conversation === c) dispatch({ type: 'standing', standing })
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 404) dispatch({ type: 'gone' })
    }
  }

  function pump(): void {
    const errand = paused === undefined && !state.gone ? next(state.outbox) : undefined
    if (!errand) return
    dispatch({ type: 'sending', id: errand.id })
    void run(errand.id, errand.task)
  }

  async function run(id: string, task: Task): Promise<void> {
    const mine = state.conversation
    try {
      const c = mine ?? (await open())
      if (task.kind === 'message') await say(c, id, task.text)
      else await tell(c, task)
      failures = 0
      dispatch({ type: 'done', id })
      line(true)
    } catch (error) {
      // Of a conversation that was left meanwhile.
      if (mine !== null && state.conversation !== mine) return
      if (error instanceof ApiProblem && isFinal(error.status)) {
        if (error.status === 404) dispatch({ type: 'gone' })
        const { code, body } = error
        line(true)
        dispatch({ type: 'refused', id, problem: { code, reference: String(body.reference ?? '') } })
        return
      }
      if (!(error instanceof ApiProblem)) line(false)
      const pause = pausesMs[Math.min(failures++, pausesMs.length - 1)]
      clearTimeout(paused)
      paused = setTimeout(hurry, pause)
      dispatch({ type: 'again', id })
    }
  }

  /** Whatever waits goes out now. */
  function hurry(): void {
    clearTimeout(paused)
    paused = undefined
    pump()
  }

  function open(): Promise<Conversation> {
    opening ??= call<Opened>('POST', '/api/conversations', { body: { language: state.language } })
      .then(({ id, token, case: code }) => {
        const conversation = { id, token, case: code }
        dispatch({ type: 'opened', conversation })
        return conversation
      })
      .finally(() => {
        opening = null
      })
    return opening
  }

  /** One message: it is safe from `accepted` on, whatever becomes of the line. */
  async function say(c: Conversation, id: string, text: string): Promise<void> {
    let problem: ApiProblem | undefined
    let over = false
    await readStream(
      path(c, '/messages'),
      {
        method: 'POST',
        headers: { ...headers(c), 'content-type': 'application/json' },
        body: JSON.stringify({ id, text }),
      },
      ({ event, data }) => {
        if (state.conversation !== c) return
        if (event === 'accepted') {
          dispatch({ type: 'accepted', id })
          line(true)
        } else if (event === 'delta') dispatch({ type: 'delta', id, text: (data as { text: string }).text })
        else if (event === 'event') hear(data as Event)
        else if (event === 'done') over = true
        else if (event === 'problem') {
          const body = data as Record<string, unknown>
          problem = new ApiProblem(Number(body.status), body)
        }
      },
    )
    if (problem) throw problem
    if (!over) throw new Error('The stream ended before the turn did.')
  }

  async function tell(c: Conversation, task: Exclude<Task, { kind: 'message' }>): Promise<void> {
    const { kind, ...body } = task
    const method = kind === 'matter' ? 'PATCH' : kind === 'stay' ? 'DELETE' : 'POST'
    const answer = await call<Standing>(method, path(c, places[kind]), {
      body: kind === 'promise' ? task.choice : body,
      headers: headers(c),
    })
    if ('position' in answer && state.conversation === c) dispatch({ type: 'standing', standing: answer })
  }

  // With a conversation its line tells when the server is heard again; without one, this is all we know.
  addEventListener('online', () => (state.conversation ? hurry() : line(true)))
  addEventListener('offline', () => dispatch({ type: 'line', online: false }))
  setInterval(() => {
    const { status } = state.known
    if (!document.hidden && state.shown && (status === 'waiting' || status === 'promised')) void look()
  }, lookMs)

  attend()
  pump()

  return {
    state: () => state,
    dispatch,
    wish: (task: Task) => dispatch({ type: 'errand', id: newId(), task }),
  }
}

/** Where a wish goes. What it carries besides its kind is the body; all of them may be repeated. */
const places: Record<Exclude<Task['kind'], 'message'>, string> = {
  person: '/handoff',
  comment: '/handoff',
  contact: '/handoff',
  matter: '/receipt',
  feedback: '/feedback',
  solved: '/resolution',
  rating: '/rating',
  return: '/return',
  promise: '/promises',
  stay: '/promises',
}

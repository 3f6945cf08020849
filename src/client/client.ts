import type { Operations } from './operations.ts'
import { call, follow as followPath, type Headers, type StreamEvent } from './transport.ts'

/** A call of the API by method and path, e.g. `'POST /api/desk/claims'`. */
export type Operation = keyof Operations

/** What a call takes: `params` of its path, `query`, `body`; each only where there is one. */
export type Given<O extends Operation> = Omit<Operations[O], 'answer'>

/** What a call answers; `undefined` where that is nothing (204 too). */
export type Answer<O extends Operation> = Operations[O] extends { answer: infer A } ? A : undefined

/** Calls without anything to give need no second argument. */
type Arguments<O extends Operation> =
  Record<never, never> extends Given<O> ? [given?: Given<O>] : [given: Given<O>]

export interface BatonOptions {
  /** Where Baton is, e.g. `https://help.example.com`. In a page of the same origin: empty. */
  url: string
  /** An API key for desk and editor, or a customer's token. */
  token?: string
}

/** Baton's API, typed from its own description. */
export function baton({ url, token }: BatonOptions) {
  const headers = (): Headers => (token === undefined ? {} : { authorization: `Bearer ${token}` })
  const base = url.replace(/\/+$/, '')
  return {
    /**
     * One call. The answer is typed by the call's name.
     * @throws ApiProblem where it is refused (`status`, `code`, a sentence), Unreachable where nobody answers
     */
    async call<O extends Operation>(operation: O, ...[given]: Arguments<O>): Promise<Answer<O>> {
      const [method = 'GET', path = '/'] = operation.split(' ')
      const { params = {}, query = {}, body } = (given ?? {}) as Loose
      const options = { headers: headers(), ...(body === undefined ? {} : { body }) }
      return (await call(method, `${base}${filled(path, params)}${asQuery(query)}`, options)) as Answer<O>
    },

    /**
     * Follows a live stream (`/api/conversations/ID/events`, `/api/desk/events`): everything once, in order, also
     * across lost connections. `after`: the place to begin behind. The answer stops it.
     */
    follow(
      path: string,
      onEvent: (event: StreamEvent) => void,
      { after, onState = () => {} }: { after?: number; onState?: (online: boolean) => void } = {},
    ): () => void {
      const from = after === undefined ? {} : { from: String(after) }
      return followPath({ path: `${base}${path}`, headers, onEvent, onState, ...from })
    },
  }
}
export type Baton = ReturnType<typeof baton>

interface Loose {
  params?: Record<string, string>
  query?: Record<string, unknown>
  body?: unknown
}

const filled = (path: string, params: Record<string, string>): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))

function asQuery(query: Record<string, unknown>): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as [string, string]],
  )
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`
}

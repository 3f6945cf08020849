/** What one client did and was told, from its own side: nothing here is read from the server's memory. */
export type Operation = {
  /** Who did it: one client does one thing after the other, e.g. `Kim` or `Ada at server 2`. */
  process: string
  /** The conversation it was about; empty for a claim of "the next" that gave none. */
  conversation: string
  /** On one monotone clock for all clients, in milliseconds. `ended` is null while nothing has come back. */
  invoked: number
  ended: number | null
  /** `unknown`: the connection broke or the server died; it may have happened or not, also later. */
  outcome: 'ok' | 'refused' | 'unknown'
} & (
  | {
      f: 'write'
      as: 'customer' | 'agent' | 'note'
      messageId: string
      text: string
      /** An agent's claim number. */
      fence?: number
      /** The place the server told. */
      seq?: number
    }
  | {
      f: 'read'
      /** Read past every filter (the log itself). Without it: as customers see it, notes left out. */
      whole?: boolean
      /** Everything after this place was asked for, and `events` came. */
      after: number
      events: readonly Seen[]
      /** The answer was cut (a page, a stream that broke): it may end anywhere. */
      cut?: boolean
    }
  | { f: 'claim'; agent: string; fence?: number }
  | { f: 'handoff' }
)

/** As much of an event as the checker looks at. */
export interface Seen {
  seq: number
  type: string
  messageId?: string
  text?: string
  agent?: string
  fence?: number
}

/** Everything that was done, in the order it was begun. */
export type History = readonly Operation[]

/** Distributes over the union, so that each kind of operation keeps its own fields. */
type Begun<O> = O extends Operation ? Omit<O, 'invoked' | 'ended' | 'outcome'> : never
type Told = { conversation?: string; seq?: number; fence?: number; events?: readonly Seen[]; cut?: boolean }

/** Writes down what clients do. `now` in milliseconds, never going back, the same for all of them. */
export function openHistory(now: () => number) {
  const operations: Operation[] = []
  return {
    operations: operations as History,
    /** Notes that somebody begins something; whoever called notes the end. What is never ended stays `unknown`. */
    begin(what: Begun<Operation>) {
      const operation = { ...what, invoked: now(), ended: null, outcome: 'unknown' } as Operation
      operations.push(operation)
      const end = (outcome: Operation['outcome'], told: Told) =>
        void Object.assign(operation, told, { outcome, ended: now() })
      return {
        ok: (told: Told = {}) => end('ok', told),
        refused: () => end('refused', {}),
        unknown: () => end('unknown', {}),
      }
    },
    /** The same around a piece of work: `refused` says which errors are a "no" and not a broken line. */
    async during<T>(
      what: Begun<Operation>,
      refused: (error: unknown) => boolean,
      work: () => Promise<T>,
      tell: (result: T) => Told = () => ({}),
    ): Promise<T> {
      const begun = this.begin(what)
      try {
        const result = await work()
        begun.ok(tell(result))
        return result
      } catch (error) {
        if (refused(error)) begun.refused()
        else begun.unknown()
        throw error
      }
    },
  }
}

/** To look at elsewhere: one operation on each line of a JSON array, in the order they were begun. */
export const asJson = (history: History): string =>
  `[\n${history.map((operation) => JSON.stringify(operation)).join(',\n')}\n]\n`

/** The part of logged events that a history keeps. Takes events of the store as well as those of the wire. */
export const seen = (events: readonly Seen[]): Seen[] =>
  events.map(({ seq, type, messageId, text, agent, fence }) => ({
    seq,
    type,
    ...(messageId === undefined ? {} : { messageId }),
    ...(text === undefined || messageId === undefined ? {} : { text }),
    ...(agent === undefined ? {} : { agent }),
    ...(fence === undefined ? {} : { fence }),
  }))

import postgres from 'postgres'
import type { Value } from './sql.ts'

/** One connection. Statements run in the order in which they are given, without waiting for each other's answers. */
export interface Line {
  run<Row>(text: TemplateStringsArray, values: readonly Value[]): Promise<Row[]>
  script(text: string): Promise<void>
  notify(channel: string, payload: string): Promise<void>
  /** @throws Error where PostgreSQL made it a rollback */
  commit(): Promise<void>
  /** Ends a transaction that has failed. Says nothing on a line that was lost: the server knows. */
  rollback(): Promise<void>
}

interface Kept extends Line {
  lost: boolean
  /** Statements of whoever shares it. */
  sharing: number
  /** Somebody has it alone. */
  held: boolean
  end(): Promise<void>
}

/**
 * At most `max` connections, opened as they are needed, each given to one transaction alone or shared by single
 * statements.
 *
 * Each is a postgres.js client of its own whose only connection is reserved from the beginning. What that client
 * (3.4.9) writes to a connection that was just lost ends the process (its issue 1208), and what it still has in its
 * queue it sends on the next connection, outside of any transaction. So it has no queue here, and a line that was
 * lost is given up: nothing more is said on it, and whatever was under way fails.
 */
export function openLines(url: string, max: number) {
  const options = { fetch_types: false, onnotice: () => {}, connect_timeout: 10, max_lifetime: null }
  const lines = new Set<Kept>()
  const waiting: (() => void)[] = []
  const listener = postgres(url, { ...options, max: 1 })
  let opening = 0
  let closing = false

  async function open(): Promise<Kept> {
    opening++
    const running = new Set<(error: Error) => void>()
    let lost = false
    const giveUp = () => {
      if (lost) return
      lost = true
      for (const fail of running) fail(new ConnectionLost())
      running.clear()
      lines.delete(line)
      client.end({ timeout: 0 }).catch(() => {})
      next()
    }
    const client = postgres(url, { ...options, max: 1, onclose: giveUp })
    /** The statement's own answer, or the loss of the line, whichever comes first. */
    const heard = <T>(say: () => PromiseLike<T>): Promise<T> =>
      new Promise<T>((done, fail) => {
        if (lost) return fail(new ConnectionLost())
        running.add(fail)
        say().then(
          (answer) => {
            running.delete(fail)
            done(answer)
          },
          (error) => {
            running.delete(fail)
            fail(error)
            if (isLoss(error)) giveUp()
          },
        )
      })
    const line: Kept = {
      held: false,
      sharing: 0,
      get lost() {
        return lost
      },
      run: <Row>(text: TemplateStringsArray, values: readonly Value[]) =>
        // postgres.js types its parameters more narrowly than it takes them; `Value` is what it takes.
        heard(() => handle(text, ...(values as postgres.ParameterOrFragment<never>[]))) as unknown as Promise<
          Row[]
        >,
      script: async (text) => void (await heard(() => handle.unsafe(text).simple())),
      notify: async (channel, payload) =>
        void (await heard(() => handle`select pg_notify(${channel}, ${payload})`)),
      async commit() {
        const { command } = await heard(() => handle`commit`)
        if (command !== 'COMMIT') throw new Error('The transaction had failed and was rolled back.')
      },
      async rollback() {
        if (!lost) await heard(() => handle`rollback`).catch(() => {})
      },
      end: () => client.end({ timeout: 0 }),
    }
    let handle: postgres.ReservedSql
    try {
      // A reservation on a connection that is only just being made would never be told that it is there.
      await client`select 1`
      handle = await heard(() => client.reserve())
    } catch (error) {
      giveUp()
      throw error
    } finally {
      opening--
    }
    lines.add(line)
    return line
  }

  /** Whoever has waited longest looks again. */
  function next(): void {
    waiting.shift()?.()
  }

  /** A line that `fits`, the least busy first; another one where there may be more; else the next that comes free. */
  async function take(fits: (line: Kept) => boolean, mark: (line: Kept) => void): Promise<Kept> {
    for (let turn = false; ; turn = true) {
      if (closing) throw new ConnectionLost()
      if (turn || waiting.length === 0) {
        let best: Kept | undefined
        for (const line of lines)
          if (fits(line) && (best === undefined || line.sharing < best.sharing)) best = line
        const mayOpen = lines.size + opening < max
        const line = best && (best.sharing === 0 || !mayOpen) ? best : mayOpen ? await open() : null
        if (line) {
          mark(line)
          next()
          return line
        }
      }
      // Whoever has looked in vain keeps the place in front, so that a transaction is not overtaken for ever.
      await new Promise<void>((again) => (turn ? waiting.unshift(again) : waiting.push(again)))
    }
  }

  return {
    listener,
    share: () =>
      take(
        (line) => !line.held,
        (line) => {
          line.sharing++
        },
      ),
    unshare(line: Line) {
      const kept = line as Kept
      kept.sharing--
      next()
    },
    hold: () =>
      take(
        (line) => !line.held && line.sharing === 0,
        (line) => {
          line.held = true
        },
      ),
    release(line: Line) {
      const kept = line as Kept
      kept.held = false
      next()
    },
    /** Lets what is under way come to its end, for at most five seconds. */
    async close(): Promise<void> {
      const busy = () => [...lines].some((line) => line.held || line.sharing > 0)
      for (let i = 0; i < 100 && busy(); i++) await new Promise((later) => setTimeout(later, 50))
      closing = true
      for (const again of waiting.splice(0)) again()
      await Promise.all([...[...lines].map((line) => line.end()), listener.end({ timeout: 5 })])
    },
  }
}

/** The server ends the connection (SQLSTATE 08, 57P), or the driver says that it is gone. */
const isLoss = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^(08|57P|CONNECTION_|ECONN|EPIPE)/.test(String(error.code))

class ConnectionLost extends Error {
  readonly code = 'CONNECTION_CLOSED'
  constructor() {
    super('The connection to the database was lost.')
  }
}

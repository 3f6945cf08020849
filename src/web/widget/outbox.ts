/** What the customer wants to reach us, in order: nothing leaves it before we have it. */

/** One thing to be told to the server. Telling it twice changes nothing: each may be sent again at any time. */
export type Task =
  | { kind: 'message'; text: string }
  | { kind: 'person' }
  | { kind: 'comment'; comment: string }
  | { kind: 'contact'; contact: string }
  | { kind: 'matter'; matter: string }
  | { kind: 'feedback'; seq: number; helped: boolean }
  | { kind: 'solved'; solved: boolean }
  | { kind: 'rating'; score: number; comment?: string }
  | { kind: 'return' }
  /** To be reached later instead of waiting; `stay`: rather wait after all. */
  | { kind: 'promise'; choice: Choice }
  | { kind: 'stay' }

/** What is chosen, as the server reads it. */
export interface Choice {
  id: string
  kind: 'chat_later' | 'email' | 'call_back'
  contact?: string
  from?: string
}

export interface Problem {
  code: string
  reference: string
}

export interface Errand {
  /** A message's id is its name for ever; made here. */
  id: string
  task: Task
  /** `again`: did not get through, goes out by itself. `failed`: was refused, needs the customer. */
  state: 'ready' | 'sending' | 'again' | 'failed'
  /** A message that is safe with us, whose answer is still to come. */
  accepted?: true
  problem?: Problem
}

export type Outbox = readonly Errand[]

/** What may go out now. A wish for a person waits for nobody; all else keeps its order. */
export function next(outbox: Outbox): Errand | undefined {
  const due = outbox.filter((e) => e.state === 'ready' || e.state === 'again')
  const wish = due.find((e) => e.task.kind === 'person')
  if (wish) return wish
  return outbox.some((e) => e.state === 'sending' && !e.accepted) ? undefined : due[0]
}

export const change = (outbox: Outbox, id: string, to: Partial<Errand>): Outbox =>
  outbox.map((e) => (e.id === id ? { ...e, ...to } : e))

export const drop = (outbox: Outbox, id: string): Outbox => outbox.filter((e) => e.id !== id)

/** As it is kept: whatever was on its way may or may not have arrived, so it goes again. */
export const atRest = (outbox: Outbox): Outbox =>
  outbox.map((e) => (e.state === 'sending' ? { ...e, state: 'ready' } : e))

/** Whether a problem is for the customer to solve. Everything else is tried again. */
export const isFinal = (status: number): boolean =>
  status >= 400 && status < 500 && status !== 408 && status !== 425 && status !== 429

/** Characters one message may have. */
export const longest = 8000
export const lengthOf = (text: string): number => [...text].length

/** A text in parts that each fit, broken where the writer paused. Nothing but the blank at a break is left out. */
export function parts(text: string): string[] {
  const points = [...text]
  if (points.length <= longest) return [text]
  const head = points.slice(0, longest).join('')
  const pause = Math.max(head.lastIndexOf('\n'), head.lastIndexOf(' '))
  const cut = pause > head.length / 2 ? pause : head.length
  return [text.slice(0, cut), ...parts(text.slice(cut).replace(/^\s/, ''))]
}

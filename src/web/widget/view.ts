import { lengthOf, longest, type Problem, type Task } from './outbox.ts'
import type { State } from './state.ts'
import type { Event } from './wire.ts'

type Of<T extends Event['type']> = Extract<Event, { type: T }>

/** One line of the conversation as the customer sees it. `key` stays the same while its state changes. */
export type Line =
  | { key: string; who: 'day'; at: string }
  | { key: string; who: 'system'; text: string }
  | { key: string; who: 'agent'; at: string; name: string; text: string }
  | {
      key: string
      who: 'bot'
      at: string
      text: string
      seq: number
      sources: Of<'bot_replied'>['sources']
      partial: boolean
      /** Offered, while they can still be taken up. */
      choices: Of<'bot_asked_back'>['choices']
      /** What the customer said about it; undefined where it is not asked. */
      helped: boolean | null | undefined
    }
  | {
      key: string
      who: 'customer'
      at: string | null
      text: string
      state: 'sending' | 'sent' | 'again' | 'failed'
      problem: Problem | undefined
    }

/** The log, then what is still on its way. */
export function linesOf(s: State): Line[] {
  const lines: Line[] = []
  let day = ''
  for (const e of s.events) {
    const line = lineOf(s, e)
    if (!line) continue
    const its = new Date(e.at).toDateString()
    if (its !== day) lines.push({ key: its, who: 'day', at: e.at })
    day = its
    lines.push(line)
  }
  const told = new Set(lines.map((line) => line.key))
  for (const { id, task, state, accepted, problem } of s.outbox) {
    if (task.kind !== 'message' || told.has(id)) continue
    const waits = s.online ? 'sending' : 'again'
    const shown = accepted ? 'sent' : state === 'ready' ? waits : state
    lines.push({ key: id, who: 'customer', at: null, text: task.text, state: shown, problem })
  }
  return lines
}

function lineOf(s: State, e: Event): Line | null {
  const key = String(e.seq)
  switch (e.type) {
    case 'customer_wrote':
      return { key: e.messageId, who: 'customer', at: e.at, text: e.text, state: 'sent', problem: undefined }
    case 'bot_replied': {
      const { at, text, seq, sources } = e
      const asked =
        sources.length > 0 && !e.partial && s.known.answer === seq && s.known.status === 'with_bot'
      const helped = asked ? opinion(s, seq) : undefined
      return { key, who: 'bot', at, text, seq, sources, partial: e.partial === true, choices: [], helped }
    }
    case 'bot_asked_back': {
      const { at, text, seq } = e
      const choices = isLast(s, e) && s.known.status === 'with_bot' ? e.choices : []
      return { key, who: 'bot', at, text, seq, sources: [], partial: false, choices, helped: undefined }
    }
    case 'agent_wrote':
      return { key, who: 'agent', at: e.at, name: e.agent, text: e.text }
    case 'notice_sent':
      return { key, who: 'system', text: e.text }
    default:
      return null
  }
}

/** What the customer said about an answer; what is still on its way counts. */
function opinion(s: State, seq: number): boolean | null {
  const told = s.outbox.findLast((e) => e.task.kind === 'feedback' && e.task.seq === seq)
  return told?.task.kind === 'feedback' ? told.task.helped : (s.known.feedback.get(seq) ?? null)
}

/** Nobody has spoken since, not even with words still on their way. */
const isLast = (s: State, e: Event): boolean =>
  !s.outbox.some((o) => o.task.kind === 'message' && o.state !== 'failed') &&
  !s.events.some((x) => x.seq > e.seq && (x.type === 'customer_wrote' || x.type === 'bot_asked_back'))

/** What stands below the lines: what happens now, or the one question that fits. */
export type Foot = 'nothing' | 'working' | 'what_is_missing' | 'solved' | 'waiting' | 'rating' | 'closed'

export function footOf(s: State): Foot {
  const { status, confirmedSolved, rated, open, answer } = s.known
  if (isUnderWay(s, 'person')) return 'waiting'
  switch (status) {
    case 'waiting':
    case 'promised':
      return 'waiting'
    case 'resolved':
      return !confirmedSolved ? 'solved' : rated ? 'closed' : 'rating'
    case 'with_agent':
      return 'nothing'
    case 'with_bot': {
      if (open.length > 0 || s.outbox.some((e) => e.task.kind === 'message' && e.accepted)) return 'working'
      const helped = answer === null ? null : opinion(s, answer)
      return helped === null ? 'nothing' : helped ? 'solved' : 'what_is_missing'
    }
    default:
      return status satisfies never
  }
}

/** Whether a wish of this kind is still on its way. */
export const isUnderWay = (s: State, kind: Task['kind']): boolean =>
  s.outbox.some((e) => e.task.kind === kind)

/** How many messages wait to go out. */
export const unsent = (s: State): number =>
  s.outbox.filter((e) => e.task.kind === 'message' && !e.accepted && e.state !== 'failed').length

/** The counter below the input: nothing while there is plenty of room. */
export function room(draft: string): { left: number } | null {
  const left = longest - (draft.length > longest / 2 ? lengthOf(draft) : draft.length)
  return left <= longest / 10 ? { left } : null
}

/** `7K2M49QD` as it is said aloud: `7K2M-49QD`. */
export const aloud = (caseCode: string): string => `${caseCode.slice(0, 4)}-${caseCode.slice(4)}`

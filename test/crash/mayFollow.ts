import type { Logged } from '../../src/domain/events.ts'
import { aboutTheWait, type Expected, type Ledger } from './expected.ts'
import { isOver, nextRungOf, silentFor } from './overdue.ts'
import { silence } from './town.ts'

/** What may happen without being asked for: the bot answers or gives up, time takes a claim away, a promise is due. */
export function mayFollow(ledger: Ledger, c: Expected, e: Logged, cause: string, now: number): boolean {
  const botsTurn = cause === 'writes' || cause === 'writes to a slow bot' || cause === 'bot finishes'
  const sweeps = cause === 'sweeps'
  /** Nobody owes anybody anything, and nothing was said for so long. */
  const quiet = (ms: number) => sweeps && c.status === 'with_bot' && c.open.size === 0 && now - c.last >= ms
  const askAfter = silence.askAfterMinutes * 60_000
  switch (e.type) {
    // A notice belongs to what has just happened, and is sent once.
    case 'notice_sent':
      if (e.kind === 'waits_again' && c.status !== 'waiting') return false
      return aboutTheWait.has(e.kind) ? sweeps && isNews(ledger, c, e, now) : c.lastType !== 'notice_sent'
    case 'bot_replied':
      return botsTurn && c.status === 'with_bot' && c.open.has(e.inReplyTo)
    case 'bot_asked_back':
      if (e.afterSilence) return quiet(askAfter) && !c.askedAfterSilence
      return botsTurn && c.status === 'with_bot' && c.open.has(e.inReplyTo)
    case 'handoff_requested':
      if (e.reason === 'promise_broken') return sweeps && c.status === 'with_bot' && c.owesPerson
      return (
        c.status === 'with_bot' &&
        (botsTurn ||
          (cause === 'rates an answer' && e.reason === 'loop') ||
          (sweeps && e.reason === 'left_unanswered' && c.open.size > 0) ||
          (e.reason === 'loop' && quiet(askAfter)))
      )
    case 'claim_expired':
      return (
        sweeps &&
        c.owner?.agent === e.agent &&
        (ledger.free(c, now) || (e.silent === true && silentFor(c, now)))
      )
    // Whoever says that they go gives back what they have.
    case 'claim_released':
      return cause === 'beats' && c.owner?.agent === e.agent
    // Nobody has come for too long.
    case 'escalated': {
      if (!sweeps || c.status !== 'waiting' || e.by !== 'time') return false
      const next = nextRungOf(c)
      return next.at <= now && e.rung === next.rung && e.to === next.to
    }
    // The time of what was promised has come, or has passed.
    case 'promise_due':
      return sweeps && c.promises.some((p) => p.id === e.id && p.state === 'open' && !p.due && p.from <= now)
    case 'promise_broken':
      return sweeps && c.promises.some((p) => p.id === e.id && p.state === 'open' && p.dueAt <= now)
    case 'reopened':
      return sweeps && c.status === 'resolved' && c.owesPerson
    case 'resolved':
      return e.by === 'silence' && e.outcome === 'silent' && quiet(silence.closeAfterHours * 3_600_000)
    default:
      return false
  }
}

/** Something new about the wait, and nobody is told anew all the time. */
function isNews(
  ledger: Ledger,
  c: Expected,
  { kind, wait }: Extract<Logged, { type: 'notice_sent' }>,
  now: number,
): boolean {
  if (c.status !== 'waiting') return false
  const lately = c.told !== null && now - c.told.at < 600_000
  if (kind === 'nobody_here') return ledger.present(now) === 0 && c.told?.kind !== kind && !lately
  const isSound = wait !== undefined && wait.low >= 0 && wait.low <= wait.high
  if (!isSound || ledger.present(now) === 0) return false
  if (kind === 'wait_told') return c.told === null || (c.told.kind === 'nobody_here' && !lately)
  return kind === 'wait_slipped' && isOver(c, now)
}

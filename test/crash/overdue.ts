/** What a sweep that went through may not have left lying. */
import type { Expected, Ledger } from './expected.ts'
import { silence } from './town.ts'

const minuteMs = 60_000

/** Whom a wait calls next, and when: everybody, the named fallback, the operator, ever more rarely. */
export function nextRungOf({ rung, rungSince }: Expected): { rung: number; to: string; at: number } {
  const minutes = [5, 10, 7.5][rung] ?? Math.min(15 * 2 ** (rung - 3), 24 * 60)
  const to = ['everybody', 'fallback'][rung] ?? 'operator'
  return { rung: rung + 1, to, at: rungSince + minutes * minuteMs }
}

/** What was foretold has gone by. */
export const isOver = ({ told }: Expected, now: number): boolean =>
  told !== null && told.until !== null && told.until <= now

/** Their agent is here and has not written for too long. */
export function silentFor({ open, owner }: Expected, now: number): boolean {
  const [first] = open.values()
  return first !== undefined && owner !== null && now - Math.max(first, owner.since) >= 20 * minuteMs
}

/** What time has made due on this one and nobody has done; null when all is well. */
export function leftLying(ledger: Ledger, c: Expected, forecasts: boolean, now: number): string | null {
  if (c.owner && ledger.free(c, now)) return 'the lapsed claim was left'
  if (c.owner && silentFor(c, now)) return `${c.owner.agent} does not write, and has it all the same`
  for (const p of c.promises.filter(({ state }) => state === 'open')) {
    if (!p.due && p.from <= now) return `nobody was reminded of ${p.id}`
    if (p.dueAt <= now) return `${p.id} is overdue and not said to be broken`
  }
  if (c.status === 'promised' && ledger.free(c, now)) return 'its time has come and it does not wait'
  if (c.status === 'waiting') return waitsUnseen(ledger, c, forecasts, now)
  return c.status === 'with_bot' ? leftWithBot(c, now) : null
}

/** Whoever waits is known to somebody: the next to be called has a time, and the customer knows how it stands. */
function waitsUnseen(ledger: Ledger, c: Expected, forecasts: boolean, now: number): string | null {
  if (nextRungOf(c).at <= now) return `nobody was called on rung ${c.rung + 1}`
  const lately = c.told !== null && now - c.told.at < 10 * minuteMs
  if (ledger.present(now) === 0)
    return c.told?.kind === 'nobody_here' || lately ? null : 'nobody is here, and the customer does not know'
  if (!forecasts) return null
  if (c.told === null || (c.told.kind === 'nobody_here' && !lately))
    return 'the wait could be foretold, and was not'
  return isOver(c, now) ? 'it takes longer than was said, and nobody said so' : null
}

/** Whoever went quiet is asked once, and is not left open for ever. */
function leftWithBot(c: Expected, now: number): string | null {
  const words = c.said.findLast(({ type }) => type === 'customer_wrote')
  if (c.open.size > 0 || !words) return null
  if (now - c.last >= silence.closeAfterHours * 60 * minuteMs)
    return 'it was quiet for too long, and stays open'
  const mayBeAsked = c.helpedLast && !c.askedAfterSilence && !/^thanks/i.test(words.text)
  return mayBeAsked && now - c.last >= silence.askAfterMinutes * minuteMs
    ? 'nobody asked whether it helped'
    : null
}

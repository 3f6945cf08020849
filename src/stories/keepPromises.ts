import {
  type Choosing,
  choosePromise,
  type Hold,
  keepPromise,
  makePromise,
  type Speaker,
  snooze,
  type Word,
  waitHere,
  withdrawPromise,
} from '../domain/decide.ts'
import type { LedgerLine, PromiseReport, Recorded, WaitReport } from '../ports.ts'
import type { Needs } from './needs.ts'
import { type Standing, standingOf } from './talk.ts'

/** The customer chooses to be reached later instead of waiting. */
export async function choose(
  needs: Needs,
  id: string,
  choice: Omit<Choosing, 'id'> & { id?: string },
): Promise<Standing> {
  const promise = { ...choice, id: choice.id ?? needs.ids.uuid() }
  const stored = await needs.store.record(id, (log, lease) =>
    choosePromise(log, lease, promise, needs.settings.service, needs.clock.now()),
  )
  return standingOf(needs, stored)
}

/** The customer would rather wait here after all. */
export const stay = async (needs: Needs, id: string): Promise<Standing> =>
  standingOf(
    needs,
    await needs.store.record(id, (log) => waitHere(log, needs.settings.service, needs.clock.now())),
  )

/** An agent gives their word, and may put the conversation away until its time. */
export const giveWord = (
  needs: Needs,
  id: string,
  hold: Hold,
  word: Omit<Word, 'id'> & { id?: string },
  snoozed: boolean,
): Promise<Recorded> => {
  const promise = { ...word, id: word.id ?? needs.ids.uuid() }
  return needs.store.record(id, (log, lease) =>
    makePromise(log, lease, hold, promise, snoozed, needs.settings.service, needs.clock.now()),
  )
}

export const putAway = (needs: Needs, id: string, hold: Hold, promise: string): Promise<Recorded> =>
  needs.store.record(id, (log, lease) => snooze(log, lease, hold, promise, needs.clock.now()))

export const keptIt = (needs: Needs, id: string, who: Speaker, promise: string): Promise<Recorded> =>
  needs.store.record(id, (log, lease) => keepPromise(log, lease, who, promise, needs.clock.now()))

export const takeBack = (
  needs: Needs,
  id: string,
  who: Speaker,
  promise: string,
  reason: string,
): Promise<Recorded> =>
  needs.store.record(id, (log, lease) => withdrawPromise(log, lease, who, promise, reason, needs.clock.now()))

/** How many lines of the ledger are shown: more than anybody reads. */
const shown = 500

export const whatIsOwed = (needs: Needs): Promise<LedgerLine[]> => needs.ledger.owed(shown)

/** How well we kept our word and how right our forecasts were, over the last `days`. */
export async function serviceReport(
  needs: Needs,
  days: number,
): Promise<{ since: Date; promises: PromiseReport; waits: WaitReport }> {
  const at = needs.clock.now()
  const since = new Date(at.getTime() - days * 86_400_000)
  const [promises, waits] = await Promise.all([needs.ledger.report(since), needs.waits.report(since, at)])
  return { since, promises, waits }
}

import {
  climb,
  endSilence,
  expireClaim,
  handOffUnanswered,
  heedPromises,
  judgeSilence,
  tellAgainAfter,
} from '../domain/decide.ts'
import type { Logged } from '../domain/events.ts'
import { restsOf } from '../domain/ladder.ts'
import type { Needs } from './needs.ts'
import { canForecast, type House, houseNow, tellOf } from './waiting.ts'

/** What one sweep found. */
export interface Swept {
  expired: number
  handedOff: number
  /** Quiet conversations at the bot that got a question, a person, or their end. */
  judged: number
  /** Agents who were here and did not write. */
  silent: number
  /** Promises whose time came or passed. */
  promises: number
  /** Waits that came to their next rung. */
  climbed: number
  /** Who heard something new about their wait. */
  told: number
}

/**
 * Records what time alone has changed: claims whose agent has vanished or is silent, questions the bot never
 * answered, promises that are due or broken, waits that are too long.
 * Every condition holds without it; it only writes. What the outbox holds is handed out by `deliver`, apart
 * from it, so that a slow receiver holds up nothing here.
 */
export async function sweep(needs: Needs): Promise<Swept> {
  const now = needs.clock.now()
  await needs.queue.drawIn(now)
  const overdue = new Date(now.getTime() - needs.settings.answerWithinSeconds * 1000 - slack)
  const expired = await each(needs, await needs.queue.lapsed(now), (log, lease) =>
    expireClaim(log, lease, now),
  )
  const handedOff = await each(needs, await needs.queue.unanswered(overdue), (log) =>
    handOffUnanswered(log, overdue, now),
  )
  const quiet = {
    askBefore: new Date(now.getTime() - needs.settings.askAfterMinutes * 60_000),
    closeBefore: new Date(now.getTime() - needs.settings.closeAfterHours * 3_600_000),
  }
  const judged = await each(needs, await needs.queue.quiet(quiet.askBefore, quiet.closeBefore), (log) =>
    judgeSilence(log, quiet, needs.ids.uuid(), now),
  )
  const { service } = needs.settings
  const silentSince = new Date(now.getTime() - service.silentAgent * 1000)
  const silent = await each(needs, await needs.queue.leftWaiting(now, silentSince), (log, lease) =>
    endSilence(log, lease, service, now),
  )
  const promises = await each(needs, await needs.ledger.due(now), (log) => heedPromises(log, service, now))
  const house = await houseNow(needs)
  const climbed = house.openSince === null ? 0 : await climbAll(needs, house, house.openSince)
  const told = await tellAll(needs, house)
  return { expired, handedOff, judged, silent, promises, climbed, told }
}

/** A turn still running past its deadline is about to hand off by itself: leave it these milliseconds. */
const slack = 5_000

async function climbAll(needs: Needs, house: House, openSince: Date): Promise<number> {
  const { service } = needs.settings
  const ids = await needs.queue.climbing(house.at, restsOf(service), openSince)
  return each(needs, ids, (log) => climb(log, service, openSince, house.at))
}

/** Whoever waits and does not know yet that nobody is here, or how long it takes, is told. */
async function tellAll(needs: Needs, house: House): Promise<number> {
  const ids = await needs.queue.untold(house.at, {
    open: house.open,
    present: house.load.present > 0,
    known: canForecast(house),
    againAfter: tellAgainAfter,
  })
  let told = 0
  for (const id of ids) {
    try {
      if (await tellOf(needs, house, id)) told++
    } catch (error) {
      needs.report('the sweep failed on a conversation', { conversationId: id, error: String(error) })
    }
  }
  return told
}

type Decide = Parameters<Needs['store']['record']>[1]

/** What an operator must hear of at once. */
function alarm(needs: Needs, conversationId: string, event: Logged): void {
  if (event.type === 'promise_broken')
    needs.report('a promise was broken', { conversationId, promise: event.id })
  if (event.type === 'escalated' && event.by === 'time' && event.to !== 'everybody')
    needs.report('a customer has waited too long', { conversationId, rung: event.rung, to: event.to })
}

/** One broken conversation must not hold up the others. */
async function each(needs: Needs, ids: readonly string[], decide: Decide): Promise<number> {
  let changed = 0
  for (const id of ids) {
    try {
      const { decided } = await needs.store.record(id, decide)
      if (decided.length > 0) changed++
      for (const event of decided) alarm(needs, id, event)
    } catch (error) {
      needs.report('the sweep failed on a conversation', { conversationId: id, error: String(error) })
    }
  }
  return changed
}

import { replay } from '../domain/conversation.ts'
import { type Situation, tellWaiting } from '../domain/decide.ts'
import type { Language, Log } from '../domain/events.ts'
import { inWords, nextOpening, openingAt, openSince } from '../domain/hours.ts'
import type { ExpectedWait } from '../domain/queue.ts'
import { fewest, forecast, type Load, lookBack, type Observed, remaining } from '../domain/wait.ts'
import type { Needs } from './needs.ts'

/** What is so for everybody who waits just now. */
export interface House {
  at: Date
  open: boolean
  /** Since when, without a break; null while closed. */
  openSince: Date | null
  nextOpening: Date | null
  load: { waiting: number; held: number; present: number }
  /** The waits a forecast rests on. */
  observed: Observed[]
}

/** Whether the doors are open, who is here, and what is known about waits. */
export async function houseNow(needs: Needs): Promise<House> {
  const at = needs.clock.now()
  const { hours, zone } = needs.settings.service
  const open = hours === null || openingAt(hours, zone, at) !== null
  const [load, waits] = await Promise.all([needs.queue.load(at), needs.waits.observed(lookBack)])
  return {
    at,
    open,
    openSince: hours === null ? new Date(0) : openSince(hours, zone, at),
    nextOpening: hours === null || open ? null : (nextOpening(hours, zone, at)?.from ?? null),
    load,
    // A wait through closed hours says nothing about how busy we are.
    observed: waits.filter(({ askedAt, endedAt }) => {
      if (hours === null) return true
      const since = openSince(hours, zone, endedAt)
      return since !== null && since <= askedAt
    }),
  }
}

/** Whether enough is known to say anything about a wait. */
export const canForecast = (house: House): boolean => house.observed.length >= fewest

/** The wait of somebody at this position; null where nothing honest can be said: too little known, closed, or nobody here. */
export function expectedWait(house: House, position: number | null): ExpectedWait {
  if (position === null || !house.open || house.load.present === 0) return null
  const load: Load = { ahead: position - 1, held: house.load.held, agents: house.load.present }
  return forecast(house.observed, load)
}

/** What was told, less what has gone by; else what would be told now. */
export function standingWait(house: House, log: Log, position: number | null): ExpectedWait {
  const { status, told } = replay(log)
  if (status !== 'waiting' || !house.open) return null
  const left = told?.wait ? remaining(told.wait, (house.at.getTime() - told.at.getTime()) / 1000) : null
  return left ?? expectedWait(house, position)
}

/** Tells one who waits what they do not know yet: that nobody is here, until when, or how long it will take. */
export async function tellOf(needs: Needs, house: House, id: string): Promise<boolean> {
  const position = await needs.queue.position(id, house.at)
  const { decided } = await needs.store.record(id, (log) =>
    tellWaiting(log, situation(needs, house, replay(log).language, position), house.at),
  )
  return decided.length > 0
}

function situation(needs: Needs, house: House, language: Language, position: number | null): Situation {
  return {
    open: house.open,
    nextOpening: openingInWords(needs, house, language),
    present: house.load.present,
    forecast: expectedWait(house, position),
  }
}

/** “tomorrow at 09:00”; null while open. */
export const openingInWords = (needs: Needs, house: House, language: Language): string | null =>
  house.nextOpening === null
    ? null
    : inWords(house.nextOpening, house.at, needs.settings.service.zone, language)
